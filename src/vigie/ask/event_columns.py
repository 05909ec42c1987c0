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
from vigie.ask.traits import Traits
from vigie.ledger.schema import entries, events, supersessions
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


class Snapshot(msgspec.Struct, frozen=True, eq=False):
    """The columns up to one entry. ``order`` lists rows latest first, by ``keys``.

    ``gone`` is the entry that superseded each row; ``held`` are those that nothing superseded up to the snapshot's own
    and that tell of something.
    """

    through: int
    columns: dict[str, Array]
    ids: Array
    gone: Array
    held: Array
    keys: Array
    order: Array
    words: dict[str, Words]
    lists: dict[str, Lists]
    traits: Traits

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

    def tail(self, first: int) -> Snapshot:
        """The rows from ``first`` on, which are counted from 0 there; they have no order."""
        columns = {name: column[first:] for name, column in self.columns.items()}
        return msgspec.structs.replace(self, columns=columns, ids=self.ids[first:], order=self.order[:0])

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
        self.ids, self.gone = Growing("S17"), Growing(np.int64)
        self.words = {name: Words() for name in CODED}
        self.lists = {name: Lists() for name in LISTED}
        self.words.update(self.lists)
        none = np.empty(0, dtype=np.int64)
        self.held = self.snapshot(0, none, none, Traits())

    def snapshot(self, through: int, keys: Array, order: Array, traits: Traits) -> Snapshot:
        """What is held now, up to an entry."""
        columns, gone = {name: column.now for name, column in self.columns.items()}, self.gone.now
        held = (gone > through) & (columns["claims"] > 0)
        return Snapshot(through, columns, self.ids.now, gone, held, keys, order, self.words, self.lists, traits)

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
        old = len(before)
        self.gone.add(np.full(len(self.ids.now) - old, HELD, dtype=np.int64))
        mark_superseded(connection, self.columns["seq"].now, self.gone.now, before.through, through)
        starts = self.words["start"].moments()[self.columns["start"].now[old:]]
        self.held = self.snapshot(through, *ordered(before, sort_keys(starts, self.ids.now[old:])), before.traits)

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


def mark_superseded(connection: Connection, seqs: Array, gone: Array, after: int, through: int) -> None:
    """Writes into ``gone`` which entry superseded each version.

    Snapshots of before see it too, where they share the array: it lies behind what they go up to.
    """
    new = select(supersessions.c.old, supersessions.c.new).where(supersessions.c.new > after)
    found = connection.execute(new.where(supersessions.c.new <= through)).all()
    if not found or not len(seqs):
        return
    old, by = np.array([tuple(row) for row in found], dtype=np.int64).T
    at = np.minimum(np.searchsorted(seqs, old), len(seqs) - 1)
    mine = seqs[at] == old
    gone[at[mine]] = by[mine]


def sort_keys(starts: Array, ids: Array) -> Array:
    """Keys that sort rows latest first, those without a day last, then by id."""
    tie = np.array([int(identity[1:5] or b"0", 16) for identity in ids.tolist()], dtype=np.int64)
    found: Array = (LATEST - starts) * 65536 + tie
    return found


def ordered(before: Snapshot, keys: Array) -> tuple[Array, Array]:
    """(keys, rows) in the order of the keys, the rows before and those that these are the keys of."""
    if not len(keys):
        return before.keys, before.order
    new = np.argsort(keys, kind="stable")
    places = np.searchsorted(before.keys, keys[new], side="right")
    return np.insert(before.keys, places, keys[new]), np.insert(before.order, places, len(before) + new)
