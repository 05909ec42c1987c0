"""Comparisons: one small function for each thing compared. Scores run from -1 (apart) to 1 (alike), 0 says nothing.

Each takes the columns and two arrays of row numbers and gives a score for every pair.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

import numpy as np

from vigie.consolidate.columns import Columns, Flags, Floats, Ints, Small
from vigie.consolidate.reprints import ALIKE
from vigie.consolidate.rows import DAY, LONG, MINUTE, NO_TIME, NOWHERE, PUBLISHED, type_numbers
from vigie.consolidate.settings import open_linking

KM_PER_UNIT = np.float32(111.195 / 10_000)  # of latitude, a ten-thousandth of a degree
# how telling an equal figure is, by its size: one dead is told of every other happening, sixty of hardly two
RARITY = np.array([max(0.05, min(1.0, math.log2(n + 1) / 5)) for n in range(32)], dtype=np.float32)
PER_CHUNK = 1 << 14  # pairs of reports whose words are held against each other at once
Comparison = Callable[[Columns, Ints, Ints], Floats]


def compare_type(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 for one type, 0.3 for kindred ones, 0 where one only says that there was violence, -1 for two manners."""
    return type_scores()[columns.type[i], columns.type[j]]


@functools.cache
def type_scores() -> Floats:
    """The score of each pair of types, by their numbers; type 0 (speech) fits nothing."""
    linking, numbers = open_linking(), type_numbers()
    scores = np.full((len(numbers) + 1, len(numbers) + 1), -1.0, dtype=np.float32)
    for kin in linking.kindred:
        for left in kin:
            for right in kin:
                scores[numbers[left][1], numbers[right][1]] = 0.3
    for name in linking.general:
        scores[numbers[name][1], :] = 0.0
        scores[:, numbers[name][1]] = 0.0
    np.fill_diagonal(scores, 1.0)
    for name in linking.general:  # two vague words are less of a sign than two exact ones
        scores[numbers[name][1], numbers[name][1]] = 0.5
    return scores


def gap_hours(columns: Columns, i: Ints, j: Ints) -> Ints:
    """Hours between the two times; 0 and less where they overlap."""
    return np.maximum(columns.start[i], columns.start[j]) - np.minimum(columns.end[i], columns.end[j])


def compare_time(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 for the same hour or minute, 0.8 for the same day, less for longer ones that overlap, -0.4 for the next day.

    -1 for days apart; a little less where a later report tells no day: a trial looks back.
    """
    worse = np.maximum(columns.known[i], columns.known[j])
    better = np.minimum(columns.known[i], columns.known[j])
    gap = gap_hours(columns, i, j)
    overlap = np.select(
        [worse == MINUTE, worse == DAY, worse < LONG, worse == LONG, worse == PUBLISHED],
        [1.0, 0.8, 0.5, 0.15, 0.3],
        0.0,
    )
    apart = np.select([worse == MINUTE, worse < LONG, worse == PUBLISHED], [-0.3, -0.4, -0.2], -0.5)
    score = np.where(gap <= 0, overlap, apart)
    score = np.where((gap > 0) & (gap <= 2) & (better == MINUTE), 0.7, score)
    looking_back = (worse == PUBLISHED) & (columns.report[i] != columns.report[j])  # of one report it is the news
    score = np.where(gap > 48, np.where(looking_back, -0.8, -1.0), score)
    return np.where(worse == NO_TIME, 0.0, score).astype(np.float32)


def distance(columns: Columns, i: Ints, j: Ints) -> Floats:
    """Kilometres between the two points, flat as within a country; meaningless where one has none."""
    north = (columns.lat[i] - columns.lat[j]).astype(np.float32)
    east = (columns.lon[i] - columns.lon[j]).astype(np.float32)
    east *= np.minimum(columns.shrink[i], columns.shrink[j])
    km: Floats = np.sqrt(north * north + east * east) * KM_PER_UNIT
    return km


def both_pointed(columns: Columns, i: Ints, j: Ints) -> Flags:
    """True where both claims have a point."""
    pointed: Flags = (columns.lat[i] != NOWHERE) & (columns.lat[j] != NOWHERE)
    return pointed


def compare_place(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 for one fine place, 0.4 within reach of a vaguer one, 0.1 for one country, falling to -1 with distance.

    Without points 1 for one name, -0.3 for two.
    """
    reach = np.maximum(columns.reach[i], columns.reach[j])
    km = distance(columns, i, j)
    fine = np.where(reach <= 31, 0.7, np.where(reach <= 300, 0.4, 0.1))
    score = np.where(km <= reach, fine, np.maximum(-1.0, -0.3 - (km - reach) / 60))
    same = columns.place[i] == columns.place[j]
    exact = reach <= open_linking().reach["exact"]  # two towns of the gazetteer next to each other are two
    score = np.where(exact & ~same & (km <= reach), np.maximum(-0.3, 0.7 - km / 8), score)
    score = np.where(same & (reach <= 31), 1.0, score)
    named = (columns.text[i] == columns.text[j]) & (columns.text[i] != 0)
    country = np.where(
        (columns.country[i] == 0) | (columns.country[j] == 0) | (columns.country[i] == columns.country[j]), 0.0, -1.0
    )
    places = (columns.place[i] != 0) & (columns.place[j] != 0) & (columns.place[i] != columns.place[j])
    without = np.where(named, 1.0, np.minimum(country, np.where(places, -0.3, 0.0)))
    return np.where(both_pointed(columns, i, j), score, without).astype(np.float32)


def compare_parties(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 where the claims share a known party, -0.5 where both know theirs and share none."""
    left, right = columns.parties[i], columns.parties[j]
    shared = ((left[:, :, None] == right[:, None, :]) & (left[:, :, None] != 0)).any(axis=(1, 2))
    known = (left[:, 0] != 0) & (right[:, 0] != 0)
    return np.where(shared, 1.0, np.where(known, -0.5, 0.0)).astype(np.float32)


def compare_harms(columns: Columns, i: Ints, j: Ints) -> Floats:
    """Up to 1 for equal figures, more the rarer the number; down to -1 for figures that cannot be one count.

    Counts rise for days and sources differ: a third more is no contradiction.
    """
    left, right = columns.figures[i].astype(np.float32), columns.figures[j].astype(np.float32)
    known = (left[:, :, 0] >= 0) & (right[:, :, 0] >= 0)
    least = np.minimum(left[:, :, 1], right[:, :, 1])  # highs: the smaller count's upper bound
    most = np.maximum(left[:, :, 0], right[:, :, 0])  # lows: the larger count's lower bound
    ratio = (np.minimum(least, most) + 0.5) / (np.maximum(most, 0) + 0.5)
    exact = (left[:, :, 0] == right[:, :, 0]) & (left[:, :, 1] == right[:, :, 1])
    rarity = RARITY[np.clip(columns.figures[i][:, :, 0], 0, 31)]
    close = np.clip((ratio - 0.66) * 0.6, -0.6, 0.2)
    score = np.where(known, np.where(exact, rarity, close), 0.0)
    best, worst = score.max(axis=1), score.min(axis=1)
    clipped: Floats = np.clip(best + worst * 1.5, -1.0, 1.0).astype(np.float32)
    return clipped


def compare_means(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 where the claims share a weapon, -0.7 where both name theirs and share none."""
    return masks(columns.means[i], columns.means[j], apart=-0.7)


def compare_objects(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 where the claims share a thing hit, -0.5 where both name theirs and share none."""
    return masks(columns.objects[i], columns.objects[j], apart=-0.5)


def masks(left: Small, right: Small, *, apart: float) -> Floats:
    """1 for a shared bit, ``apart`` where both have bits and share none."""
    known = (left != 0) & (right != 0)
    return np.where(left & right, 1.0, np.where(known, apart, 0.0)).astype(np.float32)


def compare_words(columns: Columns, i: Ints, j: Ints) -> Floats:
    """The share of the shorter evidence's words that the other has, beyond chance, from -0.2 for none to 1."""
    shared = np.bitwise_count(columns.bloom[i] & columns.bloom[j]).sum(axis=1).astype(np.float32)
    left, right = columns.words[i].astype(np.float32), columns.words[j].astype(np.float32)
    fewer = np.minimum(left, right)
    share = (shared - left * right / 256) / np.maximum(fewer, 4)
    return np.where(fewer > 0, np.clip(share * 1.2 - 0.2, -0.2, 1.0), 0.0).astype(np.float32)


def compare_story(columns: Columns, i: Ints, j: Ints) -> Floats:
    """How alike the two reports' telling words are: 0 at a cosine of 0.08, 1 from 0.5, -0.15 where they share none."""
    left, right = columns.report[i].astype(np.int64), columns.report[j].astype(np.int64)
    count = len(columns.reports)
    codes, back = np.unique(left * count + right, return_inverse=True)
    scores = np.empty(len(codes), dtype=np.float32)
    for at in range(0, len(codes), PER_CHUNK):
        part = codes[at : at + PER_CHUNK]
        scores[at : at + PER_CHUNK] = story(columns, part // count, part % count)
    return np.where(left == right, np.float32(0), scores[back])


def story(columns: Columns, left: Ints, right: Ints) -> Floats:
    """The score of ``compare_story`` for pairs of reports."""
    ours, theirs = columns.marks[left], columns.marks[right]
    wide, high = filled(ours), filled(theirs)
    same = ours[:, :wide, None] == theirs[:, None, :high]
    first = np.where(same, columns.mark_weights[left][:, :wide, None], 0).sum(axis=2)
    second = np.where(same, columns.mark_weights[right][:, None, :high], 0).max(axis=2)
    cosine = (first * second).sum(axis=1) / np.float32(1e6)
    known = (ours[:, 0] != 0) & (theirs[:, 0] != 0)
    return np.where(known, np.clip((cosine - 0.08) / 0.42, -0.15, 1.0), 0.0).astype(np.float32)


def filled(marks: Small) -> int:
    """How many places of the rows have a mark, one at least."""
    return max(1, int((marks != 0).sum(axis=1).max(initial=0)))


def compare_source(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 where both claims are credited to the same source: it tells of one happening more often than of two."""
    same = (columns.source[i] == columns.source[j]) & (columns.source[i] != 0)
    score: Floats = same.astype(np.float32)
    return score


def compare_reprint(columns: Columns, i: Ints, j: Ints) -> Floats:
    """1 where the two reports are near-copies of each other."""
    left, right = columns.report[i], columns.report[j]
    able = columns.sketched[left] & columns.sketched[right] & (left != right)
    score = np.zeros(len(i), dtype=np.float32)
    at = np.flatnonzero(able)
    for start in range(0, len(at), 1 << 18):
        part = at[start : start + (1 << 18)]
        share = (columns.sketches[left[part]] == columns.sketches[right[part]]).mean(axis=1)
        score[part] = share >= ALIKE
    return score


COMPARISONS: dict[str, Comparison] = {
    "type": compare_type,
    "time": compare_time,
    "place": compare_place,
    "parties": compare_parties,
    "harms": compare_harms,
    "means": compare_means,
    "objects": compare_objects,
    "words": compare_words,
    "story": compare_story,
    "source": compare_source,
    "reprint": compare_reprint,
}
