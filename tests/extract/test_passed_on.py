"""Who passed on what another says, whose initials stand in a bracket, and what a rejected accusation tells."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims, only


@pytest.mark.parametrize(
    ("language", "text", "source", "relay"),
    [
        ("en", "The army said, according to state media, that rebels killed nine in Bria on Monday.", "The army",
         "state media"),
        ("en", "A spokesman said, according to state television, that a drone had killed two workers in Kursk.",
         "A spokesman", "state television"),
        ("fr", "Le gouverneur a déclaré, d'après l'agence Tass, qu'un drone avait tué deux ouvriers à Koursk lundi.",
         "Le gouverneur", "l'agence Tass"),
        ("fr", "L'armée affirme, selon la radio d'État, que les rebelles ont tué neuf civils à Bria lundi.", "L'armée",
         "la radio d'État"),
    ],
)  # fmt: skip
def test_who_is_named_between_a_cue_and_what_is_said_passed_it_on(
    language: str, text: str, source: str, relay: str
) -> None:
    (attribution,) = only(text, language).attribution
    assert (attribution.source, list(attribution.relay)) == (source, [relay])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 57 civilians were killed in El Fasher by the Rapid Support Forces (RSF)."),
        ("fr", "Dix civils ont été tués lundi à El Fasher par les Forces de soutien rapide (FSR)."),
    ],
)
def test_the_initials_of_the_body_named_before_a_bracket_are_no_source(language: str, text: str) -> None:
    claim = only(text, language)
    assert not claim.attribution
    assert [actor.actor_id for actor in claim.actors if actor.role == "initiator"] == ["sd-rsf"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "L'état-major a rejeté les accusations selon lesquelles ses soldats avaient tué 20 civils à Moura.",
         "L'état-major"),
        ("en", "The general staff rejected claims that its soldiers had killed 20 civilians in Moura.",
         "The general staff"),
    ],
)  # fmt: skip
def test_what_a_rejected_accusation_says_is_denied(language: str, text: str, source: str) -> None:
    (claim,) = claims(text, language, "attack")
    assert claim.factuality == "denied"
    assert [attribution.source for attribution in claim.attribution] == [source]
    assert not any(claim.factuality == "asserted" for claim in claims(text, language) if claim.kind == "incident")


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Nine people died in Sumy on Friday following a drone strike on a bus.", "drone_strike"),
        ("Ten civilians were killed in El Fasher following heavy shelling by the Rapid Support Forces.", "shelling"),
        ("Nine soldiers were wounded in Goma following clashes between the army and the M23.", "armed_clash"),
    ],
)
def test_following_says_what_the_harm_came_of(text: str, event_type: str) -> None:
    assert only(text, "en").event_type == event_type
