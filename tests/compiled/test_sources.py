"""The key of a build, and what is compiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from vigie.compiled.modules import compilable
from vigie.compiled.sources import ROOT, STAGES, TYPES, key, sources


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package's sources at another place."""
    root = tmp_path / "vigie"
    for name in (*STAGES, *TYPES):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "errors.py", root)
    return root


def test_a_copy_has_the_key_of_its_sources(copy: Path) -> None:
    assert key(copy) == key()


@pytest.mark.parametrize("edited", ["extract/words.py", "model/syntax.py", "lexicon/pack.py", "errors.py"])
def test_every_edit_changes_the_key(copy: Path, edited: str) -> None:
    with (copy / edited).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert key(copy) != key()


def test_a_new_file_and_a_renamed_one_change_the_key(copy: Path) -> None:
    (copy / "extract/anew.py").touch()
    found = key(copy)
    assert found != key()
    (copy / "extract/anew.py").rename(copy / "extract/newer.py")
    assert key(copy) != found


def test_what_makes_the_build_counts() -> None:
    assert {"build.py", "inline.h"} <= {file.name for file in sources()}


def test_most_of_the_stages_is_compiled() -> None:
    found = compilable()
    assert len(found) > 140
    assert {"vigie.annotate.phrases", "vigie.extract.words", "vigie.extract.happenings"} <= set(found)


@pytest.mark.parametrize(
    "odd",
    [
        "class A(msgspec.Struct, frozen=True):\n    a: int",
        "class A(NamedTuple):\n    a: int",
        "class A: ...\nclass B: ...\nclass C(A, B): ...",
        "class A:\n    @functools.cached_property\n    def a(self) -> int:\n        return 1",
        "def f(a: str) -> bool:\n    return a in ('b', *OTHERS)",
        "HERE = __file__",
        "def f(a: A, b: A) -> None:\n    a.n, b.n = None, a.n",
        "HALF = '\\ud800'",
    ],
)
def test_what_would_mean_something_else_stays_interpreted(copy: Path, odd: str) -> None:
    before = compilable(copy)
    (copy / "extract/odd.py").write_text(odd)
    (copy / "extract/plain.py").write_text("class Plain: ...\nclass Plainer(Plain): ...\n")
    assert set(compilable(copy)) == {*before, "vigie.extract.plain"}


def test_who_inherits_of_what_is_not_compiled_is_not_either(copy: Path) -> None:
    (copy / "extract/odd.py").write_text("class Odd(dict[str, int]): ...\n")
    (copy / "extract/odder.py").write_text("from vigie.extract.odd import Odd\nclass Odder(Odd): ...\n")
    assert not {"vigie.extract.odd", "vigie.extract.odder"} & set(compilable(copy))
