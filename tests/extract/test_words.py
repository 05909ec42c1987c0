"""What a noun group stands for: a nationality that only says of what make a thing is, is nobody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war

PARTIES = [
    ("en", "Troops took nine Soviet-made rifles near Gao.", [("initiator", "Troops")]),
    ("en", "Rebels burned two Spanish trucks in Gao.", [("initiator", "Rebels")]),
    ("en", "The depot in Gao was struck by Syrian bombs.", [("initiator", "Syrian")]),
    ("fr", "Des rebelles ont brûlé deux camions espagnols à Gao.", [("initiator", "Des rebelles")]),
]


@pytest.mark.parametrize(("language", "text", "parties"), PARTIES)
def test_a_nationality_beside_a_thing_is_no_party(language: str, text: str, parties: list[tuple[str, str]]) -> None:
    (claim,) = in_war(text, language)
    assert [(actor.role, actor.name) for actor in claim.actors] == parties
