"""Backdrops: movements that a clause tells only as what was going on beside the news."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.model.draft import Draft
from vigie.model.syntax import Clause, VerbGroup

# movements: what people shot "as they fled" or a convoy hit "that was heading to X" were about
MOVEMENTS = frozenset({"displacement", "withdrawal", "offensive", "deployment"})
BEFORE_CLAUSE = 6  # tokens before a verb among which the word that opens its clause lies


def without_backdrops(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts that tell news; the one happening beside a backdrop was where its movement was, if nowhere else."""
    behind = [draft for draft in drafts if is_backdrop(words, draft, drafts)]
    kept = [draft for draft in drafts if not any(draft is other for other in behind)]
    for draft in behind:
        beside = [other for other in kept if other.sentence == draft.sentence and other.kind == "incident"]
        if len(beside) == 1 and not beside[0].places:
            beside[0].places = list(draft.places)
    return kept


def is_backdrop(words: Words, draft: Draft, drafts: list[Draft]) -> bool:
    """True for a movement going on behind the news ("shot *as they fled*", "qui *se dirigeait* vers Ménaka").

    Its clause of time or its relative clause tells no number and no day of its own; in a clause of time a pronoun
    for those whom the news befell is enough, whatever the tense.
    """
    if draft.event_type not in MOVEMENTS or draft.kind != "incident" or draft.figures or draft.title or draft.another:
        return False
    for clause in (words.document.clauses[n] for n in draft.clauses if n >= 0):
        if clause.verb is None or clause.head != draft.token:
            continue
        verb = words.document.verbs[clause.verb]
        if clause.link.startswith("relative"):
            return goes_on(words, verb)
        if opens_in_time(words, clause, verb):
            return goes_on(words, verb) or is_of_victims(words, clause, draft, drafts)
    return False


def goes_on(words: Words, verb: VerbGroup) -> bool:
    """True for a tense of what was under way: an imperfect by its ending, or a progressive of the past."""
    tokens, section = words.document.tokens, words.section
    if verb.perfect or verb.negated:
        return False
    parts = [i for i in range(verb.first, verb.head + 1) if tokens.pos[i] in ("VERB", "AUX")]
    if not parts:
        return False
    low = tokens.lowers[parts[0]]
    if section.imperfect_endings and low.endswith(section.imperfect_endings):
        return True
    return low in section.past_progressives and tokens.form[verb.head] in ("Ger", "Part") and len(parts) > 1


def opens_in_time(words: Words, clause: Clause, verb: VerbGroup) -> bool:
    """True where a word such as "while" opens the clause."""
    lowers = words.document.tokens.lowers
    first = words.document.sentences[clause.sentence].first
    for i in range(verb.first - 1, max(first, verb.first - BEFORE_CLAUSE) - 1, -1):
        if lowers[i] in words.section.circumstances or " ".join(lowers[max(first, i - 1) : i + 1]) in (
            words.section.circumstances
        ):
            return True
        if lowers[i] in (",", ";", ":"):
            return False
    return False


def is_of_victims(words: Words, clause: Clause, draft: Draft, drafts: list[Draft]) -> bool:
    """True where a pronoun is the subject, and stands for those whom another happening of the sentence befell."""
    subjects = {g for slot in clause.slots if slot.function in ("subject", "object") for g in slot.groups}
    groups, tokens = words.document.groups, words.document.tokens
    if not any(tokens.pos[groups[g].head] == "PRON" for g in subjects):
        return False
    mine = {party.group for party in draft.parties}
    return any(
        other is not draft
        and other.sentence == draft.sentence
        and mine & {party.group for party in other.parties if party.role == "target"}
        for other in drafts
    )
