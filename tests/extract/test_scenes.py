"""Where and when of what is told: the clause's own, what it goes on with, and never what belongs to others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import day, in_war, place

STATEMENTS = [
    ("en", "The president accused Rwanda on Tuesday of arming the rebels.", "2024-11-26"),
    ("en", "Speaking in Geneva on Tuesday, the UN envoy called for an immediate ceasefire in Yemen.", "2024-11-26"),
    ("fr", "Le président a accusé mardi le Rwanda d'armer les rebelles.", "2024-11-26"),
]


@pytest.mark.parametrize(("language", "text", "said"), STATEMENTS)
def test_a_statement_has_the_time_of_its_own_clause(language: str, text: str, said: str) -> None:
    assert [day(claim) for claim in in_war(text, language) if claim.kind == "statement"] == [said]


def test_what_a_clause_goes_on_with_has_its_time() -> None:
    text = "Troops crossed the river on Friday and killed 40 rebels near Damasak."
    assert [day(claim) for claim in in_war(text, "en") if claim.figures] == ["2024-11-29"]


def test_the_year_in_a_name_dates_nothing() -> None:
    (claim,) = in_war("Militants shelled the town of Agdam despite the 2020 truce deal.", "en")
    assert claim.time is None


DATELINES = [
    ("en", "KABUL, November 28 (News Service) - A roadside bomb killed seven policemen in Helmand province."),
    ("fr", "BAMAKO, 28 novembre (Agence) – Une mine a tué sept gendarmes dans la région de Kidal."),
]


@pytest.mark.parametrize(("language", "text"), DATELINES)
def test_where_and_when_a_report_was_filed_is_not_where_and_when_it_happened(language: str, text: str) -> None:
    (claim,) = in_war(text, language)
    assert claim.time is None
    assert place(claim) in ("Helmand", "Kidal Region")
