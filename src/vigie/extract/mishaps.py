"""Mishaps: harm that accidents, floods and lightning do, and nobody; a report on a war tells of it too."""

from __future__ import annotations

from vigie.extract.metaphors import is_deed, is_made_of_arms
from vigie.extract.people import is_person
from vigie.extract.words import Words
from vigie.lexicon.topics import open_topics
from vigie.model.syntax import Clause, Slot


def is_mishap(words: Words, clause: Clause) -> bool:
    """True for a harm that a mishap did ("*The crash* killed nine", "morts dans *un accident*"), no deed beside it."""
    mishaps = open_topics(words.pack).mishaps
    if mishaps.isdisjoint(words.told_in(clause.sentence)) or has_deed(words, clause):
        return False
    telling = [clause]
    if clause.group is not None:  # "the crash left *nine dead*"
        telling += [
            c for c in words.sentence_clauses(clause.sentence)
            if c.verb is not None and any(clause.group in slot.groups for slot in c.slots)
        ]  # fmt: skip
    return any(is_cause(words, c, slot, mishaps) for c in telling for slot in c.slots)


def is_cause(words: Words, clause: Clause, slot: Slot, mishaps: frozenset[str]) -> bool:
    """True for a subject or a circumstance whose noun is a mishap; "nine killed *and* five in a crash" are two."""
    tokens, groups = words.document.tokens, words.document.groups
    if slot.function not in ("subject", "oblique") or not slot.groups:
        return False
    if tokens.lemmas[groups[slot.groups[0]].head] not in mishaps:
        return False
    return all(tokens.pos[i] != "CCONJ" for i in range(clause.head, slot.token))


def has_deed(words: Words, clause: Clause) -> bool:
    """True where the sentence tells violence, too ("rebels *shot down* the plane", "in *an ambush* after a crash")."""
    heads = [c.head for c in words.sentence_clauses(clause.sentence) if c.verb is not None and c.head != clause.head]
    told = [group for slot in clause.slots for group in slot.groups]
    heads += [words.document.groups[group].head for group in told]
    if any(is_deed(words, head) for head in heads) or any(is_made_of_arms(words, group) for group in told):
        return True  # "a flood *of attacks*"
    return is_done_by_fighters(words, clause)


def is_done_by_fighters(words: Words, clause: Clause) -> bool:
    """True for what armed people did to others ("killed *by gunmen* after a crash"): a mishap was only around it."""
    doers = [group for slot in clause.slots if slot.function == "subject" for group in slot.groups]
    others = [group for slot in clause.slots if slot.function == "object" for group in slot.groups]
    return any(words.is_armed(doer) for doer in doers) and any(is_person(words, other) for other in others)
