"""Reports as a newcomer writes them: what is freed, put down, taken and given by a further number is told."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Ten hostages, including an engineer, were freed on Saturday after 14 months in captivity in the Sahel.",
        ),
        ("fr", "Dix otages, dont un ingénieur, ont été libérés samedi après 14 mois de captivité au Sahel."),
        ("en", "Russia and Ukraine exchanged 390 prisoners each on Friday."),
    ],
)
def test_captives_who_are_freed_are_a_release(language: str, text: str) -> None:
    assert [claim.event_type for claim in claims(text, language)] == ["release"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police stormed a bank in Lyon and freed three hostages on Friday. The robber gave himself up."),
        ("fr", "La police a libéré trois otages dans une banque de Lyon vendredi. Le braqueur s'est rendu."),
    ],
)
def test_a_bank_s_hostages_are_ordinary_crime_s(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hundreds of people marched in Goma. Masked men threw stones at police, who responded with tear gas."),
        ("fr", "Des centaines de personnes ont manifesté à Goma. Des hommes ont jeté des pierres sur la police, qui a"
         " répliqué avec des gaz lacrymogènes."),
    ],
)  # fmt: skip
def test_police_who_answer_with_gas_put_a_protest_down(language: str, text: str) -> None:
    assert {"protest", "crackdown"} <= {claim.event_type for claim in claims(text, language)}


def test_a_further_number_is_the_number() -> None:
    """ "A further 60 soldiers" are 60 and not one."""
    (claim,) = claims("Rebels killed a further 60 soldiers in Goma on Monday.", "en")
    assert [(figure.harm, figure.low) for figure in claim.figures] == [("killed", 60)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Rebels killed 11 men near Goma. Officials believe they were killed on Monday.", "Officials"),
        ("fr", "Des rebelles ont tué 11 hommes près de Goma. Les autorités pensent qu'ils ont été tués lundi.",
         "Les autorités"),
    ],
)  # fmt: skip
def test_the_dead_do_not_speak(language: str, text: str, speaker: str) -> None:
    assert all(party.name != speaker for claim in claims(text, language) for party in claim.actors)


def test_whom_gunmen_take_is_counted() -> None:
    found = claims("Gunmen took three nurses and two drivers from a clinic in Goma.", "en")
    assert [(f.harm, f.low) for claim in found for f in claim.figures] == [("abducted", 3), ("abducted", 2)]


def test_eastern_congo_is_not_of_brazzaville() -> None:
    (claim,) = claims("Rebels killed ten villagers in eastern Congo on Monday.", "en")
    assert claim.place is not None
    assert claim.place.country == "CD"
