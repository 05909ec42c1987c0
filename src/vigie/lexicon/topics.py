"""The pack section ``topics``: words of what a report may be about instead of armed violence."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.lexicon.pack import Pack


class TopicRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lemmas of one topic. ``weight``: what each of its words counts: 2 where one is enough, 4 against tear gas too.

    ``doers``: what its nouns name kills and destroys by itself, and no fighters beside it change that. ``works``: its
    nouns name works of fiction, whose plots are told in the present tense.
    Examples are whole reports: one that opens with "!" must give no claim, another must give one.
    """

    id: str
    weight: Literal[1, 2, 4]
    nouns: tuple[str, ...]
    examples: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    doers: bool = False
    works: bool = False


class TopicSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``common``: lemmas that name fighters and, as often, people of ordinary life and crime ("robber", "group").

    ``lone`` are words of the same kind that tell of fighters in the plural only ("gunman").
    ``former`` say that somebody fights no longer ("former soldier").
    ``everyday`` are lemmas of ordinary life, which no war explains.
    ``human`` are adjectives that make a man of a beast ("a *lone* wolf").
    ``drills`` are what soldiers have accidents at, behind one of the prepositions ``amid`` ("during *an exercise*").
    ``war`` are lemmas that speak of armed or political violence by themselves ("ceasefire"), ``warlike`` those that do
    beside another sign of it ("civilian").
    ``mishaps`` are nouns of what kills without anybody's doing it ("accident"): whoever died in one died in no attack;
    ``accidental`` are adjectives and adverbs that make a mishap of a blast. ``wrecks`` are verbs of what befalls
    ``vehicles`` by itself ("the helicopter crashed").
    """

    common: frozenset[str]
    lone: frozenset[str]
    former: frozenset[str]
    everyday: frozenset[str]
    mishaps: frozenset[str] = frozenset()
    wrecks: frozenset[str] = frozenset()
    vehicles: frozenset[str] = frozenset()
    accidental: frozenset[str] = frozenset()
    human: frozenset[str] = frozenset()
    drills: frozenset[str] = frozenset()
    amid: frozenset[str] = frozenset()
    war: tuple[str, ...] = ()
    warlike: tuple[str, ...] = ()
    rules: tuple[TopicRule, ...]


class TopicWords(msgspec.Struct, frozen=True):
    """Lemma -> weight, of nouns and of verbs; ``common``: fighters that crime has too; ``war``: of violence.

    ``doers`` and ``works`` are nouns that the pack's rules mark so; ``human``: adjectives that make a man of a beast;
    ``drills`` and ``amid`` are the section's.
    """

    nouns: dict[str, int]
    verbs: dict[str, int]
    common: frozenset[str]
    lone: frozenset[str]
    former: frozenset[str]
    everyday: frozenset[str]
    mishaps: frozenset[str]
    wrecks: frozenset[str]
    vehicles: frozenset[str]
    accidental: frozenset[str]
    war: dict[str, int]
    doers: frozenset[str]
    works: frozenset[str]
    human: frozenset[str]
    drills: frozenset[str]
    amid: frozenset[str]


@functools.cache
def open_topics(pack: Pack) -> TopicWords:
    """The pack's words of other topics; a word of two topics counts for the heavier."""
    section = pack.section("topics", TopicSection)
    war = dict.fromkeys(section.warlike, 1) | dict.fromkeys(section.war, 2)
    doers = frozenset(noun for rule in section.rules if rule.doers for noun in rule.nouns)
    works = frozenset(noun for rule in section.rules if rule.works for noun in rule.nouns)
    words = TopicWords(
        nouns={}, verbs={}, common=section.common, lone=section.lone, former=section.former, everyday=section.everyday,
        mishaps=section.mishaps, accidental=section.accidental, wrecks=section.wrecks, vehicles=section.vehicles,
        war=war, doers=doers, works=works, human=section.human,
        drills=section.drills, amid=section.amid,
    )  # fmt: skip
    for rule in section.rules:
        for table, lemmas in ((words.nouns, rule.nouns), (words.verbs, rule.verbs)):
            for lemma in lemmas:
                table[lemma] = max(rule.weight, table.get(lemma, 0))
    return words
