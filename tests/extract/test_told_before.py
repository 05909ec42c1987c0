"""A cue that only points back tells who told the sentences before it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import told

POINTING = [
    ("fr", "Des hommes armés ont tué six bergers à Gao. Cela a été annoncé par le maire de la ville.", "maire"),
    ("fr", "Des hommes armés ont tué six bergers à Gao. Le préfet a confirmé l'information lundi.", "préfet"),
    ("en", "Gunmen killed six herders in Gao. This was announced by the mayor of the town.", "mayor"),
    ("en", "Gunmen killed six herders in Gao. The prefect reported this on Telegram.", "prefect"),
]


@pytest.mark.parametrize(("language", "text", "source"), POINTING)
def test_what_points_back_names_the_source_of_what_was_told(language: str, text: str, source: str) -> None:
    assert [source in a.source for a in told(text, language).attribution] == [True]


def test_what_another_told_stays_his() -> None:
    claim = told("Gunmen killed six herders in Gao, a nurse said. This was announced on Monday by the mayor.", "en")
    assert [a.source for a in claim.attribution] == ["a nurse"]


def test_what_is_said_of_something_else_does_not_point_back() -> None:
    claim = told("Gunmen killed six herders in Gao. This war must stop, said the mayor.", "en")
    assert claim.attribution == ()
