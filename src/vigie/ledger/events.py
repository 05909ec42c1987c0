"""Records versions of events, and reads those that hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, select

from vigie.ledger.append import Tail
from vigie.ledger.chain import Entry, encode
from vigie.ledger.read import chunks, contents
from vigie.ledger.rows import Row, source_terms
from vigie.ledger.schema import entries, event_terms, events, supersessions
from vigie.ledger.write import put
from vigie.model.entry import ConsolidationEntry, EventEntry
from vigie.model.event import Event

decode_event = msgspec.json.Decoder(EventEntry).decode


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an event to be recorded, with what is counted of it and when its first report came out."""

    event_id: str
    entry: EventEntry
    supersedes: int | None
    killed: int | None = None
    wounded: int | None = None
    first_known: str | None = None


class Held(msgspec.Struct, frozen=True):
    """The version of an event that holds: its number, its content and the counts it was listed with."""

    seq: int
    event: Event
    killed: int | None
    wounded: int | None


def record_events(connection: Connection, tail: Tail, versions: Iterable[Version], note: ConsolidationEntry) -> None:
    """Appends versions, and the note of the consolidation that made them; all in the caller's transaction."""
    rows: list[Row] = []
    terms: list[tuple[str, int]] = []
    for version in versions:
        content = encode(version.entry)
        seq = tail.add(Entry(kind="event", ref=version.event_id, content=content, supersedes=version.supersedes))
        rows.append(event_row(version, seq))
        if version.entry.event is not None:
            terms += [(term, seq) for term in terms_of(version.entry.event)]
    tail.add(Entry(kind="consolidation", ref="", content=encode(note)))
    tail.flush()
    put(connection, events, rows)
    # In the order in which the table keeps them: many times faster than any other.
    put(connection, event_terms, [{"term": term, "event": seq} for term, seq in sorted(terms)])


def event_row(version: Version, seq: int) -> Row:
    """The columns under which a version is found."""
    event, changes = version.entry.event, ",".join(version.entry.changes)
    if event is None:
        return {
            "seq": seq, "event_id": version.event_id, "kind": "incident", "event_type": "", "change": changes,
            "country": None, "place_id": None, "place": None, "lat": None, "lon": None, "start": None, "end": None,
            "first_known": None, "killed": None, "wounded": None, "factuality": "", "confidence": 0.0, "claims": 0,
            "reports": 0, "voices": 0, "disputed": 0, "episode": None,
        }  # fmt: skip
    place, time = event.place, event.time
    return {
        "seq": seq, "event_id": event.id, "kind": event.kind, "event_type": event.event_type, "change": changes,
        "country": place.country if place else None, "place_id": place.geonames_id if place else None,
        "place": place.name if place else None, "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "start": time.start if time else None, "end": time.end if time else None, "first_known": version.first_known,
        "killed": version.killed, "wounded": version.wounded, "factuality": event.factuality,
        "confidence": event.confidence, "claims": len(event.claims), "reports": len(event.reports),
        "voices": len(event.voices), "disputed": len(event.disputes), "episode": event.episode,
    }  # fmt: skip


def terms_of(event: Event) -> list[str]:
    """What an event is found by besides its columns."""
    terms = {f"claim:{claim}" for claim in event.claims}
    terms |= {f"actor:{actor.actor_id}" for actor in event.actors if actor.actor_id}
    terms |= {f"harm:{figure.harm}" for figure in event.figures}
    terms |= {f"harm:{series.harm}" for series in event.tolls}
    terms |= {term for voice in event.voices for term in source_terms(voice.source, voice.actor_id)}
    return sorted(terms)


def holding(statement: Select[Any], seq: Any, upto: int | None = None) -> Select[Any]:
    """The statement over those entries only that nothing supersedes, or nothing did at entry ``upto``."""
    replaced = supersessions.c.old == seq
    if upto is not None:
        replaced = and_(replaced, supersessions.c.new <= upto)
        statement = statement.where(seq + 0 <= upto)  # "+ 0": the index on what is asked for is the better one
    return statement.outerjoin(supersessions, replaced).where(supersessions.c.old.is_(None))


def held_events(connection: Connection, seqs: Collection[int]) -> dict[str, Held]:
    """Event id -> its version that holds, of versions by number; removed ones are left out."""
    found: dict[str, Held] = {}
    for some in chunks(sorted(seqs)):
        rows = connection.execute(
            holding(select(events.c.seq, events.c.killed, events.c.wounded).select_from(events), events.c.seq)
            .where(events.c.seq.in_(some), events.c.claims > 0)
        ).all()  # fmt: skip
        content = contents(connection, [int(row.seq) for row in rows])
        for row in rows:
            event = decode_event(content[int(row.seq)]).event
            if event is not None:
                found[event.id] = Held(int(row.seq), event, row.killed, row.wounded)
    return found


def events_with_claims(connection: Connection, claim_ids: Collection[str]) -> dict[str, Held]:
    """The events that hold one of these claims."""
    return held_events(connection, set(numbers_with(connection, [f"claim:{claim}" for claim in claim_ids])))


def numbers_with(connection: Connection, terms: Sequence[str]) -> list[int]:
    """Numbers of event versions found under one of the terms."""
    found: list[int] = []
    for some in chunks(terms):
        found += connection.execute(select(event_terms.c.event).where(event_terms.c.term.in_(some))).scalars()
    return found


def all_events(connection: Connection) -> dict[str, Held]:
    """All events that hold."""
    seqs = connection.execute(holding(select(events.c.seq).select_from(events), events.c.seq)).scalars().all()
    return held_events(connection, list(seqs))


def events_by_id(connection: Connection, event_ids: Collection[str]) -> dict[str, Held]:
    """The events of these ids that hold."""
    seqs: list[int] = []
    for some in chunks(sorted(event_ids)):
        seqs += connection.execute(select(events.c.seq).where(events.c.event_id.in_(some))).scalars()
    return held_events(connection, seqs)


def last_consolidation(connection: Connection) -> tuple[int, int]:
    """(number of the last consolidation's entry, last entry that it took account of); zeros where there is none."""
    seq = connection.execute(
        select(entries.c.seq).where(entries.c.kind == "consolidation").order_by(entries.c.seq.desc()).limit(1)
    ).scalar()
    if seq is None:
        return 0, 0
    note = msgspec.json.decode(contents(connection, [seq])[seq], type=ConsolidationEntry)
    return int(seq), note.through
