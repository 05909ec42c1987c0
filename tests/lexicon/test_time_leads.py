"""Which words may stand second in an expression of time."""

from __future__ import annotations

import pytest

from vigie.lexicon.time_leads import second_words

CLASSES = {
    "unit": {"day": ["day", "days"], "hour": ["hour"]},
    "number": {"2": ["two"], "20": ["twenty"], "100": ["a hundred"]},
    "part": {"MO": ["morning", "in the morning"]},
}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("in the past", {"the"}),
        ("the {unit}(?! of)", {"day", "days", "hour"}),
        ("this (very )?{unit}", {"very", "day", "days", "hour"}),
        ("(all|every)[- ]{unit} long", {"day", "days", "hour"}),
        ("{part}s? early", None),  # letters against letters go on the word
        ("{h}{min} hours", None),  # and digits against digits
        ("{D}/{MM}", {"0"}),
        ("{D}(st|nd)?( of)? may", {"st", "nd", "of", "may"}),
        ("hours? ago", {"ago"}),
        ("now", None),
        ("{unit}( ago)?", None),
        ("last \\w+", None),
    ],
)
def test_second_words(source: str, wanted: set[str] | None) -> None:
    assert second_words(source, CLASSES) == wanted


def test_numbers_may_be_of_two_words() -> None:
    found = second_words("{n} {unit}", CLASSES)
    assert found is not None
    assert {"day", "hundred", "two", "and"} <= found
