"""History told on."""

from __future__ import annotations

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def backgrounds(text: str) -> list[bool]:
    """Whether each claim of a text is background, in the order of the text."""
    report = Report(id="t", original=text, sha256="", language="en", published="2024-11-30")
    claims = read_report(report, Settings(assume_conflict=True)).claims
    return [claim.background for claim in sorted(claims, key=lambda claim: claim.evidence[0].start)]


def test_what_follows_a_date_of_long_ago_is_of_that_time() -> None:
    """An undated deed after one of 1812 is history too."""
    told = backgrounds("The French army attacked Smolensk in August 1812. Its soldiers killed 300 peasants.")
    assert told
    assert all(told)


def test_a_new_date_ends_the_history() -> None:
    """A deed of this week is news, whatever was told before."""
    told = backgrounds("The army attacked the town in August 1912. On Friday rebels killed 300 villagers in Goma.")
    assert told[-1] is False
