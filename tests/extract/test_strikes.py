"""What a bare strike was: the other strikes from afar of its report say it where they are of one type."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war

TOLD = [
    ("An airstrike hit a market in Idlib. A second strike killed seven people in Ariha.", "airstrike"),
    ("Shells fell on a market in Idlib. A second strike killed seven people in Ariha.", "shelling"),
    ("An airstrike hit a market in Idlib. Shells fell on Sarmin. A strike killed seven people in Ariha.", "attack"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_bare_strike_is_what_the_others_of_its_report_are(text: str, wanted: str) -> None:
    (claim,) = [claim for claim in in_war(text, "en") if claim.figures]
    assert claim.event_type == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Militants attacked a plane in Juba.", "attack"),
        ("en", "A helicopter was hit by gunfire near Juba.", "attack"),
        ("en", "Planes attacked a convoy near Juba.", "airstrike"),
        ("en", "The village was attacked by army helicopters near Juba.", "airstrike"),
        ("fr", "Des miliciens ont attaqué un avion à Juba.", "attack"),
        ("fr", "L'armée a attaqué les rebelles avec des hélicoptères à Juba.", "airstrike"),
    ],
)
def test_what_was_struck_struck_nobody_from_the_air(language: str, text: str, wanted: str) -> None:
    (claim,) = in_war(text, language)
    assert claim.event_type == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Des hommes armés ont tué neuf ouvriers dans une mine d'or à Djugu.", "attack"),
        ("fr", "Neuf personnes ont été tuées par une mine à Djugu.", "explosive"),
        ("fr", "Des chasseurs dozos ont attaqué un village de Djugu, tuant neuf habitants.", "attack"),
        ("fr", "Des chasseurs F-16 ont frappé un village de Djugu, tuant neuf habitants.", "airstrike"),
        ("en", "Gunmen killed nine workers with a gold mine's guards in Djugu.", "attack"),
    ],
)
def test_words_beside_a_weapon_s_name_say_that_it_is_none(language: str, text: str, wanted: str) -> None:
    (claim,) = in_war(text, language)
    assert claim.event_type == wanted


BY_WORD = [
    ("fr", "Des frappes aériennes ont visé Idlib. Une autre frappe a fait sept morts à Ariha.", "airstrike"),
    ("fr", "Des obus sont tombés sur Idlib. Une autre frappe a fait sept morts à Ariha.", "shelling"),
    ("fr", "Des avions ont bombardé Idlib. Un drone a visé Sarmin. Une frappe a fait sept morts à Ariha.", "airstrike"),
    (
        "fr",
        "Un missile a visé Idlib. Des frappes aériennes ont visé Sarmin. Une frappe a tué sept civils.",
        "airstrike",
    ),
    ("en", "A missile hit Idlib. Air strikes hit Sarmin. A strike killed seven people in Ariha.", "airstrike"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), BY_WORD)
def test_of_several_types_the_last_one_by_the_same_word_is_meant(language: str, text: str, wanted: str) -> None:
    """Where nothing but aircraft and drones struck, it came from the air."""
    (claim,) = [claim for claim in in_war(text, language) if claim.figures]
    assert claim.event_type == wanted
