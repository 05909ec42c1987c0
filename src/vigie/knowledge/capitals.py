"""The capital of each country, from the gazetteer."""

from __future__ import annotations

import functools

from vigie.knowledge.gazetteer import open_gazetteer
from vigie.model.mention import PlaceCandidate


@functools.cache
def open_capitals() -> dict[str, PlaceCandidate]:
    """Each country's capital, the largest where it has several, by the country's code (ISO 3166-1 alpha-2)."""
    gazetteer = open_gazetteer()
    rows = gazetteer.database.execute("select * from place where kind = 'capital' order by population")
    return {str(row[5]): gazetteer.candidate(row) for row in rows}
