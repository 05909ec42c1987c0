"""A noun gives a verb another sense as its subject, its object or its first complement, and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def types(text: str, language: str) -> list[str]:
    """The event types of a text's claims."""
    report = Report(id="t", original=text, sha256="", language=language, published="2024-05-06")
    return [claim.event_type for claim in read_report(report, Settings()).claims]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Des rebelles ont détruit trois ponts pendant la guerre, dont celui de Sake lundi.", "destruction"),
        ("fr", "L'armée a détruit vingt maisons à Jénine depuis le début du conflit.", "destruction"),
        ("fr", "Vingt rebelles se sont rendus à l'armée sur le marché de Bama.", "surrender"),
        ("fr", "Douze jihadistes se sont rendus aux soldats dans une mosquée de Bama.", "surrender"),
        (
            "fr",
            "Des milliers de personnes ont défilé contre la junte après la prière du vendredi à Rangoun.",
            "protest",
        ),
        ("en", "Rebels besieged the patrol base near Marawi for three days.", "closure"),
        ("en", "Rebels surrounded the town of Sake and shot at a bus.", "closure"),
        ("en", "Hamas released four hostages under fire in Gaza.", "release"),
        ("en", "Police dispersed protesters after a stabbing in Southport.", "crackdown"),
        ("en", "Police fired tear gas into a classroom during a protest in Nairobi.", "crackdown"),
        ("en", "Thousands marched against the junta after Friday prayers at the mosque in Yangon.", "protest"),
        ("en", "Shots fired at a mill killed two workers near Bambari.", "attack"),
        ("en", "Rebels seized two soldiers near the town of Bria.", "abduction"),
        ("en", "Armed men carried away four women from a village in Zamfara.", "abduction"),
        ("en", "The boys were marched into the bush by rebels near Kitgum.", "abduction"),
        ("en", "Militants cut the throats of a goat herder and his son near Diffa.", "attack"),
        ("en", "Militants cut to pieces two woodcutters near Damboa.", "attack"),
        ("en", "Police charged the crowd after a shooting in Kampala.", "crackdown"),
        ("en", "Troops were deployed around the hospital in Juba.", "deployment"),
        ("en", "The rebels were expelled from the town of Bria by government troops.", "territory_capture"),
        ("en", "The army cleared the road of militants near Damboa.", "territory_capture"),
        ("en", "The Russian navy sank two boats during a storm off Odesa.", "destruction"),
        ("en", "Police attacked students in Kampala, injuring nine.", "attack"),
        ("fr", "Des hommes armés ont emmené le chef de la police de Gwoza.", "abduction"),
        ("fr", "Des assaillants ont emmené quatre femmes de l'école de Zurmi.", "abduction"),
        ("fr", "Des assaillants ont coupé la tête à deux marchands de moutons près de Diffa.", "attack"),
        ("fr", "Les policiers ont chargé la foule des opposants à Minsk.", "crackdown"),
        ("fr", "Des rebelles ont violé deux filles à leur domicile à Bunia.", "sexual_violence"),
        ("fr", "Des rebelles ont volé trente vaches pendant la sécheresse à Tillia.", "looting"),
    ],
)
def test_a_word_around_a_deed_does_not_silence_it(language: str, text: str, kind: str) -> None:
    assert types(text, language) == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le marché de Bama a été détruit par la guerre contre les rebelles."),
        ("fr", "Des soldats se sont rendus sur le marché de Bama."),
        ("fr", "Les soldats se sont rendus à l'école de Bama."),
        ("fr", "Les fidèles se sont rassemblés pour la prière à la mosquée de Lyon."),
        ("en", "Fighters surrounded the car of the mayor at Sake."),
        ("en", "Worshippers gathered for prayers at the mosque in Leeds."),
        ("en", "A student was charged in the stabbing of a boy in Leeds."),
        ("en", "Five supporters of the opposition were charged in Harare."),
        ("en", "The army cut down dozens of trees in Bamenda."),
        ("en", "The government has taken out life insurance on its soldiers in Bamenda."),
        ("fr", "Le juge a été chargé par la police d'une enquête à Lyon."),
        ("fr", "La rivière a emporté deux soldats près de Gao."),
    ],
)
def test_a_word_that_fills_the_deed_does(language: str, text: str) -> None:
    assert types(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois civils ont été tués à la sortie d'un match à Gao par des hommes armés."),
        ("fr", "Des hommes armés ont tué trois civils dans une carrière près de Gao."),
        ("en", "Gunmen killed three civilians in Gao for the second time this week."),
        ("en", "Three civilians were killed in Gao on Monday despite the peace deal."),
        ("fr", "Une mine de charbon a été attaquée par des hommes armés à Gao, trois civils ont été tués."),
        ("en", "Gunmen attacked a coal mine in Gao, killing three civilians."),
    ],
)
def test_a_word_around_a_killing_takes_nobody_from_it(language: str, text: str) -> None:
    assert [(c.event_type, f.harm, f.low) for c in in_war(text, language) for f in c.figures] == [
        ("attack", "killed", 3)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le virus a tué vingt personnes à Goma."),
        ("fr", "Ce but a tué le match."),
        ("en", "The senate killed the bill."),
        ("fr", "Les assaillants se sont ensuite rendus dans les environs de Bama."),
    ],
)
def test_what_kills_or_is_killed_may(language: str, text: str) -> None:
    assert in_war(text, language) == []
