"""Blocks: keys of which two claims share one where they may tell the same happening. Only such pairs are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from vigie.consolidate.columns import Columns, Flags, Ints
from vigie.consolidate.rows import HARMS, LONE, LONG, NEVER, NOWHERE, Row, row_of
from vigie.model.event import LedgerClaim

CELL = 5_000  # ten-thousandths of a degree: cells of half a degree, so that a claim lies in two of them on average
ABOUT = 1_200  # half the distance (13 km) at which two points still share a cell
MASK = (1 << 63) - 1
BY_NAME, BY_CELL, BY_TOKEN, BY_DAY = range(4)
COUNTED = tuple(HARMS.index(harm) for harm in ("killed", "wounded", "harmed", "abducted"))
MONTHS = 3  # a time that spans more of them is no time to look in
LARGE = 2_000  # claims of one block: more are compared only where place and type are the same
FAMOUS = 24  # tellings with one name: more are of somebody who is in the news for more than one happening
PER_CHUNK = 1 << 21  # pairs in work at once


def block_keys(entry: LedgerClaim) -> tuple[int, ...]:
    """The keys under which a store finds a claim's possible partners; 63-bit numbers, each once."""
    return keys_of(row_of(entry))


def keys_of(row: Row) -> tuple[int, ...]:
    """The keys of a row: by cell and day, by country, month and what is rarely told twice, by country, day and type.

    Tolls and speech have none: they make no incident.
    """
    if not row.group or row.kind:
        return ()
    keys = [*cell_keys(row), *token_keys(row), *day_keys(row), *name_keys(row)]
    return tuple(dict.fromkeys(keys))


def cell_keys(row: Row) -> Iterator[int]:
    """Of a claim that an event can be pinned on: each day it may have been, and the next, with each cell about it."""
    if not row.fine:
        return
    cells = {
        ((row.lat + north) // CELL, (row.lon + east) // CELL) for north in (-ABOUT, ABOUT) for east in (-ABOUT, ABOUT)
    }
    for day in range(row.start // 24, row.end // 24 + 2):
        for lat, lon in sorted(cells):
            yield mixed(BY_CELL, row.group, day, lat * 100_003 + lon)


def token_keys(row: Row) -> Iterator[int]:
    """The month and country with a figure or a place unknown to the gazetteer."""
    tokens = [(harm + 1) * 1_000_003 + row.figures[2 * harm] for harm in COUNTED if row.figures[2 * harm] >= LONE]
    if row.lat == NOWHERE and row.text:
        tokens.append(row.text ^ 0x3333)
    for month in months(row):
        for token in tokens:
            yield mixed(BY_TOKEN, row.group, row.country * 4096 + month, token)


def name_keys(row: Row) -> Iterator[int]:
    """The names that nothing else is known of, since a verdict comes years after the deed; and the telling words of the
    report with the month."""
    for name in row.persons:
        yield mixed(BY_NAME, row.group, 0, name)
    of_report = [month_of(row.published // 24)] if row.published != NEVER else []
    for month in sorted({*months(row), *of_report}):
        for mark in row.marks:
            yield mixed(BY_NAME, row.group, month, mark)


def day_keys(row: Row) -> Iterator[int]:
    """The day and country with the type: by these, claims of a vague place find those of a fine one."""
    if row.start == NEVER or row.known >= LONG or not row.country:
        return
    for day in range(row.start // 24, row.end // 24 + 2):
        yield mixed(BY_DAY, row.type, day, row.country)


def months(row: Row) -> Sequence[int]:
    """Months since year 0 that a row's time touches, give or take a day; none without a time."""
    if row.start == NEVER:
        return []
    first, last = month_of(row.start // 24 - 1), month_of(row.end // 24 + 1)
    return range(first, last + 1) if last - first < MONTHS else []


@lru_cache(maxsize=1 << 14)
def month_of(ordinal: int) -> int:
    """The month of a day's ordinal."""
    day = date.fromordinal(max(1, ordinal))
    return day.year * 12 + day.month


def mixed(kind: int, *parts: int) -> int:
    """One 63-bit number of several; the kind stands in its two lowest bits."""
    value = 0x9E3779B97F4A7C15 + kind
    for part in parts:
        value = ((value ^ part) * 0xBF58476D1CE4E5B9) & MASK
        value ^= value >> 29
    return value & ~3 | kind


def pairs(columns: Columns, rows: Sequence[Row]) -> Ints:
    """All candidate pairs of rows as ``left * len(columns) + right``, left < right, sorted, each once."""
    found = [(key, i) for i, row in enumerate(rows) for key in keys_of(row)]
    keys: Ints = np.fromiter((key for key, _ in found), dtype=np.int64, count=len(found))
    owners: Ints = np.fromiter((i for _, i in found), dtype=np.int64, count=len(found))
    order = np.lexsort((owners, keys))
    return distinct(in_blocks(columns, keys[order], owners[order]))


def in_reports(columns: Columns) -> Ints:
    """All pairs of claims of one report that are of one group of types, coded as in ``pairs``."""
    owners = np.flatnonzero((columns.group > 0) & (columns.kind == 0))
    keys = (columns.report[owners].astype(np.int64) * 64 + columns.group[owners]) * 4 + BY_CELL
    order = np.lexsort((owners, keys))
    return distinct(in_blocks(columns, keys[order], owners[order]))


def distinct(codes: Iterator[Ints]) -> Ints:
    """Codes of pairs, sorted, each once."""
    found = list(codes)
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def in_blocks(columns: Columns, keys: Ints, owners: Ints) -> Iterator[Ints]:
    """Codes of the pairs of each block; ``keys`` are sorted. A name that many tell of tells nobody apart."""
    if not len(keys):
        return
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    with_vague = np.add.reduceat(~columns.fine[owners], starts) > 0
    kind = keys[starts] & 3
    used = (sizes > 1) & ((kind != BY_DAY) | with_vague) & ((kind != BY_NAME) | (sizes <= FAMOUS))
    for size in np.unique(sizes[used]):
        chosen = used & (sizes == size)
        yield from of_size(columns, owners, starts[chosen], int(size), kind[chosen] == BY_DAY)


def of_size(columns: Columns, owners: Ints, starts: Ints, size: int, by_day: Flags) -> Iterator[Ints]:
    """Codes of the pairs of all blocks of one size, in chunks."""
    left, right = np.triu_indices(size, 1)
    step = max(1, PER_CHUNK // len(left))
    for at in range(0, len(starts), step):
        first = starts[at : at + step, None]
        i, j = owners[first + left].ravel(), owners[first + right].ravel()
        kept = ~(np.repeat(by_day[at : at + step], len(left)) & columns.fine[i] & columns.fine[j])
        if size > LARGE:
            kept &= (columns.place[i] == columns.place[j]) & (columns.type[i] == columns.type[j])
        yield i[kept] * len(columns) + j[kept]
