"""MUC-4's texts, which are all capitals, in lower case: the tool's case, mended by what the English pack knows.

The tool takes every word for a name that its list of some thousand does not have: "a Response", "heavy Clashes". Here a
lone capitalised word inside a sentence is written small if it is a word of the language and no country, people, month
or great city, and is nowhere in the report part of a longer name.
"""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from itertools import pairwise

import simplemma

from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.frequencies import word_frequencies
from vigie.lexicon.pack import open_pack
from vigie.lexicon.places import open_places

WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
OPENING = re.compile(r'[.!?:"\[\]\n]|--')
SHORT = 2  # letters of what is an abbreviation rather than a word
GREAT = 100_000  # people of a place whose name stays a name
COMMON = 60  # times in the words of running text: the article or pronoun that opens a sentence is no name before a name
TITLES = frozenset({"congress", "god", "general", "major", "captain", "colonel", "president", "minister", "senator"})
DATES = frozenset(name.lower() for names in (month_name, month_abbr, day_name) for name in names)
MAY = re.compile(r"(?<=\d )may\b")  # which the tool takes for the verb: "on 24 may"
WIDE = frozenset({"country", "capital", "admin1"})


def recased(text: str) -> str:
    """The text with its common words small; as long as before, letter for letter."""
    words = list(WORD.finditer(text))
    gaps = [".", *(text[a.end() : b.start()] for a, b in pairwise(words))]
    opening = [OPENING.search(gap) is not None for gap in gaps]
    names = parts_of_names([word[0] for word in words], gaps, opening)
    letters = list(text)
    for word, opens in zip(words, opening, strict=True):
        if not opens and word[0] not in names and is_common(word[0]):
            letters[word.start()] = word[0][0].lower()
    for month in MAY.finditer(text):
        letters[month.start()] = "M"
    return "".join(letters)


def parts_of_names(words: list[str], gaps: list[str], opening: list[bool]) -> set[str]:
    """The words that somewhere stand beside another capitalised word, nationalities aside."""
    demonyms, frequencies = open_places(open_pack("en")).demonyms, word_frequencies(open_pack("en"))

    def is_name(n: int) -> bool:
        lower = words[n].lower()
        plain = opening[n] and frequencies.counts.get(lower, 0) >= COMMON
        return words[n][0].isupper() and not plain and lower not in demonyms

    found: set[str] = set()
    for n in range(1, len(words)):
        if gaps[n] != " " or opening[n] or not (words[n - 1][0].isupper() and words[n][0].isupper()):
            continue
        if is_name(n - 1):
            found.add(words[n])
        if is_name(n) or words[n].lower() in demonyms:
            found.add(words[n - 1])
    return found


def is_common(word: str) -> bool:
    """True for a capitalised word of the language that is no country, people, month or great city."""
    lower = word.lower()
    if len(word) <= SHORT or not (word[0].isupper() and word[1:].islower()) or lower in TITLES | DATES:
        return False
    frequencies = word_frequencies(open_pack("en"))
    known = (lower in frequencies.pack and lower in frequencies.counts) or simplemma.is_known(lower, lang="en")
    if not known or lower in open_places(open_pack("en")).demonyms:
        return False
    return not any(p.kind in WIDE or p.population >= GREAT for p in open_gazetteer().lookup(word).candidates)
