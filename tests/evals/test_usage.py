"""Every measure's command says what it takes, and does nothing where it is asked for something else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("module", ["evals", "evals.ingest", "evals.ledger", "evals.load", "evals.pages"])
def test_help_is_help(module: str) -> None:
    told = run(module, "--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(f"usage: python -m {module} ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("evals.ingest", "many"), "invalid int value"),
        (("evals.ledger", "--courbe"), "unrecognized arguments"),
        (("evals.news", "klingon"), "no set klingon"),
        (("evals", "gossip"), "no measures gossip"),
        (("evals.pages",), "required: ledger"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], words: str) -> None:
    told = run(*arguments)
    assert told.returncode == 2
    assert words in told.stderr
    assert "Traceback" not in told.stderr
