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


@router.get("/places", **answers(list[names.NamedPlace]))
def list_places(desk: Reader, asked: Annotated[NameAsked, Query()]) -> Response:
    """Places by part of their name: those of the ledger first, then those that the gazetteer knows by that name."""
    return desk.answer(lambda connection: names.places(connection, desk.shelf.board(connection), asked.q, asked.limit))


@router.get("/actors", **answers(list[names.NamedActor]))
def list_actors(desk: Reader, asked: Annotated[NameAsked, Query()]) -> Response:
    """Actors of the knowledge base by part of a name, or by id."""
    return desk.answer(lambda _: names.actors(asked.q, asked.limit))
