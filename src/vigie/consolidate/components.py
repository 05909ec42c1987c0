"""Components: rows that pairs hold together, and how a component in which something speaks against is taken apart."""

from __future__ import annotations

import heapq
import itertools

import msgspec
import numpy as np

from vigie.consolidate.columns import Columns, Flags, Ints
from vigie.consolidate.comparisons import KM_PER_UNIT
from vigie.consolidate.rows import FINE_KM, LONG, NOWHERE
from vigie.consolidate.scoring import BOUND, FORBIDDEN, UNIT
from vigie.consolidate.settings import open_linking


class Scored(msgspec.Struct, frozen=True):
    """Candidate pairs, by row numbers with left < right, sorted, and their scores in thousandths."""

    left: Ints
    right: Ints
    score: Ints


def merge(columns: Columns, label: Ints, scored: Scored) -> None:
    """Labels the clusters that the pairs make; a component in which something speaks against is taken apart."""
    enough = scored.score >= open_linking().same * UNIT
    component = components(len(columns), scored.left[enough], scored.right[enough])
    inside = component[scored.left] == component[scored.right]
    left, right, score = scored.left[inside], scored.right[inside], scored.score[inside]
    torn = stretched(columns, component)
    torn[component[left[score < 0]]] = True
    members = np.flatnonzero(component != np.arange(len(columns)))
    label[members] = component[members]
    doubtful = torn[component[left]]
    take_apart(columns, label, component, Scored(left[doubtful], right[doubtful], score[doubtful]))


def components(count: int, left: Ints, right: Ints) -> Ints:
    """For each row the lowest row that it is connected with."""
    lowest: Ints = np.arange(count, dtype=np.int64)
    while True:
        floor = np.minimum(lowest[left], lowest[right])
        before = lowest.copy()
        np.minimum.at(lowest, left, floor)
        np.minimum.at(lowest, right, floor)
        np.minimum.at(lowest, before, lowest)
        lowest = lowest[lowest]
        if np.array_equal(before, lowest):
            return lowest


def stretched(columns: Columns, component: Ints) -> Flags:
    """True at the lowest row of components whose members have no time or no place in common."""
    reach = Extent.of(columns)
    count = len(component)
    late = np.full(count, -(1 << 60), dtype=np.int64)
    early = np.full(count, 1 << 60, dtype=np.int64)
    np.maximum.at(late, component, reach.start)
    np.minimum.at(early, component, reach.end)
    torn: Flags = late - early > open_linking().apart_hours
    for value, degree in ((columns.lat, 1.0), (columns.lon, 0.7)):
        known = (columns.lat != NOWHERE) & (columns.reach <= FINE_KM)
        high, low = np.full(count, -(1 << 40), dtype=np.int64), np.full(count, 1 << 40, dtype=np.int64)
        np.maximum.at(high, component[known], value[known].astype(np.int64))
        np.minimum.at(low, component[known], value[known].astype(np.int64))
        torn |= (high - low) * degree * float(KM_PER_UNIT) > widest()
    return torn


def widest() -> float:
    """Kilometres over which the fine places of one event may lie."""
    return open_linking().apart_km + 2 * open_linking().reach["exact"]


class Extent(msgspec.Struct, frozen=True):
    """First and last hour of rows that tell their time; wide open for the others."""

    start: Ints
    end: Ints

    @staticmethod
    def of(columns: Columns) -> Extent:
        """The extents of all rows."""
        told = columns.known <= LONG
        return Extent(np.where(told, columns.start, -(1 << 50)), np.where(told, columns.end, 1 << 50))


def take_apart(columns: Columns, label: Ints, component: Ints, scored: Scored) -> None:
    """Relabels doubtful components: the best pair is joined first, and on while what speaks for it outweighs."""
    if not len(scored.left):
        return
    extent = Extent.of(columns)
    owner = component[scored.left]
    order = np.argsort(owner, kind="stable")
    bounds = np.flatnonzero(np.r_[True, owner[order][1:] != owner[order][:-1], True])
    for first, last in itertools.pairwise(bounds):
        at = order[first:last]
        edges = zip(scored.left[at].tolist(), scored.right[at].tolist(), scored.score[at].tolist(), strict=True)
        for row, lead in contracted(list(edges), Bounds(columns, extent)).items():
            label[row] = lead


class Bounds:
    """The times and places that a cluster's members leave open; kept as clusters are joined."""

    def __init__(self, columns: Columns, extent: Extent) -> None:
        self.columns, self.extent = columns, extent
        self.boxes: dict[int, tuple[int, int, float, float, float, float]] = {}

    def box(self, row: int) -> tuple[int, int, float, float, float, float]:
        """(latest start, earliest end, south, north, west, east) of the cluster led by a row; degrees of latitude."""
        found = self.boxes.get(row)
        if found is None:
            known = self.columns.lat[row] != NOWHERE and self.columns.reach[row] <= FINE_KM
            lat = float(self.columns.lat[row])
            lon = float(self.columns.lon[row]) * 0.7
            place = (lat, lat, lon, lon) if known else (1e12, -1e12, 1e12, -1e12)
            found = self.boxes[row] = (int(self.extent.start[row]), int(self.extent.end[row]), *place)
        return found

    def joined(self, a: int, b: int) -> tuple[int, int, float, float, float, float] | None:
        """The box of two clusters together; None where they have no time or no place in common."""
        s1, e1, south1, north1, west1, east1 = self.box(a)
        s2, e2, south2, north2, west2, east2 = self.box(b)
        start, end = max(s1, s2), min(e1, e2)
        south, north, west, east = min(south1, south2), max(north1, north2), min(west1, west2), max(east1, east2)
        wide = max(north - south, east - west) * float(KM_PER_UNIT) > widest()
        return None if wide or start - end > open_linking().apart_hours else (start, end, south, north, west, east)


def contracted(edges: list[tuple[int, int, int]], bounds: Bounds) -> dict[int, int]:
    """From row to the lowest row of its cluster, by greedy contraction: the pair of clusters with the largest sum of
    scores between them is joined until no sum is positive."""
    weight: dict[int, dict[int, int]] = {}
    for a, b, score in edges:
        weight.setdefault(a, {})[b] = score
        weight.setdefault(b, {})[a] = score
    lead = {row: row for row in weight}
    heap = [(-score, a, b) for a, b, score in edges if score >= 0]
    heapq.heapify(heap)
    while heap:
        score, a, b = heapq.heappop(heap)
        if a not in weight or b not in weight or weight[a].get(b) != -score:
            continue
        box = bounds.joined(a, b)
        if box is None and -score < BOUND // 2:
            weight[a][b] = weight[b][a] = FORBIDDEN
            continue
        if box is not None:
            bounds.boxes[a] = box
        absorb(weight, heap, a, b)
        lead[b] = a
    return {row: top(lead, row) for row in lead}


def absorb(weight: dict[int, dict[int, int]], heap: list[tuple[int, int, int]], a: int, b: int) -> None:
    """Joins cluster ``b`` to ``a``, which has the lower number."""
    for other, score in weight.pop(b).items():
        if other == a:
            continue
        del weight[other][b]
        total = weight[a].get(other, 0) + score
        weight[a][other] = weight[other][a] = total
        if total >= 0:
            heapq.heappush(heap, (-total, min(a, other), max(a, other)))
    del weight[a][b]


def top(lead: dict[int, int], row: int) -> int:
    """The leader of a row's cluster."""
    while lead[row] != row:
        row = lead[row]
    return row
