"""The claims of a ledger that have a source as columns in memory: who says how much, counted in milliseconds.

As ``event_columns`` does for events: every claim of every reading is there, with the entry that superseded its reading.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, func, select

from vigie.ask.arrays import LATEST, Array, Growing, Words, moment_key
from vigie.ask.event_columns import HELD
from vigie.ledger.questions import Filters, last_of, upto
from vigie.ledger.schema import claims, entries, readings, reports, supersessions

PAGE = 1_000  # rows read at once: some eight milliseconds
NUMBERS = {
    "reading": np.int64, "key": np.int32, "country": np.int16, "type": np.int16, "start": np.int32, "end": np.int32,
    "known": np.int64, "denied": np.bool_, "class": np.int8,
}  # fmt: skip
READ = (
    claims.c.id, claims.c.reading, claims.c.source, claims.c.source_actor, claims.c.source_class, claims.c.country,
    claims.c.event_type, claims.c.start, claims.c.end, claims.c.known, claims.c.factuality,
)  # fmt: skip


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A source: what it is called, and how many claims and reports rest on it, from when to when."""

    key: str
    source: str
    actor_id: str | None
    source_class: str | None
    claims: int
    reports: int
    denials: int
    first: str | None
    last: str | None


def key_of(source: str, actor_id: str | None) -> str:
    """What a source is called by: who it is where that is known, else its words."""
    return actor_id or source.lower()


class SourceColumns:
    """Keeps the columns of one ledger; safe to use from several threads."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.clear()

    def clear(self) -> None:
        """Holds nothing any more."""
        self.through = self.erased = self.last = 0  # entries, and claim
        self.columns = {name: Growing(kind) for name, kind in NUMBERS.items()}
        self.gone = Growing(np.int64)
        self.words = {name: Words() for name in ("key", "country", "type", "start", "end", "known", "class")}
        self.named: dict[str, tuple[str, str, str]] = {}  # key -> the first of its names, ids and classes

    def refresh(self, connection: Connection, *, rest: Callable[[], None] | None = None) -> int:
        """Takes in what the ledger got since; the entry up to which everything is there.

        ``rest`` is called between pages by one who is in no hurry and asked before all others: they may go on with
        the next page meanwhile.
        """
        through = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
        while True:
            with self.lock:
                if through <= self.through:
                    return self.through
                self.forget_erased(connection)
                page = self.page(connection)
                if not page:
                    self.supersede(connection, through)
                    self.through = through
                    return through
                self.take(page)
            if rest is not None:
                rest()

    def forget_erased(self, connection: Connection) -> None:
        """Begins anew where something was erased since."""
        erased = select(func.max(entries.c.seq)).where(entries.c.kind == "erasure", entries.c.seq > self.erased)
        last = connection.execute(erased).scalar()
        if last is not None:
            self.clear()
            self.erased = int(last)

    def page(self, connection: Connection) -> Sequence[Any]:
        """The claims behind those that are there. Their numbers rise with those of their readings."""
        some = select(*READ).where(claims.c.source.is_not(None), claims.c.id > self.last)
        return connection.execute(some.order_by(claims.c.id).limit(PAGE)).all()

    def take(self, page: Sequence[Any]) -> None:
        """Takes in a page of claims."""
        ids, seqs, sources, actors, classes, countries, types, *times, said = zip(*page, strict=True)
        keys = [actor or source.lower() for actor, source in zip(actors, sources, strict=True)]
        for key, *names in set(zip(keys, sources, actors, classes, strict=True)):
            given = [name or "" for name in names]
            before = self.named.get(key, ("", "", ""))
            first = [min(filter(None, pair), default="") for pair in zip(before, given, strict=True)]
            self.named[key] = (first[0], first[1], first[2])
        coded = {"key": keys, "country": countries, "type": types, "class": classes}
        coded.update(zip(("start", "end", "known"), times, strict=True))
        codes = {name: self.words[name].coded(values) for name, values in coded.items()}
        codes["known"] = self.words["known"].moments()[codes["known"]]
        codes["reading"] = np.array(seqs, dtype=np.int64)
        codes["denied"] = np.array([word == "denied" for word in said])
        for name, column in self.columns.items():
            column.add(codes[name])
        self.gone.add(np.full(len(page), HELD, dtype=np.int64))
        self.last = ids[-1]

    def supersede(self, connection: Connection, through: int) -> None:
        """Notes which entry superseded the reading of each claim."""
        own = select(supersessions.c.old, supersessions.c.new).join(readings, readings.c.seq == supersessions.c.old)
        own = own.where(supersessions.c.new > self.through, supersessions.c.new <= through)
        seqs = self.columns["reading"].now
        for old, new in connection.execute(own):
            first, last = np.searchsorted(seqs, [old, old + 1])
            self.gone.now[first:last] = new

    def select(self, connection: Connection, asked: Filters) -> Array:
        """The rows that match, as the ledger is or was recorded or known."""
        through = min(n for n in (self.refresh(connection), upto(connection, asked.recorded)) if n is not None)
        columns = {name: column.now for name, column in self.columns.items()}
        keep = (columns["reading"] <= through) & (self.gone.now > through)
        if asked.source is not None:
            keep &= columns["key"] == self.words["key"].codes.get(asked.source, -1)
        if asked.country is not None:
            keep &= columns["country"] == self.words["country"].codes.get(asked.country.upper(), -1)
        if asked.types:
            keep &= np.isin(columns["type"], [self.words["type"].codes.get(word, -1) for word in asked.types])
        if asked.since is not None:
            keep &= self.words["end"].moments()[columns["end"]] >= moment_key(asked.since)
        if asked.until is not None:
            start = self.words["start"].moments()[columns["start"]]
            keep &= (start <= moment_key(last_of(asked.until))) & (start > 0)
        if asked.known is not None:
            keep &= (columns["known"] > 0) & (columns["known"] <= moment_key(asked.known))
        if asked.source_class is not None:
            keep &= columns["class"] == self.words["class"].codes.get(asked.source_class, -1)
        if asked.outlet is not None:
            own = select(readings.c.seq).join(reports, reports.c.report_id == readings.c.report_id)
            found = connection.execute(own.where(reports.c.outlet == asked.outlet)).scalars().all()
            keep &= np.isin(columns["reading"], np.array(found, dtype=np.int64))
        rows: Array = np.flatnonzero(keep)
        return rows

    def counted(self, connection: Connection, asked: Filters) -> tuple[list[str], Counting]:
        """The keys of the sources that match, most claims first, and what is known of each."""
        with self.lock:
            counting = Counting(self, self.select(connection, asked))
        codes = np.flatnonzero(counting.claims)
        words = self.words["key"].words
        order = sorted(codes.tolist(), key=lambda code: (-int(counting.claims[code]), words[code]))
        return [words[code] or "" for code in order], counting


class Counting:
    """What rows come to, by source."""

    def __init__(self, columns: SourceColumns, rows: Array) -> None:
        self.of = columns
        held = {name: columns.columns[name].now[rows] for name in ("key", "reading", "denied", "known")}
        size = len(columns.words["key"].words)
        key, known = held["key"], held["known"]
        self.claims = np.bincount(key, minlength=size)
        self.denials = np.bincount(key[held["denied"]], minlength=size)
        self.reports = np.bincount(key[first_told(held["reading"], key)], minlength=size)
        self.first, self.last = np.full(size, LATEST, dtype=np.int64), np.zeros(size, dtype=np.int64)
        np.minimum.at(self.first, key[known > 0], known[known > 0])
        np.maximum.at(self.last, key, known)

    def row(self, key: str) -> Counted:
        """What there is to say of one source."""
        code = self.of.words["key"].codes[key]
        source, actor, source_class = self.of.named[key]
        return Counted(
            key=key, source=source, actor_id=actor or None, source_class=source_class or None,
            claims=int(self.claims[code]), reports=int(self.reports[code]), denials=int(self.denials[code]),
            first=day_of(int(self.first[code])), last=day_of(int(self.last[code])),
        )  # fmt: skip


def first_told(reading: Array, key: Array) -> Array:
    """Which rows are the first of their reading to have their source; rows of a reading lie side by side."""
    first = np.ones(len(reading), dtype=bool)
    back, beside = 1, np.arange(1, len(reading))
    while len(beside := beside[reading[beside] == reading[beside - back]]):
        first[beside[key[beside] == key[beside - back]]] = False
        back += 1
        beside = beside[beside >= back]
    return first


def day_of(moment: int) -> str | None:
    """The ISO day of the key of a moment; None for none."""
    words = f"{moment:014}"
    return f"{words[:4]}-{words[4:6]}-{words[6:8]}" if 0 < moment < LATEST else None
