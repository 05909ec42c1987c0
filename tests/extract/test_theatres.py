"""Theatres of war: a bare deed of violence in a country at war is one of the war, unless ordinary life stands by."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def claims_in(text: str, language: str, published: str = "2024-11-30") -> int:
    report = Report(id="r", original=text, sha256="", language=language, published=published)
    return len(read_report(report, Settings()).claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("An imam was shot dead as he left a mosque in Kunduz.", "en"),
        ("Israel struck a building in the southern suburbs of Beirut on Friday.", "en"),
        ("Des tirs nourris ont été entendus mercredi soir près de la présidence à N'Djamena.", "fr"),
        ("Deux policiers ont été lynchés par la foule à Quetta.", "fr"),
    ],
)
def test_a_bare_deed_in_a_country_at_war_is_told(text: str, language: str) -> None:
    assert claims_in(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A baker was shot dead as he left a mosque in Utrecht.", "en"),
        ("A wall fell on children playing in Karachi, killing two of them.", "en"),
        ("The body of a missing student was found in a canal in Lahore.", "en"),
        ("Neuf pèlerins sont morts dans le choc de leur minibus avec un poids lourd près de Kerbala.", "fr"),
    ],
)
def test_peace_or_ordinary_life_make_no_theatre(text: str, language: str) -> None:
    assert claims_in(text, language) == 0


def test_the_year_of_the_report_counts() -> None:
    text = "A farmer was shot dead in Ayacucho."
    assert claims_in(text, "en", "1989-05-02")
    assert claims_in(text, "en", "2019-05-02") == 0
