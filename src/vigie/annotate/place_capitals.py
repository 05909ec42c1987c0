"""Capitals by their country's adjective: "the Haitian capital", "la capitale haïtienne"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from vigie.knowledge.capitals import open_capitals
from vigie.lexicon.places import PlaceWords
from vigie.model.document import Document
from vigie.model.mention import PlaceMention

NATION = "actors.nationality"  # the rule of adjectives that say of which country
CLASS = "capital"


def capitals(document: Document, words: PlaceWords) -> list[PlaceMention]:
    """A mention of the capital for each of its class words right beside the adjective of its country.

    None where more words stand between ("the Ivorian economic capital"), or a name follows that says which town it is.
    """
    tokens, found = document.tokens, []
    for actor in document.actors:
        if actor.rule != NATION or actor.country not in open_capitals():
            continue
        first, last = bisect_left(tokens.starts, actor.start), bisect_right(tokens.starts, actor.end - 1)
        for i in (first - 1, last):
            if not 0 <= i < len(tokens) or not names_capital(words, tokens.lowers[i]):
                continue
            behind = max(last, i + 1)
            named = behind < len(tokens) and tokens.words[behind][:1].isupper()
            if named or (i == last and behind < len(tokens) and tokens.pos[behind] == "NOUN"):
                continue  # "Chinese capital *markets*"
            start, end = tokens.starts[min(first, i)], tokens.ends[behind - 1]
            candidate = open_capitals()[actor.country]
            found.append(
                PlaceMention(
                    start=start, end=end, name=document.text[start:end], rule="places.capital", candidates=(candidate,)
                )
            )
    return found


def names_capital(words: PlaceWords, lower: str) -> bool:
    """True for a class word that stands for a capital."""
    entry = words.before.get(lower) or words.after.get(lower)
    return entry is not None and entry.kind == CLASS
