"""What people looked at is known after every step as if it were asked for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.consolidate.claim_making import figure, told
from tests.serve.serving import EARLY, ELSEWHERE, LATE, UNDATED, add

from vigie.ask import reviewed as module
from vigie.ask.event_columns import EventColumns
from vigie.ask.selections import kept
from vigie.ledger.questions import Filters, find_events
from vigie.ledger.schema import claims
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.judgement import Judgement
from vigie.record.decisions import erase, judge, retract, take_back

AGAIN = told("r7", figures=(figure("killed", 5),), published="2024-11-30", outlet="Four", initiators=("sy-army",))
MORE = told("r8", figures=(figure("killed", 5),), published="2024-11-30", outlet="Five", initiators=("sy-army",))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = open_ledger(tmp_path / "war.vigie")
    for entry in (EARLY, LATE, ELSEWHERE, UNDATED):
        add(ledger, entry)
    yield ledger
    ledger.close()


def looked_at(ledger: Ledger, columns: EventColumns) -> list[int]:
    """Entries of versions that people looked at; those that hold are what the ledger itself says of them."""
    with ledger.reading() as connection:
        board = columns.refreshed(connection)
        mask = board.traits.reviewed.mask(connection, board)
        open_ones = {row.event_id for row in find_events(connection, Filters(unreviewed=True))}
        assert {i.decode() for i in board.ids[kept(connection, board, Filters(unreviewed=True))]} == open_ones
        return [int(seq) for seq in board.columns["seq"][mask]]


def claims_of(ledger: Ledger, *reports: str) -> list[str]:
    """The claim of each report."""
    with ledger.reading() as connection:
        rows = connection.execute(select(claims.c.report_id, claims.c.claim_id)).all()
    found = {row.report_id: row.claim_id for row in rows}
    return [found[report] for report in reports]


@pytest.mark.parametrize("many", [0, 500])
def test_it_is_known_after_every_step(ledger: Ledger, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", many)
    columns = EventColumns()
    before = looked_at(ledger, columns)
    assert before == looked_at(ledger, EventColumns()) == []
    left, right, other, undated = claims_of(ledger, "r1", "r2", "r3", "r5")
    numbers = judge(ledger, Judgement(left=left, right=right, decision="same", reviewer="ada", decided="", note=""))
    once = looked_at(ledger, columns)
    assert once == looked_at(ledger, EventColumns())
    assert once
    add(ledger, AGAIN)  # a new version of the event that was judged
    twice = looked_at(ledger, columns)
    assert twice == looked_at(ledger, EventColumns())
    assert len(twice) > len(once)
    judge(ledger, Judgement(left=other, right=undated, decision="different", reviewer="bob", decided="", note=""))
    assert len(looked_at(ledger, columns)) > len(twice)
    assert looked_at(ledger, columns) == looked_at(ledger, EventColumns())
    take_back(ledger, numbers, by="ada")
    add(ledger, MORE)
    assert looked_at(ledger, columns) == looked_at(ledger, EventColumns())
    retract(ledger, "r2", reason="wrong", by="ada")
    assert looked_at(ledger, columns) == looked_at(ledger, EventColumns())
    erase(ledger, "r3", reason="law", by="ada")
    assert looked_at(ledger, columns) == looked_at(ledger, EventColumns())


def test_a_connection_older_than_the_board_loses_nothing(ledger: Ledger) -> None:
    columns = EventColumns()
    left, right = claims_of(ledger, "r1", "r2")
    with ledger.reading() as old:
        columns.refreshed(old)
        judge(ledger, Judgement(left=left, right=right, decision="same", reviewer="ada", decided="", note=""))
        add(ledger, AGAIN)
        with ledger.reading() as new:
            board = columns.refreshed(new)
        board.traits.reviewed.mask(old, board)
    assert looked_at(ledger, columns) == looked_at(ledger, EventColumns()) != []
