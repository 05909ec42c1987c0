"""Mishaps: harm that accidents, floods and lightning do, and nobody; a report on a war tells of it too."""

from __future__ import annotations

import functools
from collections.abc import Collection

from vigie.extract.metaphors import is_deed, is_made_of_arms, is_weapon
from vigie.extract.people import is_person
from vigie.extract.words import Words
from vigie.lexicon.pack import Pack
from vigie.lexicon.topics import open_topics
from vigie.lexicon.triggers import TriggerRule
from vigie.model.syntax import Clause, Slot


def is_mishap(words: Words, clause: Clause) -> bool:
    """True for a harm that a mishap did ("*The crash* killed nine", "morts dans *un accident*"), no deed beside it."""
    if is_wreck(words, clause):
        return True
    mishaps = mishap_words(words.pack)
    if mishaps.isdisjoint(words.told_in(clause.sentence)) or has_deed(words, clause):
        return False
    telling = [clause]
    if clause.group is not None:  # "the crash left *nine dead*"
        telling += [
            c for c in words.sentence_clauses(clause.sentence)
            if c.verb is not None and any(clause.group in slot.groups for slot in c.slots)
        ]  # fmt: skip
    return any(is_cause(words, c, slot, mishaps) for c in telling for slot in c.slots)


@functools.cache
def mishap_words(pack: Pack) -> frozenset[str]:
    """Lemmas of mishaps, and those that make one of a blast."""
    topics = open_topics(pack)
    return topics.mishaps | topics.accidental


def is_wreck(words: Words, clause: Clause) -> bool:
    """True where a vehicle comes to grief by itself ("*the helicopter crashed*, killing four"): no weapon, no deed."""
    wrecks = wrecks_in(words, clause.sentence)
    if not wrecks or has_weapon(words, clause.sentence):
        return False
    apart = {clause.head, *(wreck.head for wreck in wrecks)}
    return not any(has_deed(words, told, apart) for told in (clause, *wrecks))


def wrecks_in(words: Words, sentence: int) -> list[Clause]:
    """The clauses of a sentence in which a vehicle comes to grief by itself."""
    wrecks = open_topics(words.pack).wrecks
    if wrecks.isdisjoint(words.told_in(sentence)):
        return []
    return [
        clause for clause in words.sentence_clauses(sentence) if clause.lemma in wrecks and fares_ill(words, clause)
    ]


def is_wrecked(words: Words, group: int) -> bool:
    """True for a vehicle that its sentence tells came to grief: whoever died in it, it killed nobody; bombs do."""
    if is_weapon(words, words.document.groups[group].head):
        return False
    wrecks = wrecks_in(words, words.document.groups[group].sentence)
    return any(slot.function == "subject" and group in slot.groups for wreck in wrecks for slot in wreck.slots)


def fares_ill(words: Words, clause: Clause) -> bool:
    """True where nothing but a vehicle is the subject of what a clause tells, and it has no object."""
    topics, document = open_topics(words.pack), words.document
    functions = {slot.function for slot in clause.slots}
    subjects = [group for slot in clause.slots if slot.function == "subject" for group in slot.groups]
    lemmas = [document.tokens.lemmas[document.groups[group].head] for group in subjects]
    return "object" not in functions and bool(lemmas) and all(lemma in topics.vehicles for lemma in lemmas)


def has_weapon(words: Words, sentence: int) -> bool:
    """True where a sentence names a weapon that is no vehicle ("a truck *full of explosives* crashed into")."""
    span = words.document.sentences[sentence]
    return any(is_weapon(words, i) for i in range(span.first, span.last))


def is_cause(words: Words, clause: Clause, slot: Slot, mishaps: frozenset[str]) -> bool:
    """True for a subject or a circumstance whose noun is a mishap; "nine killed *and* five in a crash" are two."""
    tokens, groups = words.document.tokens, words.document.groups
    if slot.function not in ("subject", "oblique") or not slot.groups:
        return False
    if tokens.lemmas[groups[slot.groups[0]].head] not in mishaps and not is_accidental(words, slot.groups[0]):
        return False
    return all(tokens.pos[i] != "CCONJ" for i in range(clause.head, slot.token))


def has_deed(words: Words, clause: Clause, apart: Collection[int] = ()) -> bool:
    """True where the sentence tells violence, too ("rebels *shot down* the plane", "in *an ambush* after a crash").

    Harm is no sign of it, and the words at the tokens ``apart`` are not looked at.
    """
    heads = [
        c.head for c in words.sentence_clauses(clause.sentence)
        if c.verb is not None and c.head != clause.head and c.head not in apart
    ]  # fmt: skip
    amid = open_topics(words.pack).amid  # who dies in an accident during an operation dies in none
    told = [group for slot in clause.slots if not apart or slot.preposition not in amid for group in slot.groups]
    heads += [words.document.groups[group].head for group in told if not is_accidental(words, group)]
    if any(is_deed(words, head) for head in heads) or any(is_made_of_arms(words, group) for group in told):
        return True  # "a flood *of attacks*"
    return is_done_by_fighters(words, clause)


def is_done_by_fighters(words: Words, clause: Clause) -> bool:
    """True for what armed people did to others ("killed *by gunmen* after a crash"): a mishap was only around it."""
    vehicles, document = open_topics(words.pack).vehicles, words.document
    doers = [group for slot in clause.slots if slot.function == "subject" for group in slot.groups]
    others = [group for slot in clause.slots if slot.function == "object" for group in slot.groups]
    armed = [
        doer for doer in doers
        if words.is_armed(doer) and document.tokens.lemmas[document.groups[doer].head] not in vehicles
    ]  # fmt: skip
    return bool(armed) and any(is_person(words, other) for other in others)


def accidental(words: Words) -> frozenset[str]:
    """Lemmas that make a mishap of a blast ("an *accidental* explosion")."""
    return open_topics(words.pack).accidental


def is_accidental(words: Words, index: int) -> bool:
    """True for a blast that nobody meant ("une explosion *accidentelle*"); a strike by mistake is a strike."""
    group = words.document.groups[index]
    if accidental(words).isdisjoint(words.document.tokens.lemmas[group.first : group.last + 1]):
        return False
    rules = (words.rules[hit.rule] for hit in words.hits(group.head, "trigger"))
    return any(isinstance(rule, TriggerRule) and rule.event_type == "explosive" for rule in rules)
