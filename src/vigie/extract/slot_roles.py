"""Roles of slots: what a frame says of a slot, corrected by the words that stand there."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.model.syntax import Clause, Slot

FUNCTIONS = {"subject": "subject", "object": "object", "modifier": "modifier", "possessor": "of"}
BEFALLEN = frozenset({"victim", "target", "hit"})


def slot_name(slot: Slot) -> str:
    """The key under which a frame looks for this slot."""
    return FUNCTIONS.get(slot.function, slot.preposition)


def role_of(words: Words, clause: Clause, slot: Slot, frame: dict[str, str]) -> str | None:
    """The role that a frame gives a slot of a clause; a place where the frame says nothing of an oblique."""
    role = frame.get(slot_name(slot))
    if role == "participant" and slot.preposition == words.section.causee and heads_place(words, slot):
        return "place"  # "combattre *à Cuba*"
    if clause.verb is None and slot_name(slot) == "of" and aims(clause, slot, frame) and words.is_armed(slot.groups[0]):
        return "initiator"  # "la répression *de l'armée* contre les civils"
    if role == "goal" and slot.function == "possessor" and is_takers(words, clause, slot):
        return "initiator"  # "*the rebels'* capture of the town"
    if role == "ignore" and slot.function == "object":
        return frame.get(article_genitive(words, slot), role)
    if slot.function == "oblique" and (role is None or (role in BEFALLEN and heads_sentence(words, slot))):
        return "place"
    return role


def heads_place(words: Words, slot: Slot) -> bool:
    """True for a phrase of place behind a preposition that can lead a party too."""
    return bool(slot.preposition) and words.document.groups[slot.groups[0]].head in words.place_at


def is_takers(words: Words, clause: Clause, slot: Slot) -> bool:
    """True for an owner of a capture that took it: what was taken stands behind "of", or he is no place."""
    taken = any(other.function == "oblique" and slot_name(other) == "of" for other in clause.slots)
    return words.is_armed(slot.groups[0]) and (taken or words.place(slot.groups[0]) is None)


def aims(clause: Clause, owner: Slot, frame: dict[str, str]) -> bool:
    """True where a noun's happening is told with whom it was aimed at, so that "of" tells whose it was."""
    others = (slot for slot in clause.slots if slot.function == "oblique")  # "tentative *d'*assassinat *du* maire": one
    return any(frame.get(name) in BEFALLEN for name in map(slot_name, others) if name != slot_name(owner))


def article_genitive(words: Words, slot: Slot) -> str:
    """The preposition in an article before an object ("le contrôle *des* villes": "de"); "" for none."""
    section, first = words.section, words.document.groups[slot.groups[0]].first
    low = words.document.tokens.lowers[first - 1] if first > 0 else ""
    return section.contractions.get(low, "") if low in section.article_genitives else ""


def heads_sentence(words: Words, slot: Slot) -> bool:
    """True for a place set off at the head of its sentence: where it was, and nobody hit ("*Au Yémen*, des ...")."""
    group = words.document.groups[slot.groups[0]]
    opens = group.preposition_token == words.document.sentences[group.sentence].first
    tokens = words.document.tokens
    set_off = group.last < len(tokens) and tokens.lowers[group.last] == ","
    return opens and set_off and group.head in words.place_at
