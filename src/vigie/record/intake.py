"""Takes in what people add: reads it, records it, lets events follow, and says what was found in each report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from vigie.errors import MissingError
from vigie.ingest import Found
from vigie.ledger.append import current
from vigie.ledger.events import Held, events_with_claims
from vigie.ledger.read import report_entries
from vigie.ledger.schema import claims, readings, received
from vigie.ledger.store import Ledger
from vigie.ledger.write import Recorded
from vigie.model.entry import Taken
from vigie.model.report import Issue
from vigie.record.events import settle
from vigie.record.reports import Recorder, engines, fingerprint, ingest
from vigie.record.rereadings import read_again
from vigie.settings import Settings

Told = Callable[[int, str], None]  # (how many items are done, what was done last)
LISTED = 500  # reports of which a result says what was found in them


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event that a report tells of, as a line of a list says it."""

    id: str
    event_type: str
    place: str | None
    start: str | None
    killed: int | None


class AddedReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one item. ``id`` is None where nothing could be read, ``known`` where the ledger had it."""

    id: str | None
    name: str
    title: str | None = None
    outlet: str | None = None
    known: bool = False
    claims: int = 0
    events: tuple[str, ...] = ()
    happenings: tuple[Happening, ...] = ()
    issues: tuple[Issue, ...] = ()


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of what was added: how many reports were new, read anew, known or not read, and each of them."""

    new: int
    again: int
    known: int
    failed: int
    claims: int
    reports: tuple[AddedReport, ...]


def take_in(ledger: Ledger, items: Sequence[Found], settings: Settings, told: Told) -> Added:
    """Reads and records the items; those that the ledger has are only looked up."""
    recorder, done = Recorder(engines(settings)), Recorded()
    there = known_items(ledger, items, settings, recorder)
    found: list[tuple[str | None, str, tuple[Issue, ...]]] = [(report, name, ()) for name, report in there.items()]
    fresh = [item for item in items if item.name not in there]
    failed = 0
    for outcome in ingest(ledger, watched(fresh, told), settings, jobs=1, done=done):
        kept = outcome.kept.entry.report.id if isinstance(outcome.kept, Taken) else None
        failed += kept is None
        found.append((kept, outcome.name, outcome.failures))
    settle(ledger)
    with ledger.reading() as connection:
        reports = told_reports(connection, found[:LISTED], set(there.values()))
    return Added(
        new=done.new, again=done.again, known=done.known + len(there), failed=failed, claims=done.claims,
        reports=tuple(reports),
    )  # fmt: skip


def watched(items: Iterable[Found], told: Told) -> Iterable[Found]:
    """The items; tells how many were begun."""
    for number, item in enumerate(items):
        told(number, item.name)
        yield item


def known_items(ledger: Ledger, items: Sequence[Found], settings: Settings, recorder: Recorder) -> dict[str, str]:
    """Name -> report id of the items that were fed before, as this very engine reads them."""
    marks = {item.name: mark for item in items if (mark := fingerprint(item, settings, recorder)) is not None}
    with ledger.reading() as connection:
        rows = connection.execute(select(received).where(received.c.fingerprint.in_(list(marks.values())))).all()
        there = {row.fingerprint: str(row.report_id) for row in rows}
    return {name: there[mark] for name, mark in marks.items() if mark in there}


def told_reports(
    connection: Connection, found: Sequence[tuple[str | None, str, tuple[Issue, ...]]], known: set[str]
) -> list[AddedReport]:
    """What is in the reports, of (id, name, issues)."""
    ids = [report for report, _, _ in found if report is not None]
    heads = report_entries(connection, ids)
    of_report = claims_of(connection, ids)
    events: dict[str, list[str]] = {}
    held = events_with_claims(connection, [c for some in of_report.values() for c in some])
    for event_id, one in held.items():
        for claim in one.event.claims:
            events.setdefault(claim, []).append(event_id)
    made = []
    for report, name, issues in found:
        head = heads[report].report if report in heads else None
        told = of_report.get(report or "", [])
        happened = dict.fromkeys(event for claim in told for event in events.get(claim, ()))
        made.append(
            AddedReport(
                id=report, name=name, title=head.title if head else None, outlet=head.outlet if head else None,
                known=report in known, claims=len(told), issues=issues,
                events=tuple(happened), happenings=tuple(happening(held[event]) for event in happened),
            )
        )  # fmt: skip
    return made


def happening(held: Held) -> Happening:
    """An event as a line."""
    event = held.event
    return Happening(
        id=event.id, event_type=event.event_type, place=event.place.name if event.place else None,
        start=event.time.start if event.time else None, killed=held.killed,
    )  # fmt: skip


def claims_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, list[str]]:
    """Report id -> its claims that hold."""
    seqs = connection.execute(select(readings.c.seq).where(readings.c.report_id.in_(report_ids))).scalars().all()
    rows = connection.execute(
        select(claims.c.report_id, claims.c.claim_id)
        .where(claims.c.reading.in_(current(connection, list(seqs))))
        .order_by(claims.c.id)
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.report_id, []).append(row.claim_id)
    return found


def reread(ledger: Ledger, report_ids: Sequence[str], settings: Settings, told: Told) -> Added:
    """Reads reports again, and says what is in them now."""
    done = Recorded()
    found: list[tuple[str | None, str, tuple[Issue, ...]]] = []
    for number, report_id in enumerate(report_ids):
        told(number, report_id)
        try:
            for name, one in read_again(ledger, [report_id], settings):
                done.again, done.known, done.claims = (
                    done.again + one.again,
                    done.known + one.known,
                    done.claims + one.claims,
                )
                found.append((name, name, ()))
        except MissingError as error:
            found.append((None, report_id, (Issue("input.not-found", str(error)),)))
    settle(ledger)
    with ledger.reading() as connection:
        reports = told_reports(connection, found[:LISTED], set())
    failed = sum(report is None for report, _, _ in found)
    return Added(new=0, again=done.again, known=done.known, failed=failed, claims=done.claims, reports=tuple(reports))
