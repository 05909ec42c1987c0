"""Which names that are also places' are persons': by given names, by longer names, by where somebody is at home."""

from __future__ import annotations

from vigie.annotate.findings import Match
from vigie.annotate.place_matches import WELL_KNOWN, contained, is_name, name_beside
from vigie.knowledge.gazetteer import distance_km
from vigie.lexicon.places import PlaceWords
from vigie.model.document import Tokens

NEIGHBOURS_KM = 40.0  # a town and the next; farther apart two names of places are a person's by chance
KNOWN_BEST = 4  # candidates of a name looked at
LONGEST_PERSON = 3  # words of a person's name, without the title
FAMOUS = frozenset({"country", "capital"})  # kinds of places whose name next to another is no part of a person's


def surnames(tokens: Tokens, words: PlaceWords, names: list[int]) -> set[str]:
    """Names that follow a given name somewhere in the text: a person's wherever they stand ("Jackson said")."""
    lowers, given = tokens.lowers, words.section.given
    found: set[str] = set()
    for i in [i for i in names if lowers[i] in given]:
        if i + 1 < len(lowers) and is_name(tokens.words[i]) and is_name(tokens.words[i + 1]):
            found.add(tokens.words[i + 1])
            if i + 2 < len(lowers) and is_name(tokens.words[i + 2]):
                found.add(tokens.words[i + 2])
    return found


def last_names(tokens: Tokens, words: PlaceWords, matches: list[Match]) -> set[str]:
    """Keys of names that end a longer name somewhere and are nowhere surely a place's: a person bears them.

    "The driver Terry *Corbin* died. *Corbin* was 41." Countries and capitals stay what they are.
    """
    if not tokens.pos:
        return set()
    ending = [m for m in matches if m.blocked and m.last == m.first + 1 and ends_name(tokens, words, m)]
    if not ending:
        return set()
    sure = {match.key for match in matches if match.strong and not match.blocked}
    return {match.key for match in ending if not is_famous(match)} - sure


def ends_name(tokens: Tokens, words: PlaceWords, match: Match) -> bool:
    """True for the last word of a name of two or three words, no one of which is a body's ("Terry A. *Corbin*")."""
    first = match.first
    if not name_beside(tokens, first - 1, first - 1) or name_beside(tokens, match.last - 1, match.last):
        return False
    begin = first - 1
    while begin > first - LONGEST_PERSON and name_beside(tokens, begin - 1, begin - 1):
        begin -= 1
    section = words.section
    return not any(
        lower in section.institutions
        or lower in section.common
        or lower in section.directions
        or lower in section.bodies
        or lower in words.class_words
        for lower in tokens.lowers[begin:first]
    ) and all(tokens.pos[i] == "PROPN" for i in range(begin, first))


def one_name(words: PlaceWords, prior: Match, match: Match) -> bool:
    """True for two words that the gazetteer knows and that make one name here ("Musa *Bello*", "Adama *Kita*")."""
    if match.last - match.first > 1 or prior.last - prior.first > 1 or match.beside or prior.paired:
        return False
    if is_famous(prior) or is_famous(match):
        return False
    if prior.found.weight >= WELL_KNOWN and prior.key not in words.section.given:
        return False
    return not (contained(prior, match) or contained(match, prior) or are_neighbours(prior, match))


def are_neighbours(prior: Match, match: Match) -> bool:
    """True for names of two places near each other: a list that has lost its comma ("in Zamalka Arbin and ...")."""
    return any(
        a.country == b.country and None not in (a.lat, b.lat) and
        distance_km(a.lat or 0, a.lon or 0, b.lat or 0, b.lon or 0) < NEIGHBOURS_KM
        for a in prior.found.candidates[:KNOWN_BEST] for b in match.found.candidates[:KNOWN_BEST]
    )  # fmt: skip


def is_famous(match: Match) -> bool:
    """True for a country's or a capital's own name."""
    return match.found.candidates[0].kind in FAMOUS and not match.found.aliases[0]


def is_home(tokens: Tokens, words: PlaceWords, before: int) -> bool:
    """True where a person's name stands before a preposition: what follows is where that person is at home.

    "Olena Koval *of* Izium", "Musa Ali, 41, *of* Jos".
    """
    section, i = words.section, before - 1
    if tokens.lowers[before] not in section.origins or not tokens.pos or i < 1:
        return False
    if tokens.lowers[i] == "," and tokens.pos[i - 1] == "NUM":
        return True
    run = range(i - 1, i + 1)
    plain = all(tokens.pos[j] == "PROPN" and is_name(tokens.words[j]) for j in run)
    return plain and not any(
        tokens.lowers[j] in section.institutions
        or tokens.lowers[j] in section.bodies
        or tokens.lowers[j] in section.common
        or tokens.lowers[j] in words.class_words
        or tokens.lowers[j] in section.titles
        for j in run
    )
