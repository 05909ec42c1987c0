"""The taxonomy: event types and their codes in ACLED, PLOVER, CAMEO and UCDP, all of it data.

A code follows from facts (who acts by kind of body, who is hit, with what, which harm), never from the label that a
text gives a fighter.
"""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.errors import PackError
from vigie.lexicon.pack import DATA, read_section
from vigie.model.claim import AcledCode, Codes, PloverCode

Family = Literal["fighting", "afar", "people", "crowds", "strategic", "speech"]
FAMILIES: tuple[Family, ...] = ("fighting", "afar", "people", "crowds", "strategic", "speech")
NONE = "none"  # the side of a role that nobody fills


class ClaimFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What codes depend on. ``initiator_kinds`` and ``target_kinds`` are kinds of actors, "unknown" where unnamed.

    ``plover`` is the event and mode that the words themselves name, where they are narrower than the type's.
    ``groups`` are the groups of people that figures name, ``foreign`` whether the initiator is of another country than
    the place, ``resisted`` whether the text says that a place was defended; None where it is not known.
    """

    event_type: str
    kind: str = "incident"
    initiator_kinds: tuple[str, ...] = ()
    target_kinds: tuple[str, ...] = ()
    participant_kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    resisted: bool | None = None
    foreign: bool | None = None
    beneficiary: bool = False
    plover: tuple[str, ...] = ()
    factuality: str = "asserted"
    outcome: str | None = None


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A condition on facts; all that is named must hold. Lists: at least one; ``target_only``: nobody else was hit."""

    kind: tuple[str, ...] = ()
    factuality: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    initiator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    target_only: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    objects_only: bool = False
    resisted: bool | None = None
    foreign: bool | None = None
    beneficiary: bool = False


class Refinement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Codes that hold under a condition; a scheme that is not named is left as it is, null takes its code away."""

    when: When
    acled: tuple[str, str] | msgspec.UnsetType | None = msgspec.UNSET
    plover: tuple[str, ...] | msgspec.UnsetType | None = msgspec.UNSET
    cameo: str | msgspec.UnsetType | None = msgspec.UNSET
    ucdp: int | msgspec.UnsetType | None = msgspec.UNSET


class TypeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One event type: its family, default kind, codes, and what refines them."""

    id: str
    family: Family
    kind: str
    docs: str
    acled: tuple[str, str] | None
    plover: tuple[str, ...] | None
    cameo: str | None
    ucdp: int | None
    rules: tuple[Refinement, ...] = ()

    @property
    def speech(self) -> bool:
        """True for what parties say."""
        return self.family == "speech"

    @property
    def strategic(self) -> bool:
        """True for developments that are no violence against people."""
        return self.family == "strategic"


class TaxonomySection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    types: tuple[TypeEntry, ...]
    general: tuple[Refinement, ...]
    sides: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]
    lethal: tuple[str, ...]
    vocabulary: dict[str, dict[str, str]]
    turned: dict[str, dict[str, tuple[str, ...]]]


class Schemes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The codes that exist: ACLED's sub-event types by type, PLOVER's modes by event, labels of CAMEO and UCDP."""

    acled: dict[str, tuple[str, ...]]
    plover: dict[str, tuple[str, ...]]
    cameo: dict[str, str]
    ucdp: dict[int, str]


class Taxonomy(msgspec.Struct, frozen=True):
    """The section as look-up tables."""

    types: dict[str, TypeEntry]
    general: tuple[Refinement, ...]
    side_of: dict[str, str]
    group_side: dict[str, str]
    lethal: frozenset[str]
    vocabulary: dict[str, dict[str, str]]
    turned: dict[tuple[str, str], str]


@functools.cache
def open_taxonomy() -> Taxonomy:
    """The taxonomy, with sides turned inside out: kind of actor -> side."""
    section: TaxonomySection = read_section(DATA / "knowledge", "taxonomy", TaxonomySection)
    return Taxonomy(
        types={entry.id: entry for entry in section.types},
        general=section.general,
        side_of={kind: side for side, kinds in section.sides.items() for kind in kinds},
        group_side={group: side for side, groups in section.groups.items() for group in groups},
        lethal=frozenset(section.lethal),
        vocabulary=section.vocabulary,
        turned={
            (factuality, event): becomes
            for factuality, turns in section.turned.items()
            for becomes, events in turns.items()
            for event in events
        },
    )


@functools.cache
def open_schemes() -> Schemes:
    """The codes that exist in the schemes."""
    schemes: Schemes = read_section(DATA / "knowledge", "schemes", Schemes)
    return schemes


@functools.lru_cache(maxsize=4096)
def codes_for(facts: ClaimFacts) -> Codes:
    """The codes of a claim; None for a scheme that has none for it. Raises PackError for an unknown event type."""
    taxonomy = open_taxonomy()
    entry = taxonomy.types.get(facts.event_type)
    if entry is None:
        raise PackError(f"no event type {facts.event_type!r}: there are {', '.join(taxonomy.types)}")
    holding = [rule for rule in (*taxonomy.general, *entry.rules) if holds(rule.when, facts)]
    acled = next((r.acled for r in holding if r.acled is not msgspec.UNSET), entry.acled)
    plover = next((r.plover for r in holding if r.plover is not msgspec.UNSET), entry.plover)
    plover = turned(facts.plover or plover, facts.factuality)
    cameo = next((r.cameo for r in holding if r.cameo is not msgspec.UNSET), entry.cameo)
    ucdp = next((r.ucdp for r in holding if r.ucdp is not msgspec.UNSET), ucdp_type(facts) or entry.ucdp)
    return Codes(
        acled=AcledCode(*acled) if acled else None,
        plover=PloverCode(*plover) if plover else None,
        cameo=cameo or None,
        ucdp=ucdp or None,
    )


def turned(plover: tuple[str, ...] | None, factuality: str) -> tuple[str, ...] | None:
    """What PLOVER codes where a deed is not done: one that is announced is an offer or a threat, one refused a refusal.

    Source: PLOVER's manual, under AGREE, THREATEN and REJECT.
    """
    if plover is None:
        return None
    event = open_taxonomy().turned.get((factuality, plover[0]))
    return (event,) if event is not None else plover


def ucdp_type(facts: ClaimFacts) -> int | None:
    """UCDP's type of violence by who stands on the two sides, where a death is told; None where a side is unknown.

    1 a state and an organised group, or two states; 2 two groups without a state; 3 an organised party and civilians.
    """
    if facts.event_type not in open_taxonomy().lethal or "killed" not in facts.harms:
        return None
    sides = [side for side in initiator_sides(facts) + participant_sides(facts) if side != NONE]
    targets = target_sides(facts)
    organised = [side for side in sides if side in ("state", "non_state", "international")]
    if not organised:
        return None
    if targets and set(targets) <= {"civilian", "crowd"}:
        return 3
    others = [side for side in (*organised[1:], *targets) if side in ("state", "non_state", "international")]
    if not others:
        return None
    return 2 if {organised[0], *others} == {"non_state"} else 1


def holds(when: When, facts: ClaimFacts) -> bool:
    """True where the facts meet all that the condition names."""
    targets = target_sides(facts)
    return (
        met(when.kind, (facts.kind,))
        and met(when.factuality, (facts.factuality,))
        and met(when.outcome, (facts.outcome or "done",))
        and met(when.initiator, initiator_sides(facts))
        and met(when.target, targets)
        and (not when.target_only or (bool(targets) and set(targets) <= set(when.target_only)))
        and met(when.harms, facts.harms)
        and met(when.means, facts.means)
        and met(when.objects, facts.objects)
        and (not when.objects_only or (bool(facts.objects) and not facts.harms and not facts.target_kinds))
        and when.resisted in (None, facts.resisted)
        and when.foreign in (None, facts.foreign)
        and (not when.beneficiary or facts.beneficiary)
    )


def met(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """True where nothing is wanted or one of the wanted is given."""
    return not wanted or any(value in wanted for value in given)


def initiator_sides(facts: ClaimFacts) -> tuple[str, ...]:
    """The sides of those who act; ("none",) where nobody is named."""
    side_of = open_taxonomy().side_of
    return tuple(side_of.get(kind, "unknown") for kind in facts.initiator_kinds) or (NONE,)


def participant_sides(facts: ClaimFacts) -> tuple[str, ...]:
    """The sides of those who take part in a fight."""
    side_of = open_taxonomy().side_of
    return tuple(side_of.get(kind, "unknown") for kind in facts.participant_kinds)


def target_sides(facts: ClaimFacts) -> tuple[str, ...]:
    """The sides of those who are hit: by kind of actor, else by the group of people that a figure names."""
    taxonomy = open_taxonomy()
    named = [taxonomy.side_of[kind] for kind in facts.target_kinds if kind in taxonomy.side_of]
    counted = [taxonomy.group_side[group] for group in facts.groups if group in taxonomy.group_side]
    return tuple(dict.fromkeys([*named, *counted]))


def vocabulary(name: str) -> dict[str, str]:
    """A controlled list (harms, groups, objects, means, actor_kinds): id -> what it means. Raises PackError."""
    lists = open_taxonomy().vocabulary
    if name not in lists:
        raise PackError(f"no vocabulary {name!r}: there are {', '.join(lists)}")
    return lists[name]
