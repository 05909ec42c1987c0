"""The pack sections ``triggers``, ``frames`` and ``support``: which words tell a happening and who plays which part."""

from __future__ import annotations

import functools
from typing import Literal, get_args

import msgspec

from vigie.errors import PackError
from vigie.lexicon.labels import open_labels
from vigie.lexicon.pack import Pack
from vigie.model.claim import Kind

EventType = Literal[
    "armed_clash", "territory_capture", "withdrawal", "offensive",
    "airstrike", "drone_strike", "shelling", "explosive", "suicide_bombing", "grenade", "chemical_weapon",
    "attack", "sexual_violence", "abduction",
    "protest", "riot", "crackdown",
    "arrest", "looting", "destruction", "seizure", "closure", "deployment", "military_aid", "humanitarian_aid",
    "agreement", "transfer_of_territory", "displacement", "evacuation", "release", "surrender", "coup", "designation",
    "casualties",
    "condemn", "accuse", "demand", "threaten", "promise", "deny", "support", "announce", "consult",
]  # fmt: skip
FrameRole = Literal[
    "initiator", "target", "participant", "beneficiary", "hit", "hit_or_initiator", "victim", "place", "origin",
    "goal", "means", "content", "ignore",
]  # fmt: skip
Need = Literal[
    "armed_initiator",
    "armed_party",
    "armed_target",
    "armed_report",
    "place",
    "victims",
    "weapon",
    "object",
    "party",
    "people",
    "doer",
    "unarmed",
    "group",
]
SupportRole = Literal["event", "harm", "initiator", "hit", "opponent", "place", "ignore"]
Effect = Literal["claimed", "foiled", "attempted", "denied", "ended", "planned", "told", "announced", "past"]
Strength = Literal["strong", "weak"]

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
NEEDS: tuple[str, ...] = get_args(Need)
ROLES: tuple[str, ...] = get_args(FrameRole)
SPEECH = frozenset(
    {"condemn", "accuse", "demand", "threaten", "promise", "deny", "support", "announce", "consult"}
)  # event types that are statements unless a rule says otherwise


class TriggerRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell a kind of happening, and what must hold around them. ``verbs``, ``nouns``: lemmas or locutions.

    ``with`` are words one of which, in the sentence, gives the rule its sense, ``beside`` such words in the clause and
    what fills it; ``without`` are words that forbid it in its clause, ``unfit`` nouns that do so as its verb's subject,
    object or first complement; ``topic`` words one of which keeps it on the conflict,
    which a report known to be about conflict need not say. ``picks`` is false where its words are too common to choose
    a sentence for the full reading. ``plover`` is the event and mode of what the rule tells where they are narrower
    than its type's. ``manner_of_report``: told as what the report's other strikes from afar are, where these are of
    one type. ``search`` marks what police and troops do to arrest somebody: beside an arrest it is that arrest.
    ``tails`` end compounds that begin with the initiator ("rebel-*held*"). As read by ``triggers``,
    ``event_type`` and ``kind`` are never None.
    """

    id: str
    frame: str
    examples: tuple[str, ...]
    manner_of_report: bool = False
    search: bool = False
    event_type: EventType | None = None
    kind: Kind | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    strength: Strength = "strong"
    needs: tuple[Need, ...] = ()
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    beside: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    picks: bool = True
    outcome: Literal["attempted", "foiled"] | None = None
    holder: str | None = None
    rank: int = 5


class TriggerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the section: what its rules share, and the rules."""

    rules: tuple[TriggerRule, ...]
    event_type: EventType | None = None
    kind: Kind | None = None


class FrameSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Named frames: slot ("subject", "object", "of", "modifier" or a preposition) -> role."""

    frames: dict[str, dict[str, FrameRole]]


class SupportRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verb that carries a noun's happening: what its slots hold. ``slots`` maps prepositions ("contre") to roles.

    ``stands_for``: definite nouns (lemmas) for what was told before, whatever it was ("*the operation* took place").
    """

    id: str
    verbs: tuple[str, ...]
    examples: tuple[str, ...]
    subject: SupportRole | None = None
    object: SupportRole | None = None
    slots: dict[str, SupportRole] = {}
    effect: Effect | None = None
    stands_for: frozenset[str] = frozenset()
    without: tuple[str, ...] = ()


class SupportSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rules: tuple[SupportRule, ...]


def tail_of(word: str) -> str:
    """The end of a compound ("*held*" of "rebel-held"), "" for a word that is none."""
    return word.rpartition("-")[2] if "-" in word else ""


@functools.cache
def holding_tails(pack: Pack) -> frozenset[str]:
    """The ends of the compounds that say who holds the place they stand before ("rebel-*held* Idlib")."""
    return frozenset(tail for rule in open_triggers(pack) if rule.kind == "control" for tail in rule.tails)


@functools.cache
def open_triggers(pack: Pack) -> tuple[TriggerRule, ...]:
    """The pack's trigger rules in file order, each with its event type and kind; raises PackError for one without."""
    even = open_labels(pack).even
    return tuple(even(complete(rule, file)) for file in pack.parts("triggers", TriggerFile) for rule in file.rules)


@functools.cache
def open_frames(pack: Pack) -> dict[str, dict[str, FrameRole]]:
    """The pack's frames by name."""
    return pack.section("frames", FrameSection).frames


@functools.cache
def open_support(pack: Pack) -> tuple[SupportRule, ...]:
    """The pack's support verbs in file order."""
    return pack.section("support", SupportSection).rules


def complete(rule: TriggerRule, file: TriggerFile) -> TriggerRule:
    """The rule with the event type and kind that its file or its event type gives it."""
    event_type = rule.event_type or file.event_type
    if event_type is None:
        raise PackError(f"{rule.id}: no event_type: give one in the rule or at the head of its file")
    kind = rule.kind or file.kind or ("statement" if event_type in SPEECH else "incident")
    return msgspec.structs.replace(rule, event_type=event_type, kind=kind)
