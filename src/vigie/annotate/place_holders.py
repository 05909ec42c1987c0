"""Which words times, persons and bodies hold: no place stands there, but for the one in an office's name."""

from __future__ import annotations

from bisect import bisect_left

from vigie.annotate.place_matches import WELL_KNOWN, is_name, joined
from vigie.knowledge.gazetteer import Gazetteer
from vigie.lexicon.places import PlaceWords
from vigie.model.document import Document, Tokens
from vigie.model.mention import ActorMention

KNOWN = 1  # weight of a name that is a place's by itself
LONGEST_SEAT = 3  # words of the place's name in a body's or an officer's
# Kinds of named actors whose name is a place's name ("la Russie", "Moscou"): the words stay a place all the same.
STATES = frozenset({"state", "government"})
PERSON = "person"  # kind of actors


def taken_tokens(document: Document, words: PlaceWords, gazetteer: Gazetteer) -> set[int]:
    """Tokens that times and named bodies or persons hold: no places stand there.

    A name at the head of an office or a body says where that is: "*Murmansk* governor ...", "*Kenya*'s president".
    """
    tokens = document.tokens
    document.actors = [actor for actor in document.actors if not ends_place(document, gazetteer, actor)]
    spans = [(timex.start, timex.end) for timex in document.timexes]
    starts, taken = tokens.starts, set[int]()
    for start, end in spans:
        taken.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    for actor in document.actors:
        if actor.generic:
            continue
        first, last = bisect_left(starts, actor.start), bisect_left(starts, actor.end)
        if actor.kind in STATES and not is_residence(document, gazetteer, first, last):
            continue
        end = last - country_size(document, words, gazetteer, first, last) if actor.kind == PERSON else last
        taken.update(range(first + seat_size(tokens, words, first, last), end))
    return taken


def ends_place(document: Document, gazetteer: Gazetteer, actor: ActorMention) -> bool:
    """True for a person's name that ends a place's longer one ("Dera *Ismail Khan*")."""
    tokens = document.tokens
    if actor.kind != PERSON:
        return False
    first, last = bisect_left(tokens.starts, actor.start), bisect_left(tokens.starts, actor.end)
    if first == 0 or first == last or not is_name(tokens.words[first - 1]):
        return False  # nor a name inside the last token
    if tokens.starts[first] - tokens.ends[first - 1] > 1:
        return False
    return gazetteer.lookup(joined(tokens, first - 1, last)).weight >= KNOWN


def is_residence(document: Document, gazetteer: Gazetteer, first: int, last: int) -> bool:
    """True for a government's house by name, which is no village of that name ("the White House")."""
    tokens = document.tokens
    names = last - first > 1 and all(map(is_name, tokens.words[first:last]))
    return names and gazetteer.lookup(joined(tokens, first, last)).weight < WELL_KNOWN


def country_size(document: Document, words: PlaceWords, gazetteer: Gazetteer, first: int, last: int) -> int:
    """How many tokens at the end of an officer's name say of which country ("the foreign minister of *Peru*")."""
    tokens = document.tokens
    for i in range(first + 1, last):
        linked = tokens.lowers[i - 1] in words.section.links and is_name(tokens.words[i])
        if linked and gazetteer.lookup(joined(tokens, i, last)).weight >= WELL_KNOWN:
            return last - i
    return 0


def seat_size(tokens: Tokens, words: PlaceWords, first: int, last: int) -> int:
    """How many names stand at the head of tokens ``[first, last)`` before the word for an office or a body there."""
    section, i = words.section, first
    while i < last and i - first < LONGEST_SEAT and is_name(tokens.words[i]):
        i += 1
        if i < last and (tokens.lowers[i] in section.bodies or tokens.lowers[i] in section.possessives):
            return i - first
    return 0
