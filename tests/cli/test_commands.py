"""The small commands: help at once, version, languages, the demo, checks of packs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vigie
from vigie.cli import app
from vigie.cli.demo import folder, samples


def test_help_loads_nothing_heavy() -> None:
    heavy = {"trafilatura", "lxml", "httpx", "httpcore", "vigie.pipeline", "yaml", "numpy", "structlog"}
    code = f"import sys, vigie.cli; print(sorted({heavy!r} & set(sys.modules)))"
    before = os.times()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    after = os.times()  # time of the processor, so that a busy machine fails nothing
    assert after.children_user + after.children_system - before.children_user - before.children_system < 3


def test_version_and_languages() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"vigie {vigie.__version__}\n"
    assert CliRunner().invoke(app, ["languages"]).stdout.split() == ["en", "fr"]


def test_the_demo_tells_claims_with_sources_and_figures() -> None:
    result = CliRunner().invoke(app, ["demo"])
    assert result.exit_code == 0
    assert "Hayat Tahrir al-Sham" in result.stdout
    assert "killed" in result.stdout
    assert "no claims" in result.stdout  # prices and football are no conflict


def test_the_readme_shows_what_the_demo_prints() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("What it prints", 1)[1].split("```")[1].split("\n", 2)[2]  # without the rule above it
    printed = CliRunner().invoke(app, ["demo"]).stdout
    assert " ".join(shown.split()) in " ".join(printed.split())  # lines break at the width of the terminal


def test_the_demo_ends_in_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "demo.vigie"
    told = CliRunner().invoke(app, ["demo", "--ledger", str(path)]).stdout
    parts = (
        "\nEvents\n",
        "\nTolls",
        "revised",
        "\nDisputes",
        "\nTerritory\n",
        "acled-conservative",
        "\nWhy\n",
        "  <- ",
    )
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert CliRunner().invoke(app, ["ledger", "check", "--ledger", str(path)]).exit_code == 0


def test_the_demo_is_of_both_languages_and_several_outlets() -> None:
    files = [(folder() / name).read_text("utf-8") for name in ("wire.jsonl", "toll.jsonl")]
    lines = [json.loads(line) for text in files for line in text.splitlines()]
    assert len(lines) + len(samples()) - 2 == 15
    assert {line["language"] for line in lines} == {"en", "fr"}
    assert len({line["outlet"] for line in lines} | {sample.outlet for sample in samples()}) >= 5


@pytest.mark.parametrize(("allowed", "status"), [(0, 1), (1, 0)])
def test_packs_check_fails_where_more_fail_than_may(monkeypatch: pytest.MonkeyPatch, allowed: int, status: int) -> None:
    packs = sys.modules["vigie.cli.packs"]  # the package binds this name to the group of commands
    monkeypatch.setattr(packs, "pack_failures", lambda pack: iter([f"{pack.code}.rule: did not fire"]))
    monkeypatch.setattr(packs, "allowed_failures", lambda _: allowed)
    result = CliRunner().invoke(app, ["packs", "check", "fr"])
    assert result.exit_code == status
    assert result.stdout == f"fr.rule: did not fire\nfr: 1 examples fail, {allowed} may\n"


def test_an_unknown_pack_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vigie", "packs", "check", "xx"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("vigie: no language pack for 'xx'")
    assert "Traceback" not in done.stderr
