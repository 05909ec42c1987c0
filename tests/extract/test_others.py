"""What opens a sentence says that another happening follows, or goes on with the one told."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def violent(text: str, language: str) -> int:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-05-20")
    return sum(claim.kind == "incident" for claim in read_report(report, Settings()).claims)


APART = [
    ("en", "Rebels attacked a bus near Gao and hurt its driver. In addition, rebels attacked a truck near the town."),
    ("en", "Gunmen killed a judge in Gao. Likewise, the gunmen killed two councillors."),
    ("fr", "Des rebelles ont tué un juge à Gao. En outre, des rebelles ont tué deux conseillers."),
]


@pytest.mark.parametrize(("language", "text"), APART)
def test_what_comes_in_addition_is_another_happening(language: str, text: str) -> None:
    assert violent(text, language) == 2


ON = [
    ("en", "Rebels attacked a bus near Gao, killing six people. In addition to the dead, nine people were wounded."),
    ("fr", "Des rebelles ont attaqué un bus à Gao et tué six hommes. Outre les morts, neuf hommes ont été blessés."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ON)
def test_what_is_added_to_the_dead_goes_on(language: str, text: str) -> None:
    assert violent(text, language) == 1
