"""Events: lists, one of them with all that tells it, its links, its history, and why its values are what they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection, select
from starlette.responses import Response

from vigie.ask import boards
from vigie.ask.arrays import Array
from vigie.ask.event_columns import Snapshot
from vigie.ask.events import Told, as_known, claims_by_id, event_of, row_of, told_of
from vigie.ask.selections import kept, sorted_rows
from vigie.ask.shows import trail
from vigie.ask.why import Because, why
from vigie.errors import MissingError
from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event
from vigie.ledger.questions import Filters
from vigie.ledger.read import chunks, document_texts, report_entries
from vigie.ledger.schema import claims, entries, events
from vigie.model.claim import Claim
from vigie.model.event import Event
from vigie.serve.desk import Reader
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.questions import EventsAsked, Then

router = APIRouter(tags=["events"])
Id = Annotated[str, Path(max_length=64)]


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event in a list. ``reviewed``: a reviewer judged one of its claims."""

    id: str
    kind: str
    event_type: str
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    killed: int | None
    wounded: int | None
    voices: int
    reports: int
    disputes: int
    factuality: str
    confidence: float
    lat: float | None
    lon: float | None
    precision: str | None
    reviewed: bool


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of an event with its words, its report, and the voice that it counts as."""

    claim: Claim
    quote: str
    report_id: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    voice: str | None


class Trail(msgspec.Struct, frozen=True, kw_only=True):
    """An entry about something."""

    seq: int
    kind: str
    recorded: str
    hash: str
    superseded_by: int | None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """An event with all that tells it."""

    event: Event
    recorded: str
    title: str
    killed: int | None
    wounded: int | None
    reviewed: bool
    claims: list[Telling]
    entries: list[Trail]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an event with one entry, and why."""

    seq: int
    recorded: str
    event: str
    change: list[str]
    reason: str
    event_type: str
    start: str | None
    place: str | None
    country: str | None
    killed: int | None
    wounded: int | None
    before: list[str]
    after: list[str]
    claims_in: list[str]
    claims_out: list[str]


@router.get("/events", **answers(Page[EventRow]))
def list_events(desk: Reader, asked: Annotated[EventsAsked, Query()]) -> Response:
    """Events that match, latest first. Pages of one list are of one moment, whatever comes in meanwhile."""

    def make(connection: Connection) -> Page[EventRow]:
        return page_of(connection, desk.shelf.board(connection), asked)

    return desk.answer(make)


def page_of(connection: Connection, board: Snapshot, asked: EventsAsked) -> Page[EventRow]:
    """The page of the list that is asked for."""
    through, offset = read_cursor(asked.cursor, tuple[int, int]) if asked.cursor else (board.through, 0)
    filters = asked.filters()
    keep = kept(connection, board, filters, words=asked.q or "", through=through)
    total, most = int(keep.sum()), offset + asked.limit
    some = sorted_rows(board, keep, asked.sort, ascending=asked.ascending, most=most)[offset:]
    after = offset + len(some)
    judged = board.traits.reviewed.mask(connection, board)
    made = listed(board, some, judged) if filters.known is None else [
        row_as_known(told, reviewed=looked_at(board, told.seq, judged))
        for told in told_by(connection, board.columns["seq"][some].tolist(), filters)
    ]  # fmt: skip
    return Page(made, cursor_of(through, after) if after < total else None, total)


def told_by(connection: Connection, seqs: Sequence[int], asked: Filters) -> list[Told]:
    """The events of entries by number, in their order, as they were known at the time asked for."""
    found: dict[int, Told] = {}
    for some in chunks(seqs):
        statement = select(events, entries.c.content, entries.c.recorded)
        statement = statement.join_from(events, entries, entries.c.seq == events.c.seq).where(events.c.seq.in_(some))
        found.update((row.seq, told_of(row)) for row in connection.execute(statement) if row.content is not None)
    told = [found[seq] for seq in seqs if seq in found]
    return told if asked.known is None else list(as_known(connection, told, asked))


def listed(board: Snapshot, rows: Array, judged: Array) -> list[EventRow]:
    """Rows of the board as they are listed, in their order."""
    columns, words = board.columns, board.words
    named = {
        name: words[name].of(columns[name][rows])
        for name in ("kind", "type", "country", "place", "factuality", "precision")
    }
    points = [[None if math.isnan(n) else n for n in columns[name][rows].tolist()] for name in ("lat", "lon")]
    return [
        EventRow(
            id=identity.decode(), kind=kind or "", event_type=event_type or "", start=start, end=end, place=place,
            country=country, killed=killed, wounded=wounded, voices=voices, reports=reports, disputes=disputes,
            factuality=factuality or "", confidence=confidence, lat=lat, lon=lon, precision=precision,
            reviewed=reviewed,
        )
        for (
            reviewed, identity, kind, event_type, start, end, place, country, killed, wounded, voices, reports,
            disputes, factuality, confidence, lat, lon, precision,
        ) in zip(
            judged[rows].tolist(), board.ids[rows].tolist(), named["kind"], named["type"],
            boards.days(board, "start", rows), boards.days(board, "end", rows), named["place"], named["country"],
            boards.optional(columns["killed"][rows]), boards.optional(columns["wounded"][rows]),
            columns["voices"][rows].tolist(), columns["reports"][rows].tolist(), columns["disputed"][rows].tolist(),
            named["factuality"], columns["confidence"][rows].tolist(), *points,
            named["precision"], strict=True,
        )
    ]  # fmt: skip


def looked_at(board: Snapshot, seq: int, judged: Array) -> bool:
    """True where people looked at a version of an event, by its entry's number."""
    return bool(judged[board.rows_of([seq])].any())


def row_as_known(told: Told, *, reviewed: bool) -> EventRow:
    """An event as it was known at a time."""
    place = told.event.place
    return EventRow(
        **row_of(told), reviewed=reviewed, lat=place.lat if place else None, lon=place.lon if place else None,
        precision=place.precision if place else None,
    )  # fmt: skip


@router.get("/events/{event_id}", **answers(Dossier))
def show_event(desk: Reader, event_id: Id, asked: Annotated[Then, Query()]) -> Response:
    """One event: its figures, places, times and parties, its voices and disputes, and every claim with its words."""

    def make(connection: Connection) -> Dossier:
        told = event_of(connection, event_id, asked.filters())
        board = desk.shelf.board(connection)
        judged = board.traits.reviewed.mask(connection, board)
        return dossier(connection, told, reviewed=looked_at(board, told.seq, judged))

    return desk.answer(make)


def dossier(connection: Connection, told: Told, *, reviewed: bool) -> Dossier:
    """An event with all that tells it."""
    event = told.event
    return Dossier(
        event=event, recorded=told.recorded, title=title_of(event), killed=told.killed, wounded=told.wounded,
        reviewed=reviewed, claims=tellings(connection, event),
        entries=[Trail(**entry) for entry in trail(connection, event.id)],
    )  # fmt: skip


def title_of(event: Event) -> str:
    """What an event is called: its type, where, and when."""
    words = [event.event_type.replace("_", " ").capitalize(), event.place.name if event.place else ""]
    return ", ".join(filter(None, [*words, event.time.start[:10] if event.time else ""]))


def tellings(connection: Connection, event: Event) -> list[Telling]:
    """The claims of an event with their words, by when their reports came out."""
    members = claims_by_id(connection, event.claims)
    mastheads = report_entries(connection, {entry.imprint.report_id for entry in members})
    readings = readings_of(connection, event.claims)
    voices = {claim: voice.id for voice in event.voices for claim in voice.claims}
    texts = document_texts(connection, set(readings.values()))
    found = []
    for entry in members:
        reading = readings[entry.claim.id]
        report = mastheads[entry.imprint.report_id].report
        quote = " … ".join(" ".join(texts[reading][s.start : s.end].split()) for s in entry.claim.evidence)
        found.append(
            Telling(
                claim=entry.claim, quote=quote, report_id=report.id, outlet=report.outlet, published=report.published,
                title=report.title, url=report.url, voice=voices.get(entry.claim.id),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.published or "9", one.report_id, [s.start for s in one.claim.evidence]))


def readings_of(connection: Connection, claim_ids: Sequence[str]) -> dict[str, int]:
    """Claim id -> the reading of it that came last."""
    found: dict[str, int] = {}
    for some in chunks(claim_ids):
        named = select(claims.c.claim_id, claims.c.reading).where(claims.c.claim_id.in_(some))
        found.update((row.claim_id, int(row.reading)) for row in connection.execute(named.order_by(claims.c.reading)))
    return found


@router.get("/events/{event_id}/history", **answers(list[Change]))
def show_history(desk: Reader, event_id: Id, asked: Annotated[Then, Query()]) -> Response:
    """What became of an event, entry by entry, and why."""
    recorded = asked.filters().recorded

    def make(connection: Connection) -> list[Change]:
        statement = select(events, entries.c.content, entries.c.recorded)
        statement = statement.join_from(events, entries, entries.c.seq == events.c.seq)
        statement = statement.where(events.c.event_id == event_id).order_by(events.c.seq)
        rows = connection.execute(statement).all()
        if not rows:
            raise MissingError(f"there is no event {event_id}.")
        return [change_of(row) for row in rows if row.content is not None and row.recorded <= (recorded or "9")]

    return desk.answer(make)


def change_of(row: Any) -> Change:
    """What an entry about an event says."""
    entry = decode_event(unpacked(row.content))
    return Change(
        seq=row.seq, recorded=row.recorded, event=row.event_id, change=list(entry.changes), reason=entry.reason,
        event_type=row.event_type, start=row.start, place=row.place, country=row.country, killed=row.killed,
        wounded=row.wounded, before=list(entry.before), after=list(entry.after), claims_in=list(entry.claims_in),
        claims_out=list(entry.claims_out),
    )  # fmt: skip


class WhyAsked(Then):
    """A value that is to be explained."""

    field: str | None = None
    policy: str = "ucdp-low-best-high"


@router.get("/events/{event_id}/why", **answers(list[Because]))
def show_why(desk: Reader, event_id: Id, asked: Annotated[WhyAsked, Query()]) -> Response:
    """Why values are what they are: value <- policy <- claims <- words <- report. All fields, or one."""
    wanted = f"{event_id}.{asked.field}" if asked.field else event_id

    def make(connection: Connection) -> list[Because]:
        event_of(connection, event_id, asked.filters())
        return why(connection, wanted, asked.filters(), policy=asked.policy)

    return desk.answer(make)
