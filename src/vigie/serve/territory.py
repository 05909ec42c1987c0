"""Territory: who holds which place, by whose word, since when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from vigie.model.event import TerritoryEntry
from vigie.serve.desk import Reader
from vigie.serve.openapi import answers
from vigie.serve.questions import Country, Near, Then, Words

router = APIRouter(tags=["territory"])


class TerritoryAsked(Then):
    """Whose timelines; all of them where nothing is named."""

    place: Words | None = None
    country: Country | None = None
    near: Near | None = None


@router.get("/territory", **answers(list[TerritoryEntry]))
def show_territory(desk: Reader, asked: Annotated[TerritoryAsked, Query()]) -> Response:
    """The timeline of each place: held, contested, entered, surrounded, lost or unknown, with the disputes about it."""
    lat, lon, km = map(float, asked.near.split(",")) if asked.near else (0.0, 0.0, 0.0)
    filters = asked.filters(place=asked.place, country=asked.country, near=(lat, lon, km) if asked.near else None)
    return desk.answer(lambda connection: list(desk.shelf.timelines.asked(connection, filters)))
