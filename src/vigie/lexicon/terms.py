"""All words of a pack that bear on happenings, in one table: first lemma -> the terms that start with it."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.lexicon.harms import GroupRule, HarmRule, open_groups, open_harms
from vigie.lexicon.objects import MeansRule, ObjectRule, open_means, open_objects
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.triggers import SupportRule, TriggerRule, open_support, open_triggers

Rule = TriggerRule | SupportRule | HarmRule | GroupRule | ObjectRule | MeansRule
Section = Literal["trigger", "support", "harm", "group", "object", "means"]
Shape = Literal["verb", "noun", "adjective"]
POS: dict[Shape, frozenset[str]] = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN", "X", "NUM"}),
    "adjective": frozenset({"ADJ", "VERB"}),
}


class Term(msgspec.Struct, frozen=True, gc=False):
    """One word or locution of a rule; ``reflexive`` verbs need their pronoun."""

    words: tuple[str, ...]
    shape: Shape
    section: Section
    rule: Rule
    reflexive: bool = False


class Terms(msgspec.Struct, frozen=True):
    """Terms by their first word: ``single`` those of one word, ``longer`` the others by their second word too.

    ``tails`` are terms that end a compound ("rebel-*held*"), by that end.
    ``by_first`` has them all, longest first; ``fitting`` those of one word by the parts of speech that they may have;
    ``nouns`` are the words that are a noun by themselves.
    """

    by_first: dict[str, tuple[Term, ...]]
    single: dict[str, tuple[Term, ...]]
    longer: dict[str, dict[str, tuple[Term, ...]]]
    fitting: dict[str, dict[str, tuple[Term, ...]]]
    tails: dict[str, Term]
    nouns: frozenset[str]


@functools.cache
def open_terms(pack: Pack) -> Terms:
    """Every term of the pack's happenings, harms, groups, objects and means."""
    reflexives, clitics = open_syntax(pack).section.reflexives, open_syntax(pack).section.clitics
    terms: dict[str, list[Term]] = {}

    def add(section: Section, rule: Rule, shape: Shape, phrase: str) -> None:
        words = tuple(phrase.lower().replace("’", "'").replace("'", "' ").split())
        reflexive = words[0] in reflexives and len(words) > 1
        if reflexive:  # "s'en prendre": the pronouns stand before the auxiliary ("s'en sont pris")
            words = words[2 if len(words) > 2 and words[1] in clitics else 1 :]
        terms.setdefault(words[0], []).append(Term(words, shape, section, rule, reflexive))

    for section, rules in sections(pack):
        for rule in rules:
            for shape in ("verb", "noun", "adjective"):
                for phrase in getattr(rule, f"{shape}s", ()):
                    add(section, rule, shape, phrase)
    by_first = {first: tuple(sorted(found, key=lambda term: -len(term.words))) for first, found in terms.items()}
    single: dict[str, tuple[Term, ...]] = {}
    longer: dict[str, dict[str, tuple[Term, ...]]] = {}
    for first, found in by_first.items():
        single[first] = tuple(term for term in found if len(term.words) == 1)
        for term in found:
            if len(term.words) > 1:
                seconds = longer.setdefault(first, {})
                seconds[term.words[1]] = (*seconds.get(term.words[1], ()), term)
    tails = {tail: Term((tail,), "adjective", "trigger", r) for r in open_triggers(pack) for tail in r.tails}
    nouns = frozenset(first for first, found in single.items() if any(term.shape == "noun" for term in found))
    fitting = {first: by_pos(found) for first, found in single.items()}
    return Terms(by_first, single, longer, fitting, tails, nouns)


def by_pos(terms: tuple[Term, ...]) -> dict[str, tuple[Term, ...]]:
    """Terms of one word by the parts of speech that they may have; an adjective may stand for the noun of a harm."""
    found: dict[str, tuple[Term, ...]] = {}
    for term in terms:
        for pos in POS[term.shape] | ({"ADJ"} if term.shape == "noun" and term.section == "harm" else set()):
            found[pos] = (*found.get(pos, ()), term)
    return found


def sections(pack: Pack) -> tuple[tuple[Section, tuple[Rule, ...]], ...]:
    """The sections whose rules are words, by name."""
    return (
        ("trigger", open_triggers(pack)),
        ("support", open_support(pack)),
        ("harm", open_harms(pack)),
        ("group", open_groups(pack)),
        ("object", open_objects(pack)),
        ("means", open_means(pack)),
    )
