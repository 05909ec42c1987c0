"""Questions: filters over events, claims and reports, as the ledger is or as it was known at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, and_, case, exists, func, or_, select

from vigie.errors import LedgerError
from vigie.ledger.events import holding
from vigie.ledger.rows import listed, searched
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
from vigie.model.event import OWN

KM_PER_DEGREE = 111.2
# what is asked of reports themselves
OF_REPORTS = ("title", "outlet", "language", "known", "recorded", "limit", "after")
READ = readings.c.report_id == reports.c.report_id
COMMON = 2_000  # rows with one term: to fetch and sort so many takes some milliseconds


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; None and empty leave a thing open.

    ``country`` is ISO 3166-1 alpha-2; ``place`` a name or a GeoNames id; ``near`` (lat, lon, km); ``since`` and
    ``until`` ISO dates that the time must touch; ``types`` event types; ``actor`` an id; ``harm`` a harm; ``source``
    its words or its id, ``source_class`` its class; ``outlet`` and ``language`` those of a report, ``title`` words of
    its title or name; ``known`` the last moment of publication, ``recorded`` of recording, that count. ``after`` is
    where a list of claims or reports goes on: behind this day and number.
    """

    country: str | None = None
    place: str | None = None
    near: tuple[float, float, float] | None = None
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    kind: str | None = None
    actor: str | None = None
    harm: str | None = None
    source: str | None = None
    confidence: float | None = None
    killed: int | None = None
    disputed: bool = False
    unreviewed: bool = False
    source_class: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    known: str | None = None
    recorded: str | None = None
    limit: int | None = None
    after: tuple[str | None, int] | None = None


EVERYTHING = Filters()


def upto(connection: Connection, recorded: str | None) -> int | None:
    """The last entry recorded by a moment; None for now."""
    if recorded is None:
        return None
    found = select(func.max(entries.c.seq)).where(entries.c.recorded <= recorded)
    return int(connection.execute(found).scalar() or 0)


def find_events(connection: Connection, asked: Filters) -> Iterator[Row[Any]]:
    """The events that match, the latest first: their columns and ``content``."""
    statement = select(events, entries.c.content, entries.c.recorded).join_from(
        events, entries, entries.c.seq == events.c.seq
    )
    statement = holding(statement, events.c.seq, upto(connection, asked.recorded))
    statement = statement.where(events.c.claims > 0, entries.c.content.is_not(None))  # erased ones are gone
    statement = with_terms(connection, statement, event_terms, events.c.seq, asked)
    statement = told_in(connection, placed(statement, events.c, asked), asked)
    if asked.known is not None:
        statement = statement.where(events.c.first_known <= asked.known)
    if asked.killed is not None:  # "+ 0": the indexes by time have it, too, and give the latest first
        statement = statement.where(events.c.killed + 0 >= asked.killed)
    if asked.disputed:
        statement = statement.where(events.c.disputed + 0 > 0)
    if asked.unreviewed:
        named = select(event_terms.c.event).join(
            judgements,
            or_(
                event_terms.c.term == "claim:" + judgements.c.left, event_terms.c.term == "claim:" + judgements.c.right
            ),
        )
        named = holding(named, judgements.c.seq)
        looked_at = select(event_terms.c.event).join(reviews, event_terms.c.term == "claim:" + reviews.c.claim)
        statement = statement.where(events.c.seq.not_in(named), events.c.seq.not_in(counting(looked_at)))
    statement = statement.order_by(events.c.start.desc().nulls_last(), events.c.event_id).limit(asked.limit)
    yield from connection.execute(statement)


def find_claims(connection: Connection, asked: Filters) -> Iterator[Row[Any]]:
    """The claims that match, the latest first: their columns and when they were recorded."""
    statement = select(claims, entries.c.recorded, reports.c.outlet, reports.c.published).select_from(claims)
    statement = statement.join(entries, entries.c.seq == claims.c.reading)
    statement = statement.join(reports, reports.c.report_id == claims.c.report_id)
    statement = of_claims(connection, statement, asked)
    statement = behind(statement, claims.c.start, claims.c.id, asked.after)
    statement = statement.order_by(claims.c.start.desc().nulls_last(), claims.c.id).limit(asked.limit)
    yield from connection.execute(statement)


def of_claims(connection: Connection, statement: Select[Any], asked: Filters) -> Select[Any]:
    """The statement, which has claims and their reports, over those claims that match."""
    last = upto(connection, asked.recorded)
    statement = holding(statement, claims.c.reading, last)
    statement = with_terms(connection, statement, claim_terms, claims.c.id, asked)
    statement = placed(statement, claims.c, asked)
    statement = of_reports(statement, asked)
    if asked.source_class is not None:
        own = claims.c.source_class == asked.source_class
        statement = statement.where(or_(own, claims.c.source_class.is_(None)) if asked.source_class == OWN else own)
    if asked.known is not None:  # the report's, which the indexes of claims have, too
        statement = statement.where(claims.c.known <= asked.known)
    if asked.disputed:
        told = select(event_terms.c.event).join_from(event_terms, events, events.c.seq == event_terms.c.event)
        told = holding(told, events.c.seq, last).where(events.c.disputed > 0)
        own = event_terms.c.term == "claim:" + claims.c.claim_id
        statement = statement.where(told.where(own).correlate(claims).exists())
    if asked.unreviewed:
        judged = exists().where(or_(judgements.c.left == claims.c.claim_id, judgements.c.right == claims.c.claim_id))
        judged = judged.where(~exists().where(supersessions.c.old == judgements.c.seq).correlate(judgements))
        looked_at = counting(select(reviews.c.seq)).where(reviews.c.claim == claims.c.claim_id).correlate(claims)
        statement = statement.where(~judged, ~looked_at.exists())
    return statement


def find_reports(connection: Connection, asked: Filters) -> Iterator[Row[Any]]:
    """The reports that match, the latest first: their columns, ``content`` of their entry, and how many claims.

    Days are those of publication; what is asked of claims keeps the reports that make such a claim.
    """
    counted = select(func.count()).where(claims.c.reading == readings.c.seq).correlate(readings).scalar_subquery()
    statement: Select[Any] = select(
        reports, entries.c.recorded, entries.c.content, counted.label("claims")
    ).select_from(reports)
    statement = statement.join(entries, entries.c.seq == reports.c.seq)
    # Every report has a reading: an outer join, since SQLite would begin with the readings and sort all reports.
    statement = statement.outerjoin(readings, READ)
    statement = holding(statement, readings.c.seq, upto(connection, asked.recorded))
    statement = of_reports(statement, asked)
    if asked.since is not None:
        statement = statement.where(reports.c.published >= asked.since)
    if asked.until is not None:
        statement = statement.where(reports.c.published <= last_of(asked.until))
    of_report = msgspec.structs.replace(asked, since=None, until=None)
    if of_report != Filters(**{name: getattr(asked, name) for name in OF_REPORTS}):
        telling = select(claims.c.report_id).join_from(claims, reports, reports.c.report_id == claims.c.report_id)
        telling = of_claims(connection, telling, of_report)
        statement = statement.where(reports.c.report_id.in_(telling.correlate(None)))
    statement = behind(statement, reports.c.published, reports.c.seq, asked.after)
    statement = statement.order_by(reports.c.published.desc().nulls_last(), reports.c.seq).limit(asked.limit)
    yield from connection.execute(statement)


def find_sources(connection: Connection, asked: Filters) -> Iterator[Row[Any]]:
    """Whom claims are credited to: name, actor id, class, how many claims and reports; most claims first."""
    name = func.coalesce(claims.c.source_actor, func.lower(claims.c.source))
    columns: tuple[Any, ...] = (
        func.min(claims.c.source).label("source"), func.min(claims.c.source_actor).label("actor_id"),
        func.min(claims.c.source_class).label("class"), func.count().label("claims"),
        func.count(claims.c.report_id.distinct()).label("reports"),
        func.count(case((claims.c.factuality == "denied", 1))).label("denials"),
        func.min(claims.c.known).label("first"), func.max(claims.c.known).label("last"),
    )  # fmt: skip
    statement: Select[Any] = select(*columns).select_from(claims)
    statement = statement.join(reports, reports.c.report_id == claims.c.report_id)
    statement = of_claims(connection, statement, asked).where(claims.c.source.is_not(None)).group_by(name)
    yield from connection.execute(statement.order_by(func.count().desc(), name).limit(asked.limit))


def counting(statement: Select[Any]) -> Select[Any]:
    """The statement over the reviews that say something of a claim and were not undone."""
    undone = exists().where(supersessions.c.old == reviews.c.seq).correlate(reviews)
    return statement.where(reviews.c.counts == 1, ~undone)


def with_terms(
    connection: Connection, statement: Select[Any], table: Table, number: Any, asked: Filters
) -> Select[Any]:
    """The statement over what has all the actors, harms and sources that are asked for.

    A rare term leads to what has it; of a common one it is faster to look at what else is asked for and to test that.
    """
    terms = [f"actor:{asked.actor}"] if asked.actor else []
    terms += [f"harm:{asked.harm}"] if asked.harm else []
    terms += [f"source:{' '.join(asked.source.casefold().split())}"] if asked.source else []
    term, owner = table.columns
    for wanted in terms:
        some = select(owner).where(term == wanted).limit(COMMON).subquery()
        common = connection.execute(select(func.count()).select_from(some)).scalar() == COMMON
        has = exists().where(term == wanted, owner == number)
        statement = statement.where(has if common else number.in_(select(owner).where(term == wanted)))
    return statement


def told_in(connection: Connection, statement: Select[Any], asked: Filters) -> Select[Any]:
    """The statement over events that an outlet, a language or a class of sources tells of.

    What few are of leads to its events; what many are of is tested while the latest are looked for.
    """
    of_report = select("claim:" + claims.c.claim_id).join_from(reports, readings, READ)
    of_report = of_report.join(claims, claims.c.reading == readings.c.seq)
    for column, word, named, own in (
        (events.c.outlets, asked.outlet, reports.c.outlet, of_report),
        (events.c.languages, asked.language, reports.c.language, of_report),
        (events.c.classes, asked.source_class, claims.c.source_class, select("claim:" + claims.c.claim_id)),
    ):
        if word is None:
            continue
        statement = statement.where(func.replace(column, listed([word]), "") != column)  # LIKE would not mind case
        some = select(named).where(named == word).limit(COMMON).subquery()
        common = connection.execute(select(func.count()).select_from(some)).scalar() == COMMON
        if not common and word != OWN:  # of which claims without a source are, too
            terms = select(event_terms.c.event).where(event_terms.c.term.in_(own.where(named == word)))
            statement = statement.where(events.c.seq.in_(terms))
    return statement


def placed(statement: Select[Any], columns: Any, asked: Filters) -> Select[Any]:
    """The statement with what is asked of place, time, type and confidence."""
    if asked.country is not None:
        statement = statement.where(columns.country == asked.country.upper())
    if asked.place is not None:
        number = geonames_id(asked.place)
        statement = statement.where(columns.place_id == number if number is not None else columns.place == asked.place)
    if asked.near is not None:
        statement = statement.where(within(columns.lat, columns.lon, *asked.near))
    if asked.since is not None:
        statement = statement.where(columns.end >= asked.since)
    if asked.until is not None:
        statement = statement.where(columns.start <= last_of(asked.until))
    if asked.types:
        statement = statement.where(columns.event_type.in_(asked.types))
    if asked.kind is not None:
        statement = statement.where(columns.kind == asked.kind)
    if asked.confidence is not None:
        statement = statement.where(columns.confidence >= asked.confidence)
    return statement


def geonames_id(place: str) -> int | None:
    """The number that a place is asked for by; None for a name."""
    return int(place) if place.isascii() and place.isdigit() and len(place) < 19 else None


def behind(statement: Select[Any], day: Any, number: Any, after: tuple[str | None, int] | None) -> Select[Any]:
    """The statement over what comes behind a day and a number, the latest first and those without a day last."""
    if after is None:
        return statement
    before, last = after
    if before is None:
        return statement.where(day.is_(None), number > last)
    return statement.where(or_(day < before, and_(day == before, number > last), day.is_(None)))


def last_of(day: str) -> str:
    """What sorts after any time of a day; in digits and letters, since locales differ in how they sort other signs."""
    return f"{day}T99"


def of_reports(statement: Select[Any], asked: Filters) -> Select[Any]:
    """The statement with what is asked of the reports."""
    if asked.outlet is not None:
        statement = statement.where(reports.c.outlet == asked.outlet)
    if asked.language is not None:
        statement = statement.where(reports.c.language == asked.language)
    for word in searched(asked.title).split():
        statement = statement.where(reports.c.searched.contains(word, autoescape=True))
    if asked.known is not None:
        statement = statement.where(reports.c.known <= asked.known)
    return statement


def within(lat: Any, lon: Any, here_lat: float, here_lon: float, km: float) -> Any:
    """The condition that a point lies within so many kilometres, on the plane that touches the globe there.

    Off by less than one in a hundred up to 300 km outside the polar circles. Raises LedgerError for what is no point.
    """
    if not (-90 <= here_lat <= 90 and -180 <= here_lon <= 180 and km > 0):
        raise LedgerError("a place and radius are given as latitude,longitude,kilometres: 36.2,37.16,50.")
    squeeze = max(0.01, math.cos(math.radians(here_lat)))
    reach = km / KM_PER_DEGREE
    x, y = (lon - here_lon) * squeeze, lat - here_lat
    box = and_(lat.between(here_lat - reach, here_lat + reach),
               lon.between(here_lon - reach / squeeze, here_lon + reach / squeeze))  # fmt: skip
    return and_(box, x * x + y * y <= reach * reach)


def find_changes(connection: Connection, since: str, until: str | None = None) -> Iterator[Row[Any]]:
    """Versions of events recorded at a moment or later, in order: their columns and ``content``."""
    statement = select(events, entries.c.recorded, entries.c.content).join(entries, entries.c.seq == events.c.seq)
    statement = statement.where(entries.c.recorded >= since, entries.c.content.is_not(None))
    if until is not None:
        statement = statement.where(entries.c.recorded <= until)
    yield from connection.execute(statement.order_by(events.c.seq))


def find_versions(connection: Connection, event_id: str) -> Iterator[Row[Any]]:
    """All versions of one event in order, as ``find_changes`` gives them; erased ones are left out."""
    statement = select(events, entries.c.recorded, entries.c.content).join(entries, entries.c.seq == events.c.seq)
    statement = statement.where(events.c.event_id == event_id, entries.c.content.is_not(None))
    yield from connection.execute(statement.order_by(events.c.seq))
