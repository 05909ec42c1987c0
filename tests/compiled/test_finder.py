"""A build is used while it is that of the sources, whole and nobody else's; else reading is interpreted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vigie.compiled import finder
from vigie.compiled.finder import LIBRARY, SWITCH, Finder, builds, state
from vigie.compiled.sources import SUFFIX, key

settled = state.__wrapped__  # afresh each time


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("VIGIE_CACHE", str(tmp_path))
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.delitem(sys.modules, LIBRARY, raising=False)
    return tmp_path


def test_without_a_build_reading_is_interpreted() -> None:
    assert settled() == (None, "interpreted: not compiled")


def test_a_build_of_other_sources_is_not_used() -> None:
    (builds() / "0123456789").mkdir(parents=True)
    assert settled().told == "interpreted: compiled of other sources, or by another Python"


def test_the_switch_turns_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    (builds() / key()).mkdir(parents=True)
    monkeypatch.setenv(SWITCH, "0")
    assert settled() == (None, "interpreted: VIGIE_COMPILED=0")


@pytest.mark.skipif(sys.platform == "win32", reason="folders there belong to their user")
def test_code_that_others_may_write_is_not_loaded() -> None:
    folder = builds() / key()
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert settled().told == f"interpreted: others may write to {folder}"


def test_a_library_that_does_not_load_is_left_alone() -> None:
    folder = builds() / key()
    folder.mkdir(parents=True, mode=0o755)
    (folder / (LIBRARY + SUFFIX)).write_bytes(b"no library")
    assert settled().folder is None
    assert settled().told.startswith("interpreted: the compiled code does not load")
    assert LIBRARY not in sys.modules


def test_only_modules_of_stages_that_are_there_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "state", lambda: finder.State(tmp_path, "compiled"))
    file = tmp_path / "vigie/extract" / f"words{SUFFIX}"
    file.parent.mkdir(parents=True)
    file.touch()
    found = Finder().find_spec("vigie.extract.words")
    assert found is not None
    assert found.origin == str(file)
    assert Finder().find_spec("vigie.extract.findings") is None  # not compiled
    assert Finder().find_spec("vigie.model.claim") is None
    assert Finder().find_spec("json") is None


def test_the_finder_is_installed_once() -> None:
    finder.install()
    assert sum(isinstance(one, Finder) for one in sys.meta_path) == 1
