"""The gazetteer: names meet however they are written, and the project's own table joins what others have."""

from __future__ import annotations

import pytest

from vigie.knowledge import gazetteer_sources as sources
from vigie.knowledge.gazetteer import distance_km, open_gazetteer
from vigie.lexicon.place_names import is_indexed, place_key

OWN = list(sources.own_places())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Deir al-Zor"),
        ("El Fasher", "el-Fasher"),
        ("Ma'arrat", "Maʿarrat"),
        ("SAINT-DENIS", "St. Denis"),
        ("Ménaka", "menaka"),
        ("Khan  Cheikhoun", "Khan Cheikhoun"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize("name", ["Paris", "al-Bab", "Île", "حلب", "Харьков", "Šid"])
def test_names_that_a_report_could_write_are_indexed(name: str) -> None:
    assert is_indexed(name)


@pytest.mark.parametrize("name", ["PAR", "paris", "", "巴黎", "12e"])
def test_codes_and_transliterations_are_not_indexed(name: str) -> None:
    assert not is_indexed(name)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Alep", "SY", "city"),
        ("Khan Cheikhoun", "SY", "city"),
        ("Darfour", "SD", "region"),
        ("RDC", "CD", "country"),
        ("Ghouta", "SY", "region"),
        ("Nord-Kivu", "CD", "admin1"),
        ("Zaatari", "JO", "camp"),
        ("Lougansk", "UA", "admin1"),
        ("Mopti", "ML", "admin1"),
        ("Etats-Unis", "US", "country"),
    ],
)
def test_a_name_leads_to_its_place(name: str, country: str, kind: str) -> None:
    found = open_gazetteer().lookup(name)
    assert (country, kind) in {(candidate.country, candidate.kind) for candidate in found.candidates}


def test_an_unknown_name_leads_nowhere() -> None:
    assert open_gazetteer().lookup("Xyzzyville-sur-Rien").candidates == ()


def test_an_own_entry_that_geonames_has_keeps_its_geonames_id() -> None:
    towns = [c for c in open_gazetteer().lookup("Khan Cheikhoun").candidates if c.country == "SY"]
    assert [town.geonames_id is not None for town in towns] == [True]


def test_an_article_that_the_gazetteer_leaves_out_does_not_hide_a_place() -> None:
    assert open_gazetteer().lookup("al-Idlib").candidates == open_gazetteer().lookup("Idlib").candidates


def test_countries_are_found_by_code() -> None:
    mali = open_gazetteer().country("ML")
    assert mali is not None
    assert mali.kind == "country"
    assert open_gazetteer().country("ZZ") is None


def test_the_own_table_is_large_and_every_point_lies_on_earth() -> None:
    assert len(OWN) >= 600
    assert [own.name for own in OWN if not (-90 <= own.lat <= 90 and -180 <= own.lon <= 180)] == []
    codes = set(open_gazetteer().countries)
    assert [own.name for own in OWN if own.country is not None and own.country not in codes] == []


def test_no_place_of_the_own_table_stands_twice() -> None:
    seen = [(own.name, own.country, own.kind) for own in OWN]
    assert [entry for entry in seen if seen.count(entry) > 1] == []


def test_own_settlements_lie_in_their_country() -> None:
    """A settlement lies within reach of its country's point: a slip of sign or of degrees shows."""
    gazetteer = open_gazetteer()
    far = []
    for own in OWN:
        country = gazetteer.country(own.country or "")
        if own.kind in sources.SETTLEMENTS and country and country.lat is not None and country.lon is not None:
            reach = 5500 if own.country in ("RU", "US", "CN", "CA", "AU", "BR") else 1900
            if distance_km(own.lat, own.lon, country.lat, country.lon) > reach:
                far.append(own.name)
    assert far == []


def test_a_capital_s_namesakes_in_its_country_are_none() -> None:
    found = open_gazetteer().lookup("Washington").candidates
    assert [place.name for place in found if place.kind == "capital"] == ["Washington, D.C."]


@pytest.mark.parametrize("name", ["Jenin", "Jabalia"])
def test_a_camp_is_not_the_town_of_its_name(name: str) -> None:
    kinds = {(place.name, place.kind) for place in open_gazetteer().lookup(name).candidates}
    assert {(name, "city"), (f"{name} camp", "camp")} <= kinds
