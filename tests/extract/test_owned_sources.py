"""A title goes on to what a possessor owns; its place sets no scene."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims, place


def test_the_office_of_a_source_is_told_whole() -> None:
    text = "Shells hit the camp of Zamzam. Two died on Sunday, said Ali Daoud, head of Kordofan's health ministry."
    found = claims(text, "en")[-1]
    assert [said.source for said in found.attribution] == ["Ali Daoud, head of Kordofan's health ministry"]
    assert "Kordofan" not in place(found)
