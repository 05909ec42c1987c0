"""Keys: numbers of which two claims share one where they may tell the same happening."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from vigie.consolidate.columns import Columns, Flags, Ints, Small
from vigie.consolidate.rows import HARMS, LONE, LONG, MARKED, NEVER, NOWHERE

CELL = 5_000  # ten-thousandths of a degree: cells of half a degree, so that a claim lies in two of them on average
ABOUT = 1_200  # half the distance (13 km) at which two points still share a cell
BY_NAME, BY_CELL, BY_TOKEN, BY_DAY = range(4)  # what a key is made of; it stands in the key's two lowest bits
COUNTED = tuple(HARMS.index(harm) for harm in ("killed", "wounded", "harmed", "abducted"))
MONTHS = 3  # a time that spans more of them is no time to look in
EPOCH = 719_163  # the ordinal of 1 January 1970
FACTOR = np.uint64(0xBF58476D1CE4E5B9)
Words = npt.NDArray[np.uint64]
Part = tuple[Words, Ints]


def all_keys(columns: Columns) -> tuple[Ints, Ints]:
    """(keys, rows that have them), sorted by key and row, each pair once.

    By cell and day, by month with what is rarely told twice, by country, day and type, and by name.
    """
    usable = (columns.group > 0) & (columns.kind == 0)
    parts = [by_cell(columns, usable), by_token(columns, usable), by_day(columns, usable), *by_name(columns, usable)]
    keys = (np.concatenate([part[0] for part in parts]) >> np.uint64(1)).astype(np.int64)
    owners = np.concatenate([part[1] for part in parts])
    return by_key(keys, owners, len(columns))


def by_key(keys: Ints, owners: Ints, count: int) -> tuple[Ints, Ints]:
    """Pairs sorted by key and owner, each once; owners are less than ``count``.

    The rank of a key and an owner make one number: two sorts of numbers take half the time of one by two columns.
    """
    if not len(keys):
        return keys, owners
    order = np.argsort(keys)
    keys = keys[order]
    fresh = np.r_[True, keys[1:] != keys[:-1]]
    codes = np.sort((np.cumsum(fresh) - 1) * count + owners[order])
    codes = codes[np.r_[True, codes[1:] != codes[:-1]]]
    return keys[fresh][codes // count], codes % count


def mixed(kind: int, *values: Ints | Small) -> Words:
    """One number for each row of several; the kind stands in the two lowest of the upper 63 bits."""
    result: Words = np.full(len(values[0]), 0x9E3779B97F4A7C15 + kind, dtype=np.uint64)
    for value in values:
        result = (result ^ value.astype(np.int64).view(np.uint64)) * FACTOR
        result ^= result >> np.uint64(29)
    return (result & ~np.uint64(7)) | np.uint64(2 * kind)


def spread(rows: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Each row as often as there are numbers from ``first`` to ``last``, with those numbers."""
    counts = np.maximum(last - first + 1, 0)
    owners = np.repeat(rows, counts)
    offsets = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owners, np.repeat(first, counts) + offsets


def by_cell(columns: Columns, usable: Flags) -> Part:
    """Of claims that an event can be pinned on: each day it may have been, and the next, with each cell about it."""
    rows = np.flatnonzero(usable & columns.fine)
    owners, days = spread(rows, columns.start[rows] // 24, columns.end[rows] // 24 + 1)
    lat, lon = columns.lat[owners].astype(np.int64), columns.lon[owners].astype(np.int64)
    south, north = (lat - ABOUT) // CELL, (lat + ABOUT) // CELL
    west, east = (lon - ABOUT) // CELL, (lon + ABOUT) // CELL
    everywhere = np.ones(len(owners), dtype=np.bool_)
    needed = np.r_[everywhere, north != south, east != west, (north != south) & (east != west)]
    cells = (np.r_[south, north, south, north] * 100_003 + np.r_[west, west, east, east])[needed]
    owners, days = np.tile(owners, 4)[needed], np.tile(days, 4)[needed]
    return mixed(BY_CELL, columns.group[owners], days, cells), owners


def by_token(columns: Columns, usable: Flags) -> Part:
    """The month and country with a figure, or with a place unknown to the gazetteer."""
    rows, months = in_months(columns, np.flatnonzero(usable))
    country = columns.country[rows].astype(np.int64) * 4096 + months
    counts = columns.figures[rows][:, COUNTED, 0].astype(np.int64)
    tokens = np.where(counts >= LONE, counts + (np.array(COUNTED) + 1) * 1_000_003, 0)
    unknown = (columns.lat[rows] == NOWHERE) & (columns.text[rows] != 0)
    named = np.where(unknown, columns.text[rows].astype(np.int64) ^ 0x3333, 0)
    tokens = np.c_[tokens, named]
    at, place = np.nonzero(tokens)
    return mixed(BY_TOKEN, columns.group[rows[at]], country[at], tokens[at, place]), rows[at]


def by_day(columns: Columns, usable: Flags) -> Part:
    """The day and country with the type: by these, claims of a vague place find those of a fine one."""
    dated = (columns.start != NEVER) & (columns.known < LONG) & (columns.country != 0)
    rows = np.flatnonzero(usable & dated)
    owners, days = spread(rows, columns.start[rows] // 24, columns.end[rows] // 24 + 1)
    return mixed(BY_DAY, columns.type[owners], days, columns.country[owners]), owners


def by_name(columns: Columns, usable: Flags) -> Iterator[Part]:
    """The names that nothing else is known of, since a verdict comes years after the deed; and the telling words of the
    report with the months of the happening and of the report."""
    rows = np.flatnonzero(usable)
    names = columns.persons[rows]
    at, place = np.nonzero(names)
    yield mixed(BY_NAME, columns.group[rows[at]], names[at, place]), rows[at]
    dated, months = in_months(columns, rows)
    printed = rows[columns.published[rows] != NEVER]
    owners = np.r_[dated, printed]
    months = np.r_[months, month_of(columns.published[printed] // 24)]
    marks = columns.marks[columns.report[owners], :MARKED]
    at, place = np.nonzero(marks)
    yield mixed(BY_NAME, columns.group[owners[at]], months[at], marks[at, place]), owners[at]


def in_months(columns: Columns, rows: Ints) -> tuple[Ints, Ints]:
    """(rows, months) for each month that a row's time touches, give or take a day; none for no time or a long one."""
    timed = rows[columns.start[rows] != NEVER]
    first = month_of(columns.start[timed] // 24 - 1)
    last = month_of(columns.end[timed] // 24 + 1)
    short = last - first < MONTHS
    return spread(timed[short], first[short], last[short])


def month_of(ordinals: Ints) -> Ints:
    """Months since 1970 of days' ordinals."""
    months: Ints = (ordinals - EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months
