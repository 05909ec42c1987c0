"""Shows one report, claim or event, and the entries that are about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, or_, select, true

from vigie.ask.events import claims_by_id, event_of
from vigie.ask.links import doubts, links_of
from vigie.ask.reports import reprints_of
from vigie.errors import GoneError, MissingError
from vigie.ledger.events import holding
from vigie.ledger.judgements import judgements_about
from vigie.ledger.questions import Filters, upto
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
        return show_claim(connection, identity, asked)
    told = event_of(connection, identity, asked)
    return {
        "event": told.event, "killed": told.killed, "wounded": told.wounded,
        "links": links_of(connection, identity, asked), "doubts": doubts(connection, asked, event_id=identity),
        "entries": trail(connection, identity, upto(connection, asked.recorded)),
    }  # fmt: skip


def show_report(connection: Connection, report_id: str, asked: Filters) -> Shown:
    """A report, the reading of it that holds, and its claims."""
    held = report_entries(connection, {report_id})
    if report_id not in held:
        raise GoneError(f"the report {report_id} was erased.")
    there_then(connection, report_id, asked)
    moment = upto(connection, asked.recorded)
    own = select(readings.c.seq).select_from(readings).where(readings.c.report_id == report_id)
    last = max(connection.execute(holding(own, readings.c.seq, moment)).scalars(), default=None)
    shown: Shown = {"report": held[report_id].report, "name": held[report_id].name, "author": held[report_id].author}
    if last is None:
        shown["superseded"] = True
    else:
        reading = reading_entries(connection, [last])[last]
        shown["engine"], shown["issues"] = reading.engine, reading.issues
        shown["claims"] = [entry.claim for _, entry in claims_of_readings(connection, [last])]
        shown["text"] = document_text(connection, last)
    shown["reviews"] = reviews_of_report(connection, report_id, None if moment is None else moment + 1)
    copies = reprints_of(connection, report_id, asked)
    return shown | {"reprints": copies, "entries": trail(connection, report_id, moment)}


def show_claim(connection: Connection, claim_id: str, asked: Filters) -> Shown:
    """A claim, its words, the events that hold it and what reviewers said of it."""
    moment = upto(connection, asked.recorded)
    found = claims_by_id(connection, [claim_id], last=moment)
    if not found:
        raise GoneError(f"the report of the claim {claim_id} was erased, or had not come in by then.")
    (entry,) = found
    there_then(connection, entry.imprint.report_id, asked)
    own = select(claims.c.reading).select_from(claims).where(claims.c.claim_id == claim_id)
    if moment is not None:
        own = own.where(claims.c.reading <= moment)
    text = document_text(connection, max(connection.execute(own).scalars()))
    given = reviews_of_claims(connection, [claim_id]).get(claim_id, [])
    judged = judgements_about(connection, [claim_id])
    if moment is not None:
        given = [kept for kept in given if kept.seq <= moment]
        judged = [one for one in judged if one.decided <= (asked.recorded or "")]
    named = select(entries.c.ref).distinct().join(event_terms, event_terms.c.event == entries.c.seq)
    named = holding(named.where(event_terms.c.term == f"claim:{claim_id}"), entries.c.seq, moment)
    return {
        "claim": entry.claim, "machine": as_read(connection, claim_id, entry.claim, given),
        "holds": connection.execute(holding(own, claims.c.reading, moment)).first() is not None,
        "quotes": [text[span.start : span.end] for span in entry.claim.evidence],
        "report_id": entry.imprint.report_id, "outlet": entry.imprint.outlet, "published": entry.imprint.published,
        "events": list(connection.execute(named).scalars()), "judgements": judged,
        "reviews": given,
    }  # fmt: skip


def as_read(connection: Connection, claim_id: str, now: Claim, given: Sequence[KeptReview]) -> Claim:
    """A claim as the machine read it, of a missed one as it was added; as it is now where nobody reviewed it."""
    added = next((kept.review.added for kept in given if kept.review.added is not None), None)
    read = machine_claims(connection, [given[0].review]) if given and added is None else {}
    return added or (read[claim_id].claim if claim_id in read else now)


def there_then(connection: Connection, report_id: str, asked: Filters) -> None:
    """Raises MissingError where a report was not out, or not in the ledger, at the time asked for."""
    row = connection.execute(select(reports.c.seq, reports.c.known).where(reports.c.report_id == report_id)).one()
    if asked.known is not None and (row.known is None or row.known > asked.known):
        raise MissingError(f"the report {report_id} had not been published by then.")
    moment = upto(connection, asked.recorded)
    if moment is not None and row.seq > moment:
        raise MissingError(f"the report {report_id} was not in the ledger then.")


def trail(connection: Connection, ref: str, moment: int | None = None) -> list[Shown]:
    """The entries about an id, in order; those that were there at an entry."""
    rows = connection.execute(
        select(entries.c.seq, entries.c.kind, entries.c.recorded, entries.c.hash, supersessions.c.new)
        .outerjoin(supersessions, supersessions.c.old == entries.c.seq)
        .where(entries.c.ref == ref)
        .where(true() if moment is None else entries.c.seq <= moment)
        .order_by(entries.c.seq)
    )
    return [
        {
            "seq": row.seq,
            "kind": row.kind,
            "recorded": row.recorded,
            "hash": row.hash,
            "superseded_by": row.new if moment is None or (row.new or 0) <= moment else None,
        }
        for row in rows
    ]
