"""What the context says of news told without a time: the day of its passage, or of the news that it goes on."""

from __future__ import annotations

import pytest

from vigie.model.claim import ClaimTime
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def killed(text: str, language: str = "en") -> ClaimTime | None:
    """The time of the claim that counts six dead."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-28")
    reading = read_report(report, Settings(assume_conflict=True))
    (claim,) = (c for c in reading.claims if any(f.low == 6 for f in c.figures))
    return claim.time


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels attacked Goma on Monday. Shells fell on Sake, killing six people."),
        ("fr", "Les rebelles ont attaqué Goma lundi. Des obus sont tombés sur Sake, tuant six personnes."),
    ],
)
def test_the_day_of_a_passage_holds_for_all_of_it(language: str, text: str) -> None:
    time = killed(text, language)
    assert time is not None
    assert (time.start, time.inferred) == ("2024-11-25", True)


def test_the_month_in_which_a_war_began_is_no_day_to_hand_on() -> None:
    assert killed("Fighting began in mid-April. A convoy was attacked near Sake, and six people were killed.") is None


def test_a_look_back_holds_for_its_own_paragraph_alone() -> None:
    text = (
        "Rebels attacked Goma on Monday. A house burned.\n\nTwo days earlier, gunmen raided Sake. A bus burned.\n\n"
        "In Bukavu, a bomb killed six people. Nobody claimed it."
    )
    assert killed(text) is None


def test_the_hour_of_an_entry_in_a_live_report_is_when_it_was_written() -> None:
    assert killed("10:42 - Six people were killed by shelling in Kharkiv.") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six people died in a raid in Inata on Monday. Armed groups carry out raids across the region."),
        ("fr", "Un raid a fait six morts à Inata lundi. Des groupes armés mènent des raids dans la région."),
    ],
)
def test_what_is_usual_has_no_day_and_no_town_of_the_news(language: str, text: str) -> None:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    claims = read_report(report, Settings(assume_conflict=True)).claims
    usual = [claim for claim in claims if not claim.figures]
    assert all(claim.time is None and (claim.place is None or claim.place.name != "Inata") for claim in usual)
    assert len([claim for claim in claims if claim.figures]) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A shell fell on Sake on Monday. In the first days of the war, soldiers killed six people."),
        (
            "fr",
            "Un obus est tombé sur Sake lundi. Aux premiers jours du conflit, l'armée a tué six civils.",
        ),
    ],
)
def test_what_was_in_a_part_of_a_war_has_not_the_day_of_the_news(language: str, text: str) -> None:
    assert killed(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Rebels shelled Goma on Monday. The army foiled an attempt by rebels to attack the airport with car bombs.",
        ),
        ("fr", "Les rebelles ont bombardé Goma lundi. L'armée a déjoué une tentative d'attaquer l'aéroport de Goma."),
    ],
)
def test_what_was_foiled_has_the_day_of_its_passage(language: str, text: str) -> None:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-28")
    reading = read_report(report, Settings(assume_conflict=True))
    assert [c.time and c.time.start for c in reading.claims if c.outcome == "foiled"] == ["2024-11-25"]


OPENINGS = [
    ("en", "Six traders were killed in Niger. Gunmen stormed the market on Monday, residents said.", "2024-11-25"),
    ("fr", "Six commerçants ont été tués au Niger. Des hommes armés ont attaqué le marché lundi.", "2024-11-25"),
    ("fr", "Six marchands sont morts et huit autres blessés lundi dans un attentat à Bagdad.", "2024-11-25"),
    ("en", "A bomb killed six people in Kabul. On Monday, gunmen killed nine people in Herat.", ""),
]


@pytest.mark.parametrize(("language", "text", "wanted"), OPENINGS)
def test_an_opening_has_the_day_told_right_behind_it(language: str, text: str, wanted: str) -> None:
    time = killed(text, language)
    assert (time.start if time else "") == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Vendredi, l'armée a bombardé Gao. Les combats avec les rebelles ont duré trois heures à Gao."),
        ("en", "On Friday the army shelled Gao. The fighting with the rebels lasted three hours in Gao."),
    ],
)
def test_how_long_something_went_on_says_no_day(language: str, text: str) -> None:
    """The day told before holds for news that tells only how long it went on."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    claims = read_report(report, Settings(assume_conflict=True)).claims
    assert {claim.time.start for claim in claims if claim.time} == {"2024-11-29"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un civil a été tué lundi à 14 heures à Gao. Trois soldats ont été enlevés à Kidal."),
        ("en", "A civilian was killed at 2 pm on Monday in Gao. Three soldiers were abducted in Kidal."),
    ],
)
def test_of_an_hour_only_its_day_is_handed_on(language: str, text: str) -> None:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    first, second = (claim.time for claim in read_report(report, Settings(assume_conflict=True)).claims)
    assert first is not None
    assert second is not None
    assert (first.start, first.precision) == ("2024-11-25T14:00", "hour")
    assert (second.start, second.end, second.precision, second.inferred) == ("2024-11-25", "2024-11-25", "day", True)


def test_a_night_between_two_days_of_the_week_is_handed_on() -> None:
    text = "Deux civils ont été tués dans la nuit de jeudi à vendredi à Gao. Un soldat a été blessé à Gao."
    reading = read_report(Report(id="t", original=text, sha256="", language="fr", published="2024-11-30"), Settings())
    assert {(claim.time.start or "")[:10] for claim in reading.claims if claim.time} == {"2024-11-28"}


def test_a_country_that_two_places_lie_in_is_no_scene_of_both() -> None:
    text = (
        "Neuf soldats ont été tués lundi à Bol, au Tchad. Un pont a brûlé.\n\n"
        "Des heurts ont fait six morts dans l'est du Tchad. La pluie menace."
    )
    assert killed(text, "fr") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Neuf civils ont péri lundi en Syrie. Il pleut.\n\nUne frappe a fait six morts à Idlib. Il pleut."),
        ("en", "Air raids killed nine in Syria on Monday. It rains.\n\nAn air raid killed six in Idlib. It rains."),
    ],
)  # fmt: skip
def test_the_day_of_a_region_s_news_holds_for_the_town_that_is_told_of_it(language: str, text: str) -> None:
    time = killed(text, language)
    assert time is not None
    assert (time.start, time.inferred) == ("2024-11-25", True)
