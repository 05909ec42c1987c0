"""Things: what a part of a building stands for, and what is left rather than hit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war, names, told

PARTS = [
    ("en", "The gunmen fired at the front of the embassy in Beirut.", ["government_building"]),
    ("en", "The blast damaged the facade of the building and the roof of a church.", ["other", "place_of_worship"]),
    ("en", "A shell struck the courtyard of the hospital.", ["hospital"]),
    ("fr", "Un obus a frappé la cour de l'hôpital.", ["hospital"]),
    ("fr", "Une roquette a touché le flanc d'un autobus à Homs.", ["vehicle"]),
]


@pytest.mark.parametrize(("language", "text", "kinds"), PARTS)
def test_a_part_stands_for_the_whole_thing(language: str, text: str, kinds: list[str]) -> None:
    (claim,) = in_war(text, language)
    assert [thing.kind for thing in claim.objects] == kinds
    assert names(claim, "target") == []


LEFT = [
    ("en", "Gunmen in a car shot at a guard from a minibus in Lagos, wounding him."),
    ("fr", "Des hommes armés ont tiré depuis un minibus sur un garde à Lagos."),
]


@pytest.mark.parametrize(("language", "text"), LEFT)
def test_what_is_fired_from_is_not_hit(language: str, text: str) -> None:
    assert all("minibus" not in text[o.span.start : o.span.end] for o in in_war(text, language)[0].objects)


def test_what_people_are_taken_from_is_told_with_them() -> None:
    claim = told("Bandits took sixty children from a school in Kaduna.", "en")
    assert [thing.kind for thing in claim.objects] == ["school"]
