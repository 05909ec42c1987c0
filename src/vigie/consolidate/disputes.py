"""Disputes: what the claims of one event say that cannot all hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from vigie.consolidate.figures import said
from vigie.consolidate.totals import EVERYBODY, total
from vigie.consolidate.voices import named, source_name
from vigie.knowledge.actors import open_actors
from vigie.model.claim import Figure
from vigie.model.event import Dispute, DisputeKind, DisputeSide, LedgerClaim

OF_STATES = frozenset({"state", "government", "state_force", "police", "intelligence"})
ABOUT = 0.2  # "about 50" leaves a fifth open on either side
Bounds = tuple[float, float]
SPOKEN = ("asserted", "hedged")
TWO_SIDED = frozenset({"armed_clash", "agreement"})  # both parties act: two initiators are no rivals


class Counted(msgspec.Struct, frozen=True):
    """A claim, what it counts of one thing with a sign for what it leaves open, and the numbers that it allows."""

    entry: LedgerClaim
    low: int
    high: int
    sign: str
    open: Bounds


Told = tuple[LedgerClaim, list[Figure]]  # a claim and its figures of one harm


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
    """Counts of one harm that leave no number open on which all voices could agree, of everybody or of one group.

    As in tallies, who counts soldiers alone counts not everybody: of all there were so many at least. Of soldiers it is
    a count as good as that of others who say how many of the dead were soldiers.
    """
    spoken = [entry for entry in members if entry.claim.figures and entry.claim.factuality in SPOKEN]
    if len({voice[entry.claim.id] for entry in spoken}) < 2:
        return
    by_harm: dict[str, list[Told]] = {}
    for entry in sorted(spoken, key=lambda e: (said(e), e.claim.id)):
        own: dict[str, list[Figure]] = {}
        for figure in entry.claim.figures:
            own.setdefault(figure.harm, []).append(figure)
        for harm, figures in own.items():
            by_harm.setdefault(harm, []).append((entry, figures))
    for harm, told in sorted(by_harm.items()):
        if len(told) < 2 or len({(f.group, f.low, f.high, f.qualifier) for _, own in told for f in own}) == 1:
            continue  # one voice, or all say the same
        yield from disputed(harm, of_everybody(told, voice))
        alone = {f.group for _, figures in told if not whole(figures) for f in figures if f.part_of is None}
        for group in sorted(alone):
            yield from disputed(f"{group} {harm}", of_group(told, voice, group))


def whole(figures: Sequence[Figure]) -> bool:
    """True where figures of one harm count everybody, as ``tallies.everybody`` sees it."""
    return any(figure.group == EVERYBODY and figure.part_of is None for figure in figures)


def of_everybody(told: Sequence[Told], voice: Mapping[str, str]) -> list[Counted]:
    """What each voice's last claim that counts everybody says; else, where it is too many, its last of groups."""
    wholes: dict[str, Counted] = {}
    groups: dict[str, Counted] = {}
    for entry, figures in told:
        own = [figure for figure in figures if figure.part_of is None]
        if own and whole(figures):
            wholes[voice[entry.claim.id]] = counted(entry, own)
        elif own:
            some = counted(entry, own)
            groups[voice[entry.claim.id]] = Counted(entry, some.low, some.high, "≥ ", (some.open[0], float("inf")))
    most = min((one.open[1] for one in wholes.values()), default=float("inf"))
    return [*wholes.values(), *(one for name, one in groups.items() if name not in wholes and one.open[0] > most)]


def of_group(told: Sequence[Told], voice: Mapping[str, str], group: str) -> list[Counted]:
    """What each voice's last claim that counts a group says of it."""
    last: dict[str, Counted] = {}
    for entry, figures in told:
        own = [figure for figure in figures if figure.group == group]
        if own:
            last[voice[entry.claim.id]] = counted(entry, own)
    return list(last.values())


def disputed(about: str, counts: Sequence[Counted]) -> Iterable[Dispute]:
    """The dispute of counts of one thing, where they cannot all hold; who contradicts nobody is no side of it."""
    if len(counts) < 2:
        return
    least, most = max(one.open[0] for one in counts), min(one.open[1] for one in counts)
    if least <= most:
        return
    sides: dict[str, list[LedgerClaim]] = {}
    for one in sorted(counts, key=lambda one: (one.open, one.entry.claim.id)):
        if one.open[0] > most or one.open[1] < least:
            words = str(one.low) if one.low == one.high else f"{one.low}-{one.high}"
            sides.setdefault(one.sign + words, []).append(one.entry)
    if len(sides) > 1:
        yield dispute("figures", about, sides)


def counted(entry: LedgerClaim, figures: Sequence[Figure]) -> Counted:
    """What figures of one harm in a claim come to, and the numbers that they leave open."""
    low, high = total([(figure.group, figure.low, figure.high) for figure in figures])
    qualifiers = {figure.qualifier for figure in figures}
    if "at_least" in qualifiers or "more_than" in qualifiers:
        return Counted(entry, low, high, "≥ ", (float(low), float("inf")))
    if "at_most" in qualifiers:
        return Counted(entry, low, high, "≤ ", (0.0, float(high)))
    if "about" in qualifiers:
        return Counted(entry, low, high, "≈ ", (low * (1 - ABOUT), high * (1 + ABOUT)))
    return Counted(entry, low, high, "", (float(low), float(high)))


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
    claimed = [entry for entry in members if entry.claim.factuality in SPOKEN]
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
