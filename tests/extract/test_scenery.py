"""Which place names set a scene: where something can have happened, and what only says whose, whence or who speaks."""

from __future__ import annotations

import pytest

import vigie
from vigie.model.report import Report
from vigie.pipeline import annotate, drafts_of, with_language
from vigie.repair import repair
from vigie.settings import Settings


def scenes(language: str, text: str) -> list[str]:
    """The names of the places that set a scene."""
    settings = Settings(assume_conflict=True)
    report, pack = with_language(Report(id="", original=text, sha256="", language=language), settings)
    assert pack is not None
    document = repair(report, pack)
    annotate(document, pack, settings, None)
    drafts_of(document, pack, settings, None)
    return [document.places[index].name for index in sorted(document.scenery)]


CASES = [
    ("en", "Shells fell on the eastern suburbs of Damascus.", ["Damascus"]),
    ("en", "Islamabad accused New Delhi of an act of war.", []),
    ("en", "The minister told reporters in Moscow that rebels had attacked Donetsk.", ["Donetsk"]),
    ("en", "The Moscow-installed governor said that shells had hit Kherson.", ["Kherson"]),
    ("en", "The group, which is based in Kidal, attacked a post near Gao.", ["Gao"]),
    ("en", "Fighters from Idlib attacked the town of Hama.", ["Hama"]),
    ("en", "Thirteen people died in the shelling of Poonch.", ["Poonch"]),
    ("en", "A U.S. engineer was kidnapped by gunmen near Gao.", ["Gao"]),
    ("en", "A gunman killed two people in the U.S. on Monday.", ["U.S."]),
    ("fr", "Le siège de Tinzaouatène a duré deux mois.", ["Tinzaouatène"]),
    ("fr", "Kinshasa accuse Kigali de soutenir les rebelles.", []),
    ("fr", "Le groupe, basé à Kidal, a attaqué un poste près de Gao.", ["Gao"]),
    ("fr", "Des tirs ont été entendus près du palais présidentiel de Bissau.", ["Bissau"]),
    ("fr", "Un hôpital de Goma a été touché.", ["Goma"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_scene_is_where_something_can_have_happened(language: str, text: str, expected: list[str]) -> None:
    assert scenes(language, text) == expected


def test_where_a_witness_was_reached_is_no_place_of_what_he_tells() -> None:
    text = (
        "Des hommes armés ont attaqué un marché de Tillia mardi. Ils ont tué six commerçants, raconte un habitant "
        "joint à Niamey. Un policier blessé a été transporté à Agadez, et l'attaque a duré deux heures."
    )
    claims = vigie.read(text, language="fr", published="2024-06-12").claims
    assert {claim.place.name for claim in claims if claim.place is not None} == {"Tillia"}
