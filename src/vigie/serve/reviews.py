"""Reviews: verdicts on claims, missed claims, undoing; agreement of two reviewers; what people decided as data."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query
from pydantic import Field
from sqlalchemy import Connection, select
from starlette.responses import Response

from vigie.errors import MissingError
from vigie.export.listings import json_lines
from vigie.ledger.reviews import kept_reviews
from vigie.ledger.schema import reviews
from vigie.model.review import KeptReview, Verdict
from vigie.review.agreement import Agreement, agreement
from vigie.review.annotations import annotated_reports, corrections
from vigie.review.decide import Given, add_missed, decide, undo
from vigie.serve.desk import Reader, Reviewer, body, reply
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.problems import Refusal
from vigie.serve.questions import Asked, Cut, DecidedThen, Words

router = APIRouter(tags=["reviews"])
LINES = "application/jsonl"
Note = Annotated[str, msgspec.Meta(max_length=2_000)]
Id = Annotated[str, msgspec.Meta(max_length=64)]
Fields = Annotated[dict[str, Any], msgspec.Meta(max_length=20)]


class Decision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verdict on a claim; ``fields`` are those that a correction gives other values.

    A place is given by ``name`` or ``span``, a time by ``start`` and ``end``; see the guide on reviewing.
    """

    claim: Id
    verdict: Given
    fields: Fields = {}
    note: Note = ""
    blind: bool = False


class Missed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim that the machine missed: ``[start, end)`` of the report's text are the words that carry it.

    ``fields`` must have an ``event_type``.
    """

    report: Id
    start: Annotated[int, msgspec.Meta(ge=0)]
    end: Annotated[int, msgspec.Meta(ge=0)]
    fields: Fields
    note: Note = ""


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """The number of the entry, by which the decision is undone, and the claim that it is about.

    ``settled`` is false where events do not tell of it yet, but will.
    """

    seq: int
    claim: str
    settled: bool


class ReviewsAsked(DecidedThen, Cut):
    """A page of reviews."""

    claim: Words | None = None
    report: Words | None = None
    reviewer: Words | None = None
    verdict: Verdict | None = None


class Taken(DecidedThen):
    """In which shape to take data away."""

    shape: Literal["gold", "corrections"] = Field(
        default="gold", description="Annotated reports, or a line for each corrected field."
    )


@router.post("/reviews", **answers(Decided, body=Decision, status=201, also=(503,)))
def review(desk: Reviewer, asked: Annotated[Asked, Query()], given: Annotated[Decision, body(Decision)]) -> Response:
    """Records a verdict on a claim; events follow before the answer comes, unless they are at longer work."""
    del asked
    seq, settled = desk.decide(
        decide, given.claim, given.verdict, reviewer=desk.who.name, fields=given.fields, note=given.note,
        blind=given.blind,
    )  # fmt: skip
    return reply(Decided(seq=seq, claim=given.claim, settled=settled), 201)


@router.post("/reviews/missed", **answers(Decided, body=Missed, status=201, also=(503,)))
def add(desk: Reviewer, asked: Annotated[Asked, Query()], given: Annotated[Missed, body(Missed)]) -> Response:
    """Adds a claim that the machine missed, by its words."""
    del asked
    (seq, claim), settled = desk.decide(
        add_missed, given.report, given.start, given.end, reviewer=desk.who.name, fields=given.fields, note=given.note
    )
    return reply(Decided(seq=seq, claim=claim, settled=settled), 201)


@router.delete("/reviews/{seq}", **answers(Decided, also=(503,)))
def take_back(desk: Reviewer, seq: Annotated[int, Path(ge=1, le=2**53)], asked: Annotated[Asked, Query()]) -> Response:
    """Undoes one's own review, as an entry that supersedes it; an admin undoes anybody's."""
    del asked
    with desk.reading() as connection:
        found = kept_reviews(connection, connection.execute(
            select(reviews.c.seq).where(reviews.c.seq == seq)
        ).scalars().all())  # fmt: skip
    if not found:
        raise MissingError(f"there is no review {seq}.")
    if found[0].review.reviewer != desk.who.name and not desk.who.may("admin"):
        raise Refusal(403, "A review is undone by whoever made it, or by an admin.", kind="role")
    made, settled = desk.decide(undo, seq, reviewer=desk.who.name)
    return reply(Decided(seq=made, claim=found[0].review.claim, settled=settled))


@router.get("/reviews", **answers(Page[KeptReview]))
def list_reviews(desk: Reader, asked: Annotated[ReviewsAsked, Query()]) -> Response:
    """Reviews, the latest first, each with the machine's values and the human ones, and the entry that undid it."""

    def make(connection: Connection) -> Page[KeptReview]:
        before = asked.before(connection)
        wanted = select(reviews.c.seq).order_by(reviews.c.seq.desc()).limit(asked.limit + 1)
        given = {"claim": asked.claim, "report_id": asked.report, "reviewer": asked.reviewer, "verdict": asked.verdict}
        for name, value in given.items():
            if value is not None:
                wanted = wanted.where(reviews.c[name] == value)
        if asked.cursor:
            wanted = wanted.where(reviews.c.seq < read_cursor(asked.cursor, tuple[int])[0])
        if before is not None:
            wanted = wanted.where(reviews.c.seq < before)
        seqs = connection.execute(wanted).scalars().all()
        some = seqs[: asked.limit]
        following = cursor_of(int(some[-1])) if len(seqs) > asked.limit else None
        return Page(kept_reviews(connection, some, before)[::-1], following, None)

    return desk.answer(make)


@router.get("/agreement", **answers(list[Agreement]))
def show_agreement(desk: Reader, asked: Annotated[DecidedThen, Query()]) -> Response:
    """How far first and blind second reviewers say the same, field by field: Krippendorff's alpha, pairs, same."""
    return desk.answer(lambda connection: agreement(connection, asked.before(connection)))


@router.get("/annotations.jsonl", **answers(media=LINES))
def take_away(desk: Reader, asked: Annotated[Taken, Query()]) -> Response:
    """What people decided: annotated reports, or each corrected field with both values; one JSON object a line."""

    def make(connection: Connection) -> bytes:
        before = asked.before(connection)
        rows = annotated_reports(connection, before) if asked.shape == "gold" else corrections(connection, before)
        return "".join(json_lines(rows)).encode()

    return desk.answer(make, media=LINES)
