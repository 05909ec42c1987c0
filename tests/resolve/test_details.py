"""A lead and its details are one happening: a village of the region told first, the attackers by a definite noun."""

from __future__ import annotations

import pytest

from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def told(text: str, language: str) -> list[Claim]:
    """The incidents and tolls of a text."""
    report = Report(id="d", original=text, sha256="", language=language, published="2024-06-12", title=None)
    reading = read_report(report, Settings(assume_conflict=True))
    return [claim for claim in reading.claims if claim.kind in ("incident", "toll")]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (
            "fr",
            "Six pêcheurs ont été tués lundi dans un assaut de Boko Haram dans la région du Lac au Tchad. "
            "Des combattants de Boko Haram ont attaqué Kinasserom lundi soir.",
            "Kinasserom",
        ),
        (
            "en",
            "Six villagers were killed on Monday in a Boko Haram attack in Cameroon's Far North. "
            "Boko Haram fighters attacked the village of Gakara on Monday evening.",
            "Gakara",
        ),
    ],
)
def test_a_village_in_the_region_of_the_lead_is_told_of_the_same_attack(language: str, text: str, place: str) -> None:
    claims = told(text, language)
    assert len(claims) == 1
    assert claims[0].place is not None
    assert claims[0].place.name == place
    assert [figure.low for figure in claims[0].figures] == [6]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Des hommes armés ont attaqué le village de Beloko, situé à 60 km de Bouar, mardi. "
            "Les assaillants ont abattu quatre bergers et brûlé des cases.",
        ),
        (
            "en",
            "Gunmen attacked the village of Beloko, 60 km from Bouar, on Tuesday. "
            "The attackers killed four civilians and burned houses.",
        ),
    ],
)
def test_what_the_attackers_do_next_is_of_the_same_attack_and_place(language: str, text: str) -> None:
    claims = told(text, language)
    assert [(claim.event_type, claim.place.name if claim.place else "") for claim in claims] == [("attack", "Beloko")]
    assert [figure.low for figure in claims[0].figures] == [4]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Des attaques dans la province du Soum ont fait vingt morts. Des jihadistes ont attaqué Arbinda lundi.",
        ),
        (
            "fr",
            "Des rebelles ont attaqué une base dans la région de Mopti samedi. "
            "Des rebelles ont attaqué Bandiagara dimanche et tué deux soldats.",
        ),
        (
            "fr",
            "Des rebelles ont tué trois soldats dans la province de l'Ituri mardi. L'armée a bombardé Beni mercredi.",
        ),
        ("en", "Raids in Soum province left twenty people dead. Jihadists attacked Arbinda on Monday."),
        (
            "en",
            "Rebels attacked a base in the Mopti region on Saturday. "
            "Rebels attacked Bandiagara on Sunday and killed two soldiers.",
        ),
    ],
)
def test_other_days_or_several_attacks_stay_apart(language: str, text: str) -> None:
    assert len(told(text, language)) == 2


def test_an_attack_claimed_is_not_joined_to_what_happened_elsewhere() -> None:
    text = (
        "Des hommes armés ont enlevé sept policiers près de Bannu lundi. "
        "Une seconde attaque s'est produite mardi à Tank, où huit soldats ont été tués, selon un officier. "
        "Le TTP a revendiqué l'attaque de Tank."
    )
    taken = next(claim for claim in told(text, "fr") if claim.event_type == "abduction")
    assert "TTP" not in {actor.name for actor in taken.actors}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La guerre a tué 20 000 civils et déplacé 14 millions d'habitants depuis avril, selon l'ONU."),
        (
            "fr",
            "Le conflit a entraîné la mort de 20 000 civils et le déplacement de quelque 14 millions de "
            "personnes, selon l'ONU.",
        ),
        ("en", "The war has killed more than 20,000 people and displaced 14 million, according to the UN."),
        (
            "en",
            "The war has caused the deaths of 20,000 people and the displacement of about 14 million people, "
            "the UN says.",
        ),
    ],
)
def test_the_dead_and_the_displaced_of_one_sentence_are_one_toll(language: str, text: str) -> None:
    claims = told(text, language)
    assert [claim.kind for claim in claims] == ["toll"]
    assert {(figure.harm, figure.low) for figure in claims[0].figures} == {("killed", 20000), ("displaced", 14000000)}


@pytest.mark.parametrize(
    ("language", "text", "types"),
    [
        ("fr", "La police a mené un raid à Bunia et interpellé douze suspects.", ["arrest"]),
        ("en", "Soldiers raided houses in Jenin on Tuesday. They arrested twelve men.", ["arrest"]),
        ("fr", "L'armée a mené un raid à Bunia, tuant six rebelles et en arrêtant douze.", ["attack"]),
        ("en", "Soldiers raided the village of Kinna, killing six people and arresting ten.", ["attack"]),
        ("en", "Gunmen raided Tsafe and abducted ten people.", ["abduction"]),
        ("fr", "L'armée a mené un raid contre une base rebelle à Sake.", ["attack"]),
    ],
)
def test_a_raid_that_only_led_to_arrests_is_no_attack(language: str, text: str, types: list[str]) -> None:
    assert [claim.event_type for claim in told(text, language)] == types


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un attentat a visé mardi un autobus à Peshawar. Six soldats avaient été blessés dans cet attentat."),
        ("en", "A bombing hit a lorry in Peshawar on Tuesday. Six soldiers had been wounded in the bombing."),
        (
            "fr",
            "Un attentat a été commis mardi à Bannu. Un homme a déclenché sa ceinture, tuant six soldats.",
        ),
        ("en", "An attack took place in Bannu on Tuesday. Gunmen opened fire on a lorry, killing six soldiers."),
    ],
)
def test_the_next_sentence_goes_on_with_what_took_place(language: str, text: str) -> None:
    claims = told(text, language)
    assert len(claims) == 1
    assert [figure.low for figure in claims[0].figures] == [6]
