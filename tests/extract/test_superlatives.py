"""The deadliest of a year is one deed; the year does not date it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims, only


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Four soldiers were killed by rebels near Gao, in the deadliest attack this year."),
        (
            "fr",
            "Des rebelles ont tué quatre soldats près de Gao, dans l'attaque la plus meurtrière cette année.",
        ),
    ],
)
def test_a_superlative_makes_no_toll(language: str, text: str) -> None:
    claim = only(text, language)
    assert claim.kind == "incident"
    assert claim.time is None


def test_a_total_of_the_year_stays_a_toll() -> None:
    (claim,) = claims("Attacks have killed 40 soldiers in Mali this year.", "en")
    assert claim.kind == "toll"
