"""Whose a weapon is: whoever has it does what is done with it ("*a drone operated by the army* killed five")."""

from __future__ import annotations

from vigie.extract.words import ARMED, CARRIERS, GROUPS, Words
from vigie.lexicon.objects import MeansRule

FORCES = GROUPS | {"state_force", "police", "intelligence", "peacekeeping"}


def wielders(words: Words, group: int) -> list[int]:
    """The groups of those whose weapon a noun group names; none where it names no weapon or nobody's."""
    if not words.hits(words.document.groups[group].head, "means"):
        return []
    found = (*by_complement(words, group), *by_clause(words, group))
    groups = words.document.groups
    return [other for other in found if words.is_armed(other) and not words.hits(groups[other].head, "means")]


def by_complement(words: Words, group: int) -> list[int]:
    """Whoever a preposition makes the owner: "a drone *of the army*", "mortars *from the rebels*"."""
    document, section = words.document, words.section
    found = [
        other
        for other in words.complements.get(group, ())
        if (preposition := document.groups[other].preposition) in section.genitives or preposition in section.agents
    ]
    nxt = group + 1
    if nxt < len(document.groups) and document.groups[nxt].preposition_token == document.groups[group].last:
        origin = document.groups[nxt].preposition in section.origins
        actor = words.actor(nxt)
        if origin and actor is not None and document.actors[actor].kind in FORCES:
            found.append(nxt)
    return found


def by_clause(words: Words, group: int) -> list[int]:
    """Whoever works it or has it: "a drone *flown by the army*", "a missile *belonging to the rebels*"."""
    found: list[int] = []
    belongs, wields = words.section.belongs, words.section.wields
    for clause in words.sentence_clauses(words.document.groups[group].sentence):
        if clause.lemma in wields and clause.antecedent == group:
            found += [g for slot in clause.slots if slot.function == "subject" for g in slot.groups]
        elif clause.lemma in belongs:
            owned = any(slot.function == "subject" and group in slot.groups for slot in clause.slots)
            if owned or clause.antecedent == group:
                to = belongs[clause.lemma]
                found += [g for slot in clause.slots if slot.preposition == to for g in slot.groups]
    return found


def has_owner(words: Words, group: int) -> bool:
    """True for a weapon that is said to be somebody's ("*an RSF* drone")."""
    actor = words.actor(group)
    mention = words.document.actors[actor] if actor is not None else None
    if mention is None or mention.kind not in ARMED or not (mention.actor_ids or mention.country):
        return False
    tokens, head = words.document.tokens, words.document.groups[group].head
    alone = mention.start >= tokens.starts[head] and mention.end <= tokens.ends[head]  # "artillery": a class of forces
    return carries_arms(words, group) and not alone


def is_owned(words: Words, group: int) -> bool:
    """True for a weapon behind which its owner is named ("tirs d'*artillerie de l'armée*")."""
    actor, head = words.actor(group), words.document.groups[group].head
    mention = words.document.actors[actor] if actor is not None else None
    return mention is not None and mention.kind in ARMED and mention.end > words.document.tokens.ends[head]


def carries_arms(words: Words, group: int) -> bool:
    """True for an aircraft, a ship, a tank: whoever hits one has not hit with it."""
    weapons = words.hits(words.document.groups[group].head, "means")
    rules = (words.rules[hit.rule] for hit in weapons)
    return bool(weapons) and any(isinstance(rule, MeansRule) and rule.kind in CARRIERS for rule in rules)
