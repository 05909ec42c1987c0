"""What reviewers decided is annotated data: corrected, without what was rejected, marked by what was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.review.ledgers import TEXT, add, small, standing, strike

from vigie.ledger.store import Ledger
from vigie.record.events import settle
from vigie.review.annotations import annotated_reports, corrections
from vigie.review.decide import add_missed, decide, undo


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = small(tmp_path / "a.vigie")
    add(ledger, "r9", strike("r9", 3, outlet="Nine"), strike("r9", 4, outlet="Nine", where="Aleppo"),
        strike("r9", 5, outlet="Nine", where="Damascus"))  # fmt: skip
    settle(ledger)
    return ledger


def of_report(ledger: Ledger, report: str) -> dict[str, str]:
    return {
        e.claim.place.name: i for i, e in standing(ledger).items() if e.imprint.report_id == report and e.claim.place
    }


def test_a_report_has_what_people_left_of_it(ledger: Ledger) -> None:
    claims = of_report(ledger, "r9")
    decide(ledger, claims["Idlib"], "correct", reviewer="ada", fields={"event_type": "shelling"})
    decide(ledger, claims["Aleppo"], "reject", reviewer="ada")
    start = TEXT.index("gunmen")
    add_missed(ledger, "r9", start, start + 22, reviewer="ada", fields={"event_type": "seizure"})
    with ledger.reading() as connection:
        (report,) = annotated_reports(connection)
    assert (report["id"], report["lang"], report["text"]) == ("r9", "en", TEXT)
    assert [(c["types"], c["core"]) for c in report["claims"]] == [
        (["shelling"], True),
        (["airstrike"], False),
        (["seizure"], True),
    ]
    for claim in report["claims"]:
        assert claim["quote"] in TEXT
    assert report["claims"][0]["figures"] == [
        {"harm": "killed", "group": ["people"], "low": 3, "high": 3, "qualifier": "exact", "subset": False}
    ]
    assert report["claims"][0]["time"] == {"start": "2024-11-29", "end": "2024-11-29"}


def test_corrections_are_field_by_field_and_undone_ones_are_gone(ledger: Ledger) -> None:
    claims = of_report(ledger, "r9")
    decide(ledger, claims["Idlib"], "correct", reviewer="ada", fields={"event_type": "shelling"}, note="it says so")
    seq = decide(ledger, claims["Aleppo"], "reject", reviewer="ada")
    undo(ledger, seq, reviewer="ada")
    with ledger.reading() as connection:
        rows = list(corrections(connection))
    row = next(row for row in rows if row["field"] == "event_type")
    assert (row["machine"], row["human"], row["note"]) == ("airstrike", "shelling", "it says so")
    assert {row["claim"] for row in rows} == {claims["Idlib"]}
