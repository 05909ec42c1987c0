"""What stands behind "according to X" is X's, however many commas it has; a list that acts is no name of X's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims

TOLD = [
    ("en", "According to residents, on Monday, gunmen killed four people in Gao.", "residents"),
    ("en", "According to the army, during clashes in Gao, one rebel was killed.", "the army"),
    ("en", "According to the governor, Kherson, Beryslav and Sumy came under Russian fire on Monday.", "the governor"),
    ("en", "According to Havrylenko, Mylove, Kyselivka and Sumy came under Russian fire on Monday.", "Havrylenko"),
    ("en", "According to the governor, Ivan Havrylenko, shells hit Sumy on Monday.", "the governor, Ivan Havrylenko"),
    ("fr", "Selon le gouverneur, Kherson, Beryslav et Soumy ont essuyé des tirs russes lundi.", "le gouverneur"),
]


@pytest.mark.parametrize(("language", "text", "source"), TOLD)
def test_the_whole_sentence_is_the_source_s(language: str, text: str, source: str) -> None:
    assert [said.source for said in claims(text, language)[0].attribution] == [source]
