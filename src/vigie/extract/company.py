"""Company: who came to harm beside the victims that a verb names ("was killed *along with two guards*")."""

from __future__ import annotations

from vigie.extract.people import group_name, is_person
from vigie.extract.words import Words
from vigie.model.syntax import Clause, Slot


def company_of(words: Words, clause: Clause, victims: Slot) -> list[int]:
    """The groups of people whom a preposition right behind the verb, or right behind its victims, puts beside them.

    "Killed *with a knife*" and "killed in a clash *with rebels*" name nobody more.
    """
    if clause.verb is None:
        return []
    document = words.document
    ends = {document.verbs[clause.verb].last, *(document.groups[group].last for group in victims.groups)}
    found: list[int] = []
    for slot in clause.slots:
        if slot.function != "oblique" or slot.preposition not in words.section.company:
            continue
        leading = document.groups[slot.groups[0]]
        if leading.preposition_token in ends and is_counted(words, slot.groups[0]):
            found += slot.groups
    return found


def is_counted(words: Words, group: int) -> bool:
    """True for people by a number of their own, or for one person."""
    noun = words.document.groups[group]
    one = bool(noun.determiner) and words.document.tokens.lowers[noun.head] == words.document.tokens.lemmas[noun.head]
    return is_person(words, group) and (one or words.document.has_number(noun)) and group_name(words, group) is not None


def stands_behind(words: Words, slot: Slot, victims: Slot) -> bool:
    """True for a place right behind the victims and before the verb ("a chief *in Raqqa* was killed")."""
    place = words.document.groups[slot.groups[0]]
    clauses = words.sentence_clauses(place.sentence)
    before = all(clause.head > place.head for clause in clauses if victims in clause.slots)
    return before and any(words.document.groups[g].last == place.preposition_token for g in victims.groups)
