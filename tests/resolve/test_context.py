"""What the context says of a happening that names no place: beside it, before it, or the country of the story."""

from __future__ import annotations

import pytest

from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def killed(text: str, language: str) -> Claim:
    """The claim that counts the dead."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    reading = read_report(report, Settings(assume_conflict=True))
    (claim,) = (c for c in reading.claims if any(f.harm == "killed" for f in c.figures))
    return claim


TOTALS = [
    ("en", "Jets bombed Saraqib in Syria. The war began in March 2011 and has since killed 300,000 people."),
    ("fr", "L'aviation a bombardé Saraqeb en Syrie. La guerre a débuté en mars 2011 et a depuis fait 300 000 morts."),
]


@pytest.mark.parametrize(("language", "text"), TOTALS)
def test_a_total_of_a_whole_war_is_of_the_story_s_country(language: str, text: str) -> None:
    place = killed(text, language).place
    assert place is not None
    assert (place.name, place.inferred) == ("Syria", True)


PLACES = [
    ("en", "Fighters from Idlib attacked positions in Hama province, killing six soldiers.", "Hama"),
    ("en", "US airstrikes in Somalia killed six civilians.", "Somalia"),
    ("en", "The bodies of 41 civilians were found near Kyiv.", "Kyiv"),
    ("fr", "Une attaque menée par des hommes armés non-identifiés à Djibo a fait six morts.", "Djibo"),
    ("fr", "Les corps de 41 civils ont été retrouvés autour de Kiev.", "Kyiv"),
]


@pytest.mark.parametrize(("language", "text", "name"), PLACES)
def test_the_place_is_where_it_happened(language: str, text: str, name: str) -> None:
    place = killed(text, language).place
    assert place is not None
    assert (place.name, place.inferred) == (name, False)


def test_a_people_is_no_place() -> None:
    claim = killed("Fighting between the Dir and Marehan clans killed 55 people in central Somalia.", "en")
    assert claim.place is not None
    assert claim.place.name == "Somalia"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A shell hit the al-Hamdaniyah district of Aleppo, killing six people."),
        ("fr", "Un obus a touché le quartier al-Hamdaniyah d'Alep, tuant six personnes."),
    ],
)
def test_a_part_of_a_city_is_not_its_namesake_in_another_country(language: str, text: str) -> None:
    place = killed(text, language).place
    assert place is not None
    assert place.country == "SY"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The president condemned the attack that killed nine people in Goma."),
        ("fr", "Le président a condamné l'attaque qui a tué neuf personnes à Goma."),
    ],
)
def test_whoever_condemns_a_deed_is_no_source_for_it(language: str, text: str) -> None:
    assert killed(text, language).attribution == ()


def places(text: str) -> list[str]:
    report = Report(id="test", original=text, sha256="", language="en", published="2024-11-30")
    found = read_report(report, Settings(assume_conflict=True)).claims
    return [claim.place.name for claim in found if claim.place]


def test_a_place_of_the_same_sentence_comes_before_one_told_earlier() -> None:
    text = "Shells fell on Goma. Rebels launched an assault on Friday aimed at breaking the siege of Sake."
    assert places(text)[:2] == ["Goma", "Sake"]


def test_towns_without_names_lie_where_the_sentence_says() -> None:
    text = "Insurgents attacked the garrison in Cabo Delgado Province, seizing four villages."
    assert set(places(text)) == {"Cabo Delgado"}
