"""Builds the place index: one SQLite file in the user's cache, made whole or not at all."""

from __future__ import annotations

import gc
import math
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from vigie.knowledge import gazetteer_sources as sources
from vigie.lexicon.place_names import is_indexed, place_key

Progress = Callable[[int, int], None]
# (geonames id, name, lat, lon, country, code of the first-level division, kind, population)
Row = tuple[int | None, str, float | None, float | None, str | None, str | None, str, int]

FILTER_BITS = 1 << 24  # 2 MiB: about 1 name in 100 that is not in the index passes
PAGES = 1 << 15
KEPT_PER_NAME = 60  # "San José", "Kafr": the most peopled namesakes are enough
SETTLEMENT_KM, DIVISION_KM = 30.0, 900.0  # how far off an own entry may lie from the GeoNames place that it means

SCHEMA = """
create table place (id integer primary key, geonames_id integer, name text, lat real, lon real, country text,
                    division text, kind text, population integer);
create table page (number integer primary key, names text);
create table division (code text primary key, name text) without rowid;
create table listed (geonames_id integer primary key);
create table filter (bits blob);
"""


class Index:
    """The rows of the index in the making; ``names`` maps a key to places, ``2 * place + (1 for an alias)``."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.names: dict[str, list[int]] = {}
        self.divisions: dict[str, str] = {}
        self.listed: set[int] = set()

    def add(self, row: Row, names: Iterable[str]) -> int:
        """Adds a place under its own name and its aliases; returns its number."""
        place = len(self.rows)
        self.rows.append(row)
        self.name(place, row[1], alias=False)
        for name in names:
            self.name(place, name, alias=True)
        return place

    def name(self, place: int, name: str, *, alias: bool) -> None:
        """Makes ``place`` findable under ``name``."""
        key = place_key(name)
        if key:
            known = self.names.setdefault(key, [])
            if not known or known[-1] >> 1 != place:
                known.append(2 * place + alias)


def build(progress: Progress | None = None) -> Path:
    """Builds the index and returns its file; ``progress`` is told (done, total) steps. About 10 s."""
    path = index_path()
    total = 5
    step = progress or silent
    step(0, total)
    index = Index()
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects that all stay: looking for garbage among them doubles the time
    add_divisions(index)
    step(1, total)
    add_cities(index)
    step(2, total)
    add_own(index)
    step(3, total)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.unlink(missing_ok=True)
    write(index, partial, lambda: step(4, total))
    if collecting:
        gc.enable()
    partial.replace(path)
    for old in sorted(path.parent.glob("places-*.sqlite")):
        if old != path:
            old.unlink(missing_ok=True)
    step(total, total)
    return path


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def index_path() -> Path:
    """Where the index for the installed data lies, whether or not it is built."""
    from vigie.lexicon.pack import cache_folder

    return cache_folder() / f"places-{sources.fingerprint()}.sqlite"


def add_divisions(index: Index) -> None:
    """Adds countries and their divisions, with and without their class words."""
    words = sources.division_words()
    before = tuple(place_key(word) + " " for word in words.before)
    after = tuple(" " + place_key(word) for word in words.after)
    for division in sources.divisions():
        country, name = division.code[:2], division.names[0]
        first = ".".join(division.code.split(".")[:2]) if division.kind != "country" else None
        row = (
            division.geonames_id,
            name,
            division.lat,
            division.lon,
            country,
            first,
            division.kind,
            division.population,
        )
        if division.kind == "admin1":
            index.divisions[division.code] = name
        names = [n for n in division.names if is_indexed(n)]
        index.add(row, names + [bare for n in names if (bare := without_class_word(place_key(n), before, after))])


def without_class_word(key: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """A division's key without its class word; "" where it has none or nothing is left."""
    for word in before:
        if key.startswith(word):
            return key[len(word) :]
    for word in after:
        if key.endswith(word):
            return key[: -len(word)]
    return ""


def add_cities(index: Index) -> None:
    """Adds the populated places; of a capital's namesakes in its country the most peopled is the capital."""
    capitals = sources.capitals()
    seats: dict[str, int] = {}
    for city in sources.cities():
        country, people = city.countrycode, city.population
        kind = "city" if people >= 15000 else "town" if people >= 1000 else "village"
        division = f"{country}.{city.admin1code}" if city.admin1code else None
        row = (city.geonameid, city.name, city.latitude, city.longitude, country, division, kind, people)
        place = index.add(row, [name for name in city.alternatenames if is_indexed(name)])
        if capitals.get(country) == city.name and people >= 1000:
            known = seats.get(country)
            seats[country] = place if known is None or people > index.rows[known][7] else known
    for place in seats.values():
        index.rows[place] = (*index.rows[place][:6], "capital", index.rows[place][7])


def add_own(index: Index) -> None:
    """Adds continents and the project's own places: as names of a place that is there already, else as places."""
    for continent in sources.continents():
        point = float(continent.lat), float(continent.lng)
        index.add((continent.geonameId, continent.name, *point, None, None, "continent", 0), ())
    countries = {row[4]: place for place, row in enumerate(index.rows) if row[6] == "country"}
    every = list(sources.own_places())
    claimed = {(own.country, place_key(name)): own.name for own in every for name in (own.name, *own.aliases)}
    known: dict[int, str] = {}
    for own in every:
        place = countries.get(own.country) if own.kind == "country" else twin(index, own)
        if place is not None and known.setdefault(place, own.kind) != own.kind:
            place = None  # a camp is not the town of its name that an entry before it means
        if place is None:
            row = (None, own.name, own.lat, own.lon, own.country, None, own.kind, 0)
            index.add(row, own.aliases)
            continue
        old = index.rows[place]
        index.listed.update([old[0]] if old[0] else [])
        keeps = old[6] in sources.SETTLEMENTS or old[6] == "continent"
        lat, lon = (old[2], old[3]) if keeps else (own.lat, own.lon)
        index.rows[place] = (old[0], own.name, lat, lon, *old[4:])
        if old[6] == "admin1" and old[5]:
            index.divisions[old[5]] = own.name
        if (keeps or old[6] == "admin2") and claimed.get((own.country, place_key(old[1])), own.name) != own.name:
            forget(index, place, old[1])  # "Gaza" is the strip, and its city is Gaza City
        for name in (own.name, *own.aliases):
            rename(index, place, name)


def forget(index: Index, place: int, name: str) -> None:
    """Takes a name from ``place``: the project's table gives it to another place of the country alone."""
    known = index.names.get(place_key(name), [])
    known[:] = [entry for entry in known if entry >> 1 != place]


def rename(index: Index, place: int, name: str) -> None:
    """Makes ``name`` a first name of ``place``."""
    known = index.names.setdefault(place_key(name), [])
    known[:] = [entry for entry in known if entry >> 1 != place] + [2 * place]


def twin(index: Index, own: sources.OwnPlace) -> int | None:
    """The place of another source that an own entry means: same country, a shared name, a fitting kind, near by."""
    settled = own.kind in sources.SETTLEMENTS
    if not settled and own.kind not in ("admin1", "admin2", "region", "continent"):
        return None
    best, best_km = None, SETTLEMENT_KM if settled else DIVISION_KM
    for name in (own.name, *own.aliases):
        for entry in index.names.get(place_key(name), ()):
            row = index.rows[entry >> 1]
            fits = row[6] in sources.SETTLEMENTS if settled else row[6] == own.kind
            if fits and row[4] == own.country and row[0] and row[2] is not None and row[3] is not None:
                km = distance_km(own.lat, own.lon, row[2], row[3])
                if km < best_km:
                    best, best_km = entry >> 1, km
    return best


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, on a sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def write(index: Index, path: Path, halfway: Callable[[], None]) -> None:
    """Writes the index as SQLite: places in order, pages of names, and the filter of all names."""
    database = sqlite3.connect(path)
    database.executescript("pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
    database.executemany(
        "insert into place values (?,?,?,?,?,?,?,?,?)", ((i, *row) for i, row in enumerate(index.rows))
    )
    database.executemany("insert into division values (?,?)", sorted(index.divisions.items()))
    database.executemany("insert into listed values (?)", [(geonames_id,) for geonames_id in sorted(index.listed)])
    halfway()
    pages, bits = name_pages(index)
    database.executemany("insert into page values (?,?)", enumerate("\n".join(page) for page in pages))
    database.execute("insert into filter values (?)", (bits,))
    database.commit()
    database.close()


def name_pages(index: Index) -> tuple[list[list[str]], bytes]:
    """The names in pages by their hash, one line each: "key<tab>entry entry ..."; and a Bloom filter of all keys.

    A page holds about 20 names: a row for each name would take three times as long to write. The filter says at once
    of most words that no place has them for a name. Countries and own entries come first, then the most peopled.
    """
    rows = index.rows

    def weight(entry: int) -> tuple[bool, bool, int, int]:
        row = rows[entry >> 1]
        return row[6] != "country", row[0] is not None, -row[7] >> (entry & 1), entry

    pages: list[list[str]] = [[] for _ in range(PAGES)]
    bits = bytearray(FILTER_BITS // 8)
    crc32, mask, last = zlib.crc32, FILTER_BITS - 1, PAGES - 1
    for key, entries in index.names.items():
        raw = key.encode()
        first = crc32(raw)
        second = crc32(raw, 1)
        bits[(first & mask) >> 3] |= 1 << (first & 7)
        bits[(second & mask) >> 3] |= 1 << (second & 7)
        if len(entries) > 1:
            entries = sorted(entries, key=weight)[:KEPT_PER_NAME]
        pages[second & last].append(f"{key}\t{' '.join(map(str, entries))}")
    return pages, bytes(bits)
