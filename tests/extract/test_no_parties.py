"""What fills a party's slot and is none: a weapon that is nobody's, an adjective of the happening."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war, names


@pytest.mark.parametrize(
    ("language", "text", "initiators"),
    [
        ("en", "Drones attacked Odesa, killing two people.", []),
        ("fr", "Des drones ont attaqué Odessa, tuant deux personnes.", []),
        ("en", "Israeli drones attacked Gaza City, killing two people.", ["Israeli drones"]),
        ("fr", "Des drones israéliens ont attaqué Gaza, tuant deux personnes.", ["Des drones israéliens"]),
        ("en", "The army carried out 24 drone strikes near Gao, killing ten people.", ["The army"]),
        ("en", "Three drone strikes killed six people in Gao.", []),
        ("en", "RSF drone strikes killed two people in Omdurman.", ["RSF"]),
        ("fr", "Trois frappes de drones ont tué six personnes à Gao.", []),
        ("en", "A new military offensive began in Idlib.", []),
        ("fr", "Une nouvelle offensive militaire a commencé à Idlib.", []),
        ("en", "A new rebel offensive began in Idlib.", ["rebel"]),
        ("fr", "Une nouvelle offensive rebelle a commencé à Idlib.", ["rebelle"]),
    ],
)
def test_a_weapon_and_an_adjective_are_no_party(language: str, text: str, initiators: list[str]) -> None:
    (claim,) = in_war(text, language)
    assert names(claim, "initiator") == initiators


@pytest.mark.parametrize(
    ("language", "text", "initiators"),
    [
        ("en", "The attack on Camp Sarifa that killed ten residents was condemned.", []),
        ("en", "The attack by Group Amal that killed ten residents was condemned.", ["Group Amal"]),
        ("fr", "L'attaque menée par le groupe Amal qui a tué dix habitants a été condamnée.", ["le groupe Amal"]),
    ],
)
def test_what_was_hit_did_not_do_it(language: str, text: str, initiators: list[str]) -> None:
    found = [name for claim in in_war(text, language) if claim.figures for name in names(claim, "initiator")]
    assert found == initiators


@pytest.mark.parametrize(
    ("language", "text", "initiator"),
    [
        ("en", "A banker was killed by a group of unidentified persons in Homs.", "group of unidentified persons"),
        ("fr", "Un banquier a été tué par un groupe de personnes non identifiées à Homs.", "groupe de personnes"),
    ],
)
def test_a_group_of_persons_can_kill(language: str, text: str, initiator: str) -> None:
    (claim,) = in_war(text, language)
    assert names(claim, "initiator") == [initiator]
