"""Metaphors: a noun of nature that is made of arms, fighters or deeds, or that somebody brought about."""

from __future__ import annotations

from vigie.extract.words import CARRIERS, VIOLENT, Words
from vigie.lexicon.objects import MeansRule
from vigie.lexicon.topics import TopicWords
from vigie.lexicon.triggers import TriggerRule

CARRIAGES = CARRIERS - {"drone"}  # what carries people: its end may be an accident


def means_violence(words: Words, token: int, lexicon: TopicWords) -> bool:
    """True for a word of another topic that tells of none: in a weapon's name ("tear *gas*"), a metaphor."""
    if any(hit.last - hit.first > 1 for hit in words.hits(token, "means")):
        return True
    lemma = words.document.tokens.lemmas[token]
    if lemma not in lexicon.doers and lemma not in lexicon.mishaps:
        return False
    group = words.group_at.get(token)
    return group is not None and words.document.groups[group].head == token and is_made_of_arms(words, group)


def is_made_of_arms(words: Words, group: int) -> bool:
    """True for a noun whose complement is a weapon or a deed ("a swarm *of drones*", "a flood *of attacks*")."""
    groups = words.document.groups
    following = [group + 1] if group + 1 < len(groups) and groups[group + 1].of == group else []
    heads = {groups[other].head for other in (*words.complements.get(group, ()), *following)}
    return any(is_weapon(words, head) or is_deed(words, head) for head in heads)


def is_of_fighters(words: Words, group: int) -> bool:
    """True for a noun that is armed people: by its complement, its name or what stands beside it ("*Tamil* Tigers")."""
    others = (group, *words.complements.get(group, ()), *words.beside.get(group, ()))
    return any(words.is_armed(other) for other in others)


def is_brought_about(words: Words, group: int) -> bool:
    """True where a clause on the noun says that fighters or arms did it ("a blaze *set by militiamen*")."""
    groups = words.document.groups
    for clause in words.sentence_clauses(groups[group].sentence):
        if clause.antecedent != group or clause.verb is None:
            continue
        doers = [g for slot in clause.slots if slot.function == "subject" for g in slot.groups if g != group]
        if any(words.is_armed(doer) or is_weapon(words, groups[doer].head) for doer in doers):
            return True
    return False


def is_weapon(words: Words, token: int) -> bool:
    """True for a word that names a weapon, and nothing that carries people."""
    rules = (words.rules[hit.rule] for hit in words.hits(token, "means"))
    return any(isinstance(rule, MeansRule) and rule.kind not in CARRIAGES for rule in rules)


def is_deed(words: Words, token: int) -> bool:
    """True for a word of violence."""
    rules = (words.rules[hit.rule] for hit in words.hits(token, "trigger"))
    return any(isinstance(rule, TriggerRule) and rule.event_type in VIOLENT for rule in rules)
