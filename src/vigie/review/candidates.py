"""Candidates for review: claims that no one has reviewed, found by their doubt, their disputes and their weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any, Literal

from sqlalchemy import Connection, Select, exists, func, select, tuple_

from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event, holding
from vigie.ledger.questions import counting
from vigie.ledger.reviews import reviews_of_claims
from vigie.ledger.schema import claims, entries, events, reviews, supersessions
from vigie.model.event import Event
from vigie.model.review import KeptReview
from vigie.review.agreement import differing

Order = Literal["doubtful", "disputed", "consequential", "all"]
PAGE = 100  # rows read at once


def candidates(connection: Connection, reviewer: str, order: Order) -> Iterator[str]:
    """Claims that nobody has reviewed and this reviewer has not skipped; those that two reviewers differ about first.

    With "all" the doubtful, disputed and consequential ones alternate. A claim may come more than once.
    """
    sources = {"doubtful": doubtful, "disputed": disputed, "consequential": consequential}
    yield from undecided(connection)
    chosen = [sources[order]] if order != "all" else list(sources.values())
    found = [source(connection, reviewer) for source in chosen]
    for group in zip_longest(*found):
        yield from (claim_id for claim_id in group if claim_id is not None)


def undecided(connection: Connection) -> list[str]:
    """The claims that a first reviewer and a blind second one decided differently, and nobody since."""
    blind = select(reviews.c.claim).distinct().where(reviews.c.counts == 0, reviews.c.verdict.not_in(("skip", "undo")))
    given = reviews_of_claims(connection, connection.execute(blind).scalars().all())
    return sorted(differing(given))


def doubtful(connection: Connection, reviewer: str) -> Iterator[str]:
    """From the least sure to the surest."""
    wanted = holding(select(claims.c.claim_id, claims.c.confidence, claims.c.id).select_from(claims), claims.c.reading)
    wanted = unseen(wanted, reviewer).order_by(claims.c.confidence, claims.c.id)
    at: tuple[float, int] = (-1.0, -1)
    while True:
        later = tuple_(claims.c.confidence, claims.c.id) > tuple_(*at)
        rows = connection.execute(wanted.where(later).limit(PAGE)).all()
        yield from (str(row.claim_id) for row in rows)
        if len(rows) < PAGE:
            return
        at = (float(rows[-1].confidence), int(rows[-1].id))


def unseen(statement: Select[Any], reviewer: str) -> Select[Any]:
    """The statement over claims that nobody has reviewed and this reviewer has not skipped."""
    seen = counting(select(reviews.c.seq)).where(reviews.c.claim == claims.c.claim_id).correlate(claims)
    return statement.where(~seen.exists(), ~put_off(reviewer).where(reviews.c.claim == claims.c.claim_id).exists())


def put_off(reviewer: str) -> Select[Any]:
    """The claims that a reviewer skipped, by number of the review."""
    undone = exists().where(supersessions.c.old == reviews.c.seq).correlate(reviews)
    return select(reviews.c.seq).where(reviews.c.reviewer == reviewer, reviews.c.verdict == "skip", ~undone)


def disputed(connection: Connection, reviewer: str) -> Iterator[str]:
    """The claims in disputes, those of the events with most killed first."""
    for event in events_by_weight(connection, disputed=True):
        told = {claim for dispute in event.disputes for side in dispute.sides for claim in side.claims}
        yield from untouched(connection, sorted(told), reviewer)


def consequential(connection: Connection, reviewer: str) -> Iterator[str]:
    """The claims that give figures, those of the events with most killed first."""
    for event in events_by_weight(connection, disputed=False):
        told = dict.fromkeys(figure.claim_id for figure in event.figures)
        yield from untouched(connection, list(told), reviewer)


def events_by_weight(connection: Connection, *, disputed: bool) -> Iterator[Event]:
    """The events that hold, those with most killed first; ``disputed`` ones only."""
    weight = func.coalesce(events.c.killed, 0)
    wanted: Select[Any] = select(entries.c.content).select_from(events).join(entries, entries.c.seq == events.c.seq)
    wanted = holding(wanted, events.c.seq).where(events.c.claims > 0, entries.c.content.is_not(None))
    wanted = wanted.where(events.c.disputed > 0) if disputed else wanted.where(events.c.killed > 0)
    wanted = wanted.order_by(weight.desc() if disputed else events.c.killed.desc(), events.c.seq)
    for start in range(0, 1 << 40, PAGE):
        rows = connection.execute(wanted.limit(PAGE).offset(start)).all()
        found = (decode_event(unpacked(row.content)).event for row in rows)
        yield from (event for event in found if event is not None)
        if len(rows) < PAGE:
            return


def untouched(connection: Connection, claim_ids: list[str], reviewer: str) -> list[str]:
    """Those of the claims that nobody has reviewed and this reviewer has not skipped."""
    if not claim_ids:
        return []
    wanted = holding(select(claims.c.claim_id).select_from(claims), claims.c.reading)
    found = set(connection.execute(unseen(wanted.where(claims.c.claim_id.in_(claim_ids)), reviewer)).scalars())
    return [claim_id for claim_id in claim_ids if claim_id in found]


def blind_candidates(connection: Connection, reviewer: str) -> Iterator[str]:
    """The claims that another has reviewed, this reviewer has not, and nobody blind; the longest waiting first."""
    first = counting(select(reviews.c.claim, func.min(reviews.c.seq).label("first"))).group_by(reviews.c.claim)
    waiting = connection.execute(first.order_by("first")).all()
    for some in (waiting[at : at + PAGE] for at in range(0, len(waiting), PAGE)):
        given = reviews_of_claims(connection, [row.claim for row in some])
        for row in some:
            live = [kept.review for kept in given.get(row.claim, ()) if kept.undone_by is None]
            mine = any(r.reviewer == reviewer and r.verdict != "undo" for r in live)
            missed = any(r.verdict == "missed" for r in live)
            if not mine and not missed and not any(r.blind and r.verdict != "skip" for r in live):
                yield str(row.claim)


def skipped(connection: Connection, reviewer: str, *, blind: bool) -> dict[str, int]:
    """Claim id -> how often this reviewer skipped it, of those without a review since; the longest ago first."""
    wanted = put_off(reviewer).add_columns(reviews.c.claim).order_by(reviews.c.seq)
    rows = connection.execute(wanted).all()
    given = reviews_of_claims(connection, {row.claim for row in rows})
    found: dict[str, int] = {}
    last: dict[str, int] = {}
    for kept in sorted(chain.from_iterable(given.values()), key=lambda kept: kept.seq):
        review = kept.review
        if (
            review.reviewer == reviewer
            and review.verdict == "skip"
            and kept.undone_by is None
            and review.blind == blind
        ):
            found[review.claim] = found.get(review.claim, 0) + 1
            last[review.claim] = kept.seq
    done = {claim for claim, said in given.items() if closed(said, blind=blind)}
    return {claim: found[claim] for claim in sorted(found, key=lambda claim: last[claim]) if claim not in done}


def closed(said: Sequence[KeptReview], *, blind: bool) -> bool:
    """True where a claim needs no review of this kind by this reviewer any more."""
    live = [kept for kept in said if kept.undone_by is None]
    if blind:
        return any(k.review.blind and k.review.verdict != "skip" for k in live)
    return any(kept.counts for kept in live)
