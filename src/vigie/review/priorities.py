"""Priorities: how much a claim needs a person, each reason with its weight and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from vigie.consolidate.tallies import ALL, tally
from vigie.model.claim import Claim
from vigie.model.event import Event

POLICY = "ucdp-low-best-high"  # its best is what events are listed by
# Of a reason at its fullest. A doubt is what a review settles most surely; a lone voice only makes the rest graver; two
# people who differ have put their time in already, and nothing holds until a third decides.
WEIGHTS = {"doubt": 1.0, "dispute": 1.0, "effect": 1.0, "voice": 0.5, "differ": 2.0}
MOST = 100  # people: a count that moves by more is as consequential as can be
WOUNDED = 0.3  # of a killed one, as such numbers are weighed in the field's own severity scales


class Reason(msgspec.Struct, frozen=True):
    """Why an item comes when it does: what is meant, how full (0 to 1), its weight, and the same in words."""

    reason: str
    score: float
    weight: float
    words: str


def reasons(claim: Claim, event: Event | None, *, differ: Sequence[str] = ()) -> tuple[Reason, ...]:
    """Why a claim needs a person; ``differ`` are the fields in which two reviewers differ about it."""
    found = [of_doubt(claim)]
    if event is not None:
        found += [*of_dispute(claim, event), *of_effect(claim, event), *of_voice(event)]
    if differ:
        found.append(reason("differ", 1.0, f"two reviewers differ: {', '.join(differ)}"))
    return tuple(sorted((r for r in found if r.score > 0), key=lambda r: -r.score * r.weight))


def priority(given: Sequence[Reason]) -> float:
    """The sum of the reasons, each by its weight."""
    return round(sum(r.score * r.weight for r in given), 4)


def reason(name: str, score: float, words: str) -> Reason:
    """A reason with its weight."""
    return Reason(name, round(score, 4), WEIGHTS[name], words)


def of_doubt(claim: Claim) -> Reason:
    """The less sure the machine is, the more."""
    sure = round(100 * claim.confidence)
    return reason("doubt", 1 - claim.confidence, f"the machine is {sure} in 100 sure of it")


def of_dispute(claim: Claim, event: Event) -> list[Reason]:
    """One of several that cannot all hold."""
    told = [d for d in event.disputes if any(claim.id in side.claims for side in d.sides)]
    if not told:
        return []
    words = "; ".join(f"{d.kind} of {d.about}: {' or '.join(side.value for side in d.sides)}" for d in told)
    return [reason("dispute", 1.0, f"in dispute, {words}")]


def of_effect(claim: Claim, event: Event) -> list[Reason]:
    """How far the event's best counts would move without the claim."""
    whole = best_counts(event)
    without = best_counts(msgspec.structs.replace(
        event, figures=tuple(f for f in event.figures if f.claim_id != claim.id)
    ))  # fmt: skip
    moved = {harm: abs(whole[harm] - without[harm]) for harm in whole}
    weight = moved["killed"] + WOUNDED * moved["wounded"]
    if not weight:
        return []
    words = ", ".join(f"{harm} {whole[harm]} to {without[harm]}" for harm in moved if moved[harm])
    score = min(1.0, math.log1p(weight) / math.log1p(MOST))
    return [reason("effect", score, f"without it the best count moves, {words}")]


def best_counts(event: Event) -> dict[str, int]:
    """The best counts of everybody killed and wounded; 0 where none is given."""
    rows = tally(event.figures, POLICY) if event.figures else ()
    found = {row.harm: row.best for row in rows if (row.group, row.side) == (ALL, ALL)}
    return {harm: found.get(harm) or 0 for harm in ("killed", "wounded")}


def of_voice(event: Event) -> list[Reason]:
    """The fewer independent voices tell the event, the more hangs on each."""
    count = len(event.voices)
    if not count:
        return []
    words = "no other voice tells it" if count == 1 else f"one of {count} independent voices tells it"
    return [reason("voice", 1 / count, words)]
