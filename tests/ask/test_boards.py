"""Events in memory answer as the ledger itself does, after every change and for every moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.consolidate.claim_making import figure
from tests.ledger.taking import evidenced, of_claims, put
from tests.serve.serving import GIVEN, told

from vigie.ask import boards
from vigie.ask.arrays import moment_key
from vigie.ask.event_columns import EventColumns
from vigie.ask.selections import in_order, kept
from vigie.ledger.questions import Filters, find_events
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.event import LedgerClaim
from vigie.record.decisions import erase, retract
from vigie.record.events import settle

MORE = told("r6", figures=(figure("killed", 9),), published="2024-12-03", outlet="Three", language="fr")
ASKED: list[dict[str, Any]] = [
    {}, {"country": "sy"}, {"country": "FR"}, {"place": "Idlib"}, {"place": "169389"}, {"place": "9" * 30},
    {"near": (35.9, 36.6, 20.0)}, {"near": (-90.0, 180.0, 1.0)}, {"since": "2024-11-25"}, {"until": "2024-11-20"},
    {"since": "2024"}, {"until": "2024-11"}, {"types": ("shelling",)}, {"types": ("none",)}, {"kind": "incident"},
    {"kind": "episode"}, {"actor": "sy-army"}, {"harm": "killed"}, {"source": "The Monitor"}, {"confidence": 0.8},
    {"confidence": 0.81}, {"killed": 3}, {"killed": 9}, {"disputed": True}, {"unreviewed": True},
    {"known": "2024-11-29T23:59:59.999999Z"}, {"recorded": "2026-01-02T12:00:00.000000Z"},
    {"outlet": "One"}, {"outlet": "Three"}, {"outlet": "one"}, {"outlet": "Two", "language": "fr"}, {"language": "en"},
    {"source_class": "medical"}, {"source_class": "media"}, {"source_class": "court"}, {"recorded": "2020"},
    {"recorded": "2026-01-04T00:00:00.000000Z", "types": ("airstrike",), "since": "2024-11-29"},
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(address: str) -> Iterator[Ledger]:
    days = iter(f"2026-01-{1 + n // 3:02}T00:00:00.000000Z" for n in range(200))
    ledger = open_ledger(address, clock=lambda: next(days))
    yield ledger
    ledger.close()


def add(ledger: Ledger, entry: LedgerClaim) -> None:
    report_id, text = entry.imprint.report_id, f"{entry.imprint.report_id} says it."
    put(ledger, of_claims(report_id, [evidenced(entry, text)], report_id=report_id, text=text,
                          outlet=entry.imprint.outlet, published=entry.imprint.published))  # fmt: skip
    settle(ledger)


def compare(ledger: Ledger, columns: EventColumns) -> None:
    """Every question gets the same events of both, in the same order where days differ."""
    with ledger.reading() as connection:
        board = columns.refreshed(connection)
        for asked in ASKED:
            filters = Filters(**asked)
            wanted = [(row.event_id, row.start) for row in find_events(connection, filters)]
            rows = in_order(board, kept(connection, board, filters))
            found = list(zip([one.decode() for one in board.ids[rows]], boards.days(board, "start", rows), strict=True))
            assert sorted(found, key=str) == sorted(wanted, key=str), asked
            assert [day for _, day in found] == [day for _, day in wanted], asked
        facets = boards.facets(board, board.traits.counts.of("facets", kept(connection, board, Filters())))
        for name, option in {"outlets": "outlet", "languages": "language", "classes": "source_class"}.items():
            for facet in facets[name]:
                found = list(find_events(connection, Filters(**{option: facet.value})))
                assert len(found) == facet.count, (name, facet)
            assert [one.count for one in facets[name]] == sorted((one.count for one in facets[name]), reverse=True)
        assert (not facets["outlets"]) == (not facets["type"])


def test_boards_answer_as_the_ledger_does(ledger: Ledger) -> None:
    columns = EventColumns()
    compare(ledger, columns)
    for entry in (*GIVEN, MORE):
        add(ledger, entry)
        compare(ledger, columns)
    retract(ledger, "r2", reason="wrong", by="ada")
    compare(ledger, columns)
    erase(ledger, "r3", reason="law", by="ada")
    compare(ledger, columns)
    compare(ledger, EventColumns())


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2024", "2024-01"), ("2024-11", "2024-11-01"), ("2024-11-30", "2024-11-30T00:01"),
     ("2024-11-30T23:59", "2024-12"), ("2024-11-30T23:59:59", "2024-11-30T99"), ("0999", "1000")],
)  # fmt: skip
def test_keys_of_moments_sort_as_moments_do(earlier: str, later: str) -> None:
    assert 0 < moment_key(earlier) < moment_key(later)
    assert moment_key(None) == 0
