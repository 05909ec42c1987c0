"""Counts that are set right by what came and went are those that are made anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vigie.ask import counts as module
from vigie.ask.counts import Counting, Counts

CHANGES = st.tuples(st.integers(-40, 90), st.lists(st.integers(0, 499), max_size=9))  # of length, and rows turned


def told(counting: Counting, codes: np.ndarray, weights: np.ndarray, rows: np.ndarray) -> list[object]:
    """All that can be counted; a code that nothing has does not show whether it was ever there."""
    plain = counting.codes("plain", codes[: len(counting.keep)])
    weighed = counting.codes("weighed", codes[: len(counting.keep)], weights[: len(counting.keep)])
    return [np.trim_zeros(plain, "b").tolist(), np.trim_zeros(weighed, "b").tolist(), counting.having("some", rows)]


@given(st.integers(0, 9), st.lists(CHANGES, max_size=6))
def test_counts_are_those_that_are_made_anew(seed: int, changes: Sequence[tuple[int, list[int]]]) -> None:
    chance = np.random.default_rng(seed)
    codes, weights, rows = chance.integers(0, 7, 500), chance.integers(0, 50, 500), np.arange(3, 500, 4)
    codes[-60:] += chance.integers(0, 9, 60)
    keep, counts = chance.random(200) < 0.7, Counts()
    assert told(counts.of("all", keep), codes, weights, rows) == told(Counting(keep, None), codes, weights, rows)
    for more, turned in changes:
        size = min(500, max(1, len(keep) + more))
        keep = np.concatenate([keep, chance.random(max(0, size - len(keep))) < 0.9])[:size]
        keep[[row for row in turned if row < size]] ^= True
        assert told(counts.of("all", keep), codes, weights, rows) == told(Counting(keep, None), codes, weights, rows)


def test_what_changed_little_is_not_counted_anew() -> None:
    keep, counts = np.ones(1000, dtype=bool), Counts()
    counts.of("all", keep).codes("one", np.zeros(1000, dtype=int))
    keep = keep.copy()
    keep[5] = False
    asked: list[int] = []

    class Codes(np.ndarray):
        def __getitem__(self, rows: np.ndarray) -> np.ndarray:
            asked.append(len(rows) if rows.dtype != bool else int(rows.sum()))
            return np.zeros(asked[-1], dtype=int)

    assert counts.of("all", keep).codes("one", np.zeros(1000, dtype=int).view(Codes)).tolist() == [999]
    assert asked == [0, 1]
    assert counts.of("all", keep, "a day before").codes("one", np.zeros(1000, dtype=int).view(Codes)).tolist() == [999]
    assert asked == [0, 1, 0, 0], "a new question starts from what the last one counted"
    counts.of("more", keep, "a day before").codes("one", np.zeros(1000, dtype=int).view(Codes))
    assert asked == [0, 1, 0, 0], "another thing counted starts anew: all are taken, none asked for one by one"


def test_the_questions_asked_longest_ago_are_forgotten() -> None:
    counts = Counts()
    for asked in range(module.QUESTIONS + 3):
        counts.of("all", np.ones(2, dtype=bool), asked)
    assert list(counts.made) == [("all", asked) for asked in range(3, module.QUESTIONS + 3)]
