"""Shows one report, claim or event, and the entries that are about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from vigie.ask.events import claims_by_id, event_of
from vigie.ask.links import doubts, links_of
from vigie.ask.reports import reprints_of
from vigie.errors import GoneError
from vigie.ledger.append import current
from vigie.ledger.judgements import judgements_about
from vigie.ledger.questions import Filters
from vigie.ledger.read import claims_of_readings, document_text, reading_entries, report_entries
from vigie.ledger.reviews import machine_claims, reviews_of_claims, reviews_of_report
from vigie.ledger.schema import claims, entries, event_terms, readings, reports, supersessions
from vigie.model.claim import Claim
from vigie.model.review import KeptReview

Shown = dict[str, Any]


def show(connection: Connection, identity: str, asked: Filters) -> Shown:
    """What the ledger holds under an id; LedgerError where it holds nothing."""
    found = connection.execute(
        select(reports.c.report_id).where(or_(reports.c.report_id == identity, reports.c.name == identity))
    ).scalar()
    if found is not None:
        return show_report(connection, str(found), asked)
    if connection.execute(select(claims.c.id).where(claims.c.claim_id == identity)).first() is not None:
        return show_claim(connection, identity)
    told = event_of(connection, identity, asked)
    return {
        "event": told.event, "killed": told.killed, "wounded": told.wounded,
        "links": links_of(connection, identity, asked), "doubts": doubts(connection, asked, event_id=identity),
        "entries": trail(connection, identity),
    }  # fmt: skip


def show_report(connection: Connection, report_id: str, asked: Filters) -> Shown:
    """A report, the reading of it that holds, and its claims."""
    held = report_entries(connection, {report_id})
    if report_id not in held:
        raise GoneError(f"the report {report_id} was erased.")
    seqs = connection.execute(select(readings.c.seq).where(readings.c.report_id == report_id)).scalars().all()
    last = max(current(connection, list(seqs)), default=None)
    shown: Shown = {"report": held[report_id].report, "name": held[report_id].name, "author": held[report_id].author}
    if last is None:
        shown["superseded"] = True
    else:
        reading = reading_entries(connection, [last])[last]
        shown["engine"], shown["issues"] = reading.engine, reading.issues
        shown["claims"] = [entry.claim for _, entry in claims_of_readings(connection, [last])]
        shown["text"] = document_text(connection, last)
    shown["reviews"] = reviews_of_report(connection, report_id)
    return shown | {"reprints": reprints_of(connection, report_id, asked), "entries": trail(connection, report_id)}


def show_claim(connection: Connection, claim_id: str) -> Shown:
    """A claim, its words, the events that hold it and what reviewers said of it."""
    found = claims_by_id(connection, [claim_id])
    if not found:
        raise GoneError(f"the report of the claim {claim_id} was erased.")
    (entry,) = found
    seqs = connection.execute(select(claims.c.reading).where(claims.c.claim_id == claim_id)).scalars().all()
    text = document_text(connection, max(seqs))
    given = reviews_of_claims(connection, [claim_id]).get(claim_id, [])
    named = (
        select(entries.c.ref).distinct()
        .join(event_terms, event_terms.c.event == entries.c.seq)
        .outerjoin(supersessions, supersessions.c.old == entries.c.seq)
        .where(event_terms.c.term == f"claim:{claim_id}", supersessions.c.old.is_(None))
    )  # fmt: skip
    return {
        "claim": entry.claim, "machine": as_read(connection, claim_id, entry.claim, given),
        "holds": bool(current(connection, list(seqs))),
        "quotes": [text[span.start : span.end] for span in entry.claim.evidence],
        "report_id": entry.imprint.report_id, "outlet": entry.imprint.outlet, "published": entry.imprint.published,
        "events": list(connection.execute(named).scalars()), "judgements": judgements_about(connection, [claim_id]),
        "reviews": given,
    }  # fmt: skip


def as_read(connection: Connection, claim_id: str, now: Claim, given: Sequence[KeptReview]) -> Claim:
    """A claim as the machine read it, of a missed one as it was added; as it is now where nobody reviewed it."""
    added = next((kept.review.added for kept in given if kept.review.added is not None), None)
    read = machine_claims(connection, [given[0].review]) if given and added is None else {}
    return added or (read[claim_id].claim if claim_id in read else now)


def trail(connection: Connection, ref: str) -> list[Shown]:
    """The entries about an id, in order."""
    rows = connection.execute(
        select(entries.c.seq, entries.c.kind, entries.c.recorded, entries.c.hash, supersessions.c.new)
        .outerjoin(supersessions, supersessions.c.old == entries.c.seq)
        .where(entries.c.ref == ref)
        .order_by(entries.c.seq)
    )
    return [
        {"seq": row.seq, "kind": row.kind, "recorded": row.recorded, "hash": row.hash, "superseded_by": row.new}
        for row in rows
    ]
