"""Exports are the files that the command line writes, and say what was taken out of them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import openpyxl
import pytest
from tests.serve.serving import BASE, ask, refused

from vigie.export import workbook
from vigie.export.acled import COLUMNS


def test_the_shapes_are_listed(client: Any) -> None:
    assert [one["shape"] for one in ask(client, "/exports")] == ["acled", "ucdp", "geojson", "jsonl", "xlsx"]
    assert refused(client, "/exports/pdf") == (422, "invalid")


def test_csv_is_sent_as_a_file(client: Any) -> None:
    """The events of these tests have no codes of ACLED, so that the file has no rows."""
    answer = client.get(f"{BASE}/exports/acled", params={"type": "airstrike"})
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''war-acled.csv"
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows == [list(COLUMNS)]


@pytest.mark.parametrize("shape", ["geojson", "ucdp"])
def test_other_shapes_are_whole(client: Any, shape: str) -> None:
    answer = client.get(f"{BASE}/exports/{shape}")
    assert answer.status_code == 200
    if shape == "geojson":
        assert len(json.loads(answer.text)["features"]) == 3
    else:
        assert len(next(csv.reader(io.StringIO(answer.text)))) == 49


def test_a_responsible_export_tells_what_it_took_out(client: Any) -> None:
    whole = client.get(f"{BASE}/exports/jsonl").text
    careful = client.get(f"{BASE}/exports/jsonl", params={"responsible": True}).text
    assert "r1 says it." in whole
    assert "r1 says it." not in careful
    removed = list(csv.DictReader(io.StringIO(client.get(f"{BASE}/exports/jsonl/removed?responsible=1").text)))
    assert {row["field"] for row in removed} >= {"words"}
    assert refused(client, "/exports/jsonl", embargo=3) == (422, "invalid")
    assert client.get(f"{BASE}/exports/jsonl?responsible=1&embargo=36500&since=2000").text == ""


def test_a_workbook_opens(client: Any) -> None:
    answer = client.get(f"{BASE}/exports/xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Events", "Figures", "Claims", "Reports"]


def test_more_than_a_sheet_holds_is_refused_in_words(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST", 2)
    assert refused(client, "/exports/xlsx") == (422, "too-long")
