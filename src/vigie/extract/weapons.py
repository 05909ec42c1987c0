"""Weapons told together: a list names all that a deed was done with, and what its doers carry was there too."""

from __future__ import annotations

from vigie.extract.frames import add_means
from vigie.extract.words import VIOLENT, Words
from vigie.model.draft import Draft


def add_weapons_beside(words: Words, draft: Draft) -> None:
    """Adds the means listed with a draft's own, and those that its initiators are said to be armed with."""
    if draft.kind != "incident" or draft.event_type not in VIOLENT:
        return
    groups = (words.group_of(thing.start, thing.end) for thing in draft.means)
    for group in sorted({group for group in groups if group is not None}):
        for other in listed(words, group):
            add_means(words, draft, other)
    for party in draft.parties:
        if party.role == "initiator":
            for group in arms_of(words, party.group):
                for other in listed(words, group):
                    add_means(words, draft, other)


def listed(words: Words, group: int) -> list[int]:
    """A noun group and all that are on its list."""
    conjunct = words.document.groups[group].conjunct
    first = group if conjunct is None else conjunct
    return [first, *words.lists.get(first, ())]


def arms_of(words: Words, index: int) -> list[int]:
    """The groups that say what somebody is armed with ("men armed *with rifles*", "un homme muni *d'un fusil*")."""
    document, arming = words.document, words.section.arming
    noun, tokens, found = document.groups[index], document.tokens, list[int]()
    for other in words.complements.get(index, ()):
        between = slice(noun.first, document.groups[other].first)
        if not arming.isdisjoint(tokens.lemmas[between]) or not arming.isdisjoint(tokens.lowers[between]):
            found.append(other)
    for clause in words.sentence_clauses(noun.sentence):
        if clause.antecedent == index and clause.lemma in arming:
            found.extend(slot.groups[0] for slot in clause.slots if slot.groups and index not in slot.groups)
    return found
