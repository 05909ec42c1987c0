"""Things hit: the place where a few were killed is none of them, and of two tellings each thing is kept once."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def things(text: str, language: str) -> list[list[str]]:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    reading = read_report(report, Settings(assume_conflict=True))
    return [[reading.text[o.span.start : o.span.end] for o in claim.objects] for claim in reading.claims]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "A judge was shot dead in a restaurant in Tripoli.", []),
        ("fr", "Un juge a été tué dans un restaurant de Tripoli.", []),
        ("en", "Gunmen killed forty villagers in a church in Bunia.", ["church"]),
        ("fr", "Des miliciens ont tué quarante villageois dans une église près de Bunia.", ["église"]),
        ("en", "Gunmen killed nine worshippers in a church in Bunia.", ["church"]),
        ("en", "Two men shot by rebels in Bunia died in a hospital.", []),
        ("en", "A bomb went off in a restaurant in Tripoli, killing a judge.", ["restaurant"]),
    ],
)
def test_where_a_few_were_killed_nothing_was_hit(language: str, text: str, wanted: list[str]) -> None:
    assert things(text, language)[0][:1] == wanted


def test_two_things_of_one_kind_are_both_kept_and_one_told_again_is_not() -> None:
    text = "A bomb destroyed a bakery in Tripoli on Friday. The explosion damaged the bakery and two hotels in Tripoli."
    assert things(text, "en") == [["bakery", "two hotels"]]
