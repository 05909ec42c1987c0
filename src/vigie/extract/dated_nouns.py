"""Days that stand before the noun of what happened then: "the *18 August* assassination of the senator"."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.model.draft import Draft


def dated_noun(words: Words, timex: int) -> int | None:
    """The head of the noun that a time belongs to ("the *2015* attack", "the *7 October* attack"), None elsewhere.

    A day with an article before it that a bare noun of a happening follows is that noun's, not the clause's; people are
    of no day ("*this week* rebels killed").
    """
    document = words.document
    inside = words.names_noun(timex)
    token = words.token_at(document.timexes[timex].start)
    index = words.group_at.get(token) if token is not None else None
    if inside is not None or index is None or index + 1 >= len(document.groups):
        return inside
    day, noun = document.groups[index], document.groups[index + 1]
    known = document.tokens.lowers[day.first] in words.section.definite and day.last > day.first + 1
    bare = noun.first == day.last and not (noun.preposition or noun.determiner) and noun.timex is None
    bare = bare and noun.quantity is None  # "ont tué dans la nuit de lundi *cinq civils*"
    happens = bool(words.hits(noun.head, "trigger") or words.hits(noun.head, "harm"))
    return noun.head if known and bare and happens else None


def own_days(words: Words, draft: Draft, timexes: list[int]) -> list[int]:
    """Those of a sentence's times that belong to the noun that tells a draft."""
    own = {draft.token, *(words.document.clauses[c].head for c in draft.clauses if c >= 0)}
    return [timex for timex in timexes if dated_noun(words, timex) in own]
