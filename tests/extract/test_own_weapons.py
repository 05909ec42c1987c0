"""Weapons in a deed's own words: "hit a *mine*", "tirs d'*artillerie*"; they have no initiator of their own."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims


@pytest.mark.parametrize(
    ("language", "text", "means", "doers"),
    [
        ("en", "Six soldiers died when their truck hit a roadside bomb near Tessit.", ["ied"], []),
        ("en", "Three farmers were killed when a tractor ran over a mine in Hama province.", ["mine"], []),
        ("fr", "Six soldats sont morts quand leur camion a roulé sur une mine près de Tessit.", ["mine"], []),
        ("fr", "Des tirs d'artillerie ont touché un immeuble à Nikopol.", ["artillery"], []),
        ("fr", "Des tirs d'artillerie de l'armée ont touché un immeuble à Nikopol.", ["artillery"],
         ["artillerie de l'armée"]),
    ],
)  # fmt: skip
def test_a_weapon_in_the_words_of_a_deed_is_its_means(
    language: str, text: str, means: list[str], doers: list[str]
) -> None:
    (claim,) = claims(text, language)
    assert [thing.kind for thing in claim.means] == means
    assert [party.name for party in claim.actors if party.role == "initiator"] == doers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A shell landed in the yard of a primary school in Dilling, killing five children."),
        ("fr", "Un obus est tombé dans la cour d'une école primaire de Dilling, tuant cinq enfants."),
    ],
)
def test_a_part_of_a_house_stands_for_it(language: str, text: str) -> None:
    (claim,) = claims(text, language)
    assert [thing.kind for thing in claim.objects] == ["school"]


def test_a_town_called_after_a_port_is_none() -> None:
    (claim,) = claims("A drone dropped explosives on a fuel depot outside Port Sudan overnight.", "en")
    assert [thing.kind for thing in claim.objects] == ["fuel_station"]


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("en", "Houthi rebels fired two missiles at a ship in the Red Sea on Monday, sinking it.", "shelling"),
        ("en", "A drone hit a depot in Odesa on Monday, setting two tankers ablaze.", "drone_strike"),
        ("fr", "Un missile a touché un dépôt à Odessa lundi, détruisant trois entrepôts.", "shelling"),
    ],
)
def test_what_a_strike_destroyed_is_of_the_strike(language: str, text: str, event_type: str) -> None:
    (claim,) = claims(text, language)
    assert claim.event_type == event_type
