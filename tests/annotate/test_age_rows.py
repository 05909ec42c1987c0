"""Ages in a row count nobody, and who has them is who was hurt."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def killed(text: str, language: str) -> list[int]:
    """The numbers of dead of a report that is known to be about conflict."""
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    claims = read_report(report, Settings(assume_conflict=True)).claims
    return [figure.low for claim in claims for figure in claim.figures if figure.harm == "killed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Deux frères, 8 et 15 ans, ont été tués à Jénine par l'armée."),
        ("fr", "Deux frères, âgés de 8 et 15 ans, ont été tués à Jénine par l'armée."),
        ("fr", "Deux lycéens, des cousins âgés de 8 et 15 ans, ont été tués à Jénine."),
        ("fr", "Deux enfants, 4 et 7 ans, sont morts à Kherson dans un bombardement."),
        ("en", "Two brothers, aged 8 and 15, were killed in Jenin by the army."),
        ("en", "Two brothers aged 8 and 15 were killed in Jenin by the army."),
        ("en", "Two boys, 8 and 15, were killed in Jenin by the army."),
        ("en", "Two boys, 8 and 15 years old, were killed in Jenin by the army."),
    ],
)
def test_ages_in_a_row_count_nobody(language: str, text: str) -> None:
    assert killed(text, language) == [2]


@pytest.mark.parametrize(
    ("language", "text", "lows"),
    [
        ("en", "The blast in Gao killed 13, and 17 were killed in Kidal.", [13, 17]),
        ("fr", "Treize civils et 17 soldats ont été tués à Gao.", [13, 17]),
    ],
)
def test_bare_numbers_of_people_stay_numbers_of_people(language: str, text: str, lows: list[int]) -> None:
    assert killed(text, language) == lows
