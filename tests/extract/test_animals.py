"""Animals are nobody: what is done to a herd counts no people."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Gunmen killed two herders and 30 cows near Gao on Monday.", [("killed", 2)]),
        ("en", "Gunmen abducted two herders and 30 goats near Gao on Monday.", [("abducted", 2)]),
        ("en", "Bandits carried off 30 cows belonging to farmers in Zamfara.", []),
        ("fr", "Des hommes armés ont tué deux bergers et 30 vaches près de Gao lundi.", [("killed", 2)]),
        ("fr", "Des hommes armés ont enlevé deux bergers et 30 chèvres près de Gao lundi.", [("abducted", 2)]),
        # people are, whatever stands beside them
        ("en", "Gunmen killed 30 near Gao on Monday.", [("killed", 30)]),
        ("en", "Gunmen killed nine goat herders near Gao on Monday.", [("killed", 9)]),
        ("fr", "Des hommes armés ont tué neuf éleveurs de moutons près de Gao lundi.", [("killed", 9)]),
    ],
)
def test_a_herd_counts_nobody(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(f.harm, f.low) for claim in claims(text, language) for f in claim.figures] == wanted
