"""Tallies: what an event's figures come to under each policy, what counted and what was set aside."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ask.events import event_of
from vigie.ask.tallies import policies
from vigie.consolidate.tallies import tally
from vigie.model.claim import SourceClass
from vigie.model.event import Tally
from vigie.serve.desk import Reader
from vigie.serve.openapi import answers
from vigie.serve.questions import Then

router = APIRouter(tags=["events"])
Id = Annotated[str, Path(max_length=64)]


class TalliesAsked(Then):
    """Policies."""

    policy: Annotated[str, Field(max_length=60)] = Field(default="all", description="A policy, or all.")
    order: list[SourceClass] = Field(
        default=[], max_length=20, description="Who is believed first, by source-hierarchy."
    )


@router.get("/events/{event_id}/tallies", **answers(list[Tally]))
def show_tallies(desk: Reader, event_id: Id, asked: Annotated[TalliesAsked, Query()]) -> Response:
    """What an event's figures come to: by policy, harm, group and side."""

    def make(connection: Connection) -> list[Tally]:
        names = policies(asked.policy)
        event = event_of(connection, event_id, asked.filters()).event
        return [row for name in names for row in tally(event.figures, name, hierarchy=tuple(asked.order))]

    return desk.answer(make)
