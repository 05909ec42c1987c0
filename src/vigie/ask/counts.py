"""Counts over events that are kept and set right: after a judgement a few rows have come or gone, not a million."""

from __future__ import annotations

import threading
from collections.abc import Hashable

import numpy as np

from vigie.ask.arrays import Array

QUESTIONS = 32  # whose counts are kept: a byte for every version of an event, and the counts, each
FEW = 1 / 16  # of the rows: where more have come or gone, counting anew is as fast

Made = tuple[Array, dict[str, Array], int]  # the rows that were kept, what was counted of them, and how many they are


class Counts:
    """What was counted last for each question; safe to use from several threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.made: dict[tuple[str, Hashable], Made] = {}

    def of(self, what: str, keep: Array, asked: Hashable = None) -> Counting:
        """The counts of the rows that are kept for a question, to be told one after another.

        ``what`` is counted of them. A question that is new starts from the one whose rows are about as many: they may
        be almost the same, as where somebody goes back in time day by day.
        """
        many = int(np.count_nonzero(keep))
        with self.lock:
            before = self.made.pop((what, asked), None)
            if before is None:
                others = [made for (of, _), made in self.made.items() if of == what]
                before = min(others, key=lambda made: abs(made[2] - many), default=None)
            counting = Counting(keep, before)
            self.made[what, asked] = (keep, counting.now, many)
            while len(self.made) > QUESTIONS:
                del self.made[next(iter(self.made))]
        return counting


class Counting:
    """Counts of some rows, from what was counted of rows that are mostly the same."""

    def __init__(self, keep: Array, before: Made | None) -> None:
        self.keep = keep
        self.lines: Array | None = None  # the rows by number, once they are needed
        self.now: dict[str, Array] = {}
        self.before: dict[str, Array] = {}
        self.came = self.went = np.empty(0, dtype=np.int64)
        if before is not None and (both := len(before[0])) <= len(keep):
            old = before[0]
            other = np.flatnonzero(old != keep[:both])
            self.came = np.concatenate([other[keep[other]], both + np.flatnonzero(keep[both:])])
            self.went = other[old[other]]
            if len(self.came) + len(self.went) <= FEW * len(keep):
                self.before = before[1]

    @property
    def rows(self) -> Array:
        """The rows by number: values are taken by it several times faster than by marks."""
        if self.lines is None:
            self.lines = np.flatnonzero(self.keep)
        return self.lines

    def codes(self, name: str, codes: Array, weights: Array | None = None) -> Array:
        """How many of the rows have each code, or the sum of their weights; ``codes`` are those of all rows."""
        old = self.before.get(name)
        if old is None:
            found = counted(codes.take(self.rows), None if weights is None else weights.take(self.rows))
        else:
            found, less = (
                counted(codes[rows], None if weights is None else weights[rows], len(old))
                for rows in (self.came, self.went)
            )
            found[: len(old)] += old - less
        self.now[name] = found
        return found

    def having(self, name: str, rows: Array) -> int:
        """How many of the rows are among ``rows``, which are in their order and may go on behind all of them."""
        old = self.before.get(name)
        if old is None:
            found = int(self.keep[rows[: np.searchsorted(rows, len(self.keep))]].sum())
        else:
            found = int(old[0]) + among(self.came, rows) - among(self.went, rows)
        self.now[name] = np.array([found])
        return found


def counted(codes: Array, weights: Array | None, least: int = 1) -> Array:
    """How often there is each code, or the sum of its weights, for so many codes at least."""
    found: Array = np.bincount(codes, weights, minlength=least)
    return found if weights is None else found.astype(np.int64)


def among(some: Array, rows: Array) -> int:
    """How many of some are among rows that are in their order."""
    if not len(rows):
        return 0
    at = np.minimum(np.searchsorted(rows, some), len(rows) - 1)
    return int((rows[at] == some).sum())
