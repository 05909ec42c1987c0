"""What was going on while the news happened is no news of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war, place, told

BEHIND = [
    ("fr", "Trois civils ont été abattus alors qu'ils fuyaient les combats à Kalemie.", "attack"),
    ("fr", "Un convoi militaire qui se dirigeait vers Ménaka a sauté sur une mine, tuant cinq soldats.", "explosive"),
    ("fr", "Un soldat a été abattu par des forces qui étaient positionnées près du pont d'Irpin.", "attack"),
    ("en", "Four people were shot dead as they were fleeing the fighting in Sake.", "attack"),
    ("en", "Eleven residents were killed while troops were withdrawing from the village of Tonka.", "attack"),
    ("en", "The air force bombed a rebel column that was advancing on Ndele.", "airstrike"),
]


@pytest.mark.parametrize(("language", "text", "event_type"), BEHIND)
def test_a_movement_behind_the_news_makes_no_claim(language: str, text: str, event_type: str) -> None:
    assert told(text, language).event_type == event_type


def test_the_news_was_where_the_movement_was() -> None:
    assert place(told("A convoy that was heading to Tessalit hit a mine, killing five soldiers.", "en")) == "Tessalit"


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("fr", "L'armée avançait mardi vers la ville de Sake.", "offensive"),
        ("en", "Thousands were fleeing Goma on Tuesday as rebels advanced.", "displacement"),
        ("en", "Troops withdrew from Tonka while rebels entered Goma.", "offensive"),
    ],
)
def test_a_movement_told_by_itself_is_news(language: str, text: str, event_type: str) -> None:
    assert event_type in [claim.event_type for claim in in_war(text, language)]
