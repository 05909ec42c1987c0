"""Rows as columns, so that millions of pairs are compared at once."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping, Sequence

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


OF_ROWS = (*SIMPLE, "reach", "shrink", "fine", "parties", "figures", "published", "persons", "bloom", "words", "report")


class Columns:
    """Rows as arrays; ``report`` is an index into the arrays that have a row for each report.

    ``marks`` is [report, place], 0 where there are fewer; ``figures`` is [claim, harm, low or high], -1 where there is
    none; ``sketches`` is [report, slot], and ``sketched`` says which reports have one.
    """

    def __init__(self, rows: Sequence[Row], imprints: Sequence[Imprint]) -> None:
        """``imprints[i]`` is the report of ``rows[i]``."""
        count = len(rows)
        self.ids = [row.id for row in rows]
        self.group, self.type, self.kind, self.known = (small(rows, name) for name in SIMPLE[:4])
        self.start, self.end = large(rows, "start"), large(rows, "end")
        self.lat, self.lon, self.place, self.text = (small(rows, name) for name in SIMPLE[6:10])
        self.country, self.admin1, self.means, self.objects, self.source = (small(rows, name) for name in SIMPLE[10:])
        # How much shorter a degree of longitude is here; not by array, where the last digit of a cosine wavers.
        shrunk = (math.cos(math.radians(row.lat / 10_000)) if row.lat != NOWHERE else 0.0 for row in rows)
        self.shrink: Floats = np.fromiter(shrunk, dtype=np.float32, count=count)
        self.reach: Floats = np.fromiter((row.reach for row in rows), dtype=np.float32, count=count)
        self.fine: Flags = np.fromiter((row.fine for row in rows), dtype=np.bool_, count=count)
        padding = (0,) * PARTIES
        parties = [(row.parties + padding)[:PARTIES] for row in rows]
        self.parties: Small = np.array(parties, dtype=np.int32).reshape(count, PARTIES)
        figures = np.array([row.figures for row in rows], dtype=np.int64).reshape(count, len(HARMS), 2)
        self.figures: Small = np.minimum(figures, np.iinfo(np.int32).max).astype(np.int32)
        self.published = large(rows, "published")
        width = max((len(row.persons) for row in rows), default=0)
        self.persons: Small = np.zeros((count, width), dtype=np.int32)
        for i, row in enumerate(rows):
            if row.persons:
                self.persons[i, : len(row.persons)] = row.persons
        raw = b"".join(row.bloom.to_bytes(32, "little") for row in rows)
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
        empty = bytes(4 * SLOTS)
        self.sketches: npt.NDArray[np.uint32] = np.frombuffer(
            b"".join(i.sketch or empty for i in first), dtype="<u4"
        ).reshape(len(first), SLOTS)

    def take(self, chosen: Ints, changed: Mapping[int, Row]) -> Columns:
        """The chosen rows, those at the positions of ``changed`` replaced; the reports stay as they are."""
        result = copy.copy(self)
        result.ids = [self.ids[row] for row in chosen.tolist()]
        places = np.fromiter(changed, dtype=np.int64, count=len(changed))
        fresh = Columns(list(changed.values()), [self.imprints[self.report[chosen[at]]] for at in changed])
        width = max(self.persons.shape[1], fresh.persons.shape[1])
        for name in OF_ROWS:
            values = getattr(self, name)[chosen]
            news = getattr(fresh, name)
            if name == "persons":
                values, news = widened(values, width), widened(news, width)
            if name != "report":
                values[places] = news
            setattr(result, name, values)
        return result

    @staticmethod
    def joined(parts: Sequence[Columns]) -> Columns:
        """The rows of several columns, which share no report, one after the other."""
        result = copy.copy(parts[0])
        result.ids = [claim for part in parts for claim in part.ids]
        result.reports = [report for part in parts for report in part.reports]
        result.imprints = [imprint for part in parts for imprint in part.imprints]
        width = max(part.persons.shape[1] for part in parts)
        for name in (*OF_ROWS, "marks", "mark_weights", "sketched", "sketches"):
            values = [getattr(part, name) for part in parts]
            if name == "persons":
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


def widened(values: Small, width: int) -> Small:
    """Rows filled up with zeros to a width."""
    return np.pad(values, ((0, 0), (0, width - values.shape[1])))


def small(rows: Sequence[Row], name: str) -> Small:
    """A field as 32-bit numbers."""
    return np.fromiter((getattr(row, name) for row in rows), dtype=np.int32, count=len(rows))


def large(rows: Sequence[Row], name: str) -> Ints:
    """A field as 64-bit numbers."""
    return np.fromiter((getattr(row, name) for row in rows), dtype=np.int64, count=len(rows))


def marks_of(imprints: Sequence[Imprint]) -> tuple[Small, Small]:
    """The marks of each report as numbers and their weights, [report, place]; 0 where there are fewer."""
    marks, weights = np.zeros((len(imprints), MARKS), dtype=np.int32), np.zeros((len(imprints), MARKS), dtype=np.int32)
    for i, imprint in enumerate(imprints):
        count = min(len(imprint.marks), MARKS)
        marks[i, :count] = [number(word) for word, _ in imprint.marks[:count]]
        weights[i, :count] = [weight for _, weight in imprint.marks[:count]]
    return marks, weights
