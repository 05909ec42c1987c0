"""The first rows of an order are the first of all of them, however few are looked at."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest

from vigie.ask import selections
from vigie.ask.event_columns import Snapshot
from vigie.ask.selections import in_order, sorted_rows


@pytest.fixture
def board() -> Snapshot:
    chance = np.random.default_rng(5)
    columns: dict[str, Any] = {
        name: chance.integers(0, 6, 400)
        for name in get_args(selections.Sort)
    }  # fmt: skip

    class Board:
        def __len__(self) -> int:
            return 400

        def moments(self, name: str) -> np.ndarray:
            return columns[name]

    made: Any = Board()
    made.columns, made.order = columns, np.argsort(-columns["start"], kind="stable")
    found: Snapshot = made
    return found


@pytest.mark.parametrize("by", get_args(selections.Sort))
@pytest.mark.parametrize("ascending", [False, True])
def test_the_first_rows_are_the_first_of_all(
    board: Snapshot, by: selections.Sort, ascending: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selections, "PIECE", 7)
    keep = board.columns["voices"] != 3
    every = sorted_rows(board, keep, by, ascending=ascending)
    assert sorted(every.tolist()) == np.flatnonzero(keep).tolist()
    for most in (0, 1, 6, 7, 50, len(every), len(every) + 9):
        assert sorted_rows(board, keep, by, ascending=ascending, most=most).tolist() == every[:most].tolist()


def test_rows_stand_in_the_order_of_the_board(board: Snapshot) -> None:
    keep = board.columns["killed"] > 2
    assert in_order(board, keep).tolist() == [row for row in board.order.tolist() if keep[row]]
    assert in_order(board, np.zeros(400, dtype=bool), 5).tolist() == []
