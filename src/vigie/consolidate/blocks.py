"""Blocks: claims that share a key. Only pairs of one block are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from vigie.consolidate.columns import Columns, Flags, Ints
from vigie.consolidate.keys import BY_CELL, BY_DAY, BY_NAME, all_keys

LARGE = 2_000  # claims of one block: more are compared only where place and type are the same
FAMOUS = 24  # tellings with one name: more are of somebody who is in the news for more than one happening
PER_CHUNK = 1 << 21  # pairs in work at once


def pairs(columns: Columns) -> Ints:
    """All candidate pairs of rows as ``left * len(columns) + right``, left < right, sorted, each once."""
    return pairs_by(columns, *all_keys(columns), {})


def pairs_by(columns: Columns, keys: Ints, owners: Ints, sizes: Mapping[int, int]) -> Ints:
    """The pairs by these keys; ``sizes`` are the true sizes of blocks of which not all rows are at hand."""
    return distinct(in_blocks(columns, keys, owners, sizes))


def in_reports(columns: Columns) -> Ints:
    """All pairs of claims of one report that are of one group of types, coded as in ``pairs``."""
    owners = np.flatnonzero((columns.group > 0) & (columns.kind == 0))
    keys = (columns.report[owners].astype(np.int64) * 64 + columns.group[owners]) * 4 + BY_CELL
    order = np.lexsort((owners, keys))
    return distinct(in_blocks(columns, keys[order], owners[order], {}))


def distinct(codes: Iterator[Ints]) -> Ints:
    """Codes of pairs, sorted, each once."""
    found = list(codes)
    if not found:
        return np.zeros(0, dtype=np.int64)
    # Of numbers that are nearly all distinct, sorting takes a third of the time of numpy's own way.
    every: Ints = np.sort(np.concatenate(found))
    return every[np.r_[True, every[1:] != every[:-1]]] if len(every) else every


def in_blocks(columns: Columns, keys: Ints, owners: Ints, true_sizes: Mapping[int, int]) -> Iterator[Ints]:
    """Codes of the pairs of each block; ``keys`` are sorted. A name that many tell of tells nobody apart."""
    if not len(keys):
        return
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    with_vague = np.add.reduceat(~columns.fine[owners], starts) > 0
    kind = keys[starts] & 3
    whole = sizes
    if true_sizes:
        whole = np.array([true_sizes.get(key, 0) for key in keys[starts].tolist()], dtype=np.int64)
    used = (sizes > 1) & ((kind != BY_DAY) | with_vague) & ((kind != BY_NAME) | (whole <= FAMOUS))
    for size in np.unique(sizes[used]):
        chosen = used & (sizes == size)
        for narrow in (False, True):
            some = chosen & ((whole > LARGE) == narrow)
            yield from of_size(columns, owners, starts[some], int(size), kind[some] == BY_DAY, narrow=narrow)


def of_size(columns: Columns, owners: Ints, starts: Ints, size: int, by_day: Flags, *, narrow: bool) -> Iterator[Ints]:
    """Codes of the pairs of all blocks of one size, in chunks; ``narrow``: of one place and type only."""
    left, right = np.triu_indices(size, 1)
    step = max(1, PER_CHUNK // len(left))
    for at in range(0, len(starts), step):
        first = starts[at : at + step, None]
        i, j = owners[first + left].ravel(), owners[first + right].ravel()
        kept = ~(np.repeat(by_day[at : at + step], len(left)) & columns.fine[i] & columns.fine[j])
        if narrow:
            kept &= (columns.place[i] == columns.place[j]) & (columns.type[i] == columns.type[j])
        yield i[kept] * len(columns) + j[kept]
