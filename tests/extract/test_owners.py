"""Whose a deed is: who claims it, who is only said to be far from it, whose side died in it, and with what arms."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims, only

from vigie.model.claim import Claim


def initiators(claim: Claim) -> list[str]:
    return [actor.name for actor in claim.actors if actor.role == "initiator"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "L'attentat, revendiqué par les shebab, a fait neuf morts à Mogadiscio jeudi.", "les shebab"),
        ("fr", "L'attaque contre le poste de Koutougou jeudi, qui a tué 24 soldats, a été revendiquée par le JNIM.",
         "le JNIM"),
        ("en", "The attack, claimed by Islamic State, killed nine people in Kabul on Thursday.", "Islamic State"),
        ("en", "The bombing, which was claimed by the Taliban, killed nine in Kabul on Thursday.", "the Taliban"),
        ("en", "Al-Shabaab claimed responsibility for the bombing that killed nine in Mogadishu on Friday.",
         "Al-Shabaab"),
        ("en", "In a statement on Telegram, the M23 said it carried out the attack in Sake that killed 18.", "the M23"),
        ("fr", "Dans un message sur Telegram, le M23 dit avoir tué neuf soldats à Sake vendredi.", "le M23"),
    ],
)  # fmt: skip
def test_who_claims_a_deed_did_it_and_is_its_source(language: str, text: str, name: str) -> None:
    claim = only(text, language)
    assert initiators(claim) == [name]
    assert [attribution.source for attribution in claim.attribution] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "An ambush 30 km from Bamako killed four gendarmes on Friday.",
        "The strike, which took place 12 miles from Kyiv on Friday, killed two guards.",
    ],
)
def test_a_distance_from_a_capital_makes_nobody_the_doer(text: str) -> None:
    claim = only(text, "en")
    assert initiators(claim) == []
    assert claim.place is not None
    assert claim.place.precision == "near"


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Trois policiers ont été tués vendredi lors de l'attaque d'un poste à Dori.", []),
        ("Trois soldats ont été tués vendredi lors de l'attaque d'une patrouille à Dori.", []),
        ("L'attaque d'un camion de l'armée à Dori vendredi a tué trois soldats.", []),
        ("Une frappe de l'armée a tué trois soldats rebelles à Gao vendredi.", ["l'armée"]),
        ("L'attaque d'un groupe armé contre Dori a tué trois soldats vendredi.", ["groupe armé"]),
    ],
)
def test_those_whose_side_died_were_attacked(text: str, doers: list[str]) -> None:
    assert initiators(only(text, "fr")) == doers


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "Gunmen armed with AK-47s and machetes killed 13 in Bokkos on Friday.", {"firearm", "knife"}),
        ("fr", "Des hommes armés de kalachnikovs et de machettes ont tué 13 habitants en Ituri.", {"firearm", "knife"}),
        ("en", "Shahed drones and Iskander missiles hit Odesa on Friday, killing two.", {"drone", "missile"}),
    ],
)
def test_arms_are_told_together(language: str, text: str, kinds: set[str]) -> None:
    means = only(text, language).means
    assert {thing.kind for thing in means} == kinds
    assert len(means) == len(kinds)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bakhmut, held by Russian forces since May 2023, was shelled on Friday, wounding two."),
        (
            "fr",
            "Bakhmout, tenue par les forces russes depuis mai 2023, a été bombardée vendredi, blessant deux civils.",
        ),
    ],
)
def test_who_holds_a_town_neither_shelled_it_nor_says_so(language: str, text: str) -> None:
    (claim,) = claims(text, language, "shelling")
    assert initiators(claim) == []
    assert not claim.attribution


def test_who_speaks_is_nothing_that_was_hit_and_a_thing_is_told_once() -> None:
    text = "Une attaque contre un poste militaire à Ménaka a coûté la vie à sept soldats, selon l'état-major."
    reading = claims(text, "fr")[0]
    assert [(thing.kind, text[thing.span.start : thing.span.end]) for thing in reading.objects] == [
        ("military_base", "poste militaire")
    ]
