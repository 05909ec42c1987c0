"""Holders: whether two words for who holds a place can mean one and the same, in one language or in two."""

from __future__ import annotations

import functools

from vigie.consolidate.disputes import unrelated
from vigie.consolidate.voices import named
from vigie.knowledge.actors import open_actors
from vigie.knowledge.taxonomy import open_taxonomy
from vigie.lexicon.harms import open_groups
from vigie.lexicon.pack import languages, open_pack
from vigie.model.claim import ClaimActor


@functools.lru_cache(maxsize=1 << 12)
def side_named(name: str, language: str) -> str | None:
    """The side (state, non_state, ...) of people whom words name without saying who they are: "the rebels".

    A longer noun goes before a shorter one, an earlier word before a later one; None for words that the pack lacks.
    """
    nouns = group_nouns(language)
    found = [
        (len(noun), -at, group)
        for at, word in enumerate(named(name).split())
        for noun, group in nouns.items()
        if word.startswith(noun)
    ]
    return open_taxonomy().group_side.get(max(found)[2]) if found else None


@functools.cache
def group_nouns(language: str) -> dict[str, str]:
    """The nouns of one word that name a group of people in a language, folded, and the group of each."""
    if language not in languages():
        return {}
    rules = open_groups(open_pack(language))
    return {noun: rule.group for rule in rules for noun in map(named, rule.nouns) if " " not in noun}


def side_of(actor: ClaimActor, language: str | None) -> str | None:
    """The side of a party: by its kind where it is known, else by its words."""
    known = open_actors().get(actor.actor_id) if actor.actor_id else None
    if known is not None:
        return open_taxonomy().side_of.get(known.kind)
    return side_named(actor.name, language or "")


class Holders:
    """Who is said to hold a place: the side of each by its id or its folded words."""

    def __init__(self) -> None:
        self.sides: dict[str, str | None] = {}
        self.known: set[str] = set()

    def add(self, holder: str, actor: ClaimActor, language: str | None) -> None:
        """Takes a holder up."""
        self.sides[holder] = side_of(actor, language)
        if actor.actor_id:
            self.known.add(holder)

    def rivals(self, left: str, right: str) -> bool:
        """True for two that exclude each other: known bodies of which none is part of the other, or two sides.

        Words that name nobody known ("the rebels", "fighters") may mean any body of their side.
        """
        if left in self.known and right in self.known:
            return unrelated(left, right)
        return left != right and not self.one_side(left, right)

    def same(self, left: str | None, right: str | None) -> bool:
        """True for the same body, or words of one side that name nobody known."""
        if left == right:
            return True
        return left is not None and right is not None and not {left, right} & self.known and self.one_side(left, right)

    def one_side(self, left: str, right: str) -> bool:
        """True where both are of one side that is known."""
        return self.sides.get(left) is not None and self.sides.get(left) == self.sides.get(right)
