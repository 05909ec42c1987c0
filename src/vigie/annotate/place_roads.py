"""Roads that are named by a number."""

from __future__ import annotations

from vigie.annotate.place_matches import function_word, is_name, name_beside
from vigie.lexicon.places import PlaceWords
from vigie.model.document import Document, Tokens
from vigie.model.mention import PlaceMention

ROAD = "places.road"  # rule of mentions of roads by their number


def numbered_roads(document: Document, words: PlaceWords, names: list[int]) -> list[PlaceMention]:
    """Roads that a number names: "Highway 4", "route nationale 1", "the M5 motorway", "la RN4"."""
    tokens, roads, codes = document.tokens, words.section.roads, words.codes
    mentions: list[PlaceMention] = []
    found = [] if roads.isdisjoint(tokens.lowers) else [i for i, low in enumerate(tokens.lowers) if low in roads]
    coded = [i for i in names if codes and tokens.words[i][-1].isdigit() and codes.fullmatch(tokens.words[i])]
    coded = [i for i in coded if not is_model(tokens, words, i)]
    for i in found + coded:
        last = i + 1
        if tokens.lowers[i] in roads:
            named = is_name(tokens.words[i]) or tokens.lowers[i] not in words.after
            if not named or not is_road_number(tokens, last):
                continue
            last += 1
        first = i
        while (
            first > 0
            and name_beside(tokens, first - 1, first - 1)
            and not function_word(words, tokens.lowers[first - 1])
        ):
            first -= 1  # "County Road 96"
        if first == i and first > 0 and tokens.lowers[first - 1] in words.class_words:
            first -= 1  # "route nationale 1"
        start, end = tokens.starts[first], tokens.ends[last - 1]
        mentions.append(PlaceMention(start=start, end=end, name=document.text[start:end], rule=ROAD, kind_word=None))
    return mentions


def is_road_number(tokens: Tokens, i: int) -> bool:
    """True for a token of digits, of up to four, right behind the word before it."""
    word = tokens.words[i] if i < len(tokens.words) else ""
    return word.isdigit() and len(word) < 5 and tokens.starts[i] - tokens.ends[i - 1] <= 1


def is_model(tokens: Tokens, words: PlaceWords, i: int) -> bool:
    """True for a code that only qualifies the noun behind it, which is no road ("an *M16* rifle")."""
    after = i + 1 < len(tokens.pos) and tokens.pos[i + 1] == "NOUN"
    return after and tokens.lowers[i + 1] not in words.section.roads and tokens.lowers[i + 1] not in words.class_words
