"""Events as they are, as they were recorded, or as they were known from what had been published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from vigie.consolidate.descriptions import describe
from vigie.consolidate.tallies import best_of
from vigie.errors import GoneError, MissingError
from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event, holding
from vigie.ledger.questions import Filters, find_events, upto
from vigie.ledger.read import chunks, reading_entries
from vigie.ledger.rows import ledger_claim
from vigie.ledger.schema import claims, entries, events
from vigie.model.event import Event, LedgerClaim

POLICY = "ucdp-low-best-high"
PAGE = 100  # events whose claims are read at once


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event, the entry that holds it, when that was recorded, and its best counts."""

    seq: int
    recorded: str
    event: Event
    killed: int | None
    wounded: int | None


def find(connection: Connection, asked: Filters) -> Iterator[Told]:
    """The events that match.

    With ``asked.known``, each is described anew from those of its claims that had been published by then; what later
    claims told is gone from it. Which claims tell one happening is judged with all that is known today.
    """
    rows = iter(find_events(connection, asked))
    while some := list(islice(rows, PAGE)):
        page = [told_of(row) for row in some]
        yield from page if asked.known is None else as_known(connection, page, asked)


def told_of(row: Row[Any]) -> Told:
    """The event of a row of ``find_events``."""
    event = decode_event(unpacked(row.content)).event
    assert event is not None  # removed ones are not found
    return Told(seq=row.seq, recorded=row.recorded, event=event, killed=row.killed, wounded=row.wounded)


def as_known(connection: Connection, page: Sequence[Told], asked: Filters) -> Iterator[Told]:
    """The events from those of their claims that had been published by a moment; none where none had."""
    last = upto(connection, asked.recorded)
    out = published(connection, {claim for told in page for claim in told.event.claims}, asked.known, last)
    some = {claim for told in page if not out.issuperset(told.event.claims) for claim in told.event.claims}
    # All claims of an event tell what it tells today: only those of the others are read.
    held = {entry.claim.id: entry for entry in claims_by_id(connection, sorted(some & out), last=last)}
    for told in page:
        if out.issuperset(told.event.claims):
            yield told
        elif then := from_claims(told.event, [held[claim] for claim in told.event.claims if claim in held]):
            yield msgspec.structs.replace(
                told,
                event=then,
                killed=best_of(then.figures, "killed", POLICY),
                wounded=best_of(then.figures, "wounded", POLICY),
            )


def published(connection: Connection, claim_ids: Collection[str], known: str | None, last: int | None) -> set[str]:
    """Those of the claims that had been published by a moment, read up to an entry, and are still there."""
    found: set[str] = set()
    for some in chunks(sorted(claim_ids)):
        statement = select(claims.c.claim_id).where(claims.c.claim_id.in_(some), claims.c.content.is_not(None))
        if known is not None:
            statement = statement.where(claims.c.known <= known)
        if last is not None:
            statement = statement.where(claims.c.reading <= last)
        found.update(connection.execute(statement).scalars())
    return found


def from_claims(event: Event, members: Sequence[LedgerClaim]) -> Event | None:
    """The event from some of its claims; None from none."""
    if not members:
        return None
    if event.kind == "incident":
        then = describe(members, event_id=event.id, weakest=event.weakest)
        return msgspec.structs.replace(then, episode=event.episode)
    ids = {entry.claim.id for entry in members}
    tolls = [
        msgspec.structs.replace(series, points=tuple(p for p in series.points if p.claim_id in ids))
        for series in event.tolls
    ]
    return msgspec.structs.replace(
        event, claims=tuple(sorted(ids)), reports=tuple(sorted({entry.imprint.report_id for entry in members})),
        tolls=tuple(series for series in tolls if series.points),
    )  # fmt: skip


def claims_by_id(connection: Connection, claim_ids: Sequence[str], *, last: int | None = None) -> list[LedgerClaim]:
    """Claims as they were last read or reviewed, or were at the entry ``last``, by id."""
    found: dict[str, LedgerClaim] = {}
    for some in chunks(sorted(claim_ids)):
        statement = select(claims.c.claim_id, claims.c.reading, claims.c.content).select_from(claims)
        statement = statement.where(claims.c.claim_id.in_(some)).order_by(claims.c.reading)
        if last is not None:
            statement = statement.where(claims.c.reading <= last)
        rows = [row for row in connection.execute(statement) if row.content is not None]
        heads = reading_entries(connection, {row.reading for row in rows})
        for row in rows:
            found[row.claim_id] = ledger_claim(unpacked(row.content), heads[row.reading].imprint)
    return [found[claim_id] for claim_id in sorted(found)]


def event_of(connection: Connection, event_id: str, asked: Filters) -> Told:
    """The event of an id, as of the time asked for; MissingError where there is none, naming what became of it."""
    statement = select(events, entries.c.content, entries.c.recorded).join_from(
        events, entries, entries.c.seq == events.c.seq
    )
    statement = holding(statement, events.c.seq, upto(connection, asked.recorded))
    # The last one: an event that was gone and is there again has a version of before that nothing supersedes.
    last_first = statement.where(events.c.event_id == event_id).order_by(events.c.seq.desc())
    row = connection.execute(last_first).first()
    if row is None or row.content is None:
        raise MissingError(f"there is no event {event_id}.")
    entry = decode_event(unpacked(row.content))
    if entry.event is None:
        raise GoneError(f"the event {event_id} is no more: {entry.reason}.", entry.after)
    told = Told(seq=row.seq, recorded=row.recorded, event=entry.event, killed=row.killed, wounded=row.wounded)
    if asked.known is None:
        return told
    then = next(as_known(connection, [told], asked), None)
    if then is None:
        raise MissingError(f"nothing had been published of the event {event_id} by then.")
    return then


def row_of(told: Told) -> dict[str, Any]:
    """An event as one flat row."""
    event = told.event
    place, time = event.place, event.time
    return {
        "id": event.id, "kind": event.kind, "event_type": event.event_type, "start": time.start if time else None,
        "end": time.end if time else None, "place": place.name if place else None,
        "country": place.country if place else None, "killed": told.killed, "wounded": told.wounded,
        "voices": len(event.voices), "reports": len(event.reports), "disputes": len(event.disputes),
        "factuality": event.factuality, "confidence": event.confidence,
    }  # fmt: skip
