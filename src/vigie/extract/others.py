"""Other happenings: whether a draft's words say that it is not what was told before it ("*another* attack")."""

from __future__ import annotations

from vigie.extract.people import group_name
from vigie.extract.words import Words
from vigie.lexicon.tolls import TollSection
from vigie.model.draft import Draft

BEFORE_VERB = 2  # tokens before a verb group in which an adverb of it can stand
OPENERS = frozenset({"ADP", "ADV", "SCONJ"})
LONGEST_OPENING = 12  # tokens up to the comma behind what opens a sentence


def set_another(words: Words, draft: Draft, tolls: TollSection) -> None:
    """Whether its words tell the draft apart from what was told ("an airstrike *also* hit", "a *second* blast")."""
    tokens, draft.another = words.document.tokens, False
    apart = not draft.definite and opens_apart(words, draft, tolls)
    if apart or (draft.found and is_carried(words, draft, tolls.bearers)):
        draft.another = True
        return
    recalled = draft.definite and not draft.figures  # "it was the second attack this month"
    if draft.harm_only or recalled:
        draft.another = draft.harm_only and is_set_apart(words, draft, tolls.another)
        return
    for clause in (words.document.clauses[n] for n in draft.clauses if n >= 0):
        first, another = max(0, clause.first - BEFORE_VERB), tolls.another
        lowers, lemmas = tokens.lowers[first : clause.last], tokens.lemmas[first : clause.last]
        if draft.another or (another.isdisjoint(lowers) and another.isdisjoint(lemmas)):
            continue
        told = [i for i in range(len(lowers)) if lowers[i] in another or lemmas[i] in another]
        draft.another = any(not stands_for_people(words, first + i) for i in told)


def is_carried(words: Words, draft: Draft, bearers: frozenset[str]) -> bool:
    """True for bodies that somebody carries ("mourners *carrying* the body of a student"): dead before they came."""
    bodies = {words.group_at.get(draft.token), *(figure.noun_group for figure in draft.figures)}
    return any(
        clause.lemma in bearers and any(slot.function == "object" and bodies & {*slot.groups} for slot in clause.slots)
        for clause in words.sentence_clauses(draft.sentence) if clause.verb is not None
    )  # fmt: skip


def stands_for_people(words: Words, token: int) -> bool:
    """True for more of the people counted ("four *others* were hurt"): no other happening."""
    group = words.group_at.get(token)
    return group is not None and words.document.groups[group].head == token


def opens_apart(words: Words, draft: Draft, tolls: TollSection) -> bool:
    """True where what opens its sentence, up to a comma, leads on to another happening ("*In a separate raid*,").

    "*In addition*," does, "in addition to the dead," goes on with the same: it ends in what it adds to.
    """
    apart, further = tolls.apart, tolls.further
    sentence, lowers = words.document.sentences[draft.sentence], words.document.tokens.lowers
    end = min(sentence.first + LONGEST_OPENING, sentence.last)
    leads = words.document.tokens.pos[sentence.first] in OPENERS  # not "*Another* officer, Ali Sami, said"
    opening = lowers[sentence.first : end]
    if not leads or "," not in opening:
        return False
    comma = opening.index(",")
    told = opening[comma - 1] in further or not apart.isdisjoint(opening[:comma])
    return told and draft.token >= sentence.first + comma


def is_set_apart(words: Words, draft: Draft, another: frozenset[str]) -> bool:
    """True for a harm that came of another happening than the one told ("*in another attack*, two were hurt")."""
    clauses = [words.document.clauses[n] for n in draft.clauses if n >= 0]
    groups = [g for c in clauses for slot in c.slots if slot.function == "oblique" for g in slot.groups]
    tokens = words.document.tokens
    return any(
        group_name(words, g) is None
        and not another.isdisjoint(tokens.lemmas[words.document.groups[g].first : words.document.groups[g].head])
        for g in groups
    )
