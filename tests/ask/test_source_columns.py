"""Sources in memory are counted as the ledger itself counts them, after every change and for every moment."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tests.consolidate.claim_making import figure
from tests.ledger.taking import evidenced, of_claims, put
from tests.serve.serving import GIVEN, MONITOR, told

from vigie.ask import source_columns
from vigie.ask.source_columns import SourceColumns, day_of
from vigie.ledger.questions import Filters, find_sources
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.event import LedgerClaim
from vigie.record.decisions import erase, retract

AGAIN = told("r7", by=(MONITOR,), figures=(figure("killed", 9),), published="2024-12-03")
BESIDE = told("r7", by=(MONITOR,), where="Aleppo", published="2024-12-03", factuality="denied")
ASKED: list[dict[str, Any]] = [
    {}, {"country": "sy"}, {"country": "FR"}, {"since": "2024-11-30"}, {"until": "2024-11-20"}, {"outlet": "Two"},
    {"types": ("airstrike", "shelling")}, {"types": ("none",)}, {"outlet": "nobody"}, {"source": "sy-sohr"},
    {"known": "2024-11-30T23:59:59.999999Z"}, {"recorded": "2026-01-02T12:00:00.000000Z"}, {"recorded": "2020"},
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(address: str) -> Iterator[Ledger]:
    days = iter(f"2026-01-{1 + n // 3:02}T00:00:00.000000Z" for n in range(200))
    ledger = open_ledger(address, clock=lambda: next(days))
    yield ledger
    ledger.close()


def add(ledger: Ledger, *entries: LedgerClaim) -> None:
    """One report with all the claims."""
    imprint = entries[0].imprint
    text = f"{imprint.report_id} says it."
    put(ledger, of_claims(imprint.report_id, [evidenced(entry, text) for entry in entries], text=text,
                          report_id=imprint.report_id, outlet=imprint.outlet, published=imprint.published))  # fmt: skip


def compare(ledger: Ledger, columns: SourceColumns) -> None:
    """Every question gets the same sources of both, in the same order."""
    with ledger.reading() as connection:
        for asked in ASKED:
            filters = Filters(**asked)
            keys, counting = columns.counted(connection, filters)
            found = [counting.row(key) for key in keys]
            wanted = list(find_sources(connection, filters))
            assert [(one.claims, one.reports, one.denials) for one in found] == [
                (row.claims, row.reports, row.denials) for row in wanted
            ], asked
            assert [(one.actor_id, one.first, one.last) for one in found] == [
                (row.actor_id, (row.first or "")[:10] or None, (row.last or "")[:10] or None) for row in wanted
            ], asked


def test_sources_are_counted_as_the_ledger_counts_them(ledger: Ledger) -> None:
    columns = SourceColumns()
    compare(ledger, columns)
    for entry in GIVEN:
        add(ledger, entry)
        compare(ledger, columns)
    add(ledger, AGAIN, BESIDE)
    compare(ledger, columns)
    retract(ledger, "r2", reason="wrong", by="ada")
    compare(ledger, columns)
    erase(ledger, "r3", reason="law", by="ada")
    compare(ledger, columns)
    compare(ledger, SourceColumns())


def test_a_source_that_says_two_things_in_a_report_has_one_report(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        _, counting = SourceColumns().counted(connection, Filters(source="sy-sohr"))
        counted = counting.row("sy-sohr")
    assert counted.claims == counted.reports + 1


@pytest.mark.parametrize(("moment", "day"), [(0, None), (20241130180500, "2024-11-30"), (10**14, None)])
def test_days_of_moments(moment: int, day: str | None) -> None:
    assert day_of(moment) == day


def test_whoever_asks_does_not_wait_for_one_that_rests(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_columns, "PAGE", 2)
    whole, columns, found = SourceColumns(), SourceColumns(), []
    with ledger.reading() as connection:
        wanted = whole.counted(connection, Filters())[1].claims.tolist()

        def rest() -> None:
            with ThreadPoolExecutor(1) as other:
                found.append(other.submit(ask).result(timeout=20))

        def ask() -> list[int]:
            with ledger.reading() as own:
                return columns.counted(own, Filters())[1].claims.tolist()

        through = columns.refresh(connection, rest=rest)
    assert found == [wanted]  # the rest was there when the first came back
    assert through == columns.through
