"""Doubts as items of the queue: two events of which the machine is unsure whether they are one, for a person to say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec
from sqlalchemy import Connection, delete, insert, select

from vigie.ask.links import Doubt, doubts
from vigie.ledger.read import report_entries
from vigie.ledger.schema import holds
from vigie.ledger.store import Ledger
from vigie.model.claim import Claim, ReadingReport
from vigie.model.event import Link
from vigie.review.decide import subject_of
from vigie.review.priorities import MOST, Reason, priority, reason
from vigie.review.queue import HELD_FOR, PUT_OFF, Context, context_of, in_hand

OFF_FOR = timedelta(days=7)  # what one put off: as long as it takes for further reports to come in


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two claims, its event, its words and its report."""

    claim: Claim
    event: str
    context: Context
    report: ReadingReport


class DoubtItem(msgspec.Struct, frozen=True, kw_only=True):
    """A doubt to decide by a judgement, "same" or "different"; ``stake`` dead and wounded are counted twice if same."""

    kind: Literal["link"] = "link"
    link: Link
    left: Side
    right: Side
    stake: int
    priority: float
    why: tuple[Reason, ...]
    until: str


def take_doubts(ledger: Ledger, reviewer: str, *, limit: int = 1) -> list[DoubtItem]:
    """The next doubts for a reviewer, most at stake first; who has them in hand until each one's ``until``.

    Asked again, the same ones; those that others have in hand and those that this reviewer put off are left out.
    """
    now = ledger.clock()
    until = later(now, HELD_FOR)
    with ledger.writing() as connection:
        connection.execute(delete(holds).where(holds.c.until <= now))
        busy = in_hand(connection, reviewer, now) | put_off_by(connection, reviewer)
        found = [one for one in doubts(connection, limit=limit + len(busy)) if item_name(one) not in busy][:limit]
        connection.execute(delete(holds).where(holds.c.item.in_([item_name(one) for one in found])))
        if found:
            connection.execute(
                insert(holds), [{"item": item_name(one), "reviewer": reviewer, "until": until} for one in found]
            )  # fmt: skip
    with ledger.reading() as connection:
        return [item_of(connection, one, until) for one in found]


def put_off(ledger: Ledger, reviewer: str, left: str, right: str) -> None:
    """Keeps a doubt from a reviewer for a week; others get it as before."""
    item, off = f"link {left} {right}", f"{PUT_OFF}{reviewer} link {left} {right}"
    with ledger.writing() as connection:
        connection.execute(delete(holds).where(holds.c.item.in_([item, off])))
        row = {"item": off, "reviewer": reviewer, "until": later(ledger.clock(), OFF_FOR)}
        connection.execute(insert(holds), row)


def put_off_by(connection: Connection, reviewer: str) -> set[str]:
    """The items that a reviewer put off."""
    prefix = f"{PUT_OFF}{reviewer} "
    rows = connection.execute(select(holds.c.item).where(holds.c.reviewer == reviewer)).scalars()
    return {item.removeprefix(prefix) for item in rows if item.startswith(prefix)}


def item_name(doubt: Doubt) -> str:
    """What a doubt is called in the list of what is in hand."""
    return f"link {doubt.link.left} {doubt.link.right}"


def later(moment: str, by: timedelta) -> str:
    """A moment so much later."""
    return f"{datetime.fromisoformat(moment) + by:%Y-%m-%dT%H:%M:%S.%fZ}"


def item_of(connection: Connection, doubt: Doubt, until: str) -> DoubtItem:
    """A doubt with both claims, their words and their reports."""
    sides = [
        side_of(connection, claim, event)
        for claim, event in ((doubt.link.left, doubt.left_event), (doubt.link.right, doubt.right_event))
    ]
    why = reasons(doubt)
    return DoubtItem(
        link=doubt.link, left=sides[0], right=sides[1], stake=doubt.stake, priority=priority(why), why=why, until=until
    )


def side_of(connection: Connection, claim_id: str, event_id: str) -> Side:
    """One claim of a doubt as it stands."""
    subject = subject_of(connection, claim_id)
    claim, report_id = subject.now or subject.machine.claim, subject.machine.imprint.report_id
    report = report_entries(connection, {report_id})[report_id].report
    return Side(claim=claim, event=event_id, context=context_of(subject.text, claim), report=report)


def reasons(doubt: Doubt) -> tuple[Reason, ...]:
    """Why a doubt needs a person: what is at stake, and how far from sure the machine is."""
    likely = 1 / (1 + math.exp(-doubt.link.score))
    found: Sequence[Reason] = (
        reason("effect", min(1.0, math.log1p(doubt.stake) / math.log1p(MOST)),
               f"{doubt.stake} dead and wounded are counted twice if they are one"),
        reason("doubt", 1 - abs(2 * likely - 1), f"the machine holds it {round(100 * likely)} in 100 likely"),
    )  # fmt: skip
    return tuple(sorted((r for r in found if r.score > 0), key=lambda r: -r.score * r.weight))
