"""Scores: what the comparisons of two claims come to, and what forbids that they are one happening."""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from vigie.consolidate.columns import Columns, Flags, Ints
from vigie.consolidate.comparisons import COMPARISONS, both_pointed, distance, gap_hours
from vigie.consolidate.rows import FINE_KM, LONG, PUBLISHED, type_numbers
from vigie.consolidate.settings import open_linking
from vigie.model.event import Decision

UNIT = 1000  # scores are whole thousandths of log-odds, so that sums do not depend on the order of adding
FORBIDDEN = -1_000_000
BOUND = 100_000_000  # a reviewer's word outweighs all that the machine can add up
CHUNK = 1 << 18
THREADS = 2
Veto = Callable[[Columns, Ints, Ints], Flags]


def far_apart(columns: Columns, i: Ints, j: Ints) -> Flags:
    """Two places beyond each other's reach."""
    limit = columns.reach[i] + columns.reach[j] + np.float32(open_linking().apart_km)
    far: Flags = both_pointed(columns, i, j) & (distance(columns, i, j) > limit)
    return far


def other_days(columns: Columns, i: Ints, j: Ints) -> Flags:
    """Two times that exclude each other: both told, and more than a day between them."""
    told = (columns.known[i] <= LONG) & (columns.known[j] <= LONG)
    apart: Flags = told & (gap_hours(columns, i, j) > open_linking().apart_hours)
    return apart


def told_before(columns: Columns, i: Ints, j: Ints) -> Flags:
    """A report without a time of its own came out before the other's happening."""
    slack = open_linking().apart_hours
    first = (columns.known[i] == PUBLISHED) & (columns.known[j] <= LONG) & (columns.start[j] > columns.end[i] + slack)
    second = (columns.known[j] == PUBLISHED) & (columns.known[i] <= LONG) & (columns.start[i] > columns.end[j] + slack)
    early: Flags = first | second
    return early


def other_kind(columns: Columns, i: Ints, j: Ints) -> Flags:
    """A toll is no incident, and types of two groups are no one happening."""
    kinds: Flags = (columns.kind[i] != columns.kind[j]) | (columns.group[i] != columns.group[j])
    kinds |= columns.group[i] == 0
    return kinds


def taken_apart(columns: Columns, i: Ints, j: Ints) -> Flags:
    """Two places taken: each is a happening of its own, however near and by whomever."""
    fine = (columns.reach[i] <= FINE_KM) & (columns.reach[j] <= FINE_KM)
    named = (columns.place[i] != 0) & (columns.place[j] != 0) & (columns.place[i] != columns.place[j])
    taking = np.isin(columns.type[i], takings()) & np.isin(columns.type[j], takings())
    two: Flags = fine & named & taking
    return two


@functools.cache
def takings() -> Ints:
    """The numbers of the types that change the holder of a place."""
    return np.array([type_numbers()[name][1] for name in open_linking().takings], dtype=np.int64)


VETOES: dict[str, Veto] = {
    "places far apart": far_apart,
    "days that exclude one another": other_days,
    "told before it happened": told_before,
    "two places taken": taken_apart,
    "two kinds of happening": other_kind,
}


def score_pairs(columns: Columns, i: Ints, j: Ints) -> Ints:
    """The score of each pair in thousandths of log-odds; FORBIDDEN where a veto holds."""
    result = np.empty(len(i), dtype=np.int64)

    def fill(at: int) -> None:
        result[at : at + CHUNK] = score_chunk(columns, i[at : at + CHUNK], j[at : at + CHUNK])

    if len(i) <= CHUNK:
        fill(0)
        return result
    with ThreadPoolExecutor(THREADS) as pool:  # numpy lets go of the interpreter while it computes
        list(pool.map(fill, range(0, len(i), CHUNK)))
    return result


def score_chunk(columns: Columns, i: Ints, j: Ints) -> Ints:
    """``score_pairs`` of as many as fit the processor's caches."""
    forbidden = np.zeros(len(i), dtype=np.bool_)
    for veto in VETOES.values():
        forbidden |= veto(columns, i, j)
    result = np.full(len(i), FORBIDDEN, dtype=np.int64)
    allowed = ~forbidden
    result[allowed] = weighed(columns, i[allowed], j[allowed])
    return result


def weighed(columns: Columns, i: Ints, j: Ints) -> Ints:
    """The sum of the weighed comparisons and the bias, in thousandths, whatever vetoes say."""
    linking = open_linking()
    one_report = columns.report[i] == columns.report[j]
    score = np.where(one_report, float(linking.bias.one_report), float(linking.bias.reports))
    for name, compare in COMPARISONS.items():
        score += linking.weights[name] * compare(columns, i, j)
    thousandths: Ints = np.rint(score * UNIT).astype(np.int64)
    return thousandths


def decision_of(score: int) -> Decision:
    """What a score means."""
    linking = open_linking()
    if score >= linking.same * UNIT:
        return "same"
    return "different" if score < linking.different * UNIT else "unsure"
