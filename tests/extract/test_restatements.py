"""What a speaker goes on to say of the same thing in the same sentence makes no second claim."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war

ONCE = [
    ("en", "Kenya condemned the raid on Garissa, describing it as a barbaric attack.", "condemn"),
    ("en", "The ministry blamed the attack on the rebels, calling it a cowardly act.", "accuse"),
    ("en", "The governor condemned the raid, saying the culprits \"should be brought to justice\".", "condemn"),
    ("fr", "L'Union africaine a condamné l'attaque contre l'école de Kumba, la qualifiant de crime odieux.", "condemn"),
    ("fr", "Des ONG ont critiqué l'armée pour la manière dont elle enquête sur la mort de civils.", "accuse"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "event_type"), ONCE)
def test_a_judgement_told_on_is_one_statement(language: str, text: str, event_type: str) -> None:
    said = [claim.event_type for claim in in_war(text, language) if claim.kind == "statement"]
    assert said == [event_type]


def test_whoever_is_blamed_beside_is_a_statement_of_its_own() -> None:
    said = in_war("Paris condemned the bombing in Gao, blaming it on the jihadists of JNIM.", "en")
    assert [c.event_type for c in said if c.kind == "statement"] == ["condemn", "accuse"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hamas denied involvement, saying its fighters had not carried out any raids near Rafah."),
        ("fr", "Le Rwanda a rejeté ces accusations, affirmant que ses troupes n'ont jamais attaqué Goma."),
    ],
)
def test_what_a_denial_says_was_not_done_is_in_the_denial(language: str, text: str) -> None:
    assert [claim.event_type for claim in in_war(text, language)] == ["deny"]


def test_whom_an_attack_is_blamed_on_it_did_not_hit() -> None:
    (claim,) = (
        c
        for c in in_war("Ankara blamed the bombing in Diyarbakir on Kurdish militants.", "en")
        if c.place and c.kind == "incident"
    )
    assert [actor.role for actor in claim.actors] == ["initiator"]
