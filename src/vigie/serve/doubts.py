"""Doubts: pairs of events of which the machine is unsure whether they are one, to look at and to decide."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ask.links import Doubt, doubts
from vigie.review.doubts import DoubtItem, put_off, take_doubts
from vigie.serve.desk import Reader, Reviewer, body, reply
from vigie.serve.judgements import ClaimId
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.questions import Asked, Country, Cut, Day, Near, Then, Words

router = APIRouter(tags=["reviews"])
MOST = 50  # doubts in one hand


class DoubtsAsked(Then, Cut):
    """A page of doubts; filters are of one of the two events."""

    event: Annotated[str, Field(max_length=64)] | None = Field(default=None, description="Id of one of the two.")
    country: Country | None = None
    place: Words | None = None
    near: Near | None = None
    since: Day | None = None
    until: Day | None = None
    type: list[Words] = Field(default=[], max_length=50)


class DoubtsTaken(Asked):
    """How many are to be had in hand."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = 5


class PutOff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The two claims of a doubt."""

    left: ClaimId
    right: ClaimId


@router.get("/doubts", **answers(Page[Doubt]))
def list_doubts(desk: Reader, asked: Annotated[DoubtsAsked, Query()]) -> Response:
    """Doubts that match, those with most dead and wounded at stake first."""
    lat, lon, km = map(float, asked.near.split(",")) if asked.near else (0.0, 0.0, 0.0)
    filters = asked.filters(
        country=asked.country, place=asked.place, near=(lat, lon, km) if asked.near else None, since=asked.since,
        until=asked.until, types=tuple(asked.type),
    )  # fmt: skip
    offset = read_cursor(asked.cursor, tuple[int])[0] if asked.cursor else 0

    def make(connection: Connection) -> Page[Doubt]:
        after = offset + asked.limit
        found = doubts(connection, filters, event_id=asked.event, limit=after + 1)
        return Page(found[offset:after], cursor_of(after) if len(found) > after else None, None)

    return desk.answer(make)


@router.get("/queue/doubts", **answers(Page[DoubtItem], also=(503,)))
def next_doubts(desk: Reviewer, asked: Annotated[DoubtsTaken, Query()]) -> Response:
    """The next doubts for whoever asks, with both claims and their words; decided by `POST /judgements`.

    As with the queue of claims, nobody else has them until each one's ``until``.
    """
    return reply(Page(take_doubts(desk.turn, desk.who.name, limit=asked.limit), None, None))


@router.post(
    "/queue/doubts/later",
    **answers(
        status=204, body=PutOff, also=(413, 415, 503),
        body_example={"left": "5d0f5c0e4f1b2a7c9e3d", "right": "9b7a3c1d2e4f5a6b8c0d"},
    ),
)  # fmt: skip
def put_off_doubt(desk: Reviewer, given: Annotated[PutOff, body(PutOff)], asked: Annotated[Asked, Query()]) -> Response:
    """Keeps a doubt from whoever asks for a week; others get it as before."""
    del asked
    put_off(desk.turn, desk.who.name, given.left, given.right)
    return Response(None, 204)
