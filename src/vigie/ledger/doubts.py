"""Doubts: pairs of claims of two events of which the machine is unsure; an index of what is open now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, or_, select

from vigie.ledger.events import holding
from vigie.ledger.read import chunks
from vigie.ledger.rows import Row
from vigie.ledger.schema import doubts, event_terms, events, supersessions
from vigie.ledger.write import put
from vigie.model.event import Link

UNIT = 1000  # a doubt's score is kept in thousandths


class OpenDoubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims, the events that hold them, their score in log-odds, and how many would be counted twice."""

    left: str
    right: str
    left_event: str
    right_event: str
    score: float
    stake: int


def record_doubts(connection: Connection, links: Iterable[Link], event_ids: Collection[str] | None) -> None:
    """Replaces the doubts about these events, or about all, by the links that are unsure of them now."""
    if event_ids is None:
        connection.execute(delete(doubts))
    else:
        for some in chunks(sorted(event_ids)):
            connection.execute(
                delete(doubts).where(or_(doubts.c.left_event.in_(some), doubts.c.right_event.in_(some)))
            )  # fmt: skip
    links = list(links)
    event_of = events_holding(connection, {claim for link in links for claim in (link.left, link.right)})
    counted = dead_and_wounded(connection, set(event_of.values()))
    rows: list[Row] = []
    for link in links:
        left, right = event_of.get(link.left), event_of.get(link.right)
        if left is not None and right is not None and left != right:
            rows.append(
                {
                    "left": link.left, "right": link.right, "left_event": left, "right_event": right,
                    "score": round(link.score * UNIT), "stake": min(counted[left], counted[right]),
                }
            )  # fmt: skip
    put(connection, doubts, rows)


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
    connection: Connection, *, event_id: str | None = None, limit: int | None = None
) -> Sequence[OpenDoubt]:
    """The doubts, or those about one event: the most consequential first, of equals the likeliest to be one.

    Of several about the same two events only the closest is given.
    """
    statement = select(doubts).order_by(doubts.c.stake.desc(), doubts.c.score.desc(), doubts.c.left, doubts.c.right)
    if event_id is not None:
        statement = statement.where(or_(doubts.c.left_event == event_id, doubts.c.right_event == event_id))
    found: dict[frozenset[str], OpenDoubt] = {}
    for row in connection.execute(statement):
        if limit is not None and len(found) >= limit:
            break
        both = frozenset((row.left_event, row.right_event))
        if both not in found:
            fields = {name: getattr(row, name) for name in ("left", "right", "left_event", "right_event", "stake")}
            found[both] = OpenDoubt(score=row.score / UNIT, **fields)
    return list(found.values())
