"""Doubts: pairs of claims of two events of which the machine is unsure, from one consolidation to another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, and_, or_, select, update

from vigie.ledger.append import put_values
from vigie.ledger.events import holding
from vigie.ledger.questions import EVERYTHING, Filters, placed, upto
from vigie.ledger.read import chunks
from vigie.ledger.schema import claims, doubts, event_terms, events, supersessions
from vigie.model.event import Link

UNIT = 1000  # a doubt's score is kept in thousandths
COLUMNS = ("left", "right", "left_event", "right_event", "score", "stake")
Row = tuple[str, str, str, str, int, int]


class OpenDoubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims, the events that hold them, their score in log-odds, and how many would be counted twice."""

    left: str
    right: str
    left_event: str
    right_event: str
    score: float
    stake: int


def record_doubts(
    connection: Connection, links: Iterable[Link], event_ids: Collection[str] | None, *, since: int
) -> None:
    """Records what is doubted since a consolidation, of these events or of all: the links that are unsure of them.

    What is no longer doubted ends with it; what goes on as it was is left as it is.
    """
    before = standing(connection, event_ids)
    now = set(rows_of(connection, list(links)))
    for left, right, begun in (key for row, key in before.items() if row not in now):
        one = and_(doubts.c.left == left, doubts.c.right == right, doubts.c.since == begun)
        connection.execute(update(doubts).where(one).values(until=since))
    fresh = sorted(row for row in now if row not in before)
    put_values(connection, doubts, (*COLUMNS, "since"), [(*row, since) for row in fresh])


def standing(connection: Connection, event_ids: Collection[str] | None) -> dict[Row, tuple[str, str, int]]:
    """The doubts about these events, or about all, that hold; each with its key."""
    found: dict[Row, tuple[str, str, int]] = {}
    statement = select(doubts).where(doubts.c.until.is_(None))
    for some in [None] if event_ids is None else chunks(sorted(event_ids)):
        named = statement
        if some is not None:
            named = named.where(or_(doubts.c.left_event.in_(some), doubts.c.right_event.in_(some)))
        for row in connection.execute(named):
            found[row.left, row.right, row.left_event, row.right_event, row.score, row.stake] = (
                row.left, row.right, row.since,
            )  # fmt: skip
    return found


def rows_of(connection: Connection, links: Sequence[Link]) -> Iterable[Row]:
    """The rows of links between claims that two events hold."""
    event_of = events_holding(connection, {claim for link in links for claim in (link.left, link.right)})
    counted = dead_and_wounded(connection, set(event_of.values()))
    for link in links:
        left, right = event_of.get(link.left), event_of.get(link.right)
        if left is not None and right is not None and left != right:
            yield link.left, link.right, left, right, round(link.score * UNIT), min(counted[left], counted[right])


def events_holding(connection: Connection, claim_ids: Collection[str]) -> dict[str, str]:
    """Claim id -> the id of the incident that holds it now."""
    found: dict[str, str] = {}
    for some in chunks(f"claim:{claim_id}" for claim_id in sorted(claim_ids)):
        rows = connection.execute(
            select(event_terms.c.term, events.c.event_id)
            .join(events, events.c.seq == event_terms.c.event)
            .outerjoin(supersessions, supersessions.c.old == events.c.seq)
            .where(event_terms.c.term.in_(some), events.c.kind == "incident", supersessions.c.old.is_(None))
        )
        found.update((row.term.removeprefix("claim:"), row.event_id) for row in rows)
    return found


def dead_and_wounded(connection: Connection, event_ids: Collection[str]) -> dict[str, int]:
    """Event id -> the best counts of its dead and wounded together, 0 where nobody counts."""
    found: dict[str, int] = {}
    for some in chunks(sorted(event_ids)):
        rows = connection.execute(
            holding(select(events.c.event_id, events.c.killed, events.c.wounded).select_from(events), events.c.seq)
            .where(events.c.event_id.in_(some))
        )  # fmt: skip
        found.update((row.event_id, (row.killed or 0) + (row.wounded or 0)) for row in rows)
    return found


def open_doubts(
    connection: Connection, asked: Filters = EVERYTHING, *, event_id: str | None = None, limit: int | None = None
) -> Sequence[OpenDoubt]:
    """The doubts as of the time asked for, those of which an event matches, or those about one event.

    The most consequential first, of equals the likeliest to be one; of several about the same two events only the
    closest. As of publication those of today between claims that were out, with what is at stake today.
    """
    statement = select(doubts).order_by(doubts.c.stake.desc(), doubts.c.score.desc(), doubts.c.left, doubts.c.right)
    last = upto(connection, asked.recorded)
    if last is None:
        statement = statement.where(doubts.c.until.is_(None))
    else:
        statement = statement.where(doubts.c.since <= last, or_(doubts.c.until.is_(None), doubts.c.until > last))
    if asked.known is not None:
        for end in (doubts.c.left, doubts.c.right):
            out = select(claims.c.id).where(claims.c.claim_id == end, claims.c.known <= asked.known)
            statement = statement.where(out.correlate(doubts).exists())
    if event_id is not None:
        statement = statement.where(or_(doubts.c.left_event == event_id, doubts.c.right_event == event_id))
    of_place = placed(select(events.c.event_id), events.c, asked)
    if of_place.whereclause is not None:
        statement = statement.where(or_(doubts.c.left_event.in_(of_place), doubts.c.right_event.in_(of_place)))
    found: dict[frozenset[str], OpenDoubt] = {}
    for row in connection.execute(statement):
        if limit is not None and len(found) >= limit:
            break
        both = frozenset((row.left_event, row.right_event))
        if both not in found:
            fields = {name: getattr(row, name) for name in ("left", "right", "left_event", "right_event", "stake")}
            found[both] = OpenDoubt(score=row.score / UNIT, **fields)
    return list(found.values())
