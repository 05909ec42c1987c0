"""A swap of labels must leave the grammar as it was, or what it measures is no reading of labels."""

from __future__ import annotations

import pytest
from evals.framing import swaps


@pytest.mark.parametrize(
    ("language", "text", "turned"),
    [
        ("en", "A rebel fired. Rebels fled.", "A militant fired. Militants fled."),
        ("en", "A militant fired from a rebel position.", "An insurgent fired from a militant position."),
        ("en", "They captured Goma and captured prisoners.", "They conquered Goma and captured prisoners."),
        ("fr", "Une colonne d'insurgés et un chef rebelle.", "Une colonne de terroristes et un chef jihadiste."),
        ("fr", "Les séparatistes ont pris Goma et pris la fuite.", "Les insurgés ont libéré Goma et pris la fuite."),
        ("fr", "La mort de séparatistes.", "La mort d'insurgés."),
    ],
)
def test_swapped_words_keep_number_articles_and_elisions(language: str, text: str, turned: str) -> None:
    assert swaps()[language].turned(text, 1) == turned


@pytest.mark.parametrize("language", sorted(swaps()))
def test_singular_and_plural_are_turned_alike(language: str) -> None:
    many, one = swaps()[language].rings[:2]
    assert [word.removesuffix("s") for word in many.words][: len(one.words)] == list(one.words)
