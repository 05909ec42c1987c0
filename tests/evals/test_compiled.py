"""Compiled code reads as the interpreter does, where there is any; the command says so where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from evals.compiled import compare, every_text

from vigie.compiled.finder import SWITCH, builds
from vigie.compiled.sources import key

ROOT = Path(__file__).parents[2]


def test_without_compiled_code_there_is_nothing_to_compare(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evals.compiled"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={name: value for name, value in os.environ.items() if name != SWITCH} | {"VIGIE_CACHE": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 1
    assert "vigie compile" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_mini_reports_are_read_the_same() -> None:
    if not (builds() / key()).is_dir():
        pytest.skip("nothing was compiled of these sources: run `vigie compile` first")
    texts = [text for text in every_text() if ".samples." in text[0]]
    assert len(texts) > 100
    differences, count = compare(texts)
    assert differences == []
    assert count == 2 * len(texts)
