"""The pack sections ``harms`` and ``groups``: what was done to people, and to which people."""

from __future__ import annotations

import functools
from typing import Literal, get_args

import msgspec

from vigie.lexicon.labels import open_labels
from vigie.lexicon.pack import Pack
from vigie.lexicon.triggers import EventType, Need, Strength
from vigie.model.claim import Harm

Group = Literal[
    "people", "civilians", "combatants", "soldiers", "police", "fighters", "children", "women", "men", "journalists",
    "health_workers", "aid_workers", "protesters", "prisoners",
]  # fmt: skip
HarmMode = Literal["counted", "event", "toll"]

HARMS: tuple[str, ...] = get_args(Harm)
HURT = frozenset({"killed", "wounded", "harmed"})  # harms to the body
CASUALTIES = frozenset({"killed", "wounded"})  # those of which a word says which
GROUPS: tuple[str, ...] = get_args(Group)


class HarmRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell what was done to people.

    ``victims`` is the slot that names them ("object", "subject", "of", or a preposition: "coûter la vie *à*").
    ``mode`` of nouns: counted ("quatre morts"), event ("la mort de"), toll ("le bilan"). Verbs of mode toll move a
    running total: ``victims`` is the slot of the figure that holds, ``revises`` of the figure that it replaces
    ("passer *de* 9 *à* 14"). ``finder``: the subject found, buried or tended the victims and did them no harm;
    ``losing``: the victims are the subject's own ("the army *lost* nine men");
    ``least``: how many people its noun says came to harm where nobody counts them ("a *murder-suicide*");
    ``doer``: the victim killed himself ("turned the gun on himself");
    ``deadly``: whom it befalls may have died: a death told with it takes its figure back ("was *shot*").
    ``unfit`` are nouns that as the verb's subject, object or first complement forbid it, or words that forbid a noun
    beside them in its group ("the *governing* body");
    ``harm`` is None where only the neighbouring words say which ("le bilan").
    """

    id: str
    harm: Harm | None
    examples: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    victims: str | None = None
    revises: str | None = None
    finder: bool = False
    losing: bool = False
    deadly: bool = False
    least: int = 0
    doer: bool = False
    mode: HarmMode = "counted"
    event_type: EventType | None = None
    strength: Strength = "strong"
    needs: tuple[Need, ...] = ()
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    without: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    outcome: Literal["attempted", "foiled"] | None = None
    rank: int = 4


class GroupRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for a group of people: ``nouns`` name it, ``adjectives`` make a person noun one ("victimes *civiles*")."""

    id: str
    group: Group
    examples: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class HarmSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rules: tuple[HarmRule, ...]


class GroupSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rules: tuple[GroupRule, ...]


@functools.cache
def open_harms(pack: Pack) -> tuple[HarmRule, ...]:
    """The pack's harm rules in file order."""
    return tuple(map(open_labels(pack).even, pack.section("harms", HarmSection).rules))


@functools.cache
def open_groups(pack: Pack) -> tuple[GroupRule, ...]:
    """The pack's group rules in file order."""
    return tuple(map(open_labels(pack).even, pack.section("groups", GroupSection).rules))
