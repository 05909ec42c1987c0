"""Names of places as reports write them: at the head of a sentence, of water, with an article inside."""

from __future__ import annotations

import pytest
from tests.annotate.test_places import names

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "À Zolkwara, les rebelles ont tué cinq civils.", ["Zolkwara"]),
        ("fr", "Un navire a été attaqué en mer Rouge.", ["mer Rouge"]),
        ("fr", "Les combats ont repris autour du lac Tchad.", ["lac Tchad"]),
        ("fr", "Un camion a été touché à Nabatiyé el-Zolka.", ["Nabatiyé el-Zolka"]),
        ("en", "Gunmen killed nine people in Zolkwara village of Katha township.", ["Zolkwara", "Katha"]),
        ("en", "The Dinka village of Zolkwara was attacked.", ["Zolkwara"]),
    ],
)
def test_a_place_has_all_of_its_name_and_no_more(language: str, text: str, wanted: list[str]) -> None:
    assert names(text, language, tagged=True) == wanted


def test_a_village_of_a_township_is_where_it_happened() -> None:
    text = "Gunmen killed nine people in Zolkwara village of Katha township on Monday."
    [claim] = read_report(Report(id="x", original=text, sha256="", language="en"), Settings()).claims
    assert claim.place is not None
    assert claim.place.name == "Zolkwara"
