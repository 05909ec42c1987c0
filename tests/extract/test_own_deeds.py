"""What "we" did in arms is told without a name for those who did it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Nous avons pris Kidal lundi, a déclaré un porte-parole de l'alliance."),
        ("en", "We captured Kidal on Monday, a spokesman for the alliance said."),
    ],
)
def test_a_town_taken_by_us_is_taken(language: str, text: str) -> None:
    assert "territory_capture" in [claim.event_type for claim in in_war(text, language)]


def test_a_photo_taken_by_us_is_none() -> None:
    assert in_war("We captured the mood of Kidal, a photographer said.", "en") == []
