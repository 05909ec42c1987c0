"""Labels: words that judge whom they name ("terrorist", "rebel"). What a pack says of one holds for all of its ring."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from vigie.lexicon.pack import Pack

Rule = TypeVar("Rule", bound=msgspec.Struct)

PHRASES = ("verbs", "nouns", "adjectives")  # fields of locutions: a label alone names a kind of people, which has rules
WORDS = ("with_", "beside", "topic", "without", "unfit")  # fields of words that stand around
PART = re.compile(r"[^\s-]+")


class LabelSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rings of lemmas that differ in judgement only; ``alike``: word forms that the tagger takes for the first of them.

    Tags are guessed from the words around, and a treebank knows few labels: a rare one must not change how it, or the
    word beside it, is tagged.
    """

    rings: tuple[tuple[str, ...], ...]
    alike: tuple[tuple[str, ...], ...] = ()


class Labels:
    """The rings of one language; ``of`` gives a label's ring, ``looks`` the word form that a form is taken for."""

    def __init__(self, section: LabelSection) -> None:
        self.of = {word: ring for ring in section.rings for word in ring}
        self.looks = {word: first for first, *others in section.alike for word in others}

    def phrases(self, phrases: Iterable[str], *, alone: bool) -> tuple[str, ...]:
        """The phrases with every other label of the ring in each label's place; ``alone``: bare labels as well."""
        found: dict[str, None] = dict.fromkeys(phrases)
        for phrase in tuple(found):
            for match in PART.finditer(phrase):
                if match[0] in self.of and (alone or match[0] != phrase):
                    before, after = phrase[: match.start()], phrase[match.end() :]
                    found.update(dict.fromkeys(f"{before}{label}{after}" for label in self.of[match[0]]))
        return tuple(found)

    def even(self, rule: Rule) -> Rule:
        """The rule with every label of a ring wherever it has one of them."""
        changes: dict[str, tuple[str, ...]] = {}
        for field in (*PHRASES, *WORDS):
            words = getattr(rule, field, ())
            wider = self.phrases(words, alone=field in WORDS)
            if len(wider) > len(words):
                changes[field] = wider
        return msgspec.structs.replace(rule, **changes) if changes else rule


@functools.cache
def open_labels(pack: Pack) -> Labels:
    """The labels of a pack."""
    return Labels(pack.section("labels", LabelSection))
