"""What tells no violence whatever stands around it."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def types(text: str, language: str = "en") -> list[str]:
    """The event types of a text's claims that nobody has said to be on conflict."""
    report = Report(id="t", original=text, sha256="", language=language, published="2024-11-30")
    return [claim.event_type for claim in read_report(report, Settings()).claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A crocodile killed two soldiers who were washing in the river near Gulu."),
        ("en", "Two soldiers were killed by a hippopotamus near the barracks in Gulu."),
        ("fr", "Un crocodile a tué deux soldats qui se lavaient dans le fleuve près de Gulu."),
        ("fr", "Le paludisme a tué deux soldats de la garnison de Gulu."),
    ],
)
def test_what_a_beast_or_a_sickness_does_is_no_violence(language: str, text: str) -> None:
    """Soldiers among the victims do not change who did it."""
    assert types(text, language) == []


def test_a_lone_wolf_is_a_man() -> None:
    """An adjective makes a man of a beast."""
    assert types("A lone wolf shot two soldiers near the barracks in Gulu.")


def test_soldiers_who_die_by_accident_are_no_sign_of_war() -> None:
    """The dead do not say how they died; a deed of others does."""
    assert types("Three soldiers died in a road accident near Gulu.") == []
    assert "shelling" in types("Rebels shelled the barracks near Gulu after an accident and killed three soldiers.")


def test_a_plot_is_told_in_the_present() -> None:
    """What happened to those who make the film is told in a past tense."""
    assert types("The film is set in Chad. Rebels storm the palace and the general is executed on the stairs.") == []
    assert types("Le film se passe à Bol. Des rebelles prennent d'assaut le palais et tuent trois soldats.", "fr") == []
    assert types("Gunmen of Boko Haram killed two actors of a film near Maiduguri.")


def test_orders_that_follow_an_order_tell_nothing() -> None:
    """A manual or a game goes on telling its reader what to do."""
    assert types("Kill the two guards, plant the bomb on the mast and take the boat.") == []


def test_former_soldiers_fight_no_longer() -> None:
    """A veteran in court is no sign of war."""
    assert types("A former soldier was jailed for eight years in Leeds.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three soldiers died when a grenade went off during training in Split."),
        ("en", "Two soldiers died in a parachute exercise near Pau."),
        ("fr", "Trois soldats sont morts quand une grenade a explosé pendant un entraînement à Split."),
    ],
)
def test_what_goes_off_at_a_drill_is_an_accident(language: str, text: str) -> None:
    """Nobody did it, and nothing came from anybody."""
    assert types(text, language) == []


def test_a_parade_may_be_attacked() -> None:
    """Somebody did it, or it came from somebody."""
    assert types("Gunmen killed three soldiers during a parade in Ahvaz.")
    assert types("A missile killed twenty soldiers during a parade in Ahvaz.")
    assert types("Un kamikaze a tué dix soldats lors d'un défilé à Ahvaz.", "fr")
