"""The queue: what needs a person next, why, and nobody else meanwhile."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from vigie.review.candidates import Order
from vigie.review.queue import Item, give_back, take
from vigie.serve.desk import Reviewer, reply
from vigie.serve.openapi import answers
from vigie.serve.paging import Page
from vigie.serve.questions import Asked

router = APIRouter(tags=["reviews"])
MOST = 50  # items in one hand


class QueueAsked(Asked):
    """What is to come first, and how much of it."""

    order: Order = Field(default="all", description="What comes first.")
    blind: bool = Field(
        default=False, description="Claims that another has reviewed, without a word of what that one said."
    )
    limit: Annotated[int, Field(ge=1, le=MOST)] = 10


@router.get("/queue", **answers(Page[Item], also=(503,)))
def next_items(desk: Reviewer, asked: Annotated[QueueAsked, Query()]) -> Response:
    """The next items for whoever asks, who has them in hand until each one's ``until``; the same ones when asked again.

    Each says why it comes now; ``priority`` is the sum of its reasons by their weights.
    """
    items = take(desk.turn, desk.who.name, order=asked.order, blind=asked.blind, limit=asked.limit)
    return reply(Page(items, None, None))


@router.delete("/queue", **answers(status=204, also=(503,)))
def let_go(desk: Reviewer, asked: Annotated[Asked, Query()]) -> Response:
    """Lets go of all that one has in hand, so that others get it."""
    del asked
    give_back(desk.turn, desk.who.name)
    return Response(None, 204)
