"""The events of a ledger as columns in memory: filtered, sorted and counted in milliseconds, a million claims or ten.

Every version of every event is there with the entry that superseded it, so that any moment of recording can be asked.
``EventColumns.refreshed`` takes in what the ledger got since; a snapshot never changes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, func, select

from vigie.ask.arrays import LATEST, Array, Growing, Lists, Words, numbers
from vigie.ledger.schema import entries, event_terms, events, supersessions
from vigie.ledger.withdrawals import erased_entries

HELD = np.iinfo(np.int64).max  # stands for "superseded by nothing"
PAGE = 50_000  # rows read at once
NUMBERS = {
    "seq": np.int64, "kind": np.int8, "type": np.int16, "country": np.int16, "place": np.int32, "place_id": np.int64,
    "lat": np.float64, "lon": np.float64, "start": np.int32, "end": np.int32, "known": np.int64, "killed": np.int32,
    "wounded": np.int32, "confidence": np.float64, "claims": np.int32, "reports": np.int32, "voices": np.int32,
    "disputed": np.int16, "factuality": np.int8, "precision": np.int8,
    "outlets": np.int32, "languages": np.int32, "classes": np.int32,
}  # fmt: skip
LISTED = ("outlets", "languages", "classes")
CODED = ("kind", "type", "country", "place", "start", "end", "known", "factuality", "precision", *LISTED)
NAMES = {"type": "event_type", "known": "first_known"}  # of columns that the ledger calls otherwise
READ = [events.c.event_id, *(events.c[NAMES.get(name, name)] for name in NUMBERS)]
TERMS = 64  # whose rows are kept


class TermRows:
    """Which rows have a term ("actor:sy-army"), kept and added to: what a version has never changes."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.held: dict[str, tuple[int, Array]] = {}
        self.placed: dict[str, Array] = {}  # the rows of the entries, in their order

    def rows(self, connection: Connection, board: Snapshot, term: str) -> Array:
        """The rows that have a term."""
        seqs = self.seqs(connection, term)
        before = self.placed.get(term, seqs[:0])
        if len(before) == len(seqs):
            return before
        found = np.concatenate([before, board.rows_of(seqs[len(before) :])])
        if len(found) == len(seqs):  # none is behind what the board goes up to
            self.placed[term] = found
        return found

    def seqs(self, connection: Connection, term: str) -> Array:
        """The entries that have a term, in order, as the connection sees them or newer."""
        last = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
        with self.lock:
            through, found = self.held.pop(term, (0, np.empty(0, dtype=np.int64)))
            if last > through:
                own = select(event_terms.c.event).where(event_terms.c.term == term, event_terms.c.event > through)
                rows = connection.execute(own.order_by(event_terms.c.event))
                new = np.fromiter((row[0] for row in rows), dtype=np.int64)
                through, found = last, np.concatenate([found, new]) if len(new) else found
            self.held[term] = (through, found)
            if len(self.held) > TERMS:
                gone = next(iter(self.held))
                del self.held[gone]
                self.placed.pop(gone, None)
            return found


class Snapshot(msgspec.Struct, frozen=True, eq=False):
    """The columns up to one entry. ``order`` lists rows latest first, ``gone`` is the entry that superseded each."""

    through: int
    columns: dict[str, Array]
    ids: Array
    gone: Array
    keys: Array
    order: Array
    words: dict[str, Words]
    lists: dict[str, Lists]
    terms: TermRows

    def __len__(self) -> int:
        return len(self.ids)

    def rows_of(self, seqs: Sequence[int] | Array) -> Array:
        """The rows of entries by number; those that are none are left out."""
        wanted = np.asarray(seqs, dtype=np.int64)
        at = np.searchsorted(self.columns["seq"], wanted)
        inside = at < len(self)
        at, wanted = at[inside], wanted[inside]
        found: Array = at[self.columns["seq"][at] == wanted]
        return found

    def moments(self, name: str) -> Array:
        """The keys of a column of days: numbers that sort as the days do, 0 where there is none."""
        found: Array = self.words[name].moments()[self.columns[name]]
        return found


class EventColumns:
    """Keeps the newest snapshot of one ledger."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Holds nothing any more."""
        self.columns = {name: Growing(kind) for name, kind in NUMBERS.items()}
        self.ids, self.gone, self.keys = Growing("S17"), Growing(np.int64), Growing(np.int64)
        self.words = {name: Words() for name in CODED}
        self.lists = {name: Lists() for name in LISTED}
        self.words.update(self.lists)
        self.held = self.snapshot(0, np.empty(0, dtype=np.int64), TermRows())

    def snapshot(self, through: int, order: Array, terms: TermRows) -> Snapshot:
        """What is held now, up to an entry."""
        return Snapshot(
            through, {name: column.now for name, column in self.columns.items()}, self.ids.now, self.gone.now,
            self.keys.now, order, self.words, self.lists, terms,
        )  # fmt: skip

    def refreshed(self, connection: Connection) -> Snapshot:
        """The columns as the connection sees the ledger, or newer."""
        through = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
        if self.held.through >= through:
            return self.held
        with self.lock:
            if self.held.through >= through:
                return self.held
            erased = select(entries.c.seq).where(entries.c.kind == "erasure", entries.c.seq > self.held.through)
            if connection.execute(erased.limit(1)).first() is not None:
                self.clear()
            self.grow(connection, through)
            return self.held

    def grow(self, connection: Connection, through: int) -> None:
        """Takes in what was recorded up to an entry."""
        before = self.held
        erased = erased_entries(connection) if before.through == 0 else set()
        for page in pages(connection, before.through, through):
            self.take([row for row in page if row[1] not in erased] if erased else page)
        new = len(self.ids.now) - len(before)
        self.gone.add(np.full(new, HELD, dtype=np.int64))
        grown = self.snapshot(through, before.order, before.terms)
        mark_superseded(connection, grown, before.through, through)
        self.keys.add(sort_keys(grown, len(before)))
        self.held = self.snapshot(through, ordered(before, self.keys.now), before.terms)

    def take(self, page: Sequence[Any]) -> None:
        """Takes in the columns of a page; None is -1, 0 as a code, and no number for a point."""
        if not page:
            return
        ids, *given = zip(*page, strict=True)
        self.ids.add(np.array(ids, dtype="S17"))
        for (name, kind), values in zip(NUMBERS.items(), given, strict=True):
            if name not in CODED:
                self.columns[name].add(numbers(values, kind))
                continue
            codes = self.words[name].coded(values)
            if name == "known":  # what nobody knows the day of was known to nobody
                codes = self.words[name].moments()[codes]
                codes[codes == 0] = LATEST
            self.columns[name].add(codes)


def pages(connection: Connection, after: int, through: int) -> Iterator[Sequence[Any]]:
    """The versions of events recorded after an entry as (id, number, ...), a page at a time."""
    while True:
        some = select(*READ).where(events.c.seq > after, events.c.seq <= through).order_by(events.c.seq).limit(PAGE)
        page = connection.execute(some).all()
        if not page:
            return
        yield page
        after = page[-1].seq


def mark_superseded(connection: Connection, grown: Snapshot, after: int, through: int) -> None:
    """Writes into ``gone`` which entry superseded each version.

    Snapshots of before see it too, where they share the array: it lies behind what they go up to.
    """
    new = select(supersessions.c.old, supersessions.c.new).where(supersessions.c.new > after)
    found = connection.execute(new.where(supersessions.c.new <= through)).all()
    if not found or not len(grown):
        return
    old, by = np.array([tuple(row) for row in found], dtype=np.int64).T
    at = np.minimum(np.searchsorted(grown.columns["seq"], old), len(grown) - 1)
    mine = grown.columns["seq"][at] == old
    grown.gone[at[mine]] = by[mine]


def sort_keys(grown: Snapshot, old: int) -> Array:
    """Keys that sort the rows from ``old`` on latest first, those without a day last, then by id."""
    start = grown.moments("start")[old:]
    tie = np.array([int(identity[1:5] or b"0", 16) for identity in grown.ids[old:].tolist()], dtype=np.int64)
    found: Array = (LATEST - start) * 65536 + tie
    return found


def ordered(before: Snapshot, keys: Array) -> Array:
    """The rows in the order of their keys; the order before is kept and the new rows put in their places."""
    old = len(before.keys)
    new = old + np.argsort(keys[old:], kind="stable")
    places = np.searchsorted(keys[before.order], keys[new], side="right")
    found: Array = np.insert(before.order, places, new)
    return found
