"""Compiling: what is missing is said, what is made is used, and removed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vigie.cli import app
from vigie.compiled import build
from vigie.compiled.finder import LIBRARY, SWITCH, builds
from vigie.compiled.sources import SUFFIX, key
from vigie.errors import CompileError

SMALL = ["vigie.annotate.distances"]  # imports little: compiled in seconds
ASKS = "import vigie.annotate.distances as it, vigie.annotate.asides as other; print(it.__file__, other.__file__)"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("VIGIE_CACHE", str(tmp_path))
    monkeypatch.delenv(SWITCH, raising=False)
    return tmp_path


def imported(**environment: str) -> list[str]:
    """The files that a new process takes the compiled module and another one from."""
    done = subprocess.run(
        [sys.executable, "-c", ASKS], capture_output=True, text=True, check=True, env=os.environ | environment
    )
    return done.stdout.split()


def test_without_mypyc_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(CompileError, match=r"needs mypyc: pip install 'vigie\[compile\]'"):
        build.build()


@pytest.mark.skipif(os.name != "posix", reason="the compiler is not named by CC there")
def test_without_a_compiler_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("mypyc")
    monkeypatch.setenv("CC", "no-such-compiler")
    with pytest.raises(CompileError, match=r"C compiler|Python's headers"):
        build.build()


def test_a_small_build_is_used_and_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("mypyc", reason="mypyc is not installed: vigie[compile]")
    try:
        build.require()
    except CompileError as error:
        pytest.skip(str(error))
    monkeypatch.setattr(build, "compilable", lambda _: SMALL)
    steps: list[tuple[str, int, int]] = []
    folder = build.build(lambda *step: steps.append(step))
    assert folder == builds() / key()
    assert (folder / (LIBRARY + SUFFIX)).is_file()
    assert [one.name for one in builds().iterdir()] == [folder.name]  # nothing of the work stays
    assert steps[0][0] == "translating to C"
    assert steps[-1][1] == steps[-1][2]
    compiled, other = imported()
    assert Path(compiled) == folder / f"vigie/annotate/distances{SUFFIX}"
    assert other.endswith("asides.py")
    assert imported(**{SWITCH: "0"})[0].endswith("distances.py")
    told = CliRunner().invoke(app, ["compile", "--remove"]).stdout
    assert told == "1 deleted: reports are read by the interpreter\n"
    assert imported()[0].endswith("distances.py")


def test_what_mypyc_refuses_is_told_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("mypyc", reason="mypyc is not installed: vigie[compile]")
    monkeypatch.setattr(build, "require", lambda: None)
    monkeypatch.setattr(build, "compilable", lambda _: ["vigie.annotate.nowhere"])
    with pytest.raises(CompileError, match="mypyc fails; reading goes on interpreted"):
        build.build()
    assert list(builds().iterdir()) == []


def test_status_and_remove_without_a_build() -> None:
    assert CliRunner().invoke(app, ["compile", "--remove"]).stdout == "nothing was compiled\n"
