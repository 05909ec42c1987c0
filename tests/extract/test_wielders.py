"""Whose a weapon is: whoever has it does what is done with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import told


@pytest.mark.parametrize(
    ("language", "text", "initiator"),
    [
        ("en", "A drone operated by the RSF killed five civilians in El Fasher.", "the RSF"),
        ("en", "A drone belonging to the RSF blew up in a market in El Fasher, killing five people.", "the RSF"),
        ("en", "A warplane belonging to the Sudanese army bombed a market in Nyala.", "the Sudanese army"),
        ("en", "Three died after a missile fired by the Houthis hit a house in Marib.", "the Houthis"),
        ("en", "Mortars from the Islamic State group struck a camp near Kirkuk.", "the Islamic State group"),
        ("fr", "Un drone appartenant aux FSR a tué cinq civils à El Fasher.", "FSR"),
        ("fr", "Un drone piloté par l'armée éthiopienne a frappé une école à Dessie.", "l'armée éthiopienne"),
    ],
)
def test_who_has_a_weapon_did_what_it_did(language: str, text: str, initiator: str) -> None:
    assert [actor.name for actor in told(text, language).actors if actor.role == "initiator"] == [initiator]


def test_a_weapon_that_is_nobodys_names_no_doer() -> None:
    assert [actor for actor in told("A drone hit a market in Kharkiv.", "en").actors if actor.role == "initiator"] == []
