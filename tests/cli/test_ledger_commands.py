"""Reports go into a ledger by one command, and every question about it is another."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vigie.cli import app

FIRST = (
    "An airstrike on the market of Idlib killed five civilians on Friday 29 November 2024, the White Helmets said. "
    "Rebels captured the town of Saraqib on Friday."
)
SECOND = "A hospital said that nine civilians were killed on Friday by the airstrike on the market of Idlib."


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("ledger") / "a.vigie"
    lines = [
        json.dumps({"id": "one", "outlet": "Wire", "published": "2024-11-29", "language": "en", "text": FIRST}),
        json.dumps({"id": "two", "outlet": "Daily", "published": "2024-11-30", "language": "en", "text": SECOND}),
    ]
    result = CliRunner().invoke(app, ["ingest", "-", "--ledger", str(path)], input="\n".join(lines))
    assert result.exit_code == 0, result.output
    assert "2 new reports, 0 known" in result.stdout
    again = CliRunner().invoke(app, ["ingest", "-", "--ledger", str(path)], input="\n".join(lines))
    assert "0 new reports, 2 known" in again.stdout
    return path


def ask(path: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(app, [*arguments, "--ledger", str(path)])
    assert result.exit_code == 0, result.output
    return result


def rows(path: Path, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ask(path, *arguments, "--format", "csv").stdout)))


def test_the_check_finds_nothing(path: Path) -> None:
    assert "Every entry holds" in ask(path, "ledger", "check").stdout


def test_events_in_every_format(path: Path) -> None:
    strikes = rows(path, "events", "--type", "airstrike")
    assert [(row["place"], row["start"]) for row in strikes] == [("Idlib", "2024-11-29")]
    (line,) = ask(path, "events", "--type", "airstrike", "--format", "jsonl").stdout.splitlines()
    event = json.loads(line)["event"]
    assert event["id"] == strikes[0]["id"]
    assert strikes[0]["id"] in ask(path, "events", "--near", "35.9,36.6,40").stdout


def test_lists_are_narrowed_by_whose_words_they_rest_on(path: Path) -> None:
    for option, given in (("--outlet", "Wire"), ("--language", "en"), ("--source-class", "media")):
        for command in ("events", "claims", "reports", "tallies", "disputes", "sources"):
            every = rows(path, command)
            some = rows(path, command, option, given)
            assert all(row in every for row in some) or command == "sources"
            assert rows(path, command, option, "none such") == []
    assert {row["outlet"] for row in rows(path, "claims", "--outlet", "Daily")} == {"Daily"}
    assert len(rows(path, "events", "--outlet", "Daily", "--type", "airstrike")) == 1


def test_reports_are_found_by_words_of_their_titles(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "titled.vigie"
    shutil.copy(path, copy)
    lines = [
        json.dumps({"id": name, "title": title, "published": "2024-12-01", "language": "fr", "text": f"{title}."})
        for name, title in (("quatre", "Marché d'Idlib : 100 % détruit"), ("cinq", "Le marché rouvre"))
    ]
    result = CliRunner().invoke(app, ["ingest", "-", "--ledger", str(copy)], input="\n".join(lines))
    assert result.exit_code == 0, result.output

    def named(words: str) -> set[str]:
        return {row["name"] for row in rows(copy, "reports", "--title", words)}

    assert named("MARCHE idlib") == {"quatre"}
    assert named("marche") == {"quatre", "cinq"}
    assert named("0 %") == named("%") == {"quatre"}
    assert named("two") == {"two"}  # without a title it goes by its name
    assert named("Alep") == set()


def test_as_of_a_day_only_what_was_published_counts(path: Path) -> None:
    (then,) = rows(path, "events", "--type", "airstrike", "--as-of", "2024-11-29")
    (now,) = rows(path, "events", "--type", "airstrike")
    assert (then["reports"], now["reports"]) == ("1", "2")
    assert rows(path, "events", "--as-of", "2024-01-01", "--as-of-by", "recording") == []


def test_claims_reports_sources_and_territory(path: Path) -> None:
    assert any("five civilians" in row["quote"] for row in rows(path, "claims", "--harm", "killed"))
    assert [row["name"] for row in rows(path, "reports", "--outlet", "Wire")] == ["one"]
    assert "Helmets" in ask(path, "sources").stdout
    assert {row["last"] for row in rows(path, "sources")} == {"2024-11-29", "2024-11-30"}
    assert [row["status"] for row in rows(path, "territory", "SY")] == ["held"]


def test_every_list_takes_the_filters(path: Path) -> None:
    asked = ["--country", "SY", "--near", "35.9,36.6,40", "--type", "airstrike", "--harm", "killed", "--since", "2024",
             "--confidence", "0.01", "--unreviewed"]  # fmt: skip
    for command in ("events", "claims", "tallies", "reports", "sources"):
        assert rows(path, command, *asked), command
        assert rows(path, command, "--country", "FR") == [], command
        assert rows(path, command, "--source", "Nobody") == [], command
        disputed = rows(path, command, "--disputed")
        assert disputed, command  # five and nine killed
        assert len(disputed) <= len(rows(path, command)), command
    assert {row["name"] for row in rows(path, "reports", "--source", "white helmets")} <= {"one"}
    assert "SY" in ask(path, "events", *asked, "--format", "jsonl").stdout


def test_disputes_are_rows_of_their_own(path: Path) -> None:
    sides = rows(path, "disputes", "--country", "SY")
    assert [(row["kind"], row["about"], row["value"]) for row in sides] == [
        ("figures", "civilians killed", "5"), ("figures", "civilians killed", "9"),
    ]  # fmt: skip
    assert len({row["dispute"] for row in sides}) == 1
    assert all(row["claims"] and row["sources"] for row in sides)
    assert rows(path, "disputes", "--as-of", "2024-11-29") == []
    assert rows(path, "disputes", "--type", "shelling") == []


def test_territory_is_asked_by_days_holder_and_source(path: Path) -> None:
    (held,) = rows(path, "territory")
    assert held["since"] == "2024-11-29"
    assert rows(path, "territory", "--until", "2024-11-28") == []
    assert rows(path, "territory", "--since", "2025") == [held]
    assert rows(path, "territory", "--actor", "nobody") == []
    assert rows(path, "territory", "--source", "nobody") == []
    assert rows(path, "territory", "--disputed") == []


def test_doubts_and_reprints_are_listed(path: Path) -> None:
    assert rows(path, "doubts", "--country", "FR") == []
    assert rows(path, "doubts", "--as-of", "2020-01-01", "--as-of-by", "recording") == []
    assert {(row["reprint_of"], row["copies"]) for row in rows(path, "reports")} == {("", "0")}
    assert "Nothing is left" in ask(path, "review", "next", "--links", "--reviewer", "ada").stdout


def test_a_number_is_shown_by_policy_and_leads_to_its_words(path: Path) -> None:
    (event,) = (row["id"] for row in rows(path, "events", "--type", "airstrike"))
    policies = {row["policy"] for row in rows(path, "tally", event)}
    assert len(policies) >= 5
    assert rows(path, "tallies", "--harm", "killed")[0]["event"] == event
    why = ask(path, "why", f"{event}.killed").stdout
    assert "ucdp-low-best-high" in why
    assert "nine civilians were killed" in why
    assert json.loads(ask(path, "show", event).stdout)["event"]["id"] == event
    assert "added" in ask(path, "changes", "--since", "2020").stdout


@pytest.mark.parametrize("shape", ["acled", "ucdp", "geojson", "jsonl", "xlsx"])
def test_exports_are_written_and_say_what_they_left_out(path: Path, tmp_path: Path, shape: str) -> None:
    out = tmp_path / f"out.{shape}"
    ask(path, "export", str(out), "--as", shape, "--responsible")
    assert out.stat().st_size > 0
    removed = list(csv.DictReader((tmp_path / f"out.{shape}.removed.csv").open()))
    assert "words" in {row["field"] for row in removed}
    if shape == "acled":
        (strike,) = (row for row in csv.DictReader(out.open()) if row["sub_event_type"] == "Air/drone strike")
        assert (strike["location"], strike["notes"]) == ("Idlib", "")


def test_wrong_use_is_said(path: Path, tmp_path: Path) -> None:
    for arguments in (
        ["events", "--ledger", str(path), "--as-of", "someday"],
        ["events", "--ledger", str(path), "--near", "here"],
        ["events"],
        ["tally", "e1", "--ledger", str(path), "--order", "gossip"],
        ["export", str(tmp_path / "x.csv"), "--ledger", str(path), "--embargo", "3"],
        ["export", str(tmp_path / "nowhere" / "x.csv"), "--ledger", str(path)],
    ):
        assert CliRunner().invoke(app, arguments, env={"VIGIE_LEDGER": ""}).exit_code == 2
    assert CliRunner().invoke(app, ["events", "--ledger", str(tmp_path / "none")]).exit_code != 0


def test_people_decide_and_the_ledger_keeps_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.vigie"
    copy.write_bytes(path.read_bytes())
    left, right = (row["id"] for row in rows(copy, "claims", "--type", "airstrike", "--harm", "killed"))
    ask(copy, "judge", left, right, "different", "--reviewer", "ada")
    assert len(rows(copy, "events", "--type", "airstrike")) == 2
    ask(copy, "retract", "two", "--reason", "withdrawn", "--by", "ada")
    assert len(rows(copy, "events", "--type", "airstrike")) == 1
    ask(copy, "erase", "two", "--reason", "a court's order", "--by", "ada")
    assert [row["name"] for row in rows(copy, "reports")] == ["one"]
    assert "Every entry holds" in ask(copy, "ledger", "check").stdout
