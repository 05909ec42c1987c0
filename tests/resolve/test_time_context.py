"""What the context says of news told without a time: the day of its passage, or of the news that it goes on."""

from __future__ import annotations

import pytest

from vigie.model.claim import ClaimTime
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def killed(text: str, language: str = "en") -> ClaimTime | None:
    """The time of the claim that counts six dead."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-28")
    reading = read_report(report, Settings(assume_conflict=True))
    (claim,) = (c for c in reading.claims if any(f.low == 6 for f in c.figures))
    return claim.time


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels attacked Goma on Monday. Shells fell on Sake, killing six people."),
        ("fr", "Les rebelles ont attaqué Goma lundi. Des obus sont tombés sur Sake, tuant six personnes."),
    ],
)
def test_the_day_of_a_passage_holds_for_all_of_it(language: str, text: str) -> None:
    time = killed(text, language)
    assert time is not None
    assert (time.start, time.inferred) == ("2024-11-25", True)


def test_the_month_in_which_a_war_began_is_no_day_to_hand_on() -> None:
    assert killed("Fighting began in mid-April. A convoy was attacked near Sake, and six people were killed.") is None


def test_a_look_back_holds_for_its_own_paragraph_alone() -> None:
    text = (
        "Rebels attacked Goma on Monday. A house burned.\n\nTwo days earlier, gunmen raided Sake. A bus burned.\n\n"
        "In Bukavu, a bomb killed six people. Nobody claimed it."
    )
    assert killed(text) is None


def test_the_hour_of_an_entry_in_a_live_report_is_when_it_was_written() -> None:
    assert killed("10:42 - Six people were killed by shelling in Kharkiv.") is None
