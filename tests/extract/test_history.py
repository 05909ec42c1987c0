"""History told on."""

from __future__ import annotations

import pytest

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


def test_a_report_of_ages_past_is_history_throughout() -> None:
    """Several sentences of long ago date the undated ones before and far behind them, months among them."""
    told = backgrounds(
        "The barons besieged the town. In 1215 they burned the mill. The bailiff was rich. The river froze. "
        "The wool trade paid for the bridge. In 1246 the count rebuilt it. In May soldiers killed 300 peasants."
    )
    assert len(told) > 1
    assert all(told)


def test_who_lived_in_ages_past_dates_a_sentence() -> None:
    """Legionaries and muskets are as good as a year, a castle that stands today is not."""
    assert all(backgrounds("Legionaries killed 300 villagers near the bridge."))
    assert backgrounds("An air strike hit the medieval castle and killed 300 villagers.") == [False]


def test_a_month_behind_a_year_of_long_ago_is_of_that_year() -> None:
    """A month is, a day of this week is not."""
    assert all(backgrounds("In 1857 the garrison rebelled. The rebels took Delhi in September."))
    assert backgrounds("In 1857 the garrison rebelled. Rebels killed 300 villagers on Friday.")[-1] is False


def test_names_that_men_of_today_bear_date_nothing_alone() -> None:
    """One of them may be a regiment's or a street's; with another they tell of ages past."""
    assert backgrounds("Fighters with crossbows killed three soldiers near Loikaw.") == [False]
    assert backgrounds("Gunmen killed ten policemen in Saladin province.") == [False]
    assert backgrounds("The group said that it had killed six crusaders near Mopti.") == [False]
    assert all(backgrounds("Saladin and his crossbowmen killed 300 knights near the bridge."))


def test_the_year_of_a_pact_is_not_that_of_a_killing_beside_it() -> None:
    """What a participle or a relative clause dates is its own noun; the raid that it dates took the dead with it."""
    assert backgrounds("Three soldiers were killed in Gao on Friday despite a deal signed in 2015.")[0] is False
    assert backgrounds("Rebels who signed a peace deal in 2015 attacked Gao.")[-1] is False
    assert backgrounds("Three soldiers were killed in Gao in a raid launched in 2015.")[0] is True


def deaths(text: str, language: str) -> list[str]:
    """Event types of the claims of a text with somebody killed in them."""
    report = Report(id="t", original=text, sha256="", language=language, published="2024-11-30")
    claims = read_report(report, Settings(assume_conflict=True)).claims
    return [claim.event_type for claim in claims if any(figure.harm == "killed" for figure in claim.figures)]


@pytest.mark.parametrize(
    ("language", "life", "killed"),
    [
        (
            "fr",
            "Paul Martin (né le 26 mai 1881 à Paris et mort le 13 août 1963 à Nice) fut officier.",
            "Paul Martin, né en 1981 à Nice, a été tué vendredi par des rebelles à Goma.",
        ),
        (
            "en",
            "Anna Brown, born in 1931 in Leeds, died in 2001 in Bath and was a soldier.",
            "Anna Brown, born in 1981 in Leeds, was killed by rebels in Goma on Friday.",
        ),
    ],
)
def test_the_end_of_a_life_told_with_its_birth_is_no_casualty(language: str, life: str, killed: str) -> None:
    assert not deaths(life, language)
    assert deaths(killed, language)


def test_who_died_this_week_is_counted_whenever_born() -> None:
    assert deaths("Rebels attacked Goma. A boy born in 2020 died of his wounds on Friday.", "en")
