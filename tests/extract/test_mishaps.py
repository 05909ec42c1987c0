"""Who died in an accident died in no attack, though the report be of a war."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import figures, in_war, told

MISHAPS = [
    ("fr", "Le crash d'un avion militaire a tué neuf officiers à Kindu."),
    ("fr", "La foudre a tué sept écoliers près de Gao."),
    ("fr", "Quatre soldats ont été tués dans un accident d'hélicoptère à Niamey."),
    ("fr", "L'accident a fait neuf morts et douze blessés près de Kayes."),
    ("en", "The crash of a military plane killed nine officers in Kindu."),
    ("en", "Lightning killed seven pupils near Gao."),
    ("en", "The accident left nine dead and twelve wounded near Kayes."),
    ("fr", "Un hélicoptère de l'armée s'est écrasé à Kindu, tuant neuf officiers."),
    ("en", "An army helicopter crashed in Kindu, killing nine officers."),
    ("en", "Nine officers died when their plane crashed near Kindu."),
]


@pytest.mark.parametrize(("language", "text"), MISHAPS)
def test_a_mishap_is_no_attack(language: str, text: str) -> None:
    assert not in_war(text, language)


def test_whoever_else_was_killed_is_told() -> None:
    claim = told("Sept soldats ont été tués près de Gao et cinq autres dans un accident de la route.", "fr")
    assert [f[2] for f in figures(claim)] == [7]


def test_a_crash_that_somebody_brought_about_is_told() -> None:
    claim = told("Rebels shot down a helicopter near Gao and four soldiers were killed in the crash.", "en")
    assert [f[2] for f in figures(claim)] == [4]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un avion s'est écrasé près de Gao après un tir de missile, tuant quatre soldats."),
        ("fr", "Un kamikaze a écrasé sa voiture piégée contre un poste à Gao, tuant quatre soldats."),
        ("fr", "Un camion bourré d'explosifs s'est écrasé contre une caserne à Gao, tuant quatre soldats."),
        ("fr", "Un drone s'est écrasé sur un marché de Gao, tuant quatre civils."),
        ("fr", "Un hélicoptère a mitraillé Gao, tuant quatre civils."),
        ("en", "A truck full of explosives crashed into a barracks in Gao, killing four soldiers."),
        ("en", "A drone crashed into a market in Gao, killing four civilians."),
        ("en", "A missile crashed into a house in Gao, killing four civilians."),
        ("en", "A helicopter crashed near Gao after rebels fired on it, killing four soldiers."),
        ("en", "A helicopter strafed Gao, killing four civilians."),
    ],
)
def test_what_crashes_on_others_or_was_brought_down_kills(language: str, text: str) -> None:
    assert 4 in [f[2] for claim in in_war(text, language) for f in figures(claim)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Six soldats ont été tués dans une embuscade après un accident de la route près de Gao."),
        ("en", "Six soldiers were killed in an ambush after a road accident near Gao."),
        ("en", "A flood of attacks killed six people in Jos."),
    ],
)
def test_a_deed_that_came_after_a_mishap_is_told(language: str, text: str) -> None:
    assert [f[2] for f in figures(told(text, language))] == [6]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Six soldats ont été tués par des rebelles pendant l'inondation près de Goma."),
        ("fr", "Une avalanche de roquettes a tué six civils à Homs."),
        ("en", "Six soldiers were killed by rebels during the flood near Goma."),
        ("en", "Six fishermen were killed by gunmen after a shipwreck off Kismayo."),
        ("en", "An avalanche of rockets killed six civilians in Homs."),
    ],
)
def test_what_armed_people_do_around_a_mishap_is_told(language: str, text: str) -> None:
    assert [f[2] for f in figures(told(text, language))] == [6]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une explosion accidentelle dans un dépôt de munitions de l'armée a fait trois morts à Lomé mardi."),
        ("en", "An accidental explosion at an army ammunition depot killed three people in Lomé on Tuesday."),
    ],
)
def test_an_accidental_blast_is_no_attack(language: str, text: str) -> None:
    assert vigie.read(text, language=language, published="2024-06-12").claims == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une explosion a fait trois morts devant une caserne de l'armée à Lomé mardi."),
        ("fr", "Une frappe accidentelle de l'armée a tué trois civils à Gao mardi."),
        ("en", "An explosion killed three people outside an army barracks in Lomé on Tuesday."),
        ("en", "An accidental air strike by the army killed three civilians in Gao on Tuesday."),
    ],
)
def test_other_blasts_and_strikes_by_mistake_are_told(language: str, text: str) -> None:
    claims = vigie.read(text, language=language, published="2024-06-12").claims
    assert [figure.low for claim in claims for figure in claim.figures] == [3]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army helicopter crashed in Bria on Sunday after being hit by gunfire, killing four soldiers."),
        ("en", "A military plane came under fire and crashed near Bria, killing four people."),
        ("en", "Rebels said they downed the helicopter, which crashed near Bria, killing four officers."),
        (
            "fr",
            "L'hélicoptère de l'armée s'est écrasé à Bria après avoir été touché par des tirs, tuant quatre soldats.",
        ),
        ("fr", "Un hélicoptère s'est écrasé près de Bria après des tirs de rebelles, tuant quatre soldats."),
        ("fr", "La pirogue a chaviré sous les tirs des bandits près de Bria, tuant quatre villageois."),
    ],
)
def test_what_was_brought_down_did_no_harm_to_those_in_it(language: str, text: str) -> None:
    claims = in_war(text, language)
    assert [(c.event_type, f[2]) for c in claims for f in figures(c)] == [("attack", 4)]
    doers = [actor.name for claim in claims for actor in claim.actors if actor.role == "initiator"]
    assert not any(word in name for name in doers for word in ("helicopter", "plane", "hélicopt"))


def test_a_lorry_with_a_bomb_is_no_wreck() -> None:
    claim = told("Un camion piégé s'est écrasé contre un barrage près de Bria, tuant six soldats.", "fr")
    assert [thing.kind for thing in claim.means] == ["car_bomb"]
