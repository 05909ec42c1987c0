"""An export that has no row for an event says so: an undated event is in no ACLED-shaped file."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from vigie.cli import app


def test_an_export_says_how_many_events_it_has_no_row_for(tmp_path: Path) -> None:
    report, ledger = tmp_path / "report.txt", tmp_path / "war.vigie"
    report.write_text("Gunmen killed nine villagers in Gao on Monday, officials said.")
    runner = CliRunner()
    assert runner.invoke(app, ["ingest", str(report), "--ledger", str(ledger)]).exit_code == 0
    told = runner.invoke(app, ["export", str(tmp_path / "a.csv"), "--as", "acled", "--ledger", str(ledger)])
    assert "0 events in" in told.output
    assert "1 left out" in told.output
    whole = runner.invoke(app, ["export", str(tmp_path / "a.jsonl"), "--as", "jsonl", "--ledger", str(ledger)])
    assert "left out" not in whole.output
