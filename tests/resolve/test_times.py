"""Times on the calendar: by publication, by the day told before, and not at all where neither is known."""

from __future__ import annotations

import pytest

from vigie.annotate.times import read_times
from vigie.lexicon.pack import open_pack
from vigie.model.mention import ResolvedTime
from vigie.resolve.times import resolve_time

SATURDAY = "2024-11-30"


def resolved(code: str, text: str, published: str | None = SATURDAY, **options: object) -> ResolvedTime:
    (timex,) = read_times(text, open_pack(code))
    return resolve_time(timex, published=published, **options)  # type: ignore[arg-type]


def days(code: str, text: str, published: str | None = SATURDAY, **options: object) -> str:
    time = resolved(code, text, published, **options)
    return f"{time.start}..{time.end}" if time.start != time.end else str(time.start)


PAST = [
    ("fr", "jusqu'à mardi", "2024-12-03"),
    ("fr", "jusqu'à vendredi", "2024-11-29"),
    ("en", "Wednesday night into Thursday", "2024-11-27..2024-11-28"),
    ("fr", "premières heures de vendredi", "2024-11-29"),
    ("fr", "mercredi dernier", "2024-11-27"),
    ("fr", "samedi", "2024-11-30"),
    ("fr", "samedi dernier", "2024-11-23"),
    ("fr", "vendredi", "2024-11-29"),
    ("fr", "La veille", "2024-11-29"),
    ("fr", "toute la nuit de vendredi à samedi", "2024-11-29..2024-11-30"),
    ("fr", "en 2020", "2020-01-01..2020-12-31"),
    ("fr", "le 10 décembre", "2023-12-10"),
    ("fr", "dans les prochaines 72 heures", "2024-11-30..2024-12-03"),
    ("fr", "au cours des dernières 24 heures", "2024-11-29..2024-11-30"),
    ("fr", "entre 2006 et 2014", "2006-01-01..2014-12-31"),
    ("fr", "la semaine dernière", "2024-11-18..2024-11-24"),
    ("fr", "en mai 2009", "2009-05-01..2009-05-31"),
    ("fr", "samedi et dimanche de la semaine passée", "2024-11-23..2024-11-24"),
    ("fr", "depuis le 10 juin", "2024-06-10"),
    ("fr", "avant-hier", "2024-11-28"),
    ("fr", "mardi 18 mai 2021 à 16h20", "2021-05-18T16:20"),
    ("fr", "depuis dix ans", "2014-01-01..2014-12-31"),
    ("fr", "la nuit du 30 octobre au 2 novembre", "2024-10-30..2024-11-02"),
    ("fr", "entre 15h et 16h30", "2024-11-30T15:00..2024-11-30T16:30"),
    ("fr", "depuis le début de l'année", "2024-01-01..2024-12-31"),
    ("fr", "la nuit de lundi 5 à mardi 6 mai", "2024-05-05..2024-05-06"),
    ("fr", "dimanche 8 décembre", "2024-12-08"),  # the weekday tells the year
    ("en", "between May 2015 and 2018", "2015-05-01..2018-12-31"),
    ("en", "between November and March 2015", "2014-11-01..2015-03-31"),
    ("en", "last Wednesday", "2024-11-27"),
    ("en", "Saturday", "2024-11-30"),
    ("en", "yesterday", "2024-11-29"),
    ("en", "last night", "2024-11-29..2024-11-30"),
    ("en", "from Monday to Wednesday", "2024-11-25..2024-11-27"),
    ("en", "December 10", "2023-12-10"),
    ("en", "in March", "2024-03-01..2024-03-31"),
    ("en", "over the last three days", "2024-11-27..2024-11-30"),
    ("en", "three days ago", "2024-11-27"),
    ("en", "last weekend", "2024-11-23..2024-11-24"),
    ("en", "the 1990s", "1990-01-01..1999-12-31"),
    ("en", "in October last year", "2023-10-01..2023-10-31"),
    ("en", "the September 11 attacks", "2001-09-11"),
    ("en", "Monday, June 4, 2019", "2019-06-04"),  # a Tuesday: the date is kept
]


@pytest.mark.parametrize(("code", "text", "wanted"), PAST)
def test_a_time_of_the_past_lies_not_after_publication(code: str, text: str, wanted: str) -> None:
    assert days(code, text) == wanted


def test_in_the_future_tense_the_next_day_is_meant() -> None:
    assert days("en", "Wednesday", tense="future") == "2024-12-04"
    assert days("fr", "le 10 décembre", tense="future") == "2024-12-10"


@pytest.mark.parametrize(("code", "text"), [("en", "since December 7"), ("fr", "depuis le 7 décembre")])
def test_what_lasts_has_begun_whatever_is_yet_to_come_of_it(code: str, text: str) -> None:
    assert days(code, text, tense="future") == "2023-12-07"


def test_neighbouring_days_hang_on_the_day_told_before() -> None:
    told = ResolvedTime(start="2021-06-04", end="2021-06-04", precision="day", value="2021-06-04")
    assert days("fr", "le lendemain", anchor=told) == "2021-06-05"
    assert days("fr", "la veille", anchor=told) == "2021-06-03"
    assert days("en", "the same day", anchor=told) == "2021-06-04"
    assert days("en", "two days later", anchor=told) == "2021-06-06"
    assert days("en", "yesterday", anchor=told) == "2024-11-29"


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "mercredi", "XXXX-WXX-3"), ("fr", "le 10 juin", "XXXX-06-10"), ("fr", "hier", "XXXX-XX-XX"),
        ("fr", "la semaine dernière", "XXXX-WXX"), ("en", "in the past week", "P1W"),
        ("en", "last Friday", "XXXX-WXX-5"),
    ],
)  # fmt: skip
def test_without_publication_a_relative_time_stays_symbolic(code: str, text: str, value: str) -> None:
    time = resolved(code, text, None)
    assert (time.start, time.end, time.precision, time.value) == (None, None, "unknown", value)


def test_without_publication_an_absolute_date_still_resolves() -> None:
    assert days("fr", "vendredi 25 juin 2021", None) == "2021-06-25"
    assert days("fr", "en 2012", None) == "2012-01-01..2012-12-31"


def test_a_partial_date_of_publication_resolves_what_all_its_days_agree_on() -> None:
    assert days("fr", "mercredi", "2024-11") == "None"
    assert days("fr", "cette année", "2024-11") == "2024-01-01..2024-12-31"
    assert days("fr", "le 10 juin", "2024-11") == "2024-06-10"
    assert days("fr", "le 10 novembre", "2024-11") == "None"


def test_a_date_of_publication_with_its_hour_is_its_day() -> None:
    assert days("en", "yesterday", "2024-11-30T08:15:00+00:00") == "2024-11-29"


def test_precision_says_how_exact_a_time_is() -> None:
    wanted = {"vendredi": "day", "vendredi soir": "part_of_day", "en mars": "month", "en 2020": "year",
              "vendredi à 16h20": "minute",
              "la semaine dernière": "week", "la nuit de vendredi à samedi": "days"}  # fmt: skip
    assert {text: resolved("fr", text).precision for text in wanted} == wanted


def test_a_day_that_the_calendar_lacks_is_not_resolved() -> None:
    assert days("fr", "le 31 février 2021") == "None"


def test_the_day_after_a_day_that_is_not_told_is_unknown() -> None:
    assert resolved("en", "He died the next day.").start is None
    assert resolved("fr", "Il est mort le lendemain.").start is None
    assert resolved("fr", "Il était mort la veille.").start == "2024-11-29"
