"""The gazetteer: which places a name may mean. An SQLite index in the user's cache, built when first needed."""

from __future__ import annotations

import functools
import sqlite3
import zlib

import msgspec

from vigie.knowledge.gazetteer_build import FILTER_BITS, PAGES, Progress, build, distance_km, index_path
from vigie.lexicon.place_names import kept_key, place_key
from vigie.model.mention import PlaceCandidate

__all__ = ["Gazetteer", "Progress", "build", "distance_km", "open_gazetteer", "place_key"]


class Found(msgspec.Struct, frozen=True):
    """The places of one name, most likely first; ``aliases[i]`` is true where the name is only an alias of place i.

    ``weight`` says how well known the best of them is: 3 a country, a capital, a first-level division or a place of
    the project's own table, 2 a city of 100,000 people or a town that the
    project's table names, 1 a town of 15,000, 0 less; two less for a town that bears it
    only as an alias.
    """

    candidates: tuple[PlaceCandidate, ...]
    aliases: tuple[bool, ...]
    weight: int


NOTHING = Found((), (), 0)


def weight(candidate: PlaceCandidate, *, alias: bool) -> int:
    """How well known a place is under a name: see ``Found``."""
    if candidate.kind in ("country", "capital", "admin1", "continent") or candidate.geonames_id is None:
        return 2 if alias and candidate.kind == "admin1" else 3
    size = 2 if candidate.population >= 100_000 else 1 if candidate.population >= 15_000 else 0
    if candidate.kind == "admin2":
        size = min(size, 1)
    return size - (2 if alias and size < 2 else 0)


class Gazetteer:
    """Looks place names up; every answer is kept, so that a name asked again costs a dictionary access."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.bits: bytes = database.execute("select bits from filter").fetchone()[0]
        self.divisions: dict[str, str] = dict(database.execute("select code, name from division"))
        # Places of other sources that the project's own table names too: known from conflicts.
        self.listed = frozenset(geonames_id for (geonames_id,) in database.execute("select geonames_id from listed"))
        self.known: dict[str, Found] = {}

    def lookup(self, name: str) -> Found:
        """The places that ``name``, as a report writes it, may mean."""
        return self.find(kept_key(name))

    def find(self, key: str) -> Found:
        """The places under a key (see ``place_key``)."""
        found = self.known.get(key)
        if found is None:
            found = self.read(key) if self.may_hold(key) else NOTHING
            if not found.candidates and key.startswith("al "):
                found = self.find(key[3:])
            if len(self.known) > 200_000:  # a long run over many reports must not grow without end
                self.known.clear()
            self.known[key] = found
        return found

    def may_hold(self, key: str) -> bool:
        """False where no place has this name; true where one most likely has."""
        raw, mask = key.encode(), FILTER_BITS - 1
        first, second = zlib.crc32(raw) & mask, zlib.crc32(raw, 1) & mask
        return bool(self.bits[first >> 3] >> (first & 7) & 1 and self.bits[second >> 3] >> (second & 7) & 1)

    def read(self, key: str) -> Found:
        """The places under a key, from the index."""
        page = zlib.crc32(key.encode(), 1) & (PAGES - 1)
        (names,) = self.database.execute("select names from page where number = ?", (page,)).fetchone()
        start = f"\n{names}".find(f"\n{key}\t")
        if start < 0:
            return NOTHING
        line = names[start:].split("\n", 1)[0]
        entries = [int(entry) for entry in line.split("\t")[1].split(" ")]
        marks = ",".join("?" * len(entries))
        rows = self.database.execute(f"select * from place where id in ({marks})", [entry >> 1 for entry in entries])
        places = {row[0]: row for row in rows}
        candidates = tuple(self.candidate(places[entry >> 1]) for entry in entries)
        aliases = tuple(bool(entry & 1) for entry in entries)
        best = max(weight(c, alias=a) for c, a in zip(candidates, aliases, strict=True))
        return Found(
            candidates, aliases, max(best, 2) if any(c.geonames_id in self.listed for c in candidates) else best
        )

    def candidate(
        self, row: tuple[int, int | None, str, float, float, str | None, str | None, str, int]
    ) -> PlaceCandidate:
        """A row of the index as a candidate."""
        _, geonames_id, name, lat, lon, country, division, kind, population = row
        return PlaceCandidate(
            geonames_id=geonames_id,
            name=name,
            lat=lat,
            lon=lon,
            country=country,
            admin1=self.divisions.get(division) if division else None,
            kind=kind,
            population=population,
        )

    def country(self, code: str) -> PlaceCandidate | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self.countries.get(code)

    @functools.cached_property
    def countries(self) -> dict[str, PlaceCandidate]:
        """All countries by code."""
        rows = self.database.execute("select * from place where kind = 'country' order by id")
        return {str(row[5]): self.candidate(row) for row in rows}


@functools.cache
def open_gazetteer() -> Gazetteer:
    """The gazetteer of the installed data; builds its index first where it is missing."""
    path = index_path()
    if not path.is_file():
        build()
    return Gazetteer(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False))
