"""Displaced people are told of where somebody flees, not where a noun says who lives in a camp."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims


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


@pytest.mark.parametrize(
    ("language", "text", "low"),
    [
        ("en", "More than 300 people have been displaced by clashes in Goma.", 300),
        ("en", "Fighting in Goma has displaced 4,000 people.", 4000),
        ("fr", "Les combats à Goma ont déplacé 4 000 personnes.", 4000),
    ],
)
def test_who_flees_fighting_flees_a_war(language: str, text: str, low: int) -> None:
    claim = claims(text, language, "displacement")[0]
    assert [figure.low for figure in claim.figures] == [low]


def test_fans_who_flee_a_brawl_flee_no_war() -> None:
    assert claims("Hundreds of fans fled clashes outside the stadium in Leeds.", "en") == []


def test_a_camp_by_its_name_tells_of_no_flight() -> None:
    assert claims("Gunmen attacked a displaced persons' camp in Ituri.", "en", "displacement") == []
