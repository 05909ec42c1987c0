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


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "A swarm of drones killed four soldiers near Kursk.", "drone_strike"),
        ("en", "Swarms of rebels attacked the town of Sake and killed ten soldiers.", "attack"),
        ("en", "The storm of shells killed ten people in Bakhmut.", "attack"),
        ("en", "A blaze set by militiamen killed eight people in Darfur.", "attack"),
        ("en", "The Desert Wolves, a militia, killed six villagers near Mopti.", "attack"),
        ("fr", "Un essaim de drones a tué quatre soldats près de Koursk.", "drone_strike"),
        ("fr", "Une pluie de roquettes a tué cinq personnes à Kharkiv.", "shelling"),
        ("fr", "Une grêle de balles a tué le maire à Culiacan.", "attack"),
        ("fr", "Les Tigres tamouls ont tué dix soldats près de Jaffna.", "attack"),
        ("fr", "Les Loups du désert, une milice, ont tué six villageois près de Mopti.", "attack"),
    ],
)
def test_men_may_be_behind_a_noun_of_nature(language: str, text: str, kind: str) -> None:
    """It is made of arms or fighters, names some, or somebody brought it about."""
    assert types(text, language) == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A grenade thrown at soldiers during a drill killed three near Cotabato."),
        ("en", "A grenade exploded at a parade in Bujumbura, killing three people."),
        ("fr", "Une grenade lancée sur des soldats pendant un entraînement a fait trois morts près de Cotabato."),
        ("fr", "Une grenade a explosé lors d'un défilé à Bujumbura, faisant trois morts."),
    ],
)
def test_what_is_thrown_at_a_drill_came_from_somebody(language: str, text: str) -> None:
    """So did what explodes among those who watch a parade."""
    assert types(text, language)


def test_a_drill_into_which_somebody_shot_has_victims() -> None:
    """The harm and the deed may be told by two clauses."""
    report = "Two soldiers were killed in training at a base when a Taliban infiltrator shot them in Kabul."
    claims = read_report(Report(id="t", original=report, sha256="", language="en"), Settings()).claims
    assert [figure.low for claim in claims for figure in claim.figures] == [2]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A film festival in Kabul is hit by a bomb that kills six people."),
        ("en", "Gunmen storm a cinema in Peshawar during a film and kill nine people."),
        ("en", "Rebels attack the set of a film near Timbuktu and kill four people."),
        ("en", "Novelist Ali Hassan is shot dead by gunmen in Baghdad."),
        ("fr", "Des hommes armés attaquent un cinéma de Peshawar pendant un film et tuent neuf personnes."),
        ("fr", "Des rebelles attaquent le tournage d'un film près de Tombouctou et tuent quatre personnes."),
        ("fr", "Des hommes armés tuent un cinéaste à Mogadiscio."),
        ("fr", "Des rebelles attaquent Bamako lundi et tuent quatre soldats. Le film du maire est interdit."),
    ],
)
def test_who_makes_or_shows_a_film_may_be_attacked(language: str, text: str) -> None:
    """A festival, a screening, a novelist are no work, and no plot has a weekday."""
    assert types(text, language)
