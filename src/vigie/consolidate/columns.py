"""Rows as columns, so that millions of pairs are compared at once."""

from __future__ import annotations

import copy
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from vigie.consolidate.rows import HARMS, NOWHERE, PARTIES, Row, number
from vigie.model.event import Imprint

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Words = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
MARKS, SLOTS = 32, 64  # marks of a report, slots of a MinHash
SIMPLE = (
    "group", "type", "kind", "known", "start", "end", "lat", "lon", "place", "text", "country", "admin1", "means",
    "objects", "source",
)  # fmt: skip


Flags = npt.NDArray[np.bool_]
N = TypeVar("N", bound=np.generic)


OF_ROWS = (*SIMPLE, "reach", "shrink", "fine", "parties", "figures", "published", "bloom", "words", "report")
WIDENED = ("persons", "marks", "mark_weights", "sketches")  # as wide as the longest row needs


class Columns:
    """Rows as arrays; ``report`` is an index into the arrays that have a row for each report.

    ``marks`` is [report, place], 0 where there are fewer; ``figures`` is [claim, harm, low or high], -1 where there is
    none; ``sketches`` is [report, slot], and ``sketched`` says which reports have one.
    """

    def __init__(self, rows: Sequence[Row], imprints: Sequence[Imprint]) -> None:
        """``imprints[i]`` is the report of ``rows[i]``; without them, only what is of rows is made."""
        count = len(rows)
        told = fields_of(rows)
        self.ids = list(told["id"])
        self.group, self.type, self.kind, self.known = (small(told[name]) for name in SIMPLE[:4])
        self.start, self.end = large(told["start"]), large(told["end"])
        self.lat, self.lon, self.place, self.text = (small(told[name]) for name in SIMPLE[6:10])
        self.country, self.admin1, self.means, self.objects, self.source = (small(told[name]) for name in SIMPLE[10:])
        # How much shorter a degree of longitude is here; not by array, where the last digit of a cosine wavers.
        shrunk = (math.cos(math.radians(lat / 10_000)) if lat != NOWHERE else 0.0 for lat in told["lat"])
        self.shrink: Floats = np.fromiter(shrunk, dtype=np.float32, count=count)
        self.reach: Floats = np.array(told["reach"], dtype=np.float32)
        self.fine: Flags = np.fromiter((row.fine for row in rows), dtype=np.bool_, count=count)
        padding = (0,) * PARTIES
        parties = [(some + padding)[:PARTIES] for some in told["parties"]]
        self.parties: Small = np.array(parties, dtype=np.int32).reshape(count, PARTIES)
        figures = np.array(told["figures"], dtype=np.int64).reshape(count, len(HARMS), 2)
        self.figures: Small = np.minimum(figures, np.iinfo(np.int32).max).astype(np.int32)
        self.published = large(told["published"])
        self.persons = filled(told["persons"], max(map(len, told["persons"]), default=0))
        raw = b"".join([bloom.to_bytes(32, "little") for bloom in told["bloom"]])
        self.bloom: Words = np.frombuffer(raw, dtype="<u8").reshape(count, 4)
        self.words: Small = np.bitwise_count(self.bloom).sum(axis=1).astype(np.int32)
        places: dict[str, int] = {}
        first: list[Imprint] = []
        self.report: Small = np.empty(count, dtype=np.int32)
        for i, imprint in enumerate(imprints):
            at = places.setdefault(imprint.report_id, len(first))
            if at == len(first):
                first.append(imprint)
            self.report[i] = at
        self.imprints = first
        self.reports = [imprint.report_id for imprint in first]
        self.marks, self.mark_weights = marks_of(first)
        self.sketched: Flags = np.array([bool(i.sketch) for i in first], dtype=np.bool_)
        empty, slots = bytes(4 * SLOTS), SLOTS if self.sketched.any() else 0
        self.sketches: npt.NDArray[np.uint32] = np.frombuffer(
            b"".join(i.sketch or empty for i in first) if slots else b"", dtype="<u4"
        ).reshape(len(first), slots)

    def take(self, chosen: Ints, changed: Mapping[int, Row]) -> Columns:
        """The chosen rows, those at the positions of ``changed`` replaced; the reports stay as they are."""
        result = copy.copy(self)
        result.ids = [self.ids[row] for row in chosen.tolist()]
        places = np.fromiter(changed, dtype=np.int64, count=len(changed))
        fresh = Columns(list(changed.values()), ())  # what is of reports is there already
        width = max(self.persons.shape[1], fresh.persons.shape[1])
        result.persons = widened(self.persons[chosen], width)
        result.persons[places] = widened(fresh.persons, width)
        for name in OF_ROWS:
            values = getattr(self, name)[chosen]
            if name != "report":
                values[places] = getattr(fresh, name)
            setattr(result, name, values)
        return result

    @staticmethod
    def joined(parts: Sequence[Columns]) -> Columns:
        """The rows of several columns, which share no report, one after the other."""
        result = copy.copy(parts[0])
        result.ids = [claim for part in parts for claim in part.ids]
        result.reports = [report for part in parts for report in part.reports]
        result.imprints = [imprint for part in parts for imprint in part.imprints]
        for name in (*OF_ROWS, *WIDENED, "sketched"):
            values = [getattr(part, name) for part in parts]
            if name in WIDENED:
                width = max(value.shape[1] for value in values)
                values = [widened(value, width) for value in values]
            setattr(result, name, np.concatenate(values))
        offsets = np.cumsum([0, *(len(part.reports) for part in parts[:-1])])
        result.report = np.concatenate(
            [part.report + np.int32(offset) for part, offset in zip(parts, offsets, strict=True)]
        )  # fmt: skip
        return result

    def bare(self) -> Columns:
        """The same without the imprints that they were made of: what goes to another process."""
        result = copy.copy(self)
        result.imprints = []
        return result

    def __len__(self) -> int:
        return len(self.ids)


def widened(values: npt.NDArray[N], width: int) -> npt.NDArray[N]:
    """Rows filled up with zeros to a width."""
    lacking = width - values.shape[1]
    return np.pad(values, ((0, 0), (0, lacking))) if lacking else values


def fields_of(rows: Sequence[Row]) -> dict[str, tuple[Any, ...]]:
    """Field -> its value in each row."""
    names = Row.__struct_fields__
    if not rows:
        return dict.fromkeys(names, ())
    return dict(zip(names, zip(*map(msgspec.structs.astuple, rows), strict=True), strict=True))


def small(values: Sequence[int]) -> Small:
    """A field as 32-bit numbers."""
    return np.array(values, dtype=np.int32)


def large(values: Sequence[int]) -> Ints:
    """A field as 64-bit numbers."""
    return np.array(values, dtype=np.int64)


def filled(lists: Sequence[Sequence[int]], width: int) -> Small:
    """Lists of numbers as rows of one width, with zeros where a list is shorter."""
    return laid_in(itertools.chain.from_iterable(lists), list(map(len, lists)), width)


def laid_in(values: Iterable[int], counts: Sequence[int], width: int) -> Small:
    """Values in rows of one width, so many in each, with zeros where they are fewer."""
    lengths = np.array(counts, dtype=np.int64)
    result = np.zeros((len(lengths), width), dtype=np.int32)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    places = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    result[rows, places] = np.fromiter(values, dtype=np.int64, count=len(rows))
    return result


def marks_of(imprints: Sequence[Imprint]) -> tuple[Small, Small]:
    """The marks of each report as numbers and their weights, [report, place]; 0 where there are fewer."""
    told = [imprint.marks[:MARKS] for imprint in imprints]
    words, weights = zip(*itertools.chain.from_iterable(told), strict=True) if any(told) else ((), ())
    counts = list(map(len, told))
    width = max(counts, default=0) or 1
    return laid_in(map(number, words), counts, width), laid_in(weights, counts, width)
