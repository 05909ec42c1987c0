"""Data without behaviour: what the readers of actors' names hand each other."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from vigie.lexicon.actors import ActorClass, ActorModifier

Readings = dict[str, Any]


class Item(NamedTuple):
    """A known word or name at ``[start, end)``: what it may be, by type.

    B: ids of bodies, H: ids of persons, S, G, N: country codes by name, seat of government, nationality; C: an
    ActorClass, M: an ActorModifier, P: the role of a portfolio.
    """

    start: int
    end: int
    readings: Readings


class Spelling(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One way to write a pattern and what it then is."""

    kind: str
    value: Any
    written: str
    case: str  # any, capital (of its first letter, as written), capitals (of several words), exact


class Phrase(msgspec.Struct):
    """An actor phrase: where it is, and what it means before any context.

    ``rules`` are the ids of the classes in it, head first. ``ids`` are candidates, or with ``joint`` all of them
    ("Syrian and Russian aircraft"). ``head`` is its head class, None for a bare name.
    """

    start: int
    end: int
    kind: str
    rules: tuple[str, ...]
    ids: tuple[str, ...] = ()
    country: str | None = None
    source: str = "unnamed"
    joint: bool = False
    head: ActorClass | None = None
    head_start: int = 0
    head_end: int = 0


class Parts(msgspec.Struct):
    """What was gathered around one head."""

    head: ActorClass | None = None
    head_item: Item | None = None
    nations: list[str] = []
    modifiers: list[ActorModifier] = []
    portfolio: str | None = None
    apposed: tuple[str, ...] = ()
    belongs: list[Phrase] = []
