"""A day that stands before the noun of what happened is its day, and no other happening's of the sentence."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def days(text: str) -> dict[str, str | None]:
    report = Report(id="test", original=text, sha256="", language="en", published="2024-05-20")
    claims = read_report(report, Settings()).claims
    told = {c.event_type: c.time for c in claims if c.kind == "incident"}
    return {kind: time.start if time and not time.inferred else None for kind, time in told.items()}


@pytest.mark.parametrize(
    "text",
    [
        "The 7 May attack on a convoy near Gao killed nine soldiers.",
        "Families mourn the victims of the May 7 attack on a convoy near Gao, which killed nine soldiers.",
        "The talks were broken off following the 7 May attack on a convoy near Gao.",
    ],
)
def test_a_day_before_the_noun_of_an_attack_is_its_day(text: str) -> None:
    assert days(text)["attack"] == "2024-05-07"


def test_it_is_not_the_day_of_what_came_of_it() -> None:
    told = days("After the 7 May attack on a convoy near Gao, the army launched an offensive near Kidal.")
    assert told["attack"] == "2024-05-07"
    assert told["offensive"] is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This week rebels killed ten soldiers in Gao."),
        ("fr", "Des rebelles ont tué cette semaine dix soldats à Gao."),
        ("fr", "Des rebelles ont tué cette semaine des dizaines de soldats à Gao."),
    ],
)
def test_people_are_of_no_day(language: str, text: str) -> None:
    """A week before whoever acts or is killed is when it was done."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-05-16")
    (claim,) = read_report(report, Settings()).claims
    assert claim.time is not None
    assert claim.time.start == "2024-05-13"
