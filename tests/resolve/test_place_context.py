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


def only(text: str, language: str = "en") -> Claim:
    """The claim of a text whose trigger stands in its last sentence."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    return read_report(report, Settings(assume_conflict=True)).claims[-1]


NO_SCENE = [
    ("en", "Tehran accused Washington of complicity. Two soldiers were killed in fighting on Monday night."),
    (
        "en",
        "In Sudan, talks failed. Envoys met in Cairo. The army said two soldiers were killed in fighting.",
    ),
    ("fr", "Kinshasa accuse Kigali. Deux soldats ont été tués dans des combats lundi."),
]


@pytest.mark.parametrize(("language", "text"), NO_SCENE)
def test_where_governments_speak_nothing_happened(language: str, text: str) -> None:
    place = only(text, language).place
    assert place is None or place.kind == "country"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen raided Barsalogho on Saturday. The group, which is based in Mali, opened fire, killing six people.",
        ),
        ("fr", "Des hommes armés ont attaqué Barsalogho samedi. Le groupe, basé au Mali, a tué six personnes."),
    ],
)
def test_where_a_group_is_based_is_not_where_it_kills(language: str, text: str) -> None:
    place = killed(text, language).place
    assert place is not None
    assert place.name == "Barsalogho"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Shells fell in Haiti. The envoy spoke in New York. In the capital, gunmen killed six people.",
        ),
        (
            "fr",
            "Des obus sont tombés en Haïti. Il a parlé à New York. Dans la capitale, un obus a tué six personnes.",
        ),
    ],
)
def test_the_capital_is_that_of_the_country_told_of(language: str, text: str) -> None:
    place = killed(text, language).place
    assert place is not None
    assert place.name == "Port-au-Prince"


def test_a_new_paragraph_of_a_roundup_takes_no_place_from_another() -> None:
    text = (
        "Shells fell on Goma on Friday. Two houses burned.\n\nIn Bukavu, a bomb went off. A market was closed.\n\n"
        "Rebels killed six people on Monday. The motive is not known."
    )
    assert killed(text, "en").place is None


def test_within_a_paragraph_the_scene_holds() -> None:
    text = (
        "Shells fell on Goma on Friday. Two houses burned.\n\nA bomb went off in Bukavu. Rebels also killed six people."
    )
    place = killed(text, "en").place
    assert place is not None
    assert place.name == "Bukavu"


def test_a_decision_taken_abroad_is_not_taken_where_the_fighting_is() -> None:
    text = "Gunmen attacked Goma. Washington imposed sanctions on the leader of the rebels."
    assert only(text).place is None


def test_where_a_total_was_announced_is_not_where_it_happened() -> None:
    text = "Guerrillas attacked Arauca in Colombia. In Lima, the mayor said that 50 people have been killed this year."
    place = only(text).place
    assert place is not None
    assert place.name == "Colombia"


def test_where_the_words_were_said_is_not_where_it_happened() -> None:
    place = only("The US military said in Stuttgart that it had carried out an air strike near Kismayo.").place
    assert place is not None
    assert place.name == "Kismayo"


def test_where_the_words_after_what_is_told_were_said_is_no_scene() -> None:
    text = "In Lebanon, shells fell on Tyre. Six people were killed, the UN says in Geneva."
    place = killed(text, "en").place
    assert place is None or place.name != "Geneva"


FILED = [
    ("en", "Quito, 24 Nov 24 -- A bomb killed two men on Friday, said the Ecuadorean police.", "Ecuador", "EC"),
    ("fr", "Niamey, le 24 novembre (Agence) - Une bombe a fait deux morts vendredi.", "Niger", "NE"),
    ("en", "San Salvador, 24 Nov 24 (Agency) -- A bomb at a shop killed two men in San Benito.", "San Benito",
     "SV"),
    ("en", "Niamey, 24 November (Agency) - Two men were killed by a mine in Gounti Yenakoro on Friday.",
     "Gounti Yenakoro", "NE"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "country"), FILED)
def test_a_report_that_names_no_other_country_tells_of_the_one_it_was_filed_from(
    language: str, text: str, name: str, country: str
) -> None:
    place = killed(text, language).place
    assert place is not None
    assert (place.name, place.country) == (name, country)


NARROW = [
    ("fr", "Une mine a sauté à Bunia, dans le territoire d'Irumu, en Ituri. Deux hommes ont été tués.", "Bunia"),
    (
        "fr",
        "Des hommes armés ont attaqué un bus lundi dans le nord-ouest du Nigeria. Ils ont fui.\n\n"
        "Ils étaient arrivés dans la localité de Kachia, dans l'Etat de Kaduna. Il pleuvait.\n\n"
        "Les assaillants ont tué deux hommes. Il pleut.",
        "Kachia",
    ),
]


@pytest.mark.parametrize(("language", "text", "name"), NARROW)
def test_of_a_town_and_the_region_around_it_the_town_is_the_scene(language: str, text: str, name: str) -> None:
    place = killed(text, language).place
    assert place is not None
    assert place.name == name
