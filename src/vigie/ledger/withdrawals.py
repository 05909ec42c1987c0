"""Withdrawals: a report that holds no more, and the erasure of one, which alone takes anything out of a ledger."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, or_, select, update

from vigie.errors import LedgerError, MissingError
from vigie.ledger.append import Tail, current
from vigie.ledger.chain import Entry, encode, unpacked
from vigie.ledger.read import chunks
from vigie.ledger.schema import (
    claim_keys,
    claim_terms,
    claims,
    entries,
    event_terms,
    events,
    originals,
    readings,
    reports,
    reprint_keys,
    reprints,
    reviews,
)
from vigie.ledger.store import Ledger


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a report was withdrawn or erased, by whom; ``erased`` are the entries whose content is gone."""

    reason: str
    by: str
    erased: tuple[int, ...] = ()


def report_named(connection: Connection, identity: str) -> str:
    """The id of the report of that id or name; LedgerError where there is none, or several of one name."""
    named = or_(reports.c.report_id == identity, reports.c.name == identity)
    found = connection.execute(select(reports.c.report_id).where(named)).scalars().all()
    if len(found) != 1:
        raise MissingError(f"there {'is no report' if not found else 'are several reports'} {identity}.")
    return str(found[0])


def retract(ledger: Ledger, report_id: str, *, reason: str, by: str) -> bool:
    """Records that a report holds no more; False where it did not hold before."""
    with ledger.writing() as connection:
        seqs = connection.execute(select(readings.c.seq).where(readings.c.report_id == report_id)).scalars().all()
        held = current(connection, list(seqs))
        if not held:
            return False
        tail = Tail(connection, ledger.clock())
        content = encode(Withdrawal(reason=reason, by=by))
        number = tail.add(Entry(kind="retraction", ref=report_id, content=content, supersedes=max(held)))
        report = connection.execute(select(reports.c.seq).where(reports.c.report_id == report_id)).scalar()
        tail.superseded.update({int(seq): number for seq in current(connection, [int(report or 0)])})
        tail.flush()
        return True


def erase(ledger: Ledger, report_id: str, *, reason: str, by: str) -> int:
    """Takes the content of a withdrawn report out of the ledger, and of all versions of events that told of it.

    Returns the number of the entry that says so. The entries stay, with their hashes, so that the chain still holds.
    """
    with ledger.writing() as connection:
        own = set(connection.execute(select(entries.c.seq).where(
            entries.c.ref == report_id, entries.c.kind.in_(("report", "reading")), entries.c.content.is_not(None)
        )).scalars())  # fmt: skip
        own |= set(connection.execute(select(reviews.c.seq).where(reviews.c.report_id == report_id)).scalars())
        ids = connection.execute(select(claims.c.claim_id).where(claims.c.report_id == report_id)).scalars().all()
        told: set[int] = set()
        for some in chunks(f"claim:{claim_id}" for claim_id in ids):
            told.update(connection.execute(select(event_terms.c.event).where(event_terms.c.term.in_(some))).scalars())
        if current(connection, sorted(told)):
            raise LedgerError(f"events still tell of {report_id}: withdraw it first.")
        tail = Tail(connection, ledger.clock())
        content = encode(Withdrawal(reason=reason, by=by, erased=tuple(sorted(own | told))))
        number = tail.add(Entry(kind="erasure", ref=report_id, content=content))
        tail.flush()
        blank(connection, report_id, own | told)
    if ledger.engine.dialect.name == "sqlite":
        with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return number


def blank(connection: Connection, report_id: str, seqs: set[int]) -> None:
    """Takes out the contents of entries, and all that is listed of a report beside its id and hash."""
    for some in chunks(sorted(seqs)):
        connection.execute(update(entries).where(entries.c.seq.in_(some)).values(content=None))
        connection.execute(delete(event_terms).where(event_terms.c.event.in_(some)))
        of_events = update(events).where(events.c.seq.in_(some))
        connection.execute(of_events.values(outlets=None, languages=None, classes=None))
    numbers = select(claims.c.id).where(claims.c.report_id == report_id)
    connection.execute(delete(claim_terms).where(claim_terms.c.claim.in_(numbers)))
    connection.execute(delete(claim_keys).where(claim_keys.c.claim.in_(numbers)))
    connection.execute(delete(claims).where(claims.c.report_id == report_id))
    own = select(reports.c.seq).where(reports.c.report_id == report_id)
    connection.execute(delete(reprint_keys).where(reprint_keys.c.report.in_(own)))
    connection.execute(delete(reprints).where(reprints.c.report_id == report_id))
    connection.execute(update(readings).where(readings.c.report_id == report_id).values(text=None))
    sha256 = connection.execute(select(reports.c.sha256).where(reports.c.report_id == report_id)).scalar()
    of_report = update(reports).where(reports.c.report_id == report_id)
    connection.execute(of_report.values(name="", story=None, outlet=None, original=None, searched=None))
    shared = select(reports.c.seq).join(entries, entries.c.seq == reports.c.seq)
    shared = shared.where(reports.c.sha256 == sha256, reports.c.report_id != report_id, entries.c.content.is_not(None))
    if connection.execute(shared).first() is None:
        connection.execute(update(originals).where(originals.c.sha256 == sha256).values(content=None))


def erased_entries(connection: Connection) -> set[int]:
    """The entries whose content erasures took out."""
    found = connection.execute(select(entries.c.content).where(entries.c.kind == "erasure")).scalars()
    return {seq for content in found for seq in msgspec.json.decode(unpacked(content), type=Withdrawal).erased}
