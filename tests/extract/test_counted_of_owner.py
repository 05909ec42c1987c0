"""Who is counted out of somebody's people, and who acts as one of a body's members."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims


def test_a_number_before_an_owner_counts_what_is_owned() -> None:
    (claim,) = claims("Gunmen attacked a convoy in Gao. Two of the governor's guards were wounded.", "en")
    assert [(f.harm, f.low) for f in claim.figures] == [("wounded", 2)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Members of an armed group invaded Menaka on Sunday."),
        ("en", "Members of the jihadist organisation invaded Menaka on Sunday."),
        ("fr", "Des membres d'un groupe armé ont envahi Ménaka dimanche."),
        ("fr", "Des membres de l'organisation jihadiste ont envahi Ménaka dimanche."),
    ],
)
def test_members_of_an_armed_body_are_fighters(language: str, text: str) -> None:
    assert [claim.event_type for claim in claims(text, language)] == ["offensive"]


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("en", "Government troops burned forty houses in Sagaing, residents said.", "destruction"),
        ("en", "Angry residents burned a police station in Sagaing.", "riot"),
        ("fr", "Des soldats ont incendié quarante maisons à Sagaing, selon des habitants.", "destruction"),
        ("fr", "Des habitants en colère ont incendié un commissariat à Sagaing.", "riot"),
    ],
)
def test_fighters_do_not_riot(language: str, text: str, event_type: str) -> None:
    assert [claim.event_type for claim in claims(text, language)] == [event_type]
