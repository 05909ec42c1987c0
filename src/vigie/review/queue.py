"""The queue: what needs a person most comes first, and nobody else gets it meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from vigie.ledger.events import events_with_claims
from vigie.ledger.read import claims_of_readings, report_entries
from vigie.ledger.reviews import reviews_of_claims
from vigie.ledger.schema import claims, holds, reviews
from vigie.ledger.store import Ledger
from vigie.model.claim import Claim, ReadingReport
from vigie.model.event import Event
from vigie.review.agreement import differing
from vigie.review.candidates import Order, blind_candidates, candidates, skipped
from vigie.review.decide import subject_of
from vigie.review.priorities import Reason, priority, reasons

HELD_FOR = timedelta(minutes=20)  # an item in hand: long enough to read a long report twice
POOL = 60  # candidates that are weighed for a page; more change the first ones hardly ever and cost time
AROUND = 400  # characters of context on each side: two or three sentences
PUT_OFF = "off "  # begins the names of what a reviewer put off; nobody has it in hand
LONGEST = 1_200  # of the words themselves, from the first to the last stretch of evidence


class Context(msgspec.Struct, frozen=True):
    """The words of a claim and what stands before and after them; ``start`` is where the words begin in the text."""

    before: str
    words: str
    after: str
    start: int


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A claim to review. ``now`` is the claim as it stands, None where it is the machine's or is not to be seen.

    ``priority`` is the sum of ``why``; ``skips`` is how often this reviewer put it off.
    """

    kind: Literal["claim"] = "claim"
    claim: Claim
    now: Claim | None
    event: str | None
    context: Context
    report: ReadingReport
    priority: float
    why: tuple[Reason, ...]
    until: str
    blind: bool = False
    skips: int = 0


def take(ledger: Ledger, reviewer: str, *, order: Order = "all", blind: bool = False, limit: int = 1) -> list[Item]:
    """The next items for a reviewer, who has them in hand until each one's ``until``; asked again, the same ones.

    ``blind`` gives claims that another has reviewed, without a word of how.
    """
    now = ledger.clock()
    until = f"{datetime.fromisoformat(now) + HELD_FOR:%Y-%m-%dT%H:%M:%S.%fZ}"
    with ledger.reading() as connection:
        seen = int(connection.execute(select(func.max(reviews.c.seq))).scalar() or 0)
        weighed = weigh(connection, reviewer, order, blind=blind, busy=in_hand(connection, reviewer, now), limit=limit)
    with ledger.writing() as connection:
        busy = in_hand(connection, reviewer, now)
        # Somebody may have decided a claim and let go of it since it was weighed.
        decided = set(connection.execute(select(reviews.c.claim).where(reviews.c.seq > seen)).scalars())
        mine = [w for w in weighed if w.item not in busy and w.claim_id not in decided][:limit]
        connection.execute(delete(holds).where(holds.c.until <= now))
        connection.execute(delete(holds).where(holds.c.item.in_([w.item for w in mine])))
        if mine:
            connection.execute(insert(holds), [{"item": w.item, "reviewer": reviewer, "until": until} for w in mine])
    with ledger.reading() as connection:
        return [item_of(connection, one, until, blind=blind) for one in mine]


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate with its reasons."""

    claim_id: str
    item: str
    event: Event | None
    why: tuple[Reason, ...]
    skips: int


def in_hand(connection: Connection, reviewer: str, now: str) -> set[str]:
    """The items that others have in hand."""
    rows = connection.execute(select(holds.c.item).where(holds.c.reviewer != reviewer, holds.c.until > now))
    return set(rows.scalars())


def weigh(
    connection: Connection, reviewer: str, order: Order, *, blind: bool, busy: set[str], limit: int
) -> list[Weighed]:  # fmt: skip
    """Candidates that nobody else has in hand, what needs a person most first, what was skipped last."""
    prefix = "blind" if blind else "claim"
    source = blind_candidates(connection, reviewer) if blind else candidates(connection, reviewer, order)
    free = (claim_id for claim_id in unique(source) if f"{prefix} {claim_id}" not in busy)
    pool = list(islice(free, max(POOL, limit)))
    fresh = weighed(connection, pool, prefix, order, blind=blind)
    if len(fresh) >= limit:
        return fresh
    put_off = skipped(connection, reviewer, blind=blind)
    free_again = [claim_id for claim_id in put_off if f"{prefix} {claim_id}" not in busy and claim_id not in pool]
    last = {one.claim_id: one for one in weighed(connection, free_again[:limit], prefix, order, blind=blind)}
    return fresh + [
        msgspec.structs.replace(last[claim_id], skips=put_off[claim_id]) for claim_id in free_again if claim_id in last
    ]


def unique(ids: Iterable[str]) -> Iterator[str]:
    """Each id once, in order."""
    seen: set[str] = set()
    for claim_id in ids:
        if claim_id not in seen:
            seen.add(claim_id)
            yield claim_id


def weighed(
    connection: Connection, pool: Sequence[str], prefix: str, order: Order, *, blind: bool
) -> list[Weighed]:  # fmt: skip
    """The candidates with their reasons, by what is asked for first and by all of it then."""
    event_of = {
        claim: held.event for held in events_with_claims(connection, pool).values() for claim in held.event.claims
        if held.event.kind == "incident" or claim in pool
    }  # fmt: skip
    differ = {} if blind else differing(reviews_of_claims(connection, pool))
    standing = claims_standing(connection, pool)
    found = []
    for claim_id in pool:
        claim = standing.get(claim_id)
        if claim is None:
            continue
        why = reasons(claim, event_of.get(claim_id), differ=differ.get(claim_id, ()))
        found.append(Weighed(
            claim_id=claim_id, item=f"{prefix} {claim_id}", event=event_of.get(claim_id), why=why, skips=0
        ))  # fmt: skip
    first = {"doubtful": "doubt", "disputed": "dispute", "consequential": "effect"}.get(order, "")
    return sorted(
        found, key=lambda w: (-sum(r.score for r in w.why if r.reason == first), -priority(w.why), w.claim_id)
    )


def claims_standing(connection: Connection, claim_ids: Sequence[str]) -> dict[str, Claim]:
    """Claim id -> the claim as last read or reviewed, a rejected one as it was before."""
    rows = connection.execute(
        select(claims.c.claim_id, claims.c.reading).where(claims.c.claim_id.in_(claim_ids)).order_by(claims.c.reading)
    )
    last = {row.claim_id: int(row.reading) for row in rows}
    found = claims_of_readings(connection, set(last.values()))
    return {entry.claim.id: entry.claim for seq, entry in found if last.get(entry.claim.id) == seq}


def item_of(connection: Connection, one: Weighed, until: str, *, blind: bool) -> Item:
    """A candidate with its claim, its words and its report; blind, with nothing that another decided."""
    subject = subject_of(connection, one.claim_id)
    machine, report_id = subject.machine.claim, subject.machine.imprint.report_id
    report = report_entries(connection, {report_id})[report_id].report
    now = None if blind or subject.now == machine else subject.now
    why = tuple(r for r in one.why if r.reason in ("doubt", "voice")) if blind else one.why
    return Item(
        claim=machine, now=now, event=one.event.id if one.event is not None else None,
        context=context_of(subject.text, machine), report=report, priority=priority(why), why=why, until=until,
        blind=blind, skips=one.skips,
    )  # fmt: skip


def context_of(text: str, claim: Claim) -> Context:
    """The words of a claim, from its first stretch to its last, with whole words of what is around them."""
    if not claim.evidence:
        return Context("", "", text[:AROUND], 0)
    first = claim.evidence[0]
    ends = [span.end for span in claim.evidence if span.end - first.start <= LONGEST]
    start, end = first.start, max([first.end, *ends])
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    if start > AROUND:
        before = before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0]
    return Context(before, text[start:end], after, start)


def give_back(ledger: Ledger, reviewer: str) -> int:
    """Lets go of all that a reviewer has in hand; returns how many items that was."""
    with ledger.writing() as connection:
        mine = holds.c.reviewer == reviewer
        return connection.execute(delete(holds).where(mine, ~holds.c.item.startswith(PUT_OFF))).rowcount
