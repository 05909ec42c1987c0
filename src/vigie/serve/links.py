"""Links: why the claims of an event are one happening, comparison by comparison."""

from __future__ import annotations

from itertools import combinations
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ask.events import claims_by_id, event_of
from vigie.consolidate.explanations import explain
from vigie.ledger.judgements import judgements_about
from vigie.model.event import LedgerClaim, Link
from vigie.model.judgement import Judgement
from vigie.serve.desk import Reader
from vigie.serve.events import Id
from vigie.serve.openapi import answers
from vigie.serve.questions import Then

router = APIRouter(tags=["events"])
MOST = 200  # pairs: a millisecond each


class LinksAsked(Then):
    """Which pairs."""

    claim: Annotated[str, Field(max_length=64)] | None = Field(default=None, description="Only pairs with this one.")


@router.get("/events/{event_id}/links", **answers(list[Link]))
def show_links(desk: Reader, event_id: Id, asked: Annotated[LinksAsked, Query()]) -> Response:
    """The pairs of an event's claims with every comparison; of very many claims those with the first one."""

    def make(connection: Connection) -> list[Link]:
        event = event_of(connection, event_id, asked.filters()).event
        members = claims_by_id(connection, event.claims)
        said = {tuple(sorted((one.left, one.right))): one for one in judgements_about(connection, event.claims)}
        found = [explained(left, right, said) for left, right in chosen(members, asked.claim)]
        return sorted(found, key=lambda link: link.score)

    return desk.answer(make)


def chosen(members: list[LedgerClaim], claim: str | None) -> list[tuple[LedgerClaim, LedgerClaim]]:
    """The pairs to explain."""
    if claim is not None or len(members) * (len(members) - 1) // 2 > MOST:
        ids = [entry.claim.id for entry in members]
        first = members[ids.index(claim)] if claim in ids else members[0]
        return [(first, other) for other in members if other is not first][:MOST]
    return list(combinations(members, 2))


def explained(left: LedgerClaim, right: LedgerClaim, said: dict[tuple[str, ...], Judgement]) -> Link:
    """The machine's reasons, and the reviewer's decision where there is one."""
    link = explain(left, right)
    judgement = said.get((link.left, link.right))
    if judgement is None:
        return link
    return msgspec.structs.replace(link, decision=judgement.decision, by=judgement.reviewer)
