"""Disputes: what the claims of one event say that cannot all hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from vigie.consolidate.figures import said
from vigie.consolidate.totals import totals
from vigie.consolidate.voices import named, source_name
from vigie.knowledge.actors import open_actors
from vigie.model.event import Dispute, DisputeKind, DisputeSide, LedgerClaim

OF_STATES = frozenset({"state", "government", "state_force", "police", "intelligence"})
ABOUT = 0.2  # "about 50" leaves a fifth open on either side
Bounds = tuple[float, float]
TWO_SIDED = frozenset({"armed_clash", "agreement"})  # both parties act: two initiators are no rivals


def disputes(members: Sequence[LedgerClaim], voice: Mapping[str, str]) -> tuple[Dispute, ...]:
    """The disputes of an event's claims; ``voice`` leads from claim id to voice id.

    A voice that corrects itself is no dispute: its latest claim speaks for it.
    """
    found = [*figure_disputes(members, voice), *breakdown_disputes(members), *denials(members), *rivals(members, voice)]
    return tuple(sorted(found, key=lambda dispute: dispute.id))


def dispute(kind: DisputeKind, about: str, sides: Mapping[str, Sequence[LedgerClaim]]) -> Dispute:
    """A dispute of the claims behind each value; its id is a hash of what it is about and of the values' claims."""
    rows = tuple(
        DisputeSide(
            value, tuple(sorted({e.claim.id for e in claims})), tuple(sorted({source_name(e)[0] for e in claims}))
        )
        for value, claims in sides.items()
    )
    content = "|".join([kind, about, *(f"{row.value}:{','.join(row.claims)}" for row in rows)])
    return Dispute(id="d" + hashlib.sha256(content.encode()).hexdigest()[:16], kind=kind, about=about, sides=rows)


def figure_disputes(members: Sequence[LedgerClaim], voice: Mapping[str, str]) -> Iterable[Dispute]:
    """Counts of one harm that leave no number open on which all voices could agree."""
    if len({voice[entry.claim.id] for entry in members}) < 2:
        return
    latest: dict[str, dict[str, LedgerClaim]] = {}
    sums = {entry.claim.id: totals(entry.claim.figures) for entry in members}
    for entry in sorted(members, key=lambda e: (said(e), e.claim.id)):
        if entry.claim.factuality in ("asserted", "hedged"):
            for harm in sums[entry.claim.id]:
                latest.setdefault(harm, {})[voice[entry.claim.id]] = entry
    for harm, by_voice in sorted(latest.items()):
        if len(by_voice) < 2:
            continue
        entries = sorted(by_voice.values(), key=lambda e: e.claim.id)
        bounds = {e.claim.id: bounds_of(e, harm, sums[e.claim.id][harm]) for e in entries}
        if max(low for low, _ in bounds.values()) <= min(high for _, high in bounds.values()):
            continue
        sides: dict[str, list[LedgerClaim]] = {}
        for entry in sorted(entries, key=lambda e: (bounds[e.claim.id], e.claim.id)):
            low, high = sums[entry.claim.id][harm]
            sides.setdefault(str(low) if low == high else f"{low}-{high}", []).append(entry)
        if len(sides) > 1:
            yield dispute("figures", harm, sides)


def bounds_of(entry: LedgerClaim, harm: str, counted: tuple[int, int]) -> Bounds:
    """The numbers that a claim's count leaves open; ``counted`` is its total."""
    low, high = counted
    qualifiers = {f.qualifier for f in entry.claim.figures if f.harm == harm and f.part_of is None}
    if qualifiers & {"at_least", "more_than"}:
        return float(low), float("inf")
    if "at_most" in qualifiers:
        return 0.0, float(high)
    if "about" in qualifiers:
        return low * (1 - ABOUT), high * (1 + ABOUT)
    return float(low), float(high)


def breakdown_disputes(members: Sequence[LedgerClaim]) -> Iterable[Dispute]:
    """One total for a harm, and parts of one group that differ or that are more than the total."""
    parts: dict[tuple[str, int, str], dict[str, list[LedgerClaim]]] = {}
    for entry in sorted(members, key=lambda e: e.claim.id):
        figures = entry.claim.figures
        for figure in figures:
            if figure.part_of is None or figure.part_of >= len(figures) or figure.low != figure.high:
                continue
            whole = figures[figure.part_of]
            if whole.low == whole.high:
                key = (figure.harm, whole.low, figure.group)
                parts.setdefault(key, {}).setdefault(str(figure.low), []).append(entry)
    for (harm, whole_count, group), sides in sorted(parts.items()):
        if len(sides) > 1:
            yield dispute("breakdown", f"{group} among {whole_count} {harm}", dict(sorted(sides.items())))


def denials(members: Sequence[LedgerClaim]) -> Iterable[Dispute]:
    """What some claim and others deny."""
    denied = [entry for entry in members if entry.claim.factuality == "denied"]
    claimed = [entry for entry in members if entry.claim.factuality in ("asserted", "hedged")]
    if denied and claimed:
        yield dispute("denial", members[0].claim.event_type, {"claimed": claimed, "denied": denied})


def rivals(members: Sequence[LedgerClaim], voice: Mapping[str, str]) -> Iterable[Dispute]:
    """Perpetrators that different voices name, none a part of the other."""
    sides: dict[str, list[LedgerClaim]] = {}
    for entry in members:
        if entry.claim.factuality == "denied" or entry.claim.event_type in TWO_SIDED:
            continue
        names = sorted(
            {a.actor_id or named(a.name) for a in entry.claim.actors if a.role == "initiator" and a.actor_id}
        )
        if names:
            sides.setdefault(" and ".join(names), []).append(entry)
    values = sorted(sides)
    speakers = {value: {voice[entry.claim.id] for entry in sides[value]} for value in values}
    apart = [
        value
        for value in values
        if any(unrelated(value, other) and speakers[value] != speakers[other] for other in values if other != value)
    ]
    if len(apart) > 1:
        yield dispute("perpetrator", "initiator", {value: sides[value] for value in apart})


def unrelated(left: str, right: str) -> bool:
    """True where no actor of one value is, or belongs to, one of the other."""
    ours, theirs = set(left.split(" and ")), set(right.split(" and "))
    return not any(bodies(a) & bodies(b) for a in ours for b in theirs)


def bodies(actor_id: str) -> frozenset[str]:
    """An actor and all that it is part of, short of alliances."""
    chain: list[str] = []
    actor = open_actors().get(actor_id)
    while actor is not None and actor.id not in chain:
        chain.append(actor.id)
        if actor.kind in OF_STATES and actor.country:
            chain.append(actor.country.lower())
        upper = actor.speaks_for or actor.parent
        actor = open_actors().get(upper) if upper else None
    return frozenset(chain or [actor_id])
