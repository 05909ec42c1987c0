"""Letters are folded one by one, whether they are bytes or not."""

from __future__ import annotations

import pytest

from vigie.lexicon.actors import FOLDING, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Armée—ÉTAT", "l armee etat"),
        ("Şırnak, Œuvre €5", "sırnak  œuvre  5"),
        ("جبهة النصرة", "جبهة النصرة"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded == text.translate(FOLDING)
    assert len(folded) == len(text)
