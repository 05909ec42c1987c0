"""Class nouns that stand for a place ("la ville", "the capital"): one told before, or one without a name."""

from __future__ import annotations

import functools

from vigie.knowledge.capitals import open_capitals
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.pack import Pack
from vigie.lexicon.places import FITTING, open_places
from vigie.model.document import Document
from vigie.model.mention import PlaceCandidate, PlaceMention
from vigie.model.syntax import NounGroup

# kinds of class words whose noun alone can stand for a place; a street or a hospital is an object and no place
STANDING = frozenset({"settlement", "capital", "admin1", "admin2", "country", "camp", "district", "nature"})
WIDE = frozenset({"admin1", "admin2"})  # a town told before is no region: nothing but a region is meant


@functools.cache
def place_lemmas(pack: Pack) -> dict[str, str]:
    """Single class nouns -> their kind ("ville" -> settlement)."""
    section = open_places(pack).section
    return {
        word: place_class.kind
        for place_class in section.classes
        if place_class.kind in STANDING and not place_class.bare  # "the community" is people more often
        for word in (*place_class.before, *place_class.after)
        if " " not in word
    }


def class_place(document: Document, group: NounGroup, pack: Pack, definite: bool) -> int | None:
    """The index of a place mention for a class noun; made on first call, None where the noun is no place word.

    A definite singular stands for the last place of its kind that set a scene before it, "the capital" for that of
    the country told of; anything else for a place that the text does not name.
    """
    tokens = document.tokens
    kind = place_lemmas(pack).get(tokens.lemmas[group.head])
    if kind is None or not (group.determiner or group.quantity is not None):
        return None
    start, end = tokens.starts[group.first], tokens.ends[group.last - 1]
    name = document.text[start:end]
    plural = tokens.lowers[group.head] != tokens.lemmas[group.head]
    told, resolved = meant(document, group, kind, start) if definite and not plural else (None, None)
    if kind == "country" and resolved is None:
        return None
    mention = PlaceMention(
        start=start, end=end, name=told or name, rule=f"place.class.{kind}",
        kind_word=tokens.lemmas[group.head], resolved=resolved,
    )  # fmt: skip
    document.places.append(mention)
    index = len(document.places) - 1
    if resolved is not None:
        document.scenery.append(index)
    return index


def meant(document: Document, group: NounGroup, kind: str, start: int) -> tuple[str | None, PlaceCandidate | None]:
    """The name and the place that "the <class noun>" means at a character; the name alone of one in no gazetteer."""
    if kind in ("capital", "country") and "ADJ" not in document.tokens.pos[group.first : group.last]:
        code = country_told(document, start) or ""
        found = open_gazetteer().country(code) if kind == "country" else open_capitals().get(code)
        return (found.name, found) if found else (None, None)
    place = None if kind == "country" else told_before(document, start, kind)
    if place is None:
        return None, None
    return (place.resolved.name if place.resolved else place.name), place.resolved


def country_told(document: Document, start: int) -> str | None:
    """The country named last in the paragraph before a character, else that of the whole report."""
    paragraph = next((s.paragraph for s in document.sentences if s.start <= start < s.end), None)
    begin = min((s.start for s in document.sentences if s.paragraph == paragraph), default=0)
    scenes = [place for place in map(document.places.__getitem__, document.scenery) if begin <= place.start < start]
    told = [p.resolved.country for p in scenes if p.resolved is not None and p.resolved.kind == "country"]
    return told[-1] if told else document.country


def told_before(document: Document, start: int, kind: str) -> PlaceMention | None:
    """The nearest scene before a character whose kind fits; else, for a town or a camp, the nearest that is known.

    A place in no gazetteer fits a town: it is a village more often than not.
    """
    before = [document.places[i] for i in document.scenery if document.places[i].end <= start]
    found = [place for place in sorted(before, key=lambda place: place.start) if not is_country(place)]
    kinds, towns = FITTING.get(kind, frozenset()), kind in ("settlement", "district")
    fitting = [p for p in found if (p.resolved.kind in kinds if p.resolved is not None else towns)]
    if fitting:
        return fitting[-1]
    known = [place for place in found if place.resolved is not None]
    return known[-1] if known and kind not in WIDE else None


def is_country(place: PlaceMention) -> bool:
    """True for a mention of a country."""
    return place.resolved is not None and place.resolved.kind == "country"
