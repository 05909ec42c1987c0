"""Makes the keys of a ledger's claims and reports anew where they were made in another way than that of today."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, delete, func, select

from vigie.consolidate.reprints import KEYED, store_keys
from vigie.consolidate.settings import fingerprint
from vigie.consolidate.updates import block_keys
from vigie.ledger.append import put_values
from vigie.ledger.events import holding
from vigie.ledger.judgements import judgements_about
from vigie.ledger.marks import mark_of, set_mark
from vigie.ledger.read import chunks, claims_of_readings, reading_entries
from vigie.ledger.schema import claim_keys, readings, reports, reprint_keys, reprints
from vigie.ledger.store import Ledger
from vigie.ledger.write import MOST_CLAIMS, put_keys

LINKING, COPIES, LOOKED = "linking", "reprint keys", "reprints"  # marks of a ledger: see its schema
PER_PAGE = 2_000  # readings whose keys are made at once


def ensure_keys(ledger: Ledger) -> bool:
    """Makes keys anew where the ledger's are of another making; True where it did. All or nothing of it counts."""
    with ledger.reading() as connection:
        if not outdated(connection):
            return False
    with ledger.writing() as connection:
        made = False
        for name, value in outdated(connection).items():
            if connection.execute(select(readings.c.seq).limit(1)).first() is not None:
                (make_all if name == LINKING else make_copy_keys)(connection)
                made = True
            set_mark(connection, name, value)
        return made


def outdated(connection: Connection) -> dict[str, str]:
    """Mark -> what it should say, of those that say something else."""
    wanted = {LINKING: fingerprint(), COPIES: KEYED}
    return {name: value for name, value in wanted.items() if mark_of(connection, name) != value}


def make_copy_keys(connection: Connection) -> None:
    """Replaces the keys by which near-copies are found, of all reports as they were first read, and the groups."""
    connection.execute(delete(reprint_keys))
    connection.execute(delete(reprints))
    set_mark(connection, LOOKED, "0")
    first = select(reports.c.seq, func.min(readings.c.seq)).join_from(
        reports, readings, readings.c.report_id == reports.c.report_id
    )
    numbers = {int(reading): int(report) for report, reading in connection.execute(first.group_by(reports.c.seq))}
    for some in chunks(sorted(numbers), PER_PAGE):
        found = reading_entries(connection, some)
        pairs = sorted((key, numbers[seq]) for seq, entry in found.items() for key in store_keys(entry.imprint))
        put_values(connection, reprint_keys, ("key", "report"), pairs)


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
