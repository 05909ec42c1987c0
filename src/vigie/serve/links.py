"""Links: why the claims of an event are one happening, comparison by comparison."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ask.links import links_of
from vigie.model.event import Link
from vigie.serve.desk import Reader
from vigie.serve.events import Id
from vigie.serve.openapi import answers
from vigie.serve.questions import Then

router = APIRouter(tags=["events"])


class LinksAsked(Then):
    """Which links."""

    claim: Annotated[str, Field(max_length=64)] | None = Field(default=None, description="Only links of this claim.")


@router.get("/events/{event_id}/links", **answers(list[Link]))
def show_links(desk: Reader, event_id: Id, asked: Annotated[LinksAsked, Query()]) -> Response:
    """What holds an event together: for each claim its strongest link, or all links of one claim; the weakest first."""

    def make(connection: Connection) -> list[Link]:
        return links_of(connection, event_id, asked.filters(), claim=asked.claim)[::-1]

    return desk.answer(make)
