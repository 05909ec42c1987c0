"""Links: why claims are, or are not, one event, term by term; and where the machine is unsure of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from vigie.ask.events import event_of
from vigie.consolidate.explanations import explain_pairs
from vigie.errors import LedgerError
from vigie.ledger.doubts import OpenDoubt, open_doubts
from vigie.ledger.events import claims_around
from vigie.ledger.judgements import judgements_about
from vigie.ledger.questions import EVERYTHING, Filters
from vigie.ledger.rows import Row
from vigie.model.event import Link

MOST = 60  # claims of an event whose links are all looked at; of more, those to the first of them


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two events of which the machine is unsure whether they are one: the closest pair of claims, term by term.

    ``stake`` is how many dead and wounded are counted twice if they are one.
    """

    link: Link
    left_event: str
    right_event: str
    stake: int


def link_between(connection: Connection, left: str, right: str) -> Link:
    """Why two claims are one happening or not; LedgerError where a claim is not in the ledger or holds no more."""
    if left == right:
        raise LedgerError("the two claims are the same.")
    return links_between(connection, [(left, right)])[0]


def links_between(connection: Connection, pairs: Sequence[tuple[str, str]]) -> list[Link]:
    """``link_between`` of several pairs at once."""
    named = {claim for pair in pairs for claim in pair}
    around = claims_around(connection, named)
    missing = named - {entry.claim.id for entry in around}
    if missing:
        raise LedgerError(f"there is no claim {min(missing)} that holds.")
    return explain_pairs(around, pairs, judgements_about(connection, [entry.claim.id for entry in around]))


def links_of(connection: Connection, event_id: str, asked: Filters, *, claim: str | None = None) -> list[Link]:
    """What holds an event together: for each of its claims the strongest link to another, the strongest first.

    With ``claim`` all links of that one; none where the event has it not. Claims that hold no more are left out.
    """
    told = event_of(connection, event_id, asked).event.claims
    held = {entry.claim.id for entry in claims_around(connection, set(told))}
    told = tuple(one for one in told if one in held)
    if claim is not None:
        pairs = [(claim, other) for other in told if other != claim] if claim in told else []
    elif len(told) > MOST:
        pairs = [(told[0], other) for other in told[1:]]
    else:
        pairs = list(itertools.combinations(told, 2))
    links = links_between(connection, pairs) if pairs else []
    return sorted(links if claim is not None else strongest(links), key=lambda link: (-link.score, link.left))


def strongest(links: Sequence[Link]) -> list[Link]:
    """Each claim's strongest link."""
    best: dict[str, Link] = {}
    for link in links:
        for end in (link.left, link.right):
            if end not in best or link.score > best[end].score:
                best[end] = link
    return list({(link.left, link.right): link for link in best.values()}.values())


def doubts(
    connection: Connection, asked: Filters = EVERYTHING, *, event_id: str | None = None, limit: int | None = None
) -> list[Doubt]:
    """Where the machine is unsure, in all that matches or about one event: the most consequential first.

    ``asked`` says as of when, and of which place, days and types one of the two events is to be. Links are judged with
    all that is known today; what is at stake is counted as of then.
    """
    found = open_doubts(connection, asked, event_id=event_id, limit=limit)
    links = links_between(connection, [(doubt.left, doubt.right) for doubt in found]) if found else []
    stakes = stakes_as_known(connection, found, asked) if asked.known is not None else {}
    made = [
        Doubt(
            link=link, left_event=doubt.left_event, right_event=doubt.right_event,
            stake=stakes.get((doubt.left_event, doubt.right_event), doubt.stake),
        )
        for doubt, link in zip(found, links, strict=True)
    ]  # fmt: skip
    return sorted(made, key=lambda doubt: -doubt.stake)


def stakes_as_known(connection: Connection, found: Sequence[OpenDoubt], asked: Filters) -> dict[tuple[str, str], int]:
    """What is at stake between two events by what had been published of them."""
    counted: dict[str, int] = {}
    for event_id in {end for doubt in found for end in (doubt.left_event, doubt.right_event)}:
        told = event_of(connection, event_id, asked)
        counted[event_id] = (told.killed or 0) + (told.wounded or 0)
    return {
        (doubt.left_event, doubt.right_event): min(counted[doubt.left_event], counted[doubt.right_event])
        for doubt in found
    }


def row_of(doubt: Doubt) -> Row:
    """A doubt as one flat row."""
    link = doubt.link
    return {
        "left": link.left, "right": link.right, "left_event": doubt.left_event, "right_event": doubt.right_event,
        "stake": doubt.stake, "score": link.score, "decision": link.decision, "by": link.by,
        "reasons": tuple(lines([link])[1:]),
    }  # fmt: skip


def lines(links: Sequence[Link]) -> list[str]:
    """Links as indented lines for people."""
    told: list[str] = []
    for link in links:
        veto = f", forbidden: {link.veto}" if link.veto else ""
        told.append(f"{link.left} and {link.right}: {link.decision} ({link.score:+.2f}{veto}) by {link.by}")
        for reason in sorted(link.reasons, key=lambda r: -abs(r.score * r.weight)):
            both = f"{reason.left or '-'} | {reason.right or '-'}"
            told.append(f"  {reason.score * reason.weight:+.2f} {reason.comparison}: {both}")
    return told
