"""Makes the keys of a ledger's claims anew where they were made with other settings than those of today."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, delete, select

from vigie.consolidate.settings import fingerprint
from vigie.consolidate.updates import block_keys
from vigie.ledger.events import holding
from vigie.ledger.judgements import judgements_about
from vigie.ledger.marks import mark_of, set_mark
from vigie.ledger.read import chunks, claims_of_readings
from vigie.ledger.schema import claim_keys, claims, readings
from vigie.ledger.store import Ledger
from vigie.ledger.write import MOST_CLAIMS, put_keys

MARK = "linking"
PER_PAGE = 2_000  # readings whose keys are made at once


def ensure_keys(ledger: Ledger) -> bool:
    """Makes all keys anew where the ledger's are of other settings; True where it did. All or nothing of it counts."""
    with ledger.reading() as connection:
        if mark_of(connection, MARK) == fingerprint():
            return False
    with ledger.writing() as connection:
        if mark_of(connection, MARK) == fingerprint():
            return False
        there = connection.execute(select(claims.c.id).limit(1)).first() is not None
        if there:
            make_all(connection)
        set_mark(connection, MARK, fingerprint())
        return there


def make_all(connection: Connection) -> None:
    """Replaces the keys of all claims by those of the claims that hold; nothing looks for others."""
    connection.execute(delete(claim_keys))
    held = holding(select(readings.c.seq).select_from(readings), readings.c.seq).order_by(readings.c.seq)
    for some in chunks(connection.execute(held).scalars(), PER_PAGE):
        entries = claims_of_readings(connection, some)
        places: dict[int, int] = {}
        numbered = []
        for reading, entry in entries:
            place = places.get(reading, 0)
            places[reading] = place + 1
            numbered.append((reading * MOST_CLAIMS + place, entry))
        judged = judgements_about(connection, [entry.claim.id for _, entry in entries])
        put_keys(connection, numbered, partial(block_keys, judgements=judged))
