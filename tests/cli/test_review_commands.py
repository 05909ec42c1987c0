"""Claims are reviewed from the command line, and what people decided can be taken away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vigie.cli import app

TEXT = (
    "An airstrike on the market of Idlib killed five civilians on Friday 29 November 2024, the White Helmets said. "
    "Rebels captured the town of Saraqib on Friday. A depot burned down."
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("ledger") / "a.vigie"
    line = json.dumps({"id": "one", "outlet": "Wire", "published": "2024-11-29", "language": "en", "text": TEXT})
    result = CliRunner().invoke(app, ["ingest", "-", "--ledger", str(path)], input=line)
    assert result.exit_code == 0, result.output
    return path


def run(path: Path, *arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["review", *arguments, "--ledger", str(path)])
    assert result.exit_code == code, result.output
    return result


def test_a_claim_is_taken_corrected_undone_and_exported(path: Path, tmp_path: Path) -> None:
    by = ("--reviewer", "ada")
    assert "the machine is" in run(path, "next", *by).stdout
    items = [
        json.loads(line) for line in run(path, "next", *by, "--limit", "9", "--format", "jsonl").stdout.splitlines()
    ]
    strike = next(item["claim"]["id"] for item in items if item["claim"]["event_type"] == "airstrike")
    out = run(
        path, "correct", strike, "--set", "event_type=shelling", "--set", 'time={"start": "2024-11-28"}', *by
    ).stdout
    entry = out.split("entry ")[1].rstrip(".\n")
    added = run(path, "add", "one", "A depot burned down", "--set", "event_type=destruction", *by).stdout
    assert "claim " in added
    gold = tmp_path / "gold.jsonl"
    run(path, "export", str(gold))
    (report,) = (json.loads(line) for line in gold.read_text().splitlines())
    claims = {claim["types"][0]: claim for claim in report["claims"]}
    assert claims["shelling"]["time"]["start"] == "2024-11-28"
    assert claims["destruction"]["quote"] == "A depot burned down"
    assert not claims["territory_capture"]["core"]
    run(path, "accept", strike, "--reviewer", "bo", "--blind")
    assert "event_type" in run(path, "agreement").stdout
    run(path, "undo", entry, *by)
    fields = tmp_path / "corrections.jsonl"
    run(path, "export", str(fields), "--as", "corrections")
    assert "shelling" not in fields.read_text()
    shown = CliRunner().invoke(app, ["show", strike, "--ledger", str(path)])
    assert [kept["review"]["verdict"] for kept in json.loads(shown.stdout)["reviews"]] == ["correct", "accept", "undo"]
    assert "Every entry holds" in CliRunner().invoke(app, ["ledger", "check", "--ledger", str(path)]).stdout


def test_wrong_use_is_said(path: Path) -> None:
    run(path, "correct", "x", "--set", "nonsense", "--reviewer", "ada", code=2)
    assert CliRunner().invoke(app, ["review", "next", "--ledger", str(path)], env={"VIGIE_REVIEWER": ""}).exit_code == 2
