"""Restatements: what a speaker goes on to say of the same thing in the same sentence is no claim of its own."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.model.draft import Draft
from vigie.model.syntax import Clause

JUDGEMENTS = frozenset({"condemn", "accuse", "announce", "support"})


def without_restatements(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts without statements that only go on an earlier one, and without deeds that its speaker denies."""
    kept: list[Draft] = []
    for draft in drafts:
        before = [other for other in kept if other.kind == "statement" and other.sentence == draft.sentence]
        if not any(goes_on(words, draft, other) or is_denied_in(words, draft, other) for other in before):
            kept.append(draft)
    return kept


def goes_on(words: Words, draft: Draft, other: Draft) -> bool:
    """True for a judgement by participle of what was just judged ("condemned the raid, *calling it* barbaric").

    So is what a speaker judges in a relative clause ("criticised the army for the way *in which it investigates*").
    """
    if draft.kind != "statement" or draft.event_type not in JUDGEMENTS or draft.token < other.token:
        return False
    clause = clause_of(words, draft)
    if clause is None or clause.verb is None or clause.head <= other.token or not speaks_for(draft, other):
        return False
    if clause.link == "relative":
        return True
    if words.document.verbs[clause.verb].form not in ("Ger", "Part") or names_another(words, clause, draft):
        return False
    groups, pos = words.document.groups, words.document.tokens.pos
    objects = [groups[g] for slot in clause.slots if slot.function == "object" for g in slot.groups]
    return all(pos[group.head] in ("PRON", "ADJ") for group in objects)


def clause_of(words: Words, draft: Draft) -> Clause | None:
    """The clause of the verb that tells a draft or last stands before its noun."""
    verbal = [c for c in words.sentence_clauses(draft.sentence) if c.verb is not None and c.head <= draft.token]
    return max(verbal, key=lambda clause: clause.head, default=None)


def speaks_for(draft: Draft, other: Draft) -> bool:
    """True where both statements are one speaker's."""
    mine, theirs = ({p.group for p in d.parties if p.role == "initiator"} for d in (draft, other))
    return bool(mine & theirs)


def names_another(words: Words, clause: Clause, draft: Draft) -> bool:
    """True where the clause names somebody beside the draft's speaker ("blaming it *on the rebels*")."""
    speakers = {party.group for party in draft.parties if party.role == "initiator"}
    named = {
        g for slot in clause.slots if slot.function == "oblique" for g in slot.groups if words.actor(g) is not None
    }
    return bool(named - speakers)


def is_denied_in(words: Words, draft: Draft, other: Draft) -> bool:
    """True for a deed not done that the sentence's denial goes on to ("denied it, *saying it had not fired*")."""
    if draft.kind != "incident" or draft.factuality != "denied" or other.event_type != "deny" or draft.figures:
        return False
    attributions = words.document.attributions
    sources = (attributions[index].source for index in draft.attributions)
    speakers = [(party.start, party.end) for party in other.parties if party.role == "initiator"]
    return any(source is not None and a < source.end and source.start < b for source in sources for a, b in speakers)
