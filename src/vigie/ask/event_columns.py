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
import numpy.typing as npt
from sqlalchemy import Connection, func, select

from vigie.ledger.schema import entries, events, supersessions
from vigie.ledger.withdrawals import erased_entries

Array = npt.NDArray[Any]
HELD = np.iinfo(np.int64).max  # stands for "superseded by nothing"
PAGE = 50_000  # rows read at once
LATEST = 10**14  # above every key of a moment
NUMBERS = {
    "seq": np.int64, "kind": np.int8, "type": np.int16, "country": np.int16, "place": np.int32, "place_id": np.int64,
    "lat": np.float64, "lon": np.float64, "start": np.int32, "end": np.int32, "known": np.int64, "killed": np.int32,
    "wounded": np.int32, "confidence": np.float32, "claims": np.int32, "reports": np.int32, "voices": np.int32,
    "disputed": np.int16,
}  # fmt: skip
CODED = {"kind": "kind", "type": "event_type", "country": "country", "place": "place", "start": "start", "end": "end"}


class Words:
    """Words and the numbers that stand for them, counted from 0 in the order in which they came; 0 is None."""

    def __init__(self) -> None:
        self.words: list[str | None] = [None]
        self.codes: dict[str | None, int] = {None: 0}
        self.keys = np.zeros(0, dtype=np.int64)

    def code(self, word: str | None) -> int:
        """The number of a word, a new one where it has none."""
        found = self.codes.get(word)
        if found is None:
            found = self.codes[word] = len(self.words)
            self.words.append(word)
        return found

    def moments(self) -> Array:
        """The keys of the words as days (see ``moment_key``), by their numbers."""
        keys, words = self.keys, self.words[len(self.keys) :]
        if words:
            keys = self.keys = np.concatenate([keys, np.array([moment_key(word) for word in words], dtype=np.int64)])
        return keys


class Snapshot(msgspec.Struct, frozen=True, eq=False):
    """The columns up to one entry. ``order`` lists rows latest first, ``gone`` is the entry that superseded each."""

    through: int
    columns: dict[str, Array]
    ids: Array
    gone: Array
    keys: Array
    order: Array
    precision: Array
    words: dict[str, Words]

    def __len__(self) -> int:
        return len(self.ids)

    def rows_of(self, seqs: Sequence[int]) -> Array:
        """The rows of entries by number; those that are none are left out."""
        wanted = np.unique(np.asarray(seqs, dtype=np.int64))
        at = np.searchsorted(self.columns["seq"], wanted)
        at = at[at < len(self)]
        found: Array = at[np.isin(self.columns["seq"][at], wanted)]
        return found

    def moments(self, name: str) -> Array:
        """The keys of a column of days: numbers that sort as the days do, 0 where there is none."""
        found: Array = self.words[name].moments()[self.columns[name]]
        return found


class EventColumns:
    """Keeps the newest snapshot of one ledger."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.held = empty()

    def refreshed(self, connection: Connection) -> Snapshot:
        """The columns as the connection sees the ledger, or newer."""
        through = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
        if self.held.through >= through:
            return self.held
        with self.lock:
            before = self.held
            if before.through >= through:
                return before
            erased = select(entries.c.seq).where(entries.c.kind == "erasure", entries.c.seq > before.through).limit(1)
            if connection.execute(erased).first() is not None:
                before = empty()
            self.held = grown(connection, before, through)
            return self.held


def empty() -> Snapshot:
    """The columns of a ledger without events."""
    none = np.empty(0, dtype=np.int64)
    return Snapshot(
        0, {name: np.empty(0, dtype=kind) for name, kind in NUMBERS.items()}, np.empty(0, dtype="S17"), none, none,
        none, np.empty(0, dtype=np.int8), {name: Words() for name in (*CODED, "precision")},
    )  # fmt: skip


def grown(connection: Connection, before: Snapshot, through: int) -> Snapshot:
    """The columns with what was recorded after ``before``, up to an entry."""
    parts: dict[str, list[Array]] = {name: [column] for name, column in before.columns.items()}
    ids, erased = [before.ids], erased_entries(connection) if before.through == 0 else set()
    for page in pages(connection, before.through, through):
        rows = [row for row in page if row.seq not in erased]
        for name, column in columns_of(rows, before.words).items():
            parts[name].append(column)
        ids.append(np.array([row.event_id for row in rows], dtype="S17"))
    columns = {name: np.concatenate(given) for name, given in parts.items()}
    whole, old = np.concatenate(ids), len(before)
    new = len(whole) - old
    grown = Snapshot(
        through, columns, whole, np.concatenate([before.gone, np.full(new, HELD, dtype=np.int64)]), before.keys,
        before.order, np.concatenate([before.precision, np.full(new, -1, dtype=np.int8)]), before.words,
    )  # fmt: skip
    mark_superseded(connection, grown, before.through, through)
    keys = np.concatenate([before.keys, sort_keys(grown, old)])
    return msgspec.structs.replace(grown, keys=keys, order=ordered(before, keys))


def pages(connection: Connection, after: int, through: int) -> Iterator[Sequence[Any]]:
    """The versions of events recorded after an entry, a page at a time."""
    while True:
        some = select(events).where(events.c.seq > after, events.c.seq <= through).order_by(events.c.seq).limit(PAGE)
        page = connection.execute(some).all()
        if not page:
            return
        yield page
        after = page[-1].seq


def columns_of(rows: Sequence[Any], words: dict[str, Words]) -> dict[str, Array]:
    """A page's columns; None is -1, 0 as a code, and no number for a point."""
    found: dict[str, Array] = {}
    for name, kind in NUMBERS.items():
        if name in CODED:
            code = words[name].code
            values: list[Any] = [code(getattr(row, CODED[name])) for row in rows]
        elif name == "known":
            values = [moment_key(row.first_known) or LATEST for row in rows]
        else:
            nothing = float("nan") if kind is np.float64 else -1
            given = [getattr(row, name) for row in rows]
            values = [nothing if value is None else value for value in given]
        found[name] = np.array(values, dtype=kind)
    return found


def mark_superseded(connection: Connection, grown: Snapshot, after: int, through: int) -> None:
    """Writes into ``gone`` which entry superseded each version."""
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


def moment_key(word: str | None) -> int:
    """A number of 14 digits that sorts as an ISO date or moment does; 0 for None."""
    if word is None:
        return 0
    digits = "".join(char for char in word[:19] if char.isdigit())
    return int(digits[:14].ljust(14, "0"))
