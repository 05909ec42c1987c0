"""What is shown of many events at once, from columns in memory: bars over time, facets, harms."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import msgspec
import numpy as np
from sqlalchemy import Connection

from vigie.ask.arrays import Array, Words
from vigie.ask.counts import Counting
from vigie.ask.event_columns import Snapshot

MOST_POINTS = 20_000  # events of one map
MOST_VALUES = 200  # of a facet


def days(board: Snapshot, name: str, rows: Array) -> list[str | None]:
    """The days of rows as they were written."""
    return board.words[name].of(board.columns[name][rows])


def optional(values: Array) -> list[Any]:
    """Numbers, None for those that are not known."""
    return [None if value < 0 else value for value in values.tolist()]


class Facet(msgspec.Struct, frozen=True):
    """A value and how many events have it."""

    value: str
    count: int


def facets(board: Snapshot, counting: Counting) -> dict[str, list[Facet]]:
    """How many of the rows have each country, type and kind, are told of by each outlet and so on, the most first."""
    found: dict[str, list[Facet]] = {}
    for name in ("country", "type", "kind"):
        counts = counting.codes(name, board.columns[name])
        words = board.words[name].words
        found[name] = [
            Facet(word, int(counts[code]))
            for code in np.argsort(-counts, kind="stable").tolist()
            if counts[code] and (word := words[code])
        ]
    for name, listed in board.lists.items():
        counts = counting.codes(name, board.columns[name])
        found[name] = [Facet(*pair) for pair in listed.counted(counts)[:MOST_VALUES]]
    return found


def harms(connection: Connection, board: Snapshot, counting: Counting, every: Collection[str]) -> list[Facet]:
    """How many of the rows count each harm, the most first."""
    having = board.traits.rows(connection, board, *(f"harm:{harm}" for harm in every))
    counts = {harm: counting.having(f"harm:{harm}", rows) for harm, rows in zip(every, having, strict=True)}
    found = [Facet(harm, count) for harm, count in counts.items() if count]
    return sorted(found, key=lambda facet: (-facet.count, facet.value))


class Bin(msgspec.Struct, frozen=True, gc=False):
    """A stretch of days, how many events began in it, how many their incidents killed, and events by family."""

    start: str
    end: str
    events: int
    killed: int
    by_family: dict[str, int]


Width = Literal["day", "week", "month", "year"]
DAYS: dict[Width, int] = {"day": 1, "week": 7, "month": 30, "year": 365}  # about; the narrowest first


def fitting(days: Array, width: Width, most: int) -> Width:
    """The narrowest width, no narrower than the given, at which the days' numbers lie in so many stretches."""
    span = int(days.max() - days.min()) + 1 if len(days) else 0
    wide = [one for one, length in DAYS.items() if length >= DAYS[width]]
    return next((one for one in wide if span <= most * DAYS[one]), "year")


def bins(
    board: Snapshot, counting: Counting, width: Width, families: Mapping[str, str], *, most: int = 100_000
) -> tuple[Width, list[Bin]]:
    """The rows by when they began: the width, wider where there would be more than ``most``, and the stretches.

    Those in which none began are left out, and rows without a day.
    """
    names = [*sorted(set(families.values())), ""]  # the last for types of no family
    cells, deaths = cells_of(board, names, families), deaths_of(board)
    counts = counting.codes("cells", cells)
    counts = np.pad(counts, (0, -len(counts) % len(names))).reshape(-1, len(names))
    totals = counting.codes("deaths", board.columns["start"], deaths)
    times = np.flatnonzero(counts.any(axis=1))
    times = times[begun(board.words["start"], "day")[times] > 0]
    if not len(times):
        return width, []
    width = fitting(begun(board.words["start"], "day")[times], width, most)
    firsts, at = np.unique(begun(board.words["start"], width)[times], return_inverse=True)
    events, killed = np.zeros((len(firsts), len(names)), dtype=np.int64), np.zeros(len(firsts), dtype=np.int64)
    np.add.at(events, at, counts[times])
    np.add.at(killed, at, totals[times])
    by_family: list[dict[str, int]] = [{} for _ in range(len(firsts))]
    begin, family = np.nonzero(events[:, :-1])
    for one, code, number in zip(begin.tolist(), family.tolist(), events[begin, family].tolist(), strict=True):
        by_family[one][names[code]] = number
    every = zip(firsts.tolist(), events.sum(axis=1).tolist(), killed.tolist(), by_family, strict=True)
    return width, [Bin(*stretch(first, width), number, dead, parts) for first, number, dead, parts in every]


def cells_of(board: Snapshot, names: Sequence[str], families: Mapping[str, str]) -> Array:
    """For every row when it began and of which family it is, as one number."""

    def tell(first: int) -> Array:
        of_type = [names.index(families.get(word or "", "")) for word in board.words["type"].words]
        family = np.array(of_type)[board.columns["type"][first:]]
        cells: Array = board.columns["start"][first:].astype(np.int64) * len(names) + family
        return cells

    return board.traits.column(board, "cells", np.int64, tell)


def deaths_of(board: Snapshot) -> Array:
    """For every row how many it killed, where it does not sum up others."""

    def tell(first: int) -> Array:
        killed = np.maximum(board.columns["killed"][first:], 0)
        deaths: Array = killed * (board.columns["kind"][first:] == board.words["kind"].code("incident"))
        return deaths

    return board.traits.column(board, "deaths", np.int32, tell)


@functools.lru_cache(maxsize=50_000)
def stretch(number: int, width: Width) -> tuple[str, str]:
    """The first and the last day of the stretch that begins on the day of a number."""
    first = date.fromordinal(number)
    return first.isoformat(), last_of_bin(first, width).isoformat()


def begun(starts: Words, width: Width) -> Array:
    """The number of the first day of the stretch that each word of a time lies in, by the word's number."""
    known = starts.numbers.get(width, np.empty(0, dtype=np.int64))
    new = starts.words[len(known) :]
    if new:
        more = np.array([ordinal(first_of(word, width)) for word in new], dtype=np.int64)
        known = starts.numbers[width] = np.concatenate([known, more])
    return known


def first_of(word: str | None, width: Width) -> date | None:
    """The first day of the stretch that a day lies in; a month's or a year's own first day; None for none."""
    if word is None:
        return None
    day = date.fromisoformat((word[:10] + "-01-01")[:10] if len(word) < 10 else word[:10])
    if width == "week":
        return day - timedelta(day.weekday())
    if width == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if width == "month" else day


def ordinal(day: date | None) -> int:
    """The day's number, 0 for none."""
    return day.toordinal() if day is not None else 0


def last_of_bin(first: date, width: Width) -> date:
    """The last day of a stretch."""
    if width == "year":
        return first.replace(month=12, day=31)
    if width == "month":
        return (first + timedelta(31)).replace(day=1) - timedelta(1)
    return first + timedelta(6 if width == "week" else 0)
