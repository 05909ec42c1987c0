"""Who comes to harm beside somebody is counted too; what somebody is killed with is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims

BESIDE = [
    ("en", "The police chief was killed along with two bodyguards by gunmen in Khost.", [1, 2]),
    ("en", "Gunmen killed the mayor together with his two bodyguards in Khost.", [1, 2]),
    ("en", "Two guards were killed with knives by rebels in Gao.", [2]),
    ("en", "Two guards were killed in a clash with three rebels in Gao.", [2]),
    ("fr", "Le chef de la police a été tué avec deux de ses gardes par des rebelles à Khost.", [1, 2]),
    ("fr", "Le chef de la police a été tué ainsi que deux gardes par des rebelles à Khost.", [1, 2]),
    ("fr", "Des rebelles ont tué le maire ainsi que deux gardes à Khost.", [1, 2]),
    ("fr", "Deux gardes ont été tués lors d'un affrontement avec trois rebelles à Gao.", [2]),
]


@pytest.mark.parametrize(("language", "text", "killed"), BESIDE)
def test_companions_are_counted(language: str, text: str, killed: list[int]) -> None:
    (claim,) = claims(text, language)
    assert sorted(figure.low for figure in claim.figures if figure.harm == "killed") == killed
