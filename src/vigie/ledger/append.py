"""Appends entries to the ledger, each chained to the one before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, select

from vigie.ledger.chain import START, Entry, digest, link, packed
from vigie.ledger.schema import entries, supersessions

COLUMNS = ("seq", "kind", "ref", "recorded", "content_hash", "hash", "content")


class Tail:
    """The end of the ledger within one writing transaction: it hands out numbers and hashes, and keeps the rows."""

    def __init__(self, connection: Connection, moment: str) -> None:
        last = connection.execute(
            select(entries.c.seq, entries.c.hash, entries.c.recorded).order_by(entries.c.seq.desc()).limit(1)
        ).first()
        self.connection = connection
        self.seq, self.hash = (int(last.seq), str(last.hash)) if last is not None else (0, START)
        # A clock that was set back does not make what comes later look earlier.
        self.recorded = max(moment, str(last.recorded)) if last is not None else moment
        self.rows: list[tuple[object, ...]] = []
        self.superseded: dict[int, int] = {}

    def add(self, entry: Entry) -> int:
        """The number of the entry; it is written by ``flush``."""
        content_hash = digest(entry.content)
        return self.add_packed(entry.kind, entry.ref, content_hash, packed(entry.content), supersedes=entry.supersedes)

    def add_packed(self, kind: str, ref: str, content_hash: str, content: bytes, *, supersedes: int | None) -> int:
        """``add`` of a content that is hashed and compressed already."""
        self.seq += 1
        self.hash = link(self.hash, self.seq, kind, ref, self.recorded, content_hash)
        self.rows.append((self.seq, kind, ref, self.recorded, content_hash, self.hash, content))
        if supersedes is not None:
            self.superseded[supersedes] = self.seq
        return self.seq

    def flush(self) -> None:
        """Writes what was added."""
        put_values(self.connection, entries, COLUMNS, self.rows)
        put_values(self.connection, supersessions, ("old", "new"), list(self.superseded.items()))
        self.rows, self.superseded = [], {}


def put_values(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:  # fmt: skip
    """Inserts rows of values, if there are any.

    Past SQLAlchemy's own treatment of each row, which takes longer than the database does.
    """
    if not rows:
        return
    quoted = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in names)
    marks = ", ".join(["?" if connection.dialect.name == "sqlite" else "%s"] * len(names))
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})", list(rows))


def current(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """Those of the entries that nothing supersedes."""
    gone: set[int] = set()
    for at in range(0, len(seqs), 5_000):  # SQLite takes some 32,000 values in one statement
        some = seqs[at : at + 5_000]
        gone |= set(connection.execute(select(supersessions.c.old).where(supersessions.c.old.in_(some))).scalars())
    return set(seqs) - gone
