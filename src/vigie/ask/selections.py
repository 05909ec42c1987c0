"""Which events are asked for: every version in memory against the filters, those that match in an order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np
from sqlalchemy import Connection

from vigie.ask.arrays import Array, moment_key
from vigie.ask.event_columns import Snapshot
from vigie.errors import LedgerError
from vigie.ledger.questions import EVERYTHING, KM_PER_DEGREE, Filters, geonames_id, last_of, upto

PIECE = 65_536  # rows that are looked through at once
Sort = Literal["start", "killed", "wounded", "voices", "reports", "confidence", "disputed"]


def kept(
    connection: Connection, board: Snapshot, asked: Filters, *, words: str = "", through: int | None = None
) -> Array:
    """For every row whether it matches, as the ledger is or was recorded or known.

    ``words`` are of a place, a type or an id; ``through`` is the last entry that counts, all of them by default.
    """
    through = min(n for n in (board.through, through, upto(connection, asked.recorded)) if n is not None)
    keep = board.held
    if through < board.through:
        keep = (board.columns["seq"] <= through) & (board.gone > through) & (board.columns["claims"] > 0)
    # What is looked up by terms may be newer than the connection, so only what columns say is kept for good.
    lasting = msgspec.structs.replace(
        asked, recorded=None, unreviewed=False, limit=None, actor=None, harm=None, source=None
    )
    if words or lasting != EVERYTHING:
        keep = keep & board.traits.match(board, (lasting, words), lambda first: matching(board, lasting, words, first))
    for rows in board.traits.rows(connection, board, *terms(asked)):
        keep = keep & having(board, rows)
    if asked.unreviewed:
        keep = keep & ~board.traits.reviewed.mask(connection, board)
    return keep


def matching(board: Snapshot, asked: Filters, words: str, first: int) -> Array:
    """For the rows from ``first`` on whether what they say, but for terms, matches: it does for ever."""
    tail = board.tail(first)
    columns = tail.columns
    keep = in_time(tail, asked) & above(tail, asked)
    for name, value in (("country", asked.country and asked.country.upper()), ("kind", asked.kind)):
        if value:
            keep &= columns[name] == board.words[name].codes.get(value, -1)
    if asked.place:
        number = geonames_id(asked.place)
        keep &= columns["place_id"] == number if number is not None else is_one(tail, "place", (asked.place,))
    if asked.types:
        keep &= is_one(tail, "type", asked.types)
    for name, value in (("outlets", asked.outlet), ("languages", asked.language), ("classes", asked.source_class)):
        if value:
            keep &= board.lists[name].holding(value)[columns[name]]
    if asked.near is not None:
        keep &= within(columns["lat"], columns["lon"], *asked.near)
    if words:
        keep &= named(tail, words)
    return keep


def in_order(board: Snapshot, keep: Array, most: int | None = None) -> Array:
    """The rows that are kept, latest first; only the first ``most`` of them, where so many are enough."""
    if most is None:
        every: Array = board.order[keep[board.order]]
        return every
    found, count = [board.order[:0]], 0
    for start in range(0, len(board), PIECE):
        some = board.order[start : start + PIECE]
        found.append(some[keep[some]])
        count += len(found[-1])
        if count >= most:
            break
    return np.concatenate(found)[:most]


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


def having(board: Snapshot, rows: Array) -> Array:
    """For every row whether it is one of these; rows that came after the board are none."""
    keep = np.zeros(len(board), dtype=bool)
    keep[rows[rows < len(board)]] = True
    return keep


def sorted_rows(board: Snapshot, keep: Array, by: Sort, *, ascending: bool = False, most: int | None = None) -> Array:
    """The rows that are kept by a number, the most first unless ``ascending``; by day, those without one last.

    Only the first ``most`` of them, where so many are enough.
    """
    if by == "start" and not ascending:
        return in_order(board, keep, most)
    rows = in_order(board, keep)
    if by == "start":
        undated = board.moments("start")[rows] == 0
        found: Array = np.concatenate([rows[~undated][::-1], rows[undated]])
        return found[:most]
    values = board.columns[by][rows] if ascending else -board.columns[by][rows]
    if most is not None and most < len(rows):  # what is as good as the last one may come before it: all of those
        best = np.flatnonzero(values <= np.partition(values, most - 1)[most - 1])
        rows, values = rows[best], values[best]
    by_value: Array = rows[np.argsort(values, kind="stable")]
    return by_value[:most]


def with_points(board: Snapshot, keep: Array) -> Array:
    """Those of the rows that are kept that have a point."""
    found: Array = keep & ~np.isnan(board.columns["lat"])
    return found
