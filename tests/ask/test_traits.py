"""What is kept of versions of events is what would be found anew, for boards of now and of before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.consolidate.claim_making import figure, told
from tests.serve.serving import EARLY, ELSEWHERE, LATE, add

from vigie.ask import traits as module
from vigie.ask.event_columns import EventColumns, Snapshot
from vigie.ask.selections import kept
from vigie.ledger.questions import Filters
from vigie.ledger.store import Ledger, open_ledger

MORE = told("r6", figures=(figure("killed", 9),), where="Idlib", day="2024-12-03", published="2024-12-03")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = open_ledger(tmp_path / "war.vigie")
    for entry in (EARLY, ELSEWHERE):
        add(ledger, entry)
    yield ledger
    ledger.close()


def after(ledger: Ledger, columns: EventColumns, *more: object) -> tuple[Snapshot, Snapshot]:
    """The board before and after more claims."""
    with ledger.reading() as connection:
        before = columns.refreshed(connection)
    for entry in more:
        add(ledger, entry)
    with ledger.reading() as connection:
        return before, columns.refreshed(connection)


def test_only_new_rows_are_matched_again_and_old_boards_get_theirs(ledger: Ledger) -> None:
    before, now = after(ledger, EventColumns(), LATE, MORE)
    asked: list[int] = []

    def deadly(board: Snapshot) -> np.ndarray:
        def tell(first: int) -> np.ndarray:
            asked.append(first)
            return board.columns["killed"][first:] > 2

        return board.traits.match(board, "deadly", tell)

    assert deadly(before).tolist() == (before.columns["killed"] > 2).tolist()
    assert deadly(now).tolist() == (now.columns["killed"] > 2).tolist()
    assert deadly(before).tolist() == (before.columns["killed"] > 2).tolist()
    assert asked == [0, len(before)]


def test_rows_of_terms_are_those_of_a_fresh_board(ledger: Ledger) -> None:
    columns = EventColumns()
    with ledger.reading() as connection:
        board = columns.refreshed(connection)
        board.traits.rows(connection, board, "harm:killed")
    before, now = after(ledger, columns, LATE, MORE)
    fresh, _ = after(ledger, EventColumns())
    with ledger.reading() as connection:
        # One term is behind, one was never asked for.
        mine = now.traits.rows(connection, now, "harm:killed", "harm:wounded", "actor:sy-army")
        anew = fresh.traits.rows(connection, fresh, "harm:killed", "harm:wounded", "actor:sy-army")
        assert [rows.tolist() for rows in mine] == [rows.tolist() for rows in anew]
        assert len(mine[0]) > 0
        assert len(mine[1]) == 0
        killed = kept(connection, before, Filters(harm="killed"))
    assert killed.tolist() == [row in mine[0] and row < len(before) for row in range(len(before))]


def test_no_more_is_kept_than_there_is_room_for(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MATCHES", 2)
    monkeypatch.setattr(module, "TERMS", 2)
    board, _ = after(ledger, EventColumns())
    for least in range(5):
        board.traits.match(board, least, lambda first, n=least: board.columns["killed"][first:] > n)
    assert list(board.traits.matches) == [3, 4]
    with ledger.reading() as connection:
        for harm in ("killed", "wounded", "missing"):
            board.traits.rows(connection, board, f"harm:{harm}")
    assert list(board.traits.terms) == ["harm:wounded", "harm:missing"]


def test_a_connection_older_than_the_board_loses_nothing(ledger: Ledger) -> None:
    columns = EventColumns()
    with ledger.reading() as old:
        columns.refreshed(old)
        add(ledger, MORE)
        with ledger.reading() as new:
            board = columns.refreshed(new)
        asked = Filters(harm="killed")
        before = int(kept(old, board, asked).sum())
        board.traits.reviewed.mask(old, board)
    with ledger.reading() as connection:
        fresh = EventColumns().refreshed(connection)
        assert kept(connection, board, asked).sum() == kept(connection, fresh, asked).sum() == before + 1
        assert len(board.traits.reviewed.mask(connection, board)) == len(board)
