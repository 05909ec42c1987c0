"""Checks the lists by which a ledger's entries are found: their rows follow from the entries, none is too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import CompoundSelect, Connection, Row, Select, Table, and_, func, select

from vigie.ledger.chain import unpacked
from vigie.ledger.events import EVENT_COLUMNS, Version, event_columns, terms_of
from vigie.ledger.read import claims_of_readings
from vigie.ledger.rows import claim_terms as terms_of_claim
from vigie.ledger.rows import last_moment, listed, searched
from vigie.ledger.schema import (
    claim_terms,
    claims,
    entries,
    event_terms,
    events,
    judgements,
    readings,
    reports,
    reviews,
    supersessions,
)
from vigie.ledger.write import story
from vigie.model.entry import EventEntry, ReportEntry
from vigie.model.judgement import Judgement

# Which kinds of entries can stand in the place of which.
REPLACES = {
    "report": ("report", "retraction", "outdated"),
    "reading": ("reading", "retraction", "outdated"),
    "event": ("event",),
    "judgement": ("taken_back",),
    "review": ("review",),
}
LISTS: tuple[tuple[Table, str], ...] = (
    (reports, "report"), (readings, "reading"), (events, "event"), (judgements, "judgement"), (reviews, "review"),
)  # fmt: skip
MASTHEAD = ("outlets", "languages", "first_known")  # of an event: what its reports' rows say, checked with those


class Fault(msgspec.Struct, frozen=True):
    """Something that does not hold: at which entry, about which id, and what."""

    seq: int
    ref: str
    what: str


def report_row_faults(row: Row[Any], entry: ReportEntry) -> Iterator[str]:
    """What the list of reports says of one that its entry does not."""
    report = entry.report
    made = {
        "sha256": report.sha256, "outlet": report.outlet, "published": report.published, "language": report.language,
        "name": entry.name, "story": story(entry),
        "known": last_moment(report.published), "searched": searched(report.title, entry.name),
    }  # fmt: skip
    for name, value in made.items():
        if getattr(row, name) != value:
            yield f"the list of reports says something else of it: {name}"
            return


def judgement_row_faults(connection: Connection, seq: int, judgement: Judgement) -> Iterator[str]:
    """What the list of judgements says of one that its entry does not."""
    row = connection.execute(select(judgements).where(judgements.c.seq == seq)).first()
    if row is None:
        yield "it is in no list of judgements"
        return
    names = ("left", "right", "decision", "reviewer")
    if any(getattr(row, name) != getattr(judgement, name) for name in names):
        yield "the list of judgements says something else of it"


def event_row_faults(connection: Connection, row: Row[Any], entry: EventEntry) -> Iterator[str]:
    """What the list of events says of a version that its entry does not, but for the counts, which a policy makes."""
    version = Version(event_id=row.event_id, entry=entry, supersedes=None)
    made = dict(zip(EVENT_COLUMNS[2:], event_columns(version), strict=True))
    passed = {*MASTHEAD, "killed", "wounded"}
    if entry.event is None:
        passed |= {"kind", "event_type", "factuality", "confidence"}
    else:
        of_reports = select(reports.c.outlet, reports.c.language, reports.c.known)
        told_by = connection.execute(of_reports.where(reports.c.report_id.in_(entry.event.reports))).all()
        known = min((report.known for report in told_by if report.known), default=None)
        made |= {
            "first_known": known, "outlets": listed(report.outlet for report in told_by),
            "languages": listed(report.language for report in told_by),
        }  # fmt: skip
        passed -= set(MASTHEAD)
    for name, value in made.items():
        if name not in passed and getattr(row, name) != value:
            yield f"the list of events says something else of it: {name}"
            return
    if entry.event is not None:
        yield from term_faults(connection, event_terms, [(row.seq, terms_of(entry.event))])


def claim_term_faults(connection: Connection, reading: int) -> Iterator[str]:
    """Terms under which a reading's claims ought to be found and are not."""
    rows = connection.execute(select(claims.c.id).where(claims.c.reading == reading).order_by(claims.c.id)).scalars()
    wanted = [
        (number, terms_of_claim(entry.claim))
        for number, (_, entry) in zip(rows, claims_of_readings(connection, [reading]), strict=False)
    ]
    yield from term_faults(connection, claim_terms, wanted)


def term_faults(connection: Connection, table: Table, wanted: Sequence[tuple[int, list[str]]]) -> Iterator[str]:
    """Terms that a list lacks."""
    term, owner = table.columns
    for number, terms in wanted:
        if terms:
            found = select(func.count()).where(term.in_(terms), owner == number)
            if connection.execute(found).scalar() != len(terms):
                yield f"it is not found by all that it tells of ({table.name})"
                return


def list_faults(connection: Connection) -> Iterator[Fault]:
    """Rows that stand for no entry, terms of nothing that tells of them, and supersessions that nothing made."""
    for table, kind in LISTS:
        stray = select(table.c.seq).outerjoin(entries, and_(entries.c.seq == table.c.seq, entries.c.kind == kind))
        for seq in connection.execute(stray.where(entries.c.seq.is_(None)).order_by(table.c.seq)).scalars():
            yield Fault(seq, table.name, f"the list of {table.name} has a row that no entry stands behind")
    stray = select(claims.c.reading, claims.c.claim_id).outerjoin(readings, readings.c.seq == claims.c.reading)
    for reading, claim in connection.execute(stray.where(readings.c.seq.is_(None)).order_by(claims.c.reading)):
        yield Fault(reading, claim, "the list of claims has a row of no reading")
    yield from extra_terms(connection)
    yield from supersession_faults(connection)


def extra_terms(connection: Connection) -> Iterator[Fault]:
    """Events and claims that are listed under more terms than they tell of."""
    owner = event_terms.c.event
    counted = select(owner, func.count()).group_by(owner).order_by(owner)
    for seq, count in connection.execute(counted).all():
        content = connection.execute(select(entries.c.content).where(entries.c.seq == seq)).scalar()
        event = decode_entry(unpacked(content)).event if content is not None else None
        if event is None or count > len(terms_of(event)):
            yield Fault(seq, event.id if event else "", "it is found by what it does not tell of (event_terms)")
    counted = select(claims.c.reading, func.count()).join(claim_terms, claim_terms.c.claim == claims.c.id)
    for reading, count in connection.execute(counted.group_by(claims.c.reading).order_by(claims.c.reading)).all():
        made = sum(len(terms_of_claim(entry.claim)) for _, entry in claims_of_readings(connection, [reading]))
        if count > made:
            yield Fault(reading, "", "its claims are found by what they do not tell of (claim_terms)")


decode_entry = msgspec.json.Decoder(EventEntry).decode


def supersession_faults(connection: Connection) -> Iterator[Fault]:
    """Entries that are marked as superseded by what does not supersede them, and those that are not and should be."""
    old, new = entries.alias("old"), entries.alias("new")
    marked = (
        select(supersessions.c.old, supersessions.c.new, old.c.kind.label("kind"), old.c.ref.label("ref"),
               new.c.kind.label("by"), new.c.ref.label("by_ref"))
        .outerjoin(old, old.c.seq == supersessions.c.old).outerjoin(new, new.c.seq == supersessions.c.new)
        .order_by(supersessions.c.old)
    )  # fmt: skip
    for row in connection.execute(marked):
        own = row.ref == row.by_ref or row.kind == "review"  # what a review undoes is held against it
        if row.kind in ("report", "reading") and row.kind == row.by and not own:
            own = one_story(connection, row.ref, row.by_ref)
        if row.new <= row.old or row.by not in REPLACES.get(row.kind, ()) or not own:
            yield Fault(row.old, row.ref or "", f"entry {row.new} is said to supersede it and does not")
    for seq, ref in connection.execute(still_held()):
        yield Fault(seq, ref, "a later entry supersedes it, and the list of supersessions does not say so")


def still_held() -> CompoundSelect[Any]:
    """Readings and events that nothing is said to supersede though a later one of the same is there, and what was
    withdrawn, taken back or outdated and is not said to be."""
    last = select(events.c.event_id, func.max(events.c.seq).label("last")).group_by(events.c.event_id).subquery()
    held = select(events.c.seq, events.c.event_id.label("ref")).join(last, last.c.event_id == events.c.event_id)
    of_events = unmarked(held, events.c.seq).where(events.c.claims > 0, last.c.last > events.c.seq)
    final = select(readings.c.report_id, func.max(readings.c.seq).label("last")).group_by(readings.c.report_id)
    latest = final.subquery()
    held = select(readings.c.seq, readings.c.report_id.label("ref"))
    held = held.join(latest, latest.c.report_id == readings.c.report_id)
    of_readings = unmarked(held, readings.c.seq).where(latest.c.last > readings.c.seq)
    gone = entries.alias("gone")
    withdrawn = select(entries.c.seq, entries.c.ref).join(
        gone, and_(gone.c.ref == entries.c.ref, gone.c.kind.in_(("retraction", "outdated")))
    )  # fmt: skip
    of_reports = unmarked(withdrawn, entries.c.seq).where(entries.c.kind.in_(("report", "reading")))
    return of_events.union(of_readings, of_reports).order_by("seq")


def unmarked(statement: Select[Any], seq: Any) -> Select[Any]:
    """The statement over what no supersession names."""
    return statement.outerjoin(supersessions, supersessions.c.old == seq).where(supersessions.c.old.is_(None))


def one_story(connection: Connection, *report_ids: str) -> bool:
    """True for versions of one report; what is left of an erased one does not say of which."""
    rows = connection.execute(
        select(reports.c.story, reports.c.name).where(reports.c.report_id.in_(report_ids))
    ).all()  # fmt: skip
    told = {row.story for row in rows if row.name}
    return len(rows) == len(set(report_ids)) and len(told) <= 1 and None not in told
