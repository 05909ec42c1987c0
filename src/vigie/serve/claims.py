"""Claims: lists, and one of them with its words, its report, the events that it tells and what people said of it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection, select
from starlette.responses import Response

from vigie.ask import claims as asking
from vigie.ask.shows import show_claim
from vigie.ask.why import Because, why
from vigie.errors import GoneError, MissingError
from vigie.ledger.read import report_entries
from vigie.ledger.schema import claims
from vigie.model.claim import Claim, ReadingReport
from vigie.model.judgement import Judgement
from vigie.model.review import KeptReview
from vigie.serve.desk import Reader
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.questions import ClaimsAsked, Then

router = APIRouter(tags=["claims"])
Id = Annotated[str, Path(max_length=64)]


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in a list."""

    id: str
    kind: str
    event_type: str
    factuality: str
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    figures: list[str]
    source: str | None
    source_class: str | None
    outlet: str | None
    published: str | None
    report_id: str
    confidence: float
    recorded: str
    quote: str


class ReportHead(msgspec.Struct, frozen=True, kw_only=True):
    """Which report a claim is of."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None


class ShownClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its words, its report, the ids of the events that it tells, judgements that name it, and reviews.

    ``claim`` is as people left it, ``machine`` as it was read; ``holds`` is false where it was rejected.
    """

    claim: Claim
    machine: Claim
    holds: bool
    quotes: list[str]
    report: ReportHead
    events: list[str]
    judgements: list[Judgement]
    reviews: list[KeptReview]


@router.get("/claims", **answers(Page[ClaimRow]))
def list_claims(desk: Reader, asked: Annotated[ClaimsAsked, Query()]) -> Response:
    """Claims that match, latest first: who says that what happened where and when, in which words."""
    after = read_cursor(asked.cursor, tuple[str | None, int]) if asked.cursor else None
    filters = asked.filters(limit=asked.limit + 1, after=after)

    def make(connection: Connection) -> Page[ClaimRow]:
        told = list(asking.numbered(connection, filters))
        rows = [ClaimRow(**asking.row_of(one)) for _, one in told[: asked.limit]]
        following = cursor_of(rows[-1].start, told[asked.limit - 1][0]) if len(told) > asked.limit else None
        return Page(rows, following, None)

    return desk.answer(make)


@router.get("/claims/{claim_id}", **answers(ShownClaim))
def show_one(desk: Reader, claim_id: Id, asked: Annotated[Then, Query()]) -> Response:
    """One claim."""

    def make(connection: Connection) -> ShownClaim:
        known(connection, claim_id)
        shown = show_claim(connection, claim_id, asked.filters())
        held = report_entries(connection, {shown["report_id"]})
        if shown["report_id"] not in held:
            raise GoneError(f"the report of the claim {claim_id} was erased.")
        head = head_of(held[shown["report_id"]].report)
        return ShownClaim(
            claim=shown["claim"], machine=shown["machine"], holds=shown["holds"],
            reviews=shown["reviews"], quotes=shown["quotes"], report=head, events=shown["events"],
            judgements=shown["judgements"],
        )  # fmt: skip

    return desk.answer(make)


@router.get("/claims/{claim_id}/why", **answers(list[Because]))
def show_why(desk: Reader, claim_id: Id, asked: Annotated[Then, Query()]) -> Response:
    """Why a claim is in the ledger: its words, its rules, its report."""

    def make(connection: Connection) -> list[Because]:
        known(connection, claim_id)
        return why(connection, claim_id, asked.filters())

    return desk.answer(make)


def head_of(report: ReadingReport) -> ReportHead:
    """What a report is called and where it came from."""
    return ReportHead(
        id=report.id, title=report.title, outlet=report.outlet, published=report.published, url=report.url,
        language=report.language,
    )  # fmt: skip


def known(connection: Connection, claim_id: str) -> None:
    """Raises MissingError where there is no such claim."""
    if connection.execute(select(claims.c.id).where(claims.c.claim_id == claim_id).limit(1)).first() is None:
        raise MissingError(f"there is no claim {claim_id}.")
