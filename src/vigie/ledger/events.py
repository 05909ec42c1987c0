"""Records versions of events, and reads those that hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, select

from vigie.ledger.append import Tail, put_values
from vigie.ledger.chain import Entry, digest, encode, packed, unpacked
from vigie.ledger.read import chunks, claims_of_readings, contents
from vigie.ledger.rows import listed, source_terms
from vigie.ledger.schema import claims, entries, event_terms, events, supersessions
from vigie.model.entry import ConsolidationEntry, EventEntry
from vigie.model.event import OWN, Event, LedgerClaim

PER_BATCH = 2_000  # versions written by one statement
EVENT_COLUMNS = (
    "seq", "event_id", "kind", "event_type", "change", "country", "place_id", "place", "lat", "lon", "start", "end",
    "first_known", "killed", "wounded", "factuality", "confidence", "claims", "reports", "voices", "disputed",
    "episode", "precision", "outlets", "languages", "classes",
)  # fmt: skip
decode_event = msgspec.json.Decoder(EventEntry).decode


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an event to be recorded: what is counted of it, when its first report came out, and where."""

    event_id: str
    entry: EventEntry
    supersedes: int | None
    killed: int | None = None
    wounded: int | None = None
    first_known: str | None = None
    outlets: tuple[str, ...] = ()
    languages: tuple[str | None, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """The version of an event that holds: its number, its content and the counts it was listed with."""

    seq: int
    event: Event
    killed: int | None
    wounded: int | None


class Ready(msgspec.Struct, frozen=True):
    """A version as it is written: its content's hash, the content compressed, its columns but for the number, terms."""

    event_id: str
    supersedes: int | None
    content_hash: str
    content: bytes
    columns: tuple[object, ...]
    terms: tuple[str, ...]


def ready(version: Version) -> Ready:
    """A version made ready to be written, which takes longer than the writing."""
    content = encode(version.entry)
    event = version.entry.event
    return Ready(
        version.event_id, version.supersedes, digest(content), packed(content), event_columns(version),
        tuple(terms_of(event)) if event is not None else (),
    )  # fmt: skip


def record_events(connection: Connection, tail: Tail, versions: Iterable[Ready]) -> int:
    """Appends versions, in the caller's transaction; returns how many."""
    terms: list[tuple[str, int]] = []
    count = 0
    for some in batched(versions, PER_BATCH):
        rows: list[tuple[object, ...]] = []
        for one in some:
            seq = tail.add_packed("event", one.event_id, one.content_hash, one.content, supersedes=one.supersedes)
            rows.append((seq, one.event_id, *one.columns))
            terms += [(term, seq) for term in one.terms]
        tail.flush()
        put_values(connection, events, EVENT_COLUMNS, rows)
        count += len(rows)
    # In the order in which the table keeps them, which is many times faster than any other; numbers have come in order.
    put_values(connection, event_terms, ("term", "event"), sorted(terms, key=itemgetter(0)))
    return count


@contextmanager
def indexed_after(connection: Connection, wanted: bool) -> Iterator[None]:
    """Makes the indexes of events when all of a first consolidation are written, in a third of the time that it takes
    to keep them while they grow; in the caller's transaction, so that nobody sees the ledger without them."""
    wanted = wanted and connection.dialect.name == "sqlite"  # others would keep readers waiting meanwhile
    indexes = sorted(events.indexes, key=lambda index: str(index.name)) if wanted else []
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)


def record_note(tail: Tail, note: ConsolidationEntry) -> int:
    """Appends the note of a consolidation; returns its number."""
    seq = tail.add(Entry(kind="consolidation", ref="", content=encode(note)))
    tail.flush()
    return seq


def batched(versions: Iterable[Ready], size: int) -> Iterator[list[Ready]]:
    """The versions in lists."""
    given = iter(versions)
    while some := list(islice(given, size)):
        yield some


def event_columns(version: Version) -> tuple[object, ...]:
    """The columns under which a version is found, after number and id."""
    event, changes = version.entry.event, ",".join(version.entry.changes)
    if event is None:
        return ("incident", "", changes, *(None,) * 10, "", 0.0, 0, 0, 0, 0, *(None,) * 5)
    place, time = event.place, event.time
    where = (place.country, place.geonames_id, place.name, place.lat, place.lon) if place else (None,) * 5
    when = (time.start, time.end) if time else (None, None)
    return (
        event.kind, event.event_type, changes, *where, *when, version.first_known, version.killed, version.wounded,
        event.factuality, event.confidence, len(event.claims), len(event.reports), len(event.voices),
        len(event.disputes), event.episode, place.precision if place else None, listed(version.outlets),
        listed(version.languages), listed(voice.source_class or OWN for voice in event.voices),
    )  # fmt: skip


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


def claims_around(connection: Connection, claim_ids: Collection[str], upto: int | None = None) -> list[LedgerClaim]:
    """All claims of the reports of these claims, now or at an entry; they decide together what a report tells."""
    seqs: set[int] = set()
    for some in chunks(sorted(claim_ids)):
        found = holding(select(claims.c.reading).select_from(claims), claims.c.reading, upto)
        seqs.update(connection.execute(found.where(claims.c.claim_id.in_(some))).scalars())
    return [entry for _, entry in claims_of_readings(connection, seqs)]


def all_events(connection: Connection) -> dict[str, Held]:
    """All events that hold."""
    seqs = connection.execute(holding(select(events.c.seq).select_from(events), events.c.seq)).scalars().all()
    return held_events(connection, list(seqs))


class Known(msgspec.Struct, frozen=True):
    """The version of an event that holds, as far as its id goes on: its number, its kind and its claims."""

    seq: int
    id: str
    kind: str
    claims: tuple[str, ...]


class Outline(msgspec.Struct, frozen=True):
    """Of an event's content what ``Known`` asks for; the rest is passed over."""

    id: str
    kind: str
    claims: tuple[str, ...]


class OutlinedEntry(msgspec.Struct, frozen=True):
    """``EventEntry`` with the outline of its event."""

    event: Outline | None = None


outlined = msgspec.json.Decoder(OutlinedEntry).decode


def known_events(connection: Connection) -> dict[str, Known]:
    """Event id -> what goes on of it, for all events that hold."""
    held = holding(select(events.c.seq).select_from(events), events.c.seq).where(events.c.claims > 0)
    found: dict[str, Known] = {}
    for some in chunks(connection.execute(held).scalars()):
        rows = connection.execute(select(entries.c.seq, entries.c.content).where(entries.c.seq.in_(some)))
        for row in rows:
            event = outlined(unpacked(row.content)).event if row.content is not None else None
            if event is not None:
                found[event.id] = Known(int(row.seq), event.id, event.kind, event.claims)
    return found


def events_by_id(connection: Connection, event_ids: Collection[str]) -> dict[str, Held]:
    """The events of these ids that hold."""
    seqs: list[int] = []
    for some in chunks(sorted(event_ids)):
        seqs += connection.execute(select(events.c.seq).where(events.c.event_id.in_(some))).scalars()
    return held_events(connection, seqs)


def consolidations(connection: Connection) -> Iterator[tuple[int, ConsolidationEntry]]:
    """(number, note) of every consolidation, in order."""
    found = select(entries.c.seq, entries.c.content).where(entries.c.kind == "consolidation").order_by(entries.c.seq)
    for seq, content in connection.execute(found):
        yield int(seq), msgspec.json.decode(unpacked(content), type=ConsolidationEntry)


def last_consolidation(connection: Connection) -> tuple[int, ConsolidationEntry | None]:
    """(number of the last consolidation's entry, its note); 0 and None where there is none."""
    seq = connection.execute(
        select(entries.c.seq).where(entries.c.kind == "consolidation").order_by(entries.c.seq.desc()).limit(1)
    ).scalar()
    if seq is None:
        return 0, None
    return int(seq), msgspec.json.decode(contents(connection, [seq])[seq], type=ConsolidationEntry)
