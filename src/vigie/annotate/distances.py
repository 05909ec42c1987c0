"""Distances: "30 km from Bamako" says where near a place something was, and not who came from there."""

from __future__ import annotations

from vigie.lexicon.syntax import SyntaxSection
from vigie.model.document import Document
from vigie.model.syntax import Item


def without_distances(document: Document, items: list[Item], section: SyntaxSection) -> list[Item]:
    """The items less each bare distance before a place and its preposition; the place then stands near by.

    Only for prepositions that also say where somebody comes from.
    """
    if not section.nearness:
        return items
    gone: set[int] = set()
    for k in range(len(items) - 1):
        if items[k][0] != "N" or items[k + 1][0] != "N":
            continue
        distance, place = document.groups[items[k][1]], document.groups[items[k + 1][1]]
        quantity = document.quantities[distance.quantity] if distance.quantity is not None else None
        if quantity is None or quantity.unit != "length" or distance.preposition:
            continue
        if place.preposition in section.origins and place.preposition_token == distance.last:
            place.preposition = section.nearness
            if document.tokens.pos[place.head] == "PROPN":
                place.actor = None  # "30 km from *Moscow*": a capital, and no government
            gone.add(k)
    return [item for k, item in enumerate(items) if k not in gone] if gone else items
