"""The audit: who did what with a ledger beside what its entries tell, recorded for good in its chain."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from vigie.ledger.append import Tail
from vigie.ledger.chain import Entry, encode, unpacked
from vigie.ledger.schema import entries
from vigie.ledger.store import Ledger

KIND = "audit"


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody did, and to what."""

    by: str
    what: str
    about: str = ""


class KeptAct(msgspec.Struct, frozen=True, kw_only=True):
    """An act with its entry's number and when it was recorded."""

    seq: int
    recorded: str
    by: str
    what: str
    about: str


def record_act(ledger: Ledger, act: Act) -> int:
    """Records an act; returns its entry's number."""
    with ledger.writing() as connection:
        tail = Tail(connection, ledger.clock())
        seq = tail.add(Entry(kind=KIND, ref=act.by[:100], content=encode(act)))
        tail.flush()
        return seq


def acts(connection: Connection, *, before: int | None = None, limit: int = 50) -> list[KeptAct]:
    """The acts recorded before an entry, the latest first."""
    statement = select(entries).where(entries.c.kind == KIND)
    if before is not None:
        statement = statement.where(entries.c.seq < before)
    rows = connection.execute(statement.order_by(entries.c.seq.desc()).limit(limit))
    found = []
    for row in rows:
        act = msgspec.json.decode(unpacked(row.content), type=Act)
        found.append(KeptAct(seq=row.seq, recorded=row.recorded, by=act.by, what=act.what, about=act.about))
    return found
