"""What is shown of many events at once, from columns in memory: pages of a list, a map, bars over time, facets."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import msgspec
import numpy as np
from sqlalchemy import Connection, select

from vigie.ask.arrays import Array, Words, moment_key
from vigie.ask.event_columns import Snapshot
from vigie.errors import LedgerError
from vigie.ledger.events import holding, numbers_with
from vigie.ledger.questions import KM_PER_DEGREE, Filters, counting, geonames_id, last_of, upto
from vigie.ledger.schema import judgements, reviews

MOST_POINTS = 20_000  # events of one map
MOST_VALUES = 200  # of a facet
Sort = Literal["start", "killed", "wounded", "voices", "reports", "confidence", "disputed"]


def select_rows(
    connection: Connection, board: Snapshot, asked: Filters, *, words: str = "", through: int | None = None
) -> Array:
    """The rows that match, latest first, as the ledger is or was recorded or known.

    ``words`` are of a place, a type or an id; ``through`` is the last entry that counts, all of them by default.
    """
    columns = board.columns
    through = min(n for n in (board.through, through, upto(connection, asked.recorded)) if n is not None)
    keep = (columns["seq"] <= through) & (board.gone > through) & (columns["claims"] > 0)
    for name, value in (("country", asked.country and asked.country.upper()), ("kind", asked.kind)):
        if value:
            keep &= columns[name] == board.words[name].codes.get(value, -1)
    if asked.place:
        number = geonames_id(asked.place)
        keep &= columns["place_id"] == number if number is not None else is_one(board, "place", (asked.place,))
    if asked.types:
        keep &= is_one(board, "type", asked.types)
    for name, value in (("outlets", asked.outlet), ("languages", asked.language), ("classes", asked.source_class)):
        if value:
            keep &= board.lists[name].holding(value)[columns[name]]
    keep &= in_time(board, asked) & above(board, asked)
    if asked.near is not None:
        keep &= within(columns["lat"], columns["lon"], *asked.near)
    if words:
        keep &= named(board, words)
    for term in terms(asked):
        keep &= having(board, board.terms.rows(connection, board, term))
    if asked.unreviewed:
        keep &= ~only(board, reviewed(connection))
    found: Array = board.order[keep[board.order]]
    return found


def is_one(board: Snapshot, name: str, values: Sequence[str]) -> Array:
    """Which rows have one of the values."""
    found: Array = np.isin(board.columns[name], [board.words[name].codes.get(value, -1) for value in values])
    return found


def in_time(board: Snapshot, asked: Filters) -> Array:
    """Which rows touch the days asked for and were known in time."""
    keep = np.ones(len(board), dtype=bool)
    if asked.since is not None:
        keep &= board.moments("end") >= moment_key(asked.since)
    if asked.until is not None:
        start = board.moments("start")
        keep &= (start <= moment_key(last_of(asked.until))) & (start > 0)
    if asked.known is not None:
        keep &= board.columns["known"] <= moment_key(asked.known)
    return keep


def above(board: Snapshot, asked: Filters) -> Array:
    """Which rows reach the numbers asked for."""
    columns = board.columns
    keep = np.ones(len(board), dtype=bool)
    if asked.confidence is not None:
        keep &= columns["confidence"] >= asked.confidence
    if asked.killed is not None:
        keep &= columns["killed"] >= asked.killed
    if asked.disputed:
        keep &= columns["disputed"] > 0
    return keep


def within(lat: Array, lon: Array, here_lat: float, here_lon: float, km: float) -> Array:
    """Which points lie within so many kilometres, as ``ledger.questions.within`` measures."""
    if not (-90 <= here_lat <= 90 and -180 <= here_lon <= 180 and km > 0):
        raise LedgerError("a place and radius are given as latitude,longitude,kilometres: 36.2,37.16,50.")
    squeeze, reach = max(0.01, float(np.cos(np.radians(here_lat)))), km / KM_PER_DEGREE
    with np.errstate(invalid="ignore"):
        found: Array = ((lon - here_lon) * squeeze) ** 2 + (lat - here_lat) ** 2 <= reach * reach
    return found


def named(board: Snapshot, words: str) -> Array:
    """Which rows have a place or a type whose name holds the words, or an id that begins with them."""
    wanted = " ".join(words.casefold().split())
    keep = np.char.startswith(board.ids, wanted.encode()[:17])
    for name in ("place", "type"):
        codes = [code for word, code in board.words[name].codes.items()
                 if word is not None and wanted in word.casefold().replace("_", " ")]  # fmt: skip
        keep = keep | np.isin(board.columns[name], codes)
    found: Array = keep
    return found


def terms(asked: Filters) -> list[str]:
    """The terms of the actors, harms and sources that are asked for."""
    found = [f"actor:{asked.actor}"] if asked.actor else []
    found += [f"harm:{asked.harm}"] if asked.harm else []
    return found + ([f"source:{' '.join(asked.source.casefold().split())}"] if asked.source else [])


def reviewed(connection: Connection) -> Sequence[int]:
    """The entries of events of which a judgement or a review that holds names a claim."""
    held = holding(select(judgements.c.left, judgements.c.right).select_from(judgements), judgements.c.seq)
    named = {f"claim:{claim}" for row in connection.execute(held) for claim in row}
    named |= {f"claim:{claim}" for claim in connection.execute(counting(select(reviews.c.claim))).scalars()}
    return numbers_with(connection, sorted(named))


def only(board: Snapshot, seqs: Sequence[int] | Array) -> Array:
    """Which rows are those of the entries."""
    return having(board, board.rows_of(seqs))


def having(board: Snapshot, rows: Array) -> Array:
    """For every row whether it is one of these; rows that came after the board are none."""
    keep = np.zeros(len(board), dtype=bool)
    keep[rows[rows < len(board)]] = True
    return keep


def sorted_rows(board: Snapshot, rows: Array, by: Sort, *, ascending: bool = False, most: int | None = None) -> Array:
    """The rows by a number, the most first unless ``ascending``; by day, those without one last.

    Only the first ``most`` of them, where so many are enough.
    """
    if by == "start":
        if not ascending:
            return rows[:most]
        undated = board.moments("start")[rows] == 0
        found: Array = np.concatenate([rows[~undated][::-1], rows[undated]])
        return found[:most]
    values = board.columns[by][rows] if ascending else -board.columns[by][rows]
    if most is not None and most < len(rows):  # what is as good as the last one may come before it: all of those
        best = np.flatnonzero(values <= np.partition(values, most - 1)[most - 1])
        rows, values = rows[best], values[best]
    by_value: Array = rows[np.argsort(values, kind="stable")]
    return by_value[:most]


def days(board: Snapshot, name: str, rows: Array) -> list[str | None]:
    """The days of rows as they were written."""
    return board.words[name].of(board.columns[name][rows])


def with_points(board: Snapshot, rows: Array) -> Array:
    """Those of the rows that have a point."""
    found: Array = rows[~np.isnan(board.columns["lat"][rows])]
    return found


def optional(values: Array) -> list[Any]:
    """Numbers, None for those that are not known."""
    return [None if value < 0 else value for value in values.tolist()]


class Facet(msgspec.Struct, frozen=True):
    """A value and how many events have it."""

    value: str
    count: int


def facets(board: Snapshot, rows: Array) -> dict[str, list[Facet]]:
    """How many of the rows have each country, type and kind, are told of by each outlet and so on, the most first."""
    found: dict[str, list[Facet]] = {}
    for name in ("country", "type", "kind"):
        counts = np.bincount(board.columns[name][rows], minlength=1)
        words = board.words[name].words
        found[name] = [
            Facet(word, int(counts[code]))
            for code in np.argsort(-counts, kind="stable").tolist()
            if counts[code] and (word := words[code])
        ]
    for name, listed in board.lists.items():
        found[name] = [Facet(*pair) for pair in listed.counted(board.columns[name][rows])[:MOST_VALUES]]
    return found


def harms(connection: Connection, board: Snapshot, rows: Array, every: Iterable[str]) -> list[Facet]:
    """How many of the rows count each harm, the most first."""
    kept = having(board, rows)
    counts = {harm: board.terms.rows(connection, board, f"harm:{harm}") for harm in every}
    found = [Facet(harm, int(kept[with_it[with_it < len(board)]].sum())) for harm, with_it in counts.items()]
    return sorted((facet for facet in found if facet.count), key=lambda facet: (-facet.count, facet.value))


class Bin(msgspec.Struct, frozen=True):
    """A stretch of days, how many events began in it, how many their incidents killed, and events by family."""

    start: str
    end: str
    events: int
    killed: int
    by_family: dict[str, int]


Width = Literal["day", "week", "month", "year"]
DAYS: dict[Width, int] = {"day": 1, "week": 7, "month": 30, "year": 365}  # about; the narrowest first


def fitting(board: Snapshot, rows: Array, width: Width, most: int) -> Width:
    """The narrowest width, no narrower than the given, at which all that rows tell of lies in so many stretches."""
    days = begun(board.words["start"], "day")[board.columns["start"][rows]]
    days = days[days > 0]
    span = int(days.max() - days.min()) + 1 if len(days) else 0
    wide = [one for one, length in DAYS.items() if length >= DAYS[width]]
    return next((one for one in wide if span <= most * DAYS[one]), "year")


def bins(board: Snapshot, rows: Array, width: Width, families: Mapping[str, str]) -> list[Bin]:
    """The rows by the day on which they began, without the stretches in which none did; undated ones are left out."""
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
    return [
        Bin(*stretch(first, width), events, dead, {name: held for name, held in zip(names, row, strict=True) if held})
        for first, events, dead, row in zip(
            (filled + earliest).tolist(), every[filled].tolist(), totals[filled].astype(np.int64).tolist(),
            counts[:-1, filled].T.tolist(), strict=True,
        )
    ]  # fmt: skip


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
