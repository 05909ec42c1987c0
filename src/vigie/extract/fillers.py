"""Fillers: what a verb's own slots hold that gives it another sense ("*a storm* strikes", "to surround *a car*")."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.triggers import TriggerRule
from vigie.model.syntax import Clause


def is_filled_otherwise(words: Words, rule: TriggerRule | HarmRule, clause: Clause) -> bool:
    """True where one of the rule's ``unfit`` nouns is the subject, the object, or what first follows the verb.

    "The *war* destroyed the town" is nobody's deed; "the army destroyed it during the war" is. What follows a verb of
    harm says where or when ("killed *in a quarry*"), so that there only subject and object count.
    """
    if not rule.unfit:
        return False
    tokens, groups = words.document.tokens, words.document.groups
    victims = rule.victims if isinstance(rule, HarmRule) else None  # "cut the throats *of* six sheep"
    filled = [
        g for slot in clause.slots for g in slot.groups
        if slot.function in ("subject", "object") or (slot.preposition and slot.preposition == victims)
    ]  # fmt: skip
    behind = [g for slot in clause.slots for g in slot.groups if groups[g].head > clause.head]
    behind = behind if isinstance(rule, TriggerRule) else []
    filled += [min(behind, key=lambda g: groups[g].head)] if behind else []
    return any(tokens.lemmas[groups[group].head] in rule.unfit for group in filled)


def is_struck_itself(words: Words, rule: TriggerRule, clause: Clause) -> bool:
    """True where the only aircraft of a strike is what was struck ("rebels attacked *a plane*"): none came from it."""
    if rule.event_type != "airstrike" or not rule.beside or clause.verb is None:
        return False
    tokens, groups = words.document.tokens, words.document.groups
    hit = [g for slot in clause.slots if slot.function == "object" for g in slot.groups]
    inside = {i for g in hit for i in range(groups[g].first, groups[g].last)}
    sentence = words.document.sentences[clause.sentence]
    flying = [i for i in range(sentence.first, sentence.last) if {tokens.lemmas[i], tokens.lowers[i]} & {*rule.beside}]
    return bool(flying) and inside.issuperset(flying)
