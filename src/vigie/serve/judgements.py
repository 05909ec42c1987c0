"""Judgements: which claims tell one happening, and which do not; merging and splitting events; undoing it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection, select
from starlette.responses import Response

from vigie.ledger.events import events_with_claims
from vigie.ledger.judgements import decode
from vigie.ledger.read import contents
from vigie.ledger.schema import judgements, supersessions
from vigie.model.judgement import Judgement
from vigie.record import decisions
from vigie.serve.desk import Desk, Reader, Reviewer, body, reply
from vigie.serve.events import Id
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.questions import Asked, Cut, DecidedThen

router = APIRouter(tags=["judgements"])
ClaimId = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Note = Annotated[str, msgspec.Meta(max_length=2_000)]
Number = Annotated[int, Path(ge=1, le=2**53)]


class JudgementsAsked(DecidedThen, Cut):
    """A page of judgements."""


class NewJudgement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two claims tell the same happening or different ones."""

    left: ClaimId
    right: ClaimId
    decision: Literal["same", "different"]
    note: Note = ""


class Merge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Events that are one happening."""

    events: Annotated[list[ClaimId], msgspec.Meta(min_length=2, max_length=20)]
    note: Note = ""


class Split(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Claims that tell another happening than the rest of their event."""

    claims: Annotated[list[ClaimId], msgspec.Meta(min_length=1, max_length=1_000)]
    note: Note = ""


class Undo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Judgements that are to hold no more."""

    judgements: Annotated[
        list[Annotated[int, msgspec.Meta(ge=1, le=2**53)]], msgspec.Meta(min_length=1, max_length=2_000)
    ]
    note: Note = ""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The entries that were recorded, and the events that tell of the claims now. Undone by the entries' numbers.

    ``settled`` is false where the events do not tell of it yet, but will.
    """

    judgements: list[int]
    events: list[str]
    settled: bool


class KeptJudgement(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement with its entry's number; ``undone_by`` is the entry that took it back."""

    seq: int
    judgement: Judgement
    undone_by: int | None


@router.get("/judgements", **answers(Page[KeptJudgement]))
def list_judgements(desk: Reader, asked: Annotated[JudgementsAsked, Query()]) -> Response:
    """The judgements, the latest first; those that were undone, too."""
    before = read_cursor(asked.cursor, tuple[int])[0] if asked.cursor else None

    def make(connection: Connection) -> Page[KeptJudgement]:
        later = asked.before(connection)
        statement = select(judgements.c.seq, supersessions.c.new)
        statement = statement.outerjoin(supersessions, supersessions.c.old == judgements.c.seq)
        for first in (before, later):
            if first is not None:
                statement = statement.where(judgements.c.seq < first)
        rows = connection.execute(statement.order_by(judgements.c.seq.desc()).limit(asked.limit + 1)).all()
        said = contents(connection, [row.seq for row in rows])
        kept = [
            KeptJudgement(
                seq=row.seq,
                judgement=decode(said[row.seq]),
                undone_by=None if later is not None and (row.new or 0) >= later else row.new,
            )
            for row in rows[: asked.limit]
        ]
        return Page(kept, cursor_of(kept[-1].seq) if len(rows) > asked.limit else None, None)

    return desk.answer(make)


@router.post("/judgements", **answers(Judged, status=201, body=NewJudgement, also=(413, 415, 503)))
def judge(
    desk: Reviewer, given: Annotated[NewJudgement, body(NewJudgement)], asked: Annotated[Asked, Query()]
) -> Response:
    """Records that two claims tell the same happening or different ones; it binds all later runs."""
    del asked
    judgement = Judgement(
        left=given.left, right=given.right, decision=given.decision, reviewer=desk.who.name, decided="", note=given.note
    )  # fmt: skip
    return judged(desk, *desk.decide(decisions.judge, judgement))


@router.post("/events/merge", **answers(Judged, status=201, body=Merge, also=(413, 415, 503)))
def merge(desk: Reviewer, given: Annotated[Merge, body(Merge)], asked: Annotated[Asked, Query()]) -> Response:
    """Records that events are one happening: all their claims, pair by pair."""
    del asked
    return judged(desk, *desk.decide(decisions.merge, given.events, by=desk.who.name, note=given.note))


@router.post("/events/{event_id}/split", **answers(Judged, status=201, body=Split, also=(413, 415, 503)))
def split(
    desk: Reviewer, event_id: Id, given: Annotated[Split, body(Split)], asked: Annotated[Asked, Query()]
) -> Response:
    """Records that some claims of an event tell another happening than its others."""
    del asked
    return judged(desk, *desk.decide(decisions.split, event_id, given.claims, by=desk.who.name, note=given.note))


@router.post("/judgements/undo", **answers(Judged, status=201, body=Undo, also=(413, 415, 503)))
def undo(desk: Reviewer, given: Annotated[Undo, body(Undo)], asked: Annotated[Asked, Query()]) -> Response:
    """Takes judgements back, all of a merge or a split at once."""
    del asked
    return taken_back(desk, given.judgements, given.note, 201)


@router.delete("/judgements/{seq}", **answers(Judged, also=(503,)))
def undo_one(desk: Reviewer, seq: Number, asked: Annotated[Asked, Query()]) -> Response:
    """Takes one judgement back, by an entry that supersedes it."""
    del asked
    return taken_back(desk, [seq], "", 200)


def taken_back(desk: Desk, numbers: list[int], note: str, status: int) -> Response:
    """Takes judgements back; answers with the entries that say so and the events that tell of their claims now."""
    made, settled = desk.decide(decisions.take_back, sorted(set(numbers)), by=desk.who.name, note=note)
    with desk.reading() as connection:
        events = told_by(connection, numbers)
    return reply(Judged(judgements=made, events=events, settled=settled), status)


def judged(desk: Desk, numbers: list[int], settled: bool) -> Response:
    """Answers with the judgements and the events that tell of their claims now."""
    with desk.reading() as connection:
        return reply(Judged(judgements=numbers, events=told_by(connection, numbers), settled=settled), 201)


def told_by(connection: Connection, numbers: list[int]) -> list[str]:
    """The events that tell of the claims of judgements."""
    said = [decode(content) for content in contents(connection, numbers).values()]
    return sorted(events_with_claims(connection, {claim for one in said for claim in (one.left, one.right)}))
