"""Reports: lists, and one of them with its text as read and as received, its repairs and its claims."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection, select
from starlette.responses import Response

from vigie.ask import reports as asking
from vigie.ask.reports import reprints_of
from vigie.ask.shows import trail
from vigie.errors import GoneError, MissingError
from vigie.ledger.append import current
from vigie.ledger.read import claims_of_readings, document_text, original_text, reading_entries, report_entries
from vigie.ledger.reviews import reviews_of_report
from vigie.ledger.schema import readings, reports
from vigie.model.claim import Claim, ReadingReport
from vigie.model.entry import Engine
from vigie.model.report import Issue, Repair
from vigie.model.review import KeptReview
from vigie.serve.claims import ReportHead, head_of
from vigie.serve.desk import Reader
from vigie.serve.events import Trail
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.questions import ReportsAsked, Then

router = APIRouter(tags=["reports"])
Id = Annotated[str, Path(max_length=64)]


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list, with how many claims were read in it, and how many near-copies there are of it.

    ``reprint_of`` is the first of those, None where that is the report itself.
    """

    report_id: str
    name: str
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    claims: int
    reprint_of: str | None
    copies: int
    url: str | None
    sha256: str
    recorded: str


class ShownReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its text.

    Spans of claims and ``start`` and ``end`` of repairs count code points of ``text``; ``original_*`` those of
    ``original``. ``superseded``: a later version of the report or a retraction stands in its place. ``claims`` are as
    people left them, ``machine`` those of the machine's that people rejected or corrected, as they were read.
    ``copies`` are its near-copies, the first published first; ``reprint_of`` is the first of all, itself left out.
    """

    report: ReadingReport
    name: str
    author: str | None
    text: str
    original: str
    repairs: list[Repair]
    issues: list[Issue]
    claims: list[Claim]
    machine: list[Claim]
    reviews: list[KeptReview]
    engine: Engine | None
    reprint_of: str | None
    copies: list[ReportHead]
    superseded: bool
    entries: list[Trail]


@router.get("/reports", **answers(Page[ReportRow]))
def list_reports(desk: Reader, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """Reports that match, the latest first; of several versions of one the last."""
    after = read_cursor(asked.cursor, tuple[str | None, int]) if asked.cursor else None
    filters = asked.filters(limit=asked.limit + 1, after=after)

    def make(connection: Connection) -> Page[ReportRow]:
        found = list(asking.numbered(connection, filters))
        rows = [ReportRow(**row) for _, row in found[: asked.limit]]
        following = cursor_of(rows[-1].published, found[asked.limit - 1][0]) if len(found) > asked.limit else None
        return Page(rows, following, None)

    return desk.answer(make)


@router.get("/reports/{report_id}", **answers(ShownReport))
def show_report(desk: Reader, report_id: Id, asked: Annotated[Then, Query()]) -> Response:
    """One report: its masthead, its text repaired and as received, the repairs, and its claims."""
    del asked
    return desk.answer(lambda connection: shown(connection, report_id))


def shown(connection: Connection, report_id: str) -> ShownReport:
    """A report with the reading of it that holds, or the last that did."""
    held = report_entries(connection, {report_id})
    seqs = connection.execute(select(readings.c.seq).where(readings.c.report_id == report_id)).scalars().all()
    if report_id not in held:
        known = connection.execute(select(reports.c.seq).where(reports.c.report_id == report_id)).first()
        gone = GoneError(f"the report {report_id} was erased.")
        raise gone if known is not None else MissingError(f"there is no report {report_id}.")
    holds = current(connection, list(seqs))
    last = max(holds or seqs)
    reading = reading_entries(connection, [last])[last]
    entry = held[report_id]
    claims = [one.claim for _, one in claims_of_readings(connection, [last])]
    read = claims_of_readings(connection, [reading.base]) if reading.base is not None else []
    group = reprints_of(connection, report_id)
    others = report_entries(connection, set(group) - {report_id})
    return ShownReport(
        report=entry.report, name=entry.name, author=entry.author, text=document_text(connection, last),
        original=original_text(connection, report_id), repairs=list(reading.repairs), issues=list(reading.issues),
        claims=claims, machine=[one.claim for _, one in read if one.claim not in claims],
        reviews=reviews_of_report(connection, report_id), engine=reading.engine,
        reprint_of=group[0] if group and group[0] != report_id else None,
        copies=[head_of(others[one].report) for one in group if one in others], superseded=not holds,
        entries=[Trail(**one) for one in trail(connection, report_id)],
    )  # fmt: skip
