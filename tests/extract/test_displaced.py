"""Displaced people are told of where somebody flees, not where a noun says who lives in a camp."""

from __future__ import annotations

import pytest

import vigie


def types(text: str, language: str) -> list[str]:
    reading = vigie.read(text, language=language, published="2024-06-12")
    return [claim.event_type for claim in reading.claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée a bombardé un camp pour personnes déplacées à Zamzam lundi, tuant trois enfants."),
        ("fr", "Des obus ont touché une école où vivent des familles déplacées à Omdurman, faisant deux morts."),
        ("en", "The army shelled a camp for displaced people in Zamzam on Monday, killing three children."),
    ],
)
def test_a_camp_of_displaced_people_tells_of_no_flight(language: str, text: str) -> None:
    assert "displacement" not in types(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les combats entre l'armée et les rebelles ont déplacé 3 000 familles à Sake."),
        ("fr", "Près de 500 personnes déplacées par les combats entre l'armée et le M23 sont arrivées à Goma lundi."),
        ("fr", "Des milliers d'habitants ont fui l'offensive des rebelles vers Kaya."),
        ("fr", "L'attaque des jihadistes a provoqué l'exil de 4 000 habitants de Barsalogho."),
        ("en", "Fighting between the army and rebels has displaced 3,000 families in Sake."),
        ("en", "Thousands of residents fled the rebel offensive towards Kaya."),
    ],
)
def test_those_who_flee_are_displaced(language: str, text: str) -> None:
    assert "displacement" in types(text, language)
