"""Which town the capital of a country is, told by the country's adjective."""

from __future__ import annotations

import pytest

import vigie

CAPITALS = [
    ("fr", "Une bombe a tué deux soldats dans la capitale somalienne.", "Mogadishu"),
    ("fr", "Des obus ont tué deux soldats au nord de la capitale libyenne.", "Tripoli"),
    ("en", "A bomb killed two soldiers in the Somali capital.", "Mogadishu"),
]


@pytest.mark.parametrize(("language", "text", "town"), CAPITALS)
def test_a_country_s_capital_is_its_town(language: str, text: str, town: str) -> None:
    (claim,) = vigie.read(text, language=language).claims
    assert claim.place is not None
    assert claim.place.name == town


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une bombe a tué deux soldats à Abidjan, la capitale économique ivoirienne."),
        ("en", "A bomb killed two soldiers in Abidjan, the Ivorian economic capital."),
    ],
)
def test_another_kind_of_capital_is_not_the_country_s(language: str, text: str) -> None:
    (claim,) = vigie.read(text, language=language).claims
    assert claim.place is not None
    assert claim.place.name == "Abidjan"
