"""The pack section ``topics``: words of what a report may be about instead of armed violence."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.lexicon.pack import Pack


class TopicRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lemmas of one topic. ``weight``: what each of its words counts, 2 where one word is enough.

    Examples are whole reports: one that opens with "!" must give no claim, another must give one.
    """

    id: str
    weight: Literal[1, 2]
    nouns: tuple[str, ...]
    examples: tuple[str, ...]
    verbs: tuple[str, ...] = ()


class TopicSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``common``: lemmas that name fighters and, as often, people of ordinary life and crime ("robber", "group")."""

    common: frozenset[str]
    rules: tuple[TopicRule, ...]


class TopicWords(msgspec.Struct, frozen=True):
    """Lemma -> weight, of nouns and of verbs; ``common``: lemmas of fighters that ordinary crime has too."""

    nouns: dict[str, int]
    verbs: dict[str, int]
    common: frozenset[str]


@functools.cache
def open_topics(pack: Pack) -> TopicWords:
    """The pack's words of other topics; a word of two topics counts for the heavier."""
    section = pack.section("topics", TopicSection)
    words = TopicWords({}, {}, section.common)
    for rule in section.rules:
        for table, lemmas in ((words.nouns, rule.nouns), (words.verbs, rule.verbs)):
            for lemma in lemmas:
                table[lemma] = max(rule.weight, table.get(lemma, 0))
    return words
