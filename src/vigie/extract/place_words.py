"""Class nouns that stand for a place ("la ville", "deux villages"): the place told before, or one without a name."""

from __future__ import annotations

import functools

from vigie.lexicon.pack import Pack
from vigie.lexicon.places import open_places
from vigie.model.document import Document
from vigie.model.mention import PlaceCandidate, PlaceMention
from vigie.model.syntax import NounGroup

# kinds of class words whose noun alone can stand for a place; a street or a hospital is an object and no place
STANDING = frozenset({"settlement", "admin1", "admin2", "camp", "district", "nature"})


@functools.cache
def place_lemmas(pack: Pack) -> dict[str, str]:
    """Single class nouns -> their kind ("ville" -> settlement)."""
    section = open_places(pack).section
    return {
        word: place_class.kind
        for place_class in section.classes
        if place_class.kind in STANDING
        for word in (*place_class.before, *place_class.after)
        if " " not in word
    }


def class_place(document: Document, group: NounGroup, pack: Pack, definite: bool) -> int | None:
    """The index of a place mention for a class noun; made on first call, None where the noun is no place word.

    A definite singular stands for the last resolved place before it that is no country; anything else for a place
    that the text does not name.
    """
    tokens = document.tokens
    kind = place_lemmas(pack).get(tokens.lemmas[group.head])
    if kind is None or not (group.determiner or group.quantity is not None):
        return None
    start, end = tokens.starts[group.first], tokens.ends[group.last - 1]
    name = document.text[start:end]
    plural = tokens.lowers[group.head] != tokens.lemmas[group.head]
    resolved = told_before(document, start) if definite and not plural else None
    mention = PlaceMention(
        start=start, end=end, name=resolved.name if resolved else name, rule=f"place.class.{kind}",
        kind_word=tokens.lemmas[group.head], resolved=resolved,
    )  # fmt: skip
    document.places.append(mention)
    return len(document.places) - 1


def told_before(document: Document, start: int) -> PlaceCandidate | None:
    """The nearest resolved place before a character that is finer than a country."""
    before = [
        place for place in document.places
        if place.end <= start and place.resolved is not None and place.resolved.kind != "country"
    ]  # fmt: skip
    return max(before, key=lambda place: place.start).resolved if before else None
