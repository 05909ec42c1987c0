"""Reprints: reports whose text is nearly another report's, found by MinHash of their shingles."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from vigie.model.event import Imprint

SHINGLE = 4  # words: a lightly edited sentence keeps most of its runs of four, and chance shares hardly one
FEWEST = 12  # shingles: shorter texts ("Two killed in Mopti") say too little to be called copies
# 32 bands of 2 find nearly every pair that shares a third of its shingles: a wire story cut by half shares a half.
BANDS, ROWS = 32, 2
SLOTS = BANDS * ROWS
ALIKE = 0.45  # of the shingles of both together: half of a story cut in two; two accounts of one event share under 0.1
FEW = 12  # reports of which every pair is looked at: cheaper than their keys
STORED = 12  # bands by which a store finds near-copies: of those with 45% in common they miss one in fifteen
WEEK = 1 << 40  # keys of one band in two weeks that follow each other lie so far apart
KEYED = "1"  # how ``store_keys`` makes its keys
WORD = re.compile(r"\w+")
PRIME = np.uint64((1 << 61) - 1)
Sketch = npt.NDArray[np.uint32]


def multipliers() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The fixed hash functions of the slots: x -> (a x + b) mod 2^64, upper half; the same on every machine."""
    random = np.random.Generator(np.random.PCG64(20241130))
    return random.integers(1, 1 << 63, SLOTS, dtype=np.uint64) | np.uint64(1), random.integers(
        0, 1 << 63, SLOTS, dtype=np.uint64
    )


FACTORS, OFFSETS = multipliers()


def sketch_of(text: str) -> bytes:
    """The MinHash of a text's shingles as little-endian uint32s; empty where the text is too short to tell."""
    words = [word.group().casefold() for word in WORD.finditer(text)]
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    if len(shingles) < FEWEST:
        return b""
    hashes = np.fromiter((zlib.crc32(s.encode()) for s in shingles), dtype=np.uint64, count=len(shingles))
    mixed = (hashes[:, None] * FACTORS[None, :] + OFFSETS[None, :]) >> np.uint64(32)
    return bytes(mixed.min(axis=0).astype("<u4").tobytes())


def alike(left: bytes, right: bytes) -> float:
    """The share of shingles that two texts have in common, estimated from their sketches; 0 where one has none."""
    if not left or not right:
        return 0.0
    return float(np.mean(np.frombuffer(left, "<u4") == np.frombuffer(right, "<u4")))


def band_keys(sketch: bytes) -> tuple[int, ...]:
    """Keys of which two near-copies share at least one, by which a store finds them."""
    if not sketch:
        return ()
    slots = np.frombuffer(sketch, "<u4").astype(np.uint64).reshape(BANDS, ROWS)
    numbers = np.arange(BANDS, dtype=np.uint64)
    mixed = (slots[:, 0] * np.uint64(0x9E3779B97F4A7C15) ^ slots[:, 1]) * np.uint64(0xBF58476D1CE4E5B9) + numbers
    return tuple(int(key) for key in mixed >> np.uint64(1))


def store_keys(imprint: Imprint) -> tuple[int, ...]:
    """Keys by which a store finds the near-copies of a report: see ``near_by``.

    They begin with the week of publication, so that what comes in on one day lies together, and a report is held
    against those of three weeks; one key, of the whole text, has no week.
    """
    if not imprint.sketch:
        return ()
    published = (imprint.published or "")[:10]
    week = date.fromisoformat(published).toordinal() // 7 if len(published) == 10 else 0
    own = [week * WEEK + key % WEEK for key in band_keys(imprint.sketch)[:STORED]]
    return (zlib.crc32(imprint.sketch) << 8, *own)


def near_by(keys: npt.NDArray[np.int64], reports: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Pairs of reports (two columns, the lower first, each once) that share a key, or have it in neighbouring weeks.

    Of more than two only each with the first and the one before it: a group of near-copies is chained so.
    """
    order = np.lexsort((reports, keys // WEEK, keys % WEEK))
    keys, reports = keys[order], reports[order]
    same = (keys[1:] % WEEK == keys[:-1] % WEEK) & (keys[1:] // WEEK - keys[:-1] // WEEK <= 1)
    starts = np.flatnonzero(np.r_[True, ~same])
    first = np.repeat(reports[starts], np.diff(np.r_[starts, len(reports)]))
    pairs = np.concatenate([np.c_[reports[:-1], reports[1:]][same], np.c_[first, reports]])
    pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
    found: npt.NDArray[np.int64] = np.unique(pairs, axis=0)
    return found


def find_reprints(imprints: Iterable[Imprint]) -> dict[str, str]:
    """From report id to the first report (by date, then id) of its group; reports that stand alone are left out."""
    reports = sorted({i.report_id: i for i in imprints if i.sketch}.values(), key=first_published)
    lead = list(range(len(reports)))
    for left, right in candidates(reports):
        if alike(reports[left].sketch, reports[right].sketch) >= ALIKE:
            a, b = root(lead, left), root(lead, right)
            lead[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for number in range(len(reports)):
        groups.setdefault(root(lead, number), []).append(number)
    return {
        reports[n].report_id: reports[first].report_id
        for first, members in groups.items()
        if len(members) > 1
        for n in members
    }


def candidates(reports: list[Imprint]) -> Iterator[tuple[int, int]]:
    """Pairs of reports, by position, that may be near-copies: all of a few, those that share a key of many."""
    if len(reports) <= FEW:
        return itertools.combinations(range(len(reports)), 2)
    blocks: dict[int, list[int]] = {}
    for number, report in enumerate(reports):
        for key in band_keys(report.sketch):
            blocks.setdefault(key, []).append(number)
    return near_pairs(blocks)


def first_published(imprint: Imprint) -> tuple[str, str]:
    """The order in which one report counts as the original of another; undated ones come last."""
    return imprint.published or "9999", imprint.report_id


def near_pairs(blocks: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Pairs that share a key. In a block each report is held against the one before it and the first of them.

    A block is a group of near-copies: chained so, its members meet without every pair of them being looked at.
    """
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for place in range(1, len(members)):
            for pair in ((members[0], members[place]), (members[place - 1], members[place])):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def root(lead: list[int], number: int) -> int:
    """The first member of a number's group, with the path to it shortened."""
    while lead[number] != number:
        lead[number] = lead[lead[number]]
        number = lead[number]
    return number
