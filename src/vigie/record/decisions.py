"""Decisions of people: reports withdrawn and erased, claims judged; events follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from vigie.consolidate.updates import block_keys
from vigie.errors import LedgerError, MissingError
from vigie.ledger import judgements, withdrawals
from vigie.ledger.events import events_by_id
from vigie.ledger.store import Ledger
from vigie.model.event import Event
from vigie.model.judgement import Judgement
from vigie.record.events import settle

Follow = Callable[[Ledger], object]  # what lets events follow once a decision is recorded
MOST_PAIRS = 2_000  # of claims, judged at once


def retract(ledger: Ledger, identity: str, *, reason: str, by: str, follow: Follow = settle) -> bool:
    """Records that a report holds no more, and what its events are without it; False where it did not hold before."""
    with ledger.reading() as connection:
        report_id = withdrawals.report_named(connection, identity)
    done = withdrawals.retract(ledger, report_id, reason=reason, by=by)
    follow(ledger)
    return done


def erase(ledger: Ledger, identity: str, *, reason: str, by: str) -> int:
    """Withdraws a report and takes its content out of the ledger; returns the number of the entry that says so."""
    with ledger.reading() as connection:
        report_id = withdrawals.report_named(connection, identity)
    withdrawals.retract(ledger, report_id, reason=reason, by=by)
    settle(ledger)
    return withdrawals.erase(ledger, report_id, reason=reason, by=by)


def judge(ledger: Ledger, *given: Judgement, follow: Follow = settle) -> list[int]:
    """Records judgements and what follows from them; returns their entries' numbers."""
    numbers = judgements.judge(ledger, given, block_keys)
    follow(ledger)
    return numbers


def take_back(ledger: Ledger, numbers: Sequence[int], *, by: str, note: str = "", follow: Follow = settle) -> list[int]:
    """Records that judgements hold no more and what follows; returns the numbers of the entries that say so."""
    made = judgements.take_back(ledger, numbers, block_keys, by=by, note=note)
    follow(ledger)
    return made


def merge(ledger: Ledger, event_ids: Sequence[str], *, by: str, note: str = "", follow: Follow = settle) -> list[int]:
    """Records that events are one happening, claim by claim; returns the judgements' numbers."""
    first, *others = [event_named(ledger, event_id) for event_id in dict.fromkeys(event_ids)]
    pairs = [(left, right) for other in others for left in first.claims for right in other.claims]
    return judge(ledger, *of_pairs(pairs, "same", by, note), follow=follow)


def split(
    ledger: Ledger, event_id: str, claim_ids: Sequence[str], *, by: str, note: str = "", follow: Follow = settle
) -> list[int]:
    """Records that some claims of an event tell another happening than its others; returns the judgements' numbers."""
    event = event_named(ledger, event_id)
    apart = set(claim_ids)
    if not apart or not apart < set(event.claims):
        raise LedgerError("to split an event, name some of its claims and not all.")
    pairs = [(left, right) for left in sorted(apart) for right in event.claims if right not in apart]
    return judge(ledger, *of_pairs(pairs, "different", by, note), follow=follow)


def event_named(ledger: Ledger, event_id: str) -> Event:
    """The incident of an id; LedgerError where there is none that people can judge."""
    with ledger.reading() as connection:
        held = events_by_id(connection, [event_id])
    if event_id not in held:
        raise MissingError(f"there is no event {event_id}.")
    if held[event_id].event.kind != "incident":
        raise LedgerError(f"{event_id} is an episode: it follows from its tolls and incidents.")
    return held[event_id].event


def of_pairs(
    pairs: Sequence[tuple[str, str]], decision: Literal["same", "different"], by: str, note: str
) -> list[Judgement]:
    """One judgement for each pair; LedgerError where there are none, or more than anybody can have looked at."""
    if not 0 < len(pairs) <= MOST_PAIRS:
        raise LedgerError(f"this is about {len(pairs)} pairs of claims: judge 1 to {MOST_PAIRS} at once.")
    return [
        Judgement(left=left, right=right, decision=decision, reviewer=by, decided="", note=note)
        for left, right in pairs
    ]  # fmt: skip
