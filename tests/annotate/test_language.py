"""Language of texts and of short headlines."""

from __future__ import annotations

import pytest

from vigie.annotate.language import identify


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Soudan : douze morts dans une frappe", "fr"),
        ("Mali : attaque", "fr"),
        ("L'ARMÉE RECULE DANS LE NORD", "fr"),
        ("Rebels seize key town", "en"),
        ("Drone strike kills five", "en"),
        ("Ataque en el sur deja tres muertos", "es"),
        ("Взрыв в центре города", "ru"),
        ("مقتل خمسة جنود في هجوم", "ar"),
    ],
)
def test_headlines_are_identified(text: str, code: str) -> None:
    assert identify(text)[0] == code


def test_text_without_letters_has_no_language() -> None:
    assert identify("12 345 ... !") == ("und", 0.0)


def test_probability_of_a_long_text_is_near_one() -> None:
    text = "The army said on Friday that its men had left the town after two days of fighting. " * 50
    assert identify(text)[0] == "en"
    assert identify(text)[1] > 0.9
