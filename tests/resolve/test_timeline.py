"""The times of a report in order: what the words around a day say of its side of publication."""

from __future__ import annotations

import pytest

from vigie.lexicon.pack import open_pack
from vigie.model.report import Report
from vigie.pipeline import annotate, read_report, repair
from vigie.resolve.timeline import resolve_times
from vigie.settings import Settings


def days(language: str, text: str) -> list[str | None]:
    """The days of a report of Wednesday 27 November 2024."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-27")
    pack = open_pack(language)
    document = repair(report, pack)
    annotate(document, pack, Settings(assume_conflict=True), None)
    return [time.start for time in resolve_times(document)]


SUNDAY_BEFORE, SUNDAY_AFTER = "2024-11-24", "2024-12-01"
AHEAD = [
    ("en", "Talks are due to resume on Sunday in Doha."),
    ("en", "The ceasefire is expected to take effect on Sunday."),
    ("en", "Elections scheduled for Sunday were postponed."),
    ("en", "The two sides are to meet on Sunday."),
    ("en", "The truce begins on Sunday."),
    ("en", "The minister said that the two sides will meet on Sunday."),
    ("fr", "Les pourparlers doivent reprendre dimanche à Doha."),
    ("fr", "La trêve devrait entrer en vigueur dimanche."),
    ("fr", "Les élections prévues dimanche ont été reportées."),
    ("fr", "L'opposition organise une marche ce dimanche."),
    ("fr", "La trêve débute dimanche."),
    ("fr", "Le ministre a dit que les parties se réuniront dimanche."),
]
BEFORE = [
    ("en", "The planned offensive began on Sunday."),
    ("en", "The soldiers killed on Sunday will be buried in the capital."),
    ("en", "The army, which is expected to win, attacked on Sunday."),
    ("en", "The army was able to retake the town on Sunday."),
    ("fr", "Les soldats tués dimanche seront enterrés dans la capitale."),
    ("fr", "Il doit avoir été tué dimanche."),
    ("fr", "L'émissaire, qui doit voir le président, a condamné dimanche l'attaque."),
]


@pytest.mark.parametrize(("language", "text"), AHEAD)
def test_what_is_due_lies_ahead(language: str, text: str) -> None:
    assert days(language, text) == [SUNDAY_AFTER]


@pytest.mark.parametrize(("language", "text"), BEFORE)
def test_what_was_done_lies_behind(language: str, text: str) -> None:
    assert days(language, text) == [SUNDAY_BEFORE]


def test_the_same_night_is_the_last_night_told() -> None:
    text = "Gunmen struck on Thursday night. The report was in Friday's paper. On the same night, shells fell."
    assert days("en", text) == ["2024-11-21", "2024-11-22", "2024-11-21"]
    assert days("fr", "Des tirs ont éclaté jeudi. Ce jour-là, neuf civils sont morts.") == ["2024-11-21"] * 2


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "La maire est morte le lendemain."), ("en", "The mayor died the next day.")],
)
def test_the_day_after_a_day_that_is_not_told_is_unknown(language: str, text: str) -> None:
    """Nothing that has happened comes after publication."""
    assert days(language, text) == [None]


APPOSED = [
    ("fr", "Des tirs ont éclaté samedi. La veille, vendredi, neuf civils étaient morts.", "2024-11-22"),
    ("fr", "Un convoi fut attaqué dimanche, un autre samedi. La veille, samedi, dix sont morts.", "2024-11-23"),
    ("en", "Shells fell on Friday. The next day, Saturday, nine people died.", "2024-11-23"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), APPOSED)
def test_a_day_named_behind_the_words_that_count_to_it_is_that_day(language: str, text: str, wanted: str) -> None:
    assert days(language, text)[-2:] == [wanted] * 2


HOURS = [
    ("fr", "Neuf civils sont morts lundi à Gao, a dit mardi le maire. L'attaque a eu lieu vers 16 heures."),
    ("en", "Nine died on Monday in Gao, the mayor said on Tuesday. The attack began at 4 pm."),
    ("fr", "Quatre civils ont été tués hier (lundi) à Gao."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), HOURS)
def test_an_hour_lies_on_the_day_of_the_deed(language: str, text: str) -> None:
    """Not on that of saying so; a day named in brackets is the one that was meant."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-27")
    times = [claim.time.start for claim in read_report(report, Settings(assume_conflict=True)).claims if claim.time]
    assert {(time or "")[:10] for time in times} == {"2024-11-25"}
