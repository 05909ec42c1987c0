"""Theatres of war: whether a draft is told of a country at war, where a bare deed of violence is likely the war's."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.knowledge.wars import at_war
from vigie.model.draft import Draft


def is_at_war(words: Words, draft: Draft) -> bool:
    """True where the draft's place, else any place told up to its sentence's end, is in a country then at war."""
    document = words.document
    end = document.sentences[draft.sentence].end
    told = draft.places or [n for n, place in enumerate(document.places) if place.end <= end]
    countries = {place.country for n in told if (place := document.places[n].resolved) is not None}
    published = document.report.published or ""
    year = int(published[:4]) if published[:4].isdigit() else None
    return any(at_war(country, year) for country in countries)
