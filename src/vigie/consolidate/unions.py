"""Unions: events that turn out to be one once vague claims have joined them.

Fine claims are clustered alone, so that no vague one ties two towns together. Two reports of one shooting that came out
weeks apart may have nothing in common but what a third tells, who joined one of them: what all of their tellings say of
each other is known only then.
"""

from __future__ import annotations

import numpy as np

from vigie.consolidate.columns import Columns, Flags, Ints
from vigie.consolidate.components import Scored
from vigie.consolidate.scoring import BOUND, FORBIDDEN, UNIT, score_pairs
from vigie.consolidate.settings import open_linking

ROUNDS = 4  # two events become one in each; of five tellings told apart at first all may
ENOUGH = 64  # fine tellings of an event that are asked: four thousand pairs at most, whatever its size
Pairs = tuple[Ints, Ints, Ints]  # labels of two events each, the lower first, and what their tellings score on average


def unite(columns: Columns, label: Ints, scored: Scored) -> None:
    """Labels as one the events that fit each other best, as long as there are some.

    A vague claim by itself is none of them: it has had its choice of events.
    """
    for _ in range(ROUNDS):
        told = np.bincount(label[label >= 0], minlength=len(label)) > 1
        event: Ints = np.where((label >= 0) & (told[label] | columns.fine), label, -1)
        first, second = mutual(*kept(columns, event, *averages(event, scored)))
        if not len(first):
            return
        into: Ints = np.arange(len(label))
        into[second] = first
        made = label >= 0
        label[made] = into[label[made]]


def averages(label: Ints, scored: Scored) -> Pairs:
    """The pairs of events whose tellings hold them for one by more than a doubt, and by how much.

    The margin, since it is by so much that a vague claim must fit better. As with those, a pair that is forbidden bars
    only where most are: one telling may be misread. The word of a reviewer does by itself.
    """
    crossing = (label[scored.left] >= 0) & (label[scored.right] >= 0) & (label[scored.left] != label[scored.right])
    left, right, score = label[scored.left[crossing]], label[scored.right[crossing]], scored.score[crossing]
    codes = np.minimum(left, right) * len(label) + np.maximum(left, right)
    order = np.argsort(codes, kind="stable")
    codes, score = codes[order], score[order]
    if not len(codes):
        return codes, codes, codes
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    barred = score <= FORBIDDEN
    open_pairs = np.add.reduceat(np.where(barred, 0, 1), starts)
    barring = np.add.reduceat(np.where(barred, 1, 0), starts)
    average: Ints = np.add.reduceat(np.where(barred, 0, score), starts) // np.maximum(open_pairs, 1)
    chosen = (average >= open_linking().margin * UNIT) & (open_pairs > 0) & (barring <= open_pairs)
    chosen &= np.minimum.reduceat(score, starts) > -BOUND
    found = codes[starts][chosen]
    return found // len(label), found % len(label), average[chosen]


def kept(columns: Columns, label: Ints, first: Ints, second: Ints, average: Ints) -> Pairs:
    """The pairs of events of which most fine tellings could be of one: vague ones tie no two towns together."""
    if not len(first):
        return first, second, average
    pinned: dict[int, list[int]] = {}
    for row in np.flatnonzero(columns.fine & np.isin(label, np.r_[first, second])).tolist():
        pinned.setdefault(int(label[row]), []).append(row)
    able: Flags = np.ones(len(first), dtype=np.bool_)
    for at, (a, b) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        ours, theirs = pinned.get(a, [])[:ENOUGH], pinned.get(b, [])[:ENOUGH]
        left, right = np.repeat(ours, len(theirs)).astype(np.int64), np.tile(theirs, len(ours)).astype(np.int64)
        barred = score_pairs(columns, np.minimum(left, right), np.maximum(left, right)) <= FORBIDDEN
        able[at] = 2 * int(barred.sum()) <= len(barred)
    return first[able], second[able], average[able]


def mutual(first: Ints, second: Ints, average: Ints) -> tuple[Ints, Ints]:
    """The pairs of events of which each fits the other best, and no third nearly as well."""
    one, other, score = np.r_[first, second], np.r_[second, first], np.r_[average, average]
    order = np.lexsort((other, -score, one))
    one, other, score = one[order], other[order], score[order]
    if not len(one):
        return one, one
    leads = np.r_[True, one[1:] != one[:-1]]
    alone = np.r_[leads[1:], True]
    ahead = np.r_[score[:-1] - score[1:], 0]
    best = leads & (alone | (ahead >= open_linking().margin * UNIT))
    codes = one[best] * (int(one.max()) + 1) + other[best]
    returned = other[best] * (int(one.max()) + 1) + one[best]
    both = np.isin(codes, returned) & (one[best] < other[best])
    return one[best][both], other[best][both]
