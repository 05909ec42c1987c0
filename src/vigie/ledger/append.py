"""Appends entries to the ledger, each chained to the one before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from vigie.ledger.chain import START, Entry, digest, link, packed
from vigie.ledger.schema import entries, supersessions


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
        self.rows: list[dict[str, object]] = []
        self.superseded: dict[int, int] = {}

    def add(self, entry: Entry) -> int:
        """The number of the entry; it is written by ``flush``."""
        self.seq += 1
        content_hash = digest(entry.content)
        self.hash = link(self.hash, self.seq, entry.kind, entry.ref, self.recorded, content_hash)
        self.rows.append(
            {
                "seq": self.seq, "kind": entry.kind, "ref": entry.ref, "recorded": self.recorded,
                "content_hash": content_hash, "hash": self.hash, "content": packed(entry.content),
            }
        )  # fmt: skip
        if entry.supersedes is not None:
            self.superseded[entry.supersedes] = self.seq
        return self.seq

    def flush(self) -> None:
        """Writes what was added."""
        if self.rows:
            self.connection.execute(insert(entries), self.rows)
        if self.superseded:
            rows = [{"old": old, "new": new} for old, new in self.superseded.items()]
            self.connection.execute(insert(supersessions), rows)
        self.rows, self.superseded = [], {}


def current(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """Those of the entries that nothing supersedes."""
    gone: set[int] = set()
    for at in range(0, len(seqs), 5_000):  # SQLite takes some 32,000 values in one statement
        some = seqs[at : at + 5_000]
        gone |= set(connection.execute(select(supersessions.c.old).where(supersessions.c.old.in_(some))).scalars())
    return set(seqs) - gone
