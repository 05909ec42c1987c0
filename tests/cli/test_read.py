"""The command reads what it is given, says what it could not read, and its exit status tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from vigie.cli import app

ENGLISH = "Rebels shelled the town of Atarib on Friday, killing five civilians, the White Helmets said."


def run(*arguments: str | Path, stdin: bytes | str = "") -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=stdin)


def readings(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines_have_the_fields_of_the_contract_in_order() -> None:
    result = run("-", "--format", "jsonl", "--published", "2024-11-30", "--outlet", "A", stdin=ENGLISH)
    assert result.exit_code == 0
    (reading,) = readings(result)
    assert list(reading) == ["report", "text", "repairs", "claims", "issues"]
    assert list(reading["report"]) == [
        "id", "url", "outlet", "title", "language", "published", "published_precision", "sha256",
    ]  # fmt: skip
    assert reading["report"]["url"] is None
    assert (reading["report"]["outlet"], reading["report"]["published_precision"]) == ("A", "day")
    claim = reading["claims"][0]
    assert list(claim) == [
        "id", "kind", "event_type", "codes", "factuality", "outcome", "background", "actors", "objects", "means",
        "figures", "place", "time", "period", "attribution", "evidence", "confidence", "rules",
    ]  # fmt: skip
    for piece in claim["evidence"]:
        assert (
            reading["text"][piece["start"] : piece["end"]] == ENGLISH[piece["original_start"] : piece["original_end"]]
        )


def test_annotations_come_only_when_asked_for() -> None:
    (reading,) = readings(run("-", "--format", "jsonl", "--annotations", stdin=ENGLISH))
    assert list(reading["annotations"]) == ["timexes", "places", "actors", "quantities", "triggers", "attributions"]


def test_bad_items_are_said_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.bin").write_bytes(b"\0\1\2" * 99)
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.jsonl").write_text(
        '{"id": "one", "text": "x"}\n{"id": \n' + json.dumps({"id": "two", "text": ENGLISH})
    )
    (tmp_path / "e.txt").write_text(
        "Las tropas atacaron la ciudad el viernes y mataron a cinco civiles en el mercado central."
    )
    (tmp_path / "f.txt").write_bytes((ENGLISH + " é").encode()[:-1])
    result = run(tmp_path, "file:///etc/passwd", "http://127.0.0.1:1/", tmp_path / "nowhere", "--format", "jsonl")
    assert result.exit_code == 1
    assert [r["report"]["id"].split("-")[0] for r in readings(result)] == ["a", "b", "c", "one", "two", "e", "f"]
    told = [dict(part.split("=", 1) for part in line.split(" ")[:3]) for line in result.stderr.splitlines()]
    codes = [line["code"] for line in told if line["level"] == "error"]
    assert [code for code in codes if code != "language.no-pack"] == [
        "input.binary", "input.empty", "json.broken-line", "encoding.truncated", "fetch.scheme",
        "fetch.private-address", "input.not-found",
    ]  # fmt: skip
    assert "language.no-pack" in codes
    assert "Traceback" not in result.stderr
    by_id = {r["report"]["id"].split("-")[0]: r for r in readings(result)}
    assert by_id["a"]["claims"]
    assert by_id["two"]["claims"]
    assert by_id["e"]["claims"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("-", "--published", "yesterday"),
        ("-", "--language", "xx"),
        ("-", "--format", "pdf"),
        ("-", "--jobs", "-1"),
        ("-", "--out", "/no/such/folder/file"),
        (),
    ],
)
def test_wrong_use_is_status_two_before_anything_is_read(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, stdin=ENGLISH)
    assert (result.exit_code, result.stdout) == (2, "")


def test_the_table_is_for_people(tmp_path: Path) -> None:
    out = tmp_path / "table.txt"
    result = run("-", "--out", out, "--published", "2024-11-30", "--outlet", "The Courier", stdin=ENGLISH)
    assert (result.exit_code, result.stdout) == (0, "")
    table = out.read_text()
    assert "The Courier · 2024-11-30 · en" in table
    assert "killed 5 civilians" in table
    assert "White Helmets" in table
    assert "\x1b" not in table


def test_pages_go_to_a_folder_one_for_each_report(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": identity, "text": ENGLISH}) + "\n" for identity in ("a/../b", "x", "x"))
    result = run("-", "--format", "html", "--out", tmp_path / "pages", stdin=lines)
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["a-..-b.html", "x-2.html", "x.html"]


def test_one_page_may_go_to_standard_output_but_not_two() -> None:
    result = run("-", "--format", "html", stdin=ENGLISH)
    assert (result.exit_code, result.stdout[:15]) == (0, "<!doctype html>")
    lines = (json.dumps({"text": ENGLISH}) + "\n") * 2
    result = run("-", "--format", "html", stdin=lines)
    assert (result.exit_code, result.stdout) == (2, "")
