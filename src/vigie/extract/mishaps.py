"""Mishaps: harm that accidents, floods and lightning do, and nobody; a report on a war tells of it too."""

from __future__ import annotations

from vigie.extract.words import VIOLENT, Words
from vigie.lexicon.topics import open_topics
from vigie.lexicon.triggers import TriggerRule
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
    others = [c.head for c in words.sentence_clauses(clause.sentence) if c.verb is not None and c.head != clause.head]
    groups = words.document.groups
    told = [group for slot in clause.slots for group in slot.groups]
    told += [group + 1 for group in told if group + 1 < len(groups) and groups[group + 1].of == group]
    others += [groups[group].head for group in told]  # with what they are of: "a flood of *attacks*"
    rules = (words.rules[hit.rule] for head in others for hit in words.hits(head, "trigger"))
    return any(isinstance(rule, TriggerRule) and rule.event_type in VIOLENT for rule in rules)
