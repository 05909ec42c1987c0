"""Clusters: which claims tell one happening. The outcome is a function of the set of claims, whatever their order."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from vigie.consolidate.blocks import in_reports, pairs
from vigie.consolidate.columns import Columns, Ints
from vigie.consolidate.comparisons import KM_PER_UNIT
from vigie.consolidate.rows import FINE_KM, LONG, NOWHERE, Row
from vigie.consolidate.scoring import BOUND, FORBIDDEN, UNIT, score_pairs
from vigie.consolidate.settings import open_linking
from vigie.consolidate.tellings import telling
from vigie.model.event import Imprint
from vigie.model.judgement import Judgement

ROUNDS = 2  # of joining vague claims: one that tells where leads on to one of its report that does not
Flags = npt.NDArray[np.bool_]


class Scored(msgspec.Struct, frozen=True):
    """Candidate pairs, by row numbers with left < right, sorted, and their scores in thousandths."""

    left: Ints
    right: Ints
    score: Ints


class Clusters(msgspec.Struct, frozen=True):
    """``label[row]`` is the lowest row of the row's cluster, -1 for a row that makes no event.

    ``scored`` are the pairs of tellings that were compared; a telling's number is that of its lowest row.
    """

    label: Ints
    scored: Scored


def cluster(rows: Sequence[Row], imprints: Sequence[Imprint], judgements: Iterable[Judgement] = ()) -> Clusters:
    """The clusters of rows, which are sorted by id; ``imprints[i]`` is the report of ``rows[i]``.

    First the claims of each report are put together to tellings, then the tellings of all reports to events.
    """
    held = binding(judgements)
    columns = Columns(rows, imprints)
    label = settled_labels(columns, judged(columns, scored_pairs(columns, in_reports(columns)), held))
    lead = np.flatnonzero(label == np.arange(len(rows)))
    members: dict[int, list[Row]] = {int(row): [] for row in lead}
    for row, led_by in enumerate(label.tolist()):
        if led_by >= 0:
            members[led_by].append(rows[row])
    tellings = [telling(group) for group in members.values()]
    told = Columns(tellings, [imprints[int(row)] for row in lead])
    number = np.full(len(rows), -1, dtype=np.int64)
    number[lead] = np.arange(len(lead))
    number = np.where(label >= 0, number[label], -1)
    scored = scored_pairs(told, pairs(told, tellings))
    scored = judged(
        told, scored, between_tellings(held, dict(zip(columns.ids, number.tolist(), strict=True)), told.ids)
    )
    events = settled_labels(told, scored)
    of_rows = label.copy()
    made = number >= 0
    of_rows[made] = lead[events[number[made]]]
    return Clusters(of_rows, Scored(lead[scored.left], lead[scored.right], scored.score))


def between_tellings(
    held: dict[tuple[str, str], str], number: dict[str, int], ids: Sequence[str]
) -> dict[tuple[str, str], str]:
    """Judgements about claims as judgements about the tellings that hold them; "different" goes before "same"."""
    result: dict[tuple[str, str], str] = {}
    for (a, b), decision in sorted(held.items(), key=lambda item: (item[1] == "different", item[0])):
        left, right = number.get(a, -1), number.get(b, -1)
        if left >= 0 and right >= 0 and left != right:
            result[min(ids[left], ids[right]), max(ids[left], ids[right])] = decision
    return result


def settled_labels(columns: Columns, scored: Scored) -> Ints:
    """The label of each row: pinned claims are clustered first, then each vague one joins the event that it fits best,
    if it fits none nearly as well; what is left is clustered by itself."""
    count = len(columns)
    usable: Flags = (columns.group > 0) & (columns.kind == 0)
    label: Ints = np.where(usable, np.arange(count), -1)
    settled = pinned_rows(columns, scored) & usable
    merge(columns, label, within(scored, settled))
    for _ in range(ROUNDS):
        join(label, scored, settled)
    merge(columns, label, within(scored, usable & ~settled))
    return label


def scored_pairs(columns: Columns, codes: Ints) -> Scored:
    """Pairs with their scores; ``codes`` are ``left * len(columns) + right``."""
    count = max(1, len(columns))
    left, right = codes // count, codes % count
    return Scored(left, right, score_pairs(columns, left, right))


def judged(columns: Columns, scored: Scored, held: dict[tuple[str, str], str]) -> Scored:
    """The pairs with reviewers' words in place of the machine's."""
    place = {claim_id: row for row, claim_id in enumerate(columns.ids)} if held else {}
    words = {
        tuple(sorted((place[a], place[b]))): BOUND if decision == "same" else -BOUND
        for (a, b), decision in held.items()
        if a in place and b in place and a != b
    }
    if not words:
        return scored
    count = len(columns)
    codes = scored.left * count + scored.right
    said: Ints = np.array(sorted(a * count + b for a, b in words), dtype=np.int64)
    values: Ints = np.array([words[(int(code) // count, int(code) % count)] for code in said], dtype=np.int64)
    kept = ~np.isin(codes, said)
    codes, score = np.r_[codes[kept], said], np.r_[scored.score[kept], values]
    order = np.argsort(codes)
    return Scored(codes[order] // count, codes[order] % count, score[order])


def binding(judgements: Iterable[Judgement]) -> dict[tuple[str, str], str]:
    """The decision that holds for each pair of claim ids: the latest."""
    held: dict[tuple[str, str], str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.decided, j.reviewer)):
        held[min(judgement.left, judgement.right), max(judgement.left, judgement.right)] = judgement.decision
    return held


def pinned_rows(columns: Columns, scored: Scored) -> Flags:
    """Rows on which an event can be pinned, and those that a reviewer bound to one of them."""
    pinned = columns.fine.copy()
    bound = scored.score >= BOUND
    left, right = scored.left[bound], scored.right[bound]
    while True:
        fresh = pinned[left] != pinned[right]
        if not fresh.any():
            return pinned
        pinned[left[fresh]] = pinned[right[fresh]] = True


def within(scored: Scored, chosen: Flags) -> Scored:
    """The pairs of which both ends are chosen."""
    kept = chosen[scored.left] & chosen[scored.right]
    return Scored(scored.left[kept], scored.right[kept], scored.score[kept])


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


def join(label: Ints, scored: Scored, settled: Flags) -> None:
    """Vague claims join the event that they fit best, all at once; marks those that did as settled."""
    best: dict[int, dict[int, int]] = {}
    barred: set[tuple[int, int]] = set()
    crossing = settled[scored.left] != settled[scored.right]
    for a, b, score in zip(
        scored.left[crossing].tolist(), scored.right[crossing].tolist(), scored.score[crossing].tolist(), strict=True
    ):
        vague, fine = (b, a) if settled[a] else (a, b)
        event = int(label[fine])
        if score <= FORBIDDEN:
            barred.add((vague, event))
        found = best.setdefault(vague, {})
        found[event] = max(found.get(event, FORBIDDEN), score)
    linking = open_linking()
    for vague, found in best.items():
        ranked = sorted((-score, event) for event, score in found.items() if (vague, event) not in barred)
        if not ranked or -ranked[0][0] < linking.same * UNIT:
            continue
        if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < linking.margin * UNIT:
            continue
        label[vague] = ranked[0][1]
        settled[vague] = True
