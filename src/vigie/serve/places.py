"""Places and actors by name, for those who look for one or correct one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from vigie.ask import names
from vigie.serve.desk import Reader
from vigie.serve.openapi import answers
from vigie.serve.questions import Asked

router = APIRouter(tags=["names"])


class NameAsked(Asked):
    """Part of a name."""

    q: Annotated[str, Field(min_length=1, max_length=100)]
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class NamesAsked(Asked):
    """Of whom, and in which language."""

    id: list[Annotated[str, Field(max_length=100)]] = Field(
        max_length=200, description="Id of a party; may be given again.", examples=[["sy-army"]]
    )
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "en"


@router.get("/places", **answers(list[names.NamedPlace]))
def list_places(desk: Reader, asked: Annotated[NameAsked, Query()]) -> Response:
    """Places by part of their name: those of the ledger first, then those that the gazetteer knows by that name."""
    return desk.answer(lambda connection: names.places(connection, desk.shelf.board(connection), asked.q, asked.limit))


@router.get("/actors", **answers(list[names.NamedActor]))
def list_actors(desk: Reader, asked: Annotated[NameAsked, Query()]) -> Response:
    """Actors of the knowledge base by part of a name, or by id."""
    return desk.answer(lambda _: names.actors(asked.q, asked.limit))


@router.get("/actors/names", **answers(dict[str, str]))
def name_actors(desk: Reader, asked: Annotated[NamesAsked, Query()]) -> Response:
    """The usual names of actors by their ids, in a language where they have one in it; others are left out."""
    return desk.answer(lambda _: names.names_of(asked.id, asked.language))
