"""Asides: what stands between brackets, dashes or commas says more of somebody, and is no other of the list."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import group_of, read_syntax, slots_of, words

ROLES = [
    ("en", "Karim Haddad, a union official and leader of the ruling party, was shot.", "a union official"),
    ("en", "Gunmen shot Karim Haddad, mayor of Mosul and head of a club, on Monday.", "mayor"),
    ("fr", "Karim Haddad, responsable syndical et dirigeant du club, a été abattu.", "responsable syndical"),
    ("fr", "Rima Saad, avocate et militante, a été enlevée.", "avocate"),
]


@pytest.mark.parametrize(("language", "text", "role"), ROLES)
def test_roles_between_commas_stand_beside_the_name(language: str, text: str, role: str) -> None:
    document = read_syntax(text, language)
    beside = document.groups[group_of(document, role)].apposition
    assert words(document, beside) in ("Karim Haddad", "Rima Saad")


LISTS = [
    ("en", "Gunmen shot Karim Haddad, the mayor of Mosul, his wife and two guards.", "shoot",
     "Karim Haddad+his wife+two guards"),
    ("en", "Omar Saad, a lawyer and activist, Rima Said, a nurse, and three soldiers were shot.", "shoot",
     "Omar Saad+Rima Said+three soldiers"),
    ("en", "Karim Haddad, a teacher and two students were shot.", "shoot", "Karim Haddad+a teacher+two students"),
    ("en", "Six nuns -- five Germans and a Pole -- and two cooks were shot.", "shoot", "Six nuns+two cooks"),
    ("en", "Six nuns (five Germans and a Pole) and two cooks were shot.", "shoot", "Six nuns+two cooks"),
    ("fr", "Karim Haddad, 45 ans, avocat, et Rima Saad, membre du club, ont été enlevés.", "enlever",
     "Karim Haddad+Rima Saad"),
    ("fr", "Six moines – cinq Allemands et un Polonais – et deux gardes ont été enlevés.", "enlever",
     "Six moines+deux gardes"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "lemma", "listed"), LISTS)
def test_a_list_goes_on_past_an_aside(language: str, text: str, lemma: str, listed: str) -> None:
    assert slots_of(read_syntax(text, language), lemma)["object"] == listed


def test_a_place_set_off_is_no_subject() -> None:
    document = read_syntax("In Huaraz, the capital of Ancash, two shops and a school were bombed.", "en")
    assert slots_of(document, "bomb")["object"] == "the capital+two shops+a school"
