"""What is shown of many events at once, from columns in memory: bars over time, facets, harms."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, Literal

import msgspec
import numpy as np
from sqlalchemy import Connection

from vigie.ask.arrays import Array, Words
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


def facets(board: Snapshot, keep: Array) -> dict[str, list[Facet]]:
    """How many of the rows have each country, type and kind, are told of by each outlet and so on, the most first."""
    found: dict[str, list[Facet]] = {}
    for name in ("country", "type", "kind"):
        counts = np.bincount(board.columns[name][keep], minlength=1)
        words = board.words[name].words
        found[name] = [
            Facet(word, int(counts[code]))
            for code in np.argsort(-counts, kind="stable").tolist()
            if counts[code] and (word := words[code])
        ]
    for name, listed in board.lists.items():
        found[name] = [Facet(*pair) for pair in listed.counted(board.columns[name][keep])[:MOST_VALUES]]
    return found


def harms(connection: Connection, board: Snapshot, keep: Array, every: Collection[str]) -> list[Facet]:
    """How many of the rows that are kept count each harm, the most first."""
    having_one = board.traits.rows(connection, board, *(f"harm:{harm}" for harm in every))
    counts = {harm: int(keep[rows[rows < len(board)]].sum()) for harm, rows in zip(every, having_one, strict=True)}
    found = [Facet(harm, count) for harm, count in counts.items() if count]
    return sorted(found, key=lambda facet: (-facet.count, facet.value))


class Bin(msgspec.Struct, frozen=True):
    """A stretch of days, how many events began in it, how many their incidents killed, and events by family."""

    start: str
    end: str
    events: int
    killed: int
    by_family: dict[str, int]


Width = Literal["day", "week", "month", "year"]
DAYS: dict[Width, int] = {"day": 1, "week": 7, "month": 30, "year": 365}  # about; the narrowest first


def fitting(board: Snapshot, keep: Array, width: Width, most: int) -> Width:
    """The narrowest width, no narrower than given, at which all that the rows tell of lies in so many stretches."""
    days = begun(board.words["start"], "day")[board.columns["start"][keep]]
    days = days[days > 0]
    span = int(days.max() - days.min()) + 1 if len(days) else 0
    wide = [one for one, length in DAYS.items() if length >= DAYS[width]]
    return next((one for one in wide if span <= most * DAYS[one]), "year")


def bins(board: Snapshot, keep: Array, width: Width, families: Mapping[str, str]) -> list[Bin]:
    """The rows by the day on which they began, without the stretches in which none did; undated ones are left out."""
    rows = np.flatnonzero(keep)
    firsts = begun(board.words["start"], width)[board.columns["start"][rows]]
    rows, firsts = rows[firsts > 0], firsts[firsts > 0]
    if not len(rows):
        return []
    at = firsts - (earliest := int(firsts.min()))
    every = np.bincount(at)
    killed = np.maximum(board.columns["killed"][rows], 0) * (board.columns["kind"][rows] == incident_code(board))
    totals = np.bincount(at, weights=killed)
    names = sorted(set(families.values()))
    of_type = [
        names.index(families[word]) if word is not None and word in families else len(names)
        for word in board.words["type"].words
    ]
    family = np.array(of_type)[board.columns["type"][rows]]
    counts = np.bincount(family * len(every) + at, minlength=(len(names) + 1) * len(every)).reshape(-1, len(every))
    filled = np.flatnonzero(every)
    by_family: dict[int, dict[str, int]] = {one: {} for one in filled.tolist()}
    begin, of_family = np.nonzero(counts[:-1].T)
    for one, code, held in zip(begin.tolist(), of_family.tolist(), counts[of_family, begin].tolist(), strict=True):
        by_family[one][names[code]] = held
    return [
        Bin(*stretch(earliest + one, width), events, dead, by_family[one])
        for one, events, dead in zip(
            filled.tolist(), every[filled].tolist(), totals[filled].astype(np.int64).tolist(), strict=True
        )
    ]


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


def incident_code(board: Snapshot) -> int:
    """The number of the kind of events that do not sum up others."""
    return board.words["kind"].code("incident")


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
