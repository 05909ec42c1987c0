"""The pack sections ``objects`` and ``means``: what was hit that is no actor, and with what."""

from __future__ import annotations

import functools
from typing import Literal, get_args

import msgspec

from vigie.lexicon.labels import open_labels
from vigie.lexicon.pack import Pack
from vigie.lexicon.triggers import EventType

ObjectKind = Literal[
    "school", "hospital", "residential", "market", "place_of_worship", "camp", "fuel_station", "power", "water", "road",
    "bridge", "airport", "port", "government_building", "police_station", "military_base", "vehicle", "aircraft",
    "ship", "crossing", "media", "aid", "cultural_site", "other",
]  # fmt: skip
MeansKind = Literal[
    "firearm", "knife", "ied", "mine", "car_bomb", "explosive_vest", "grenade", "mortar", "artillery", "rocket",
    "missile", "bomb", "barrel_bomb", "cluster_munition", "incendiary", "drone", "aircraft", "helicopter", "tank",
    "armoured_vehicle", "chemical", "tear_gas", "fire", "vehicle", "ship", "other",
]  # fmt: skip

OBJECT_KINDS: tuple[str, ...] = get_args(ObjectKind)
MEANS_KINDS: tuple[str, ...] = get_args(MeansKind)


class ObjectRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns for a kind of thing that can be hit, taken, closed or left. ``without``: neighbours that veto it;
    ``of``: lemmas one of which the noun's whole phrase must hold ("headquarters of the *union*"); ``way``: a road, a
    border: where something happens, and not what is hit, unless the deed is said to be done to it."""

    id: str
    kind: ObjectKind
    nouns: tuple[str, ...]
    examples: tuple[str, ...]
    without: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    way: bool = False


class MeansRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for a weapon or manner. ``verbs`` say it by themselves ("poignarder").

    ``implies`` maps the event type that the rest of the clause gives to the one that this weapon makes of it.
    """

    id: str
    kind: MeansKind
    examples: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    implies: dict[EventType, EventType] = {}
    without: tuple[str, ...] = ()


class ObjectSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``parts``: lemmas of parts that stand for the whole thing that they are of ("the *front* of the embassy")."""

    rules: tuple[ObjectRule, ...]
    parts: frozenset[str] = frozenset()


class MeansSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rules: tuple[MeansRule, ...]


@functools.cache
def open_objects(pack: Pack) -> tuple[ObjectRule, ...]:
    """The pack's object rules in file order."""
    return tuple(map(open_labels(pack).even, pack.section("objects", ObjectSection).rules))


@functools.cache
def thing_parts(pack: Pack) -> frozenset[str]:
    """Lemmas of parts that stand for the whole thing that they are of."""
    return pack.section("objects", ObjectSection).parts


@functools.cache
def open_means(pack: Pack) -> tuple[MeansRule, ...]:
    """The pack's means rules in file order."""
    return tuple(map(open_labels(pack).even, pack.section("means", MeansSection).rules))
