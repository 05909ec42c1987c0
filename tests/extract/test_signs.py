"""Signs of war: a short report is on conflict where two signs stand in one sentence, and not where one does."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def types(text: str, language: str) -> list[str]:
    reading = read_report(Report(id="r", original=text, sha256="", language=language), Settings())
    return [claim.event_type for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("Shells fell on the town of Saraqib, held by rebels.", "en", "shelling"),
        ("Clashes broke out between separatists and government troops in Aden.", "en", "armed_clash"),
        ("Rwanda denies supporting the M23 rebels.", "en", "deny"),
        ("Armenia and Azerbaijan agree to a ceasefire in Nagorno-Karabakh.", "en", "agreement"),
        ("Des affrontements ont éclaté entre séparatistes et forces gouvernementales à Aden.", "fr", "armed_clash"),
        ("Des entrepôts ont été pillés par des miliciens à Malakal.", "fr", "looting"),
    ],
)
def test_two_signs_in_one_sentence_make_a_report_one_on_conflict(text: str, language: str, event_type: str) -> None:
    assert event_type in types(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The clash of the two champions lasted three hours.", "en"),
        ("Two teenagers were arrested after a fight outside a nightclub, and a man died in hospital.", "en"),
        ("Les pillards ont été arrêtés après la tempête par des soldats.", "fr"),
    ],
)
def test_one_sign_or_one_that_another_topic_outweighs_makes_none(text: str, language: str) -> None:
    assert types(text, language) == []


def test_a_word_of_ordinary_life_is_a_noun() -> None:
    """Whoever *set* houses on fire plays no tennis: the report of a country at war is plain all the same."""
    text = "Gangs set fire to dozens of homes in Cabaret, north of Port-au-Prince, at the weekend. Thousands fled."
    assert types(text, "en")[:1] == ["destruction"]
