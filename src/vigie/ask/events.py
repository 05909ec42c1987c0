"""Events as they are, as they were recorded, or as they were known from what had been published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from vigie.consolidate.descriptions import describe
from vigie.consolidate.tallies import ALL, tally
from vigie.errors import LedgerError
from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event, holding
from vigie.ledger.questions import Filters, find_events, upto
from vigie.ledger.read import chunks, reading_entries
from vigie.ledger.rows import Row, ledger_claim
from vigie.ledger.schema import claims, entries, events
from vigie.model.event import Event, LedgerClaim

POLICY = "ucdp-low-best-high"


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
    for row in find_events(connection, asked):
        event = decode_event(unpacked(row.content)).event
        assert event is not None
        told = Told(seq=row.seq, recorded=row.recorded, event=event, killed=row.killed, wounded=row.wounded)
        if asked.known is not None:
            then = known_by(connection, event, asked.known)
            if then is None:
                continue
            told = msgspec.structs.replace(told, event=then, killed=best(then, "killed"), wounded=best(then, "wounded"))
        yield told


def known_by(connection: Connection, event: Event, moment: str) -> Event | None:
    """The event from those of its claims that had been published by a moment; None where none had."""
    members = claims_by_id(connection, event.claims, known=moment)
    if len(members) == len(event.claims):
        return event
    if not members or event.kind == "episode":
        return None if not members else msgspec.structs.replace(
            event, claims=tuple(m.claim.id for m in members), tolls=tuple(
                msgspec.structs.replace(t, points=kept) for t in event.tolls
                if (kept := tuple(p for p in t.points if p.claim_id in {m.claim.id for m in members}))
            ), reports=tuple(sorted({m.imprint.report_id for m in members})),
        )  # fmt: skip
    then = describe(members, event_id=event.id, weakest=event.weakest)
    return msgspec.structs.replace(then, episode=event.episode)


def best(event: Event, harm: str) -> int | None:
    """The best count of everybody for a harm, by the policy that events are listed with."""
    rows = tally(event.figures, POLICY)
    return next((row.best for row in rows if (row.harm, row.group, row.side) == (harm, ALL, ALL)), None)


def claims_by_id(connection: Connection, claim_ids: Sequence[str], *, known: str | None = None) -> list[LedgerClaim]:
    """Claims of the readings that hold, by id; with ``known`` only those published by then."""
    found: dict[str, LedgerClaim] = {}
    for some in chunks(sorted(claim_ids)):
        statement = select(claims.c.claim_id, claims.c.reading, claims.c.content).select_from(claims)
        statement = statement.where(claims.c.claim_id.in_(some)).order_by(claims.c.reading)
        if known is not None:
            statement = statement.where(claims.c.known <= known)
        rows = [row for row in connection.execute(statement) if row.content is not None]
        heads = reading_entries(connection, {row.reading for row in rows})
        for row in rows:
            found[row.claim_id] = ledger_claim(unpacked(row.content), heads[row.reading].imprint)
    return [found[claim_id] for claim_id in sorted(found)]


def event_of(connection: Connection, event_id: str, asked: Filters) -> Told:
    """The event of an id, as of the time asked for; LedgerError where there is none, naming what became of it."""
    statement = select(events, entries.c.content, entries.c.recorded).join_from(
        events, entries, entries.c.seq == events.c.seq
    )
    statement = holding(statement, events.c.seq, upto(connection, asked.recorded))
    row = connection.execute(statement.where(events.c.event_id == event_id)).first()
    if row is None or row.content is None:
        raise LedgerError(f"there is no event {event_id}.")
    entry = decode_event(unpacked(row.content))
    if entry.event is None:
        raise LedgerError(f"the event {event_id} is no more: {entry.reason}.")
    event: Event | None = entry.event
    if asked.known is not None:
        event = known_by(connection, entry.event, asked.known)
    if event is None:
        raise LedgerError(f"nothing had been published of the event {event_id} by then.")
    changed = event is not entry.event
    return Told(
        seq=row.seq, recorded=row.recorded, event=event, killed=best(event, "killed") if changed else row.killed,
        wounded=best(event, "wounded") if changed else row.wounded,
    )  # fmt: skip


def row_of(told: Told) -> Row:
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
