"""Agreement: how far a first and a blind second reviewer say the same, field by field, beyond chance.

Krippendorff's alpha by way of the coincidence matrix: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability"
(University of Pennsylvania, 2011), sections B to D.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeVar

import msgspec
from sqlalchemy import Connection, select

from vigie.ledger.reviewed import corrected
from vigie.ledger.reviews import machine_claims, reviews_of_claims
from vigie.ledger.schema import reviews
from vigie.model.claim import Claim
from vigie.model.review import APPLIED, KeptReview, Review

Value = TypeVar("Value", bound=Hashable)
Metric = Literal["nominal", "interval"]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on one field: ``alpha`` is 1 for full agreement, 0 for what chance gives, None where it tells nothing.

    ``pairs`` is the number of claims with two values, ``same`` how many of them are alike.
    """

    field: str
    metric: Metric
    alpha: float | None
    pairs: int
    same: int


def alpha(units: Iterable[Sequence[Value]], distance: Callable[[Value, Value], float]) -> float | None:
    """Krippendorff's alpha of units, each with the values that observers gave it; None where nothing varies.

    A missing value is left out; units with fewer than two values tell nothing. ``distance`` is the squared difference
    of two values: 0 for the same.
    """
    matrix: Counter[tuple[Value, Value]] = Counter()
    for unit in units:
        if len(unit) > 1:
            for a, b in itertools.permutations(unit, 2):
                matrix[a, b] += 1 / (len(unit) - 1)  # type: ignore[assignment]
    margin: Counter[Value] = Counter()
    for (a, _), share in matrix.items():
        margin[a] += share
    total = sum(margin.values())
    observed = sum(share * distance(a, b) for (a, b), share in matrix.items())
    expected = sum(margin[a] * margin[b] * distance(a, b) for a in margin for b in margin)
    return None if not expected else 1 - (total - 1) * observed / expected


def nominal(a: Hashable, b: Hashable) -> float:
    """Distance of names: the same or not."""
    return 0.0 if a == b else 1.0


def interval(a: float, b: float) -> float:
    """Distance of numbers whose differences count."""
    return float(a - b) ** 2


def agreement(connection: Connection, before: int | None = None) -> list[Agreement]:
    """Agreement of first and blind second reviews, for whether a claim is kept and for each field of those that both
    keep; with ``before`` as it was when that entry was made."""
    pairs = reviewed_twice(connection, before)
    found = [row("kept", "nominal", [(a is not None, b is not None) for a, b in pairs])]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    for field, (metric, value) in VALUES.items():
        given = [(value(a), value(b)) for a, b in both]
        found.append(row(field, metric, [(a, b) for a, b in given if a is not None and b is not None]))
    return found


def row(field: str, metric: Metric, units: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """The agreement on one field."""
    distance = nominal if metric == "nominal" else interval
    measured = alpha(units, distance)  # type: ignore[arg-type]
    same = sum(a == b for a, b in units)
    return Agreement(
        field=field, metric=metric, alpha=None if measured is None else round(measured, 3), pairs=len(units), same=same
    )


def reviewed_twice(connection: Connection, before: int | None = None) -> list[tuple[Claim | None, Claim | None]]:
    """(as the first reviewer has it, as a blind second one has it) of each claim reviewed so; None where rejected."""
    blind = select(reviews.c.claim).distinct().where(reviews.c.counts == 0, reviews.c.verdict.not_in(("skip", "undo")))
    given = reviews_of_claims(connection, connection.execute(blind).scalars().all(), before)
    twice = {claim: pair for claim, said in sorted(given.items()) if (pair := first_and_blind(said)) is not None}
    machine = machine_claims(connection, [review for pair in twice.values() for one in pair for review in one])
    return [
        (as_said(machine[claim].claim, first), as_said(machine[claim].claim, second))
        for claim, (first, second) in twice.items() if claim in machine
    ]  # fmt: skip


def first_and_blind(said: Sequence[KeptReview]) -> tuple[list[Review], list[Review]] | None:
    """(what the first reviewer said before the blind review, the blind review) of one claim; None where one lacks."""
    live = [kept for kept in said if kept.undone_by is None and kept.review.verdict in APPLIED]
    second = next((kept for kept in live if kept.review.blind), None)
    before = [kept.review for kept in live if second is not None and kept.seq < second.seq and not kept.review.blind]
    if second is None or not before:
        return None
    return [review for review in before if review.reviewer == before[0].reviewer], [second.review]


def as_said(machine: Claim, said: Sequence[Review]) -> Claim | None:
    """A claim by one reviewer's word; None where rejected."""
    if said[-1].verdict == "reject":
        return None
    changes = {change.field: change.human for review in said for change in review.fields}
    return corrected(machine, changes) if changes else machine


def differing(given: Mapping[str, Sequence[KeptReview]]) -> dict[str, tuple[str, ...]]:
    """Claim id -> the fields in which the first and the blind reviewer differ, where nobody has decided since."""
    found: dict[str, tuple[str, ...]] = {}
    for claim, said in given.items():
        pair = first_and_blind(said)
        if pair is None or any(kept.counts and kept.seq > blind_seq(said) for kept in said):
            continue
        (first, second) = pair
        if (first[-1].verdict == "reject") != (second[-1].verdict == "reject"):
            found[claim] = ("kept",)
        elif fields := unlike(first, second):
            found[claim] = fields
    return found


def blind_seq(said: Sequence[KeptReview]) -> int:
    """The number of the blind review that holds."""
    return next(k.seq for k in said if k.undone_by is None and k.review.blind and k.review.verdict in APPLIED)


def unlike(first: Sequence[Review], second: Sequence[Review]) -> tuple[str, ...]:
    """The fields to which two reviewers of one claim gave different values."""
    one = {change.field: change for review in first for change in review.fields}
    two = {change.field: change for review in second for change in review.fields}
    fields = {**one, **two}.keys() - {"codes"}
    return tuple(sorted(
        field for field in fields
        if (one[field].human if field in one else two[field].machine)
        != (two[field].human if field in two else one[field].machine)
    ))  # fmt: skip


def place_of(claim: Claim) -> str | None:
    """What place a claim means."""
    place = claim.place
    return None if place is None else str(place.geonames_id or " ".join(place.name.casefold().split()))


def day_of(claim: Claim) -> int | None:
    """The first day of a claim's time, as a number."""
    start = claim.time.start if claim.time is not None else None
    return date.fromisoformat(start[:10]).toordinal() if start is not None else None


def named(claim: Claim, role: str) -> str:
    """Those who play a part in a claim, "" for nobody."""
    return "; ".join(sorted(a.actor_id or a.name.casefold() for a in claim.actors if a.role == role))


def counted(claim: Claim, harm: str) -> int | None:
    """The whole that a claim counts for a harm, subsets left out; None where it counts none."""
    wholes = [f.low for f in claim.figures if f.harm == harm and f.part_of is None]
    return sum(wholes) if wholes else None


# Times and counts are numbers whose differences count; all else is names. Empty is a value where a reviewer could have
# filled it, but for numbers, of which there is no distance to none.
VALUES: dict[str, tuple[Metric, Callable[[Claim], Hashable]]] = {
    "kind": ("nominal", lambda claim: claim.kind),
    "event_type": ("nominal", lambda claim: claim.event_type),
    "factuality": ("nominal", lambda claim: claim.factuality),
    "outcome": ("nominal", lambda claim: claim.outcome),
    "background": ("nominal", lambda claim: claim.background),
    "place": ("nominal", lambda claim: place_of(claim) or ""),
    "time": ("interval", day_of),
    "initiator": ("nominal", lambda claim: named(claim, "initiator")),
    "target": ("nominal", lambda claim: named(claim, "target")),
    "source": ("nominal", lambda claim: "; ".join(a.actor_id or a.source.casefold() for a in claim.attribution)),
    "killed": ("interval", lambda claim: counted(claim, "killed")),
    "wounded": ("interval", lambda claim: counted(claim, "wounded")),
}
