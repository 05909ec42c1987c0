"""Presents that look like nouns after a known actor, and nouns that look like gerunds at the head of a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import read_syntax, slots_of

NOUNS = ["Shelling in Kherson left four people dead.", "Fighting in Goma killed four people."]


@pytest.mark.parametrize("text", NOUNS)
def test_a_gerund_before_a_preposition_and_a_finite_verb_is_a_noun(text: str) -> None:
    document = read_syntax(text, "en")
    assert document.tokens.pos[0] == "NOUN"
    assert document.tokens.lemmas[0] == text.split()[0].lower()


def test_a_gerund_with_an_object_stays_a_verb() -> None:
    document = read_syntax("Shelling the town from the hills, rebels killed four people.", "en")
    assert (document.tokens.pos[0], document.tokens.form[0]) == ("VERB", "Ger")


def test_a_present_after_an_actor_is_the_verb() -> None:
    slots = slots_of(read_syntax("Turkish forces bomb the town.", "en"), "bomb")
    assert (slots["subject"], slots["object"]) == ("Turkish forces", "the town")


def test_the_class_word_of_a_place_is_no_verb() -> None:
    text = "Militiamen then lobbed mortar bombs from Kasai province into a suburb of Kananga."
    document = read_syntax(text, "en")
    assert document.tokens.pos[document.tokens.words.index("province")] == "NOUN"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An attack in Djibo on Friday left 12 dead, the army said."),
        ("fr", "Une attaque a fait 12 morts à Djibo vendredi, selon l'armée."),
    ],
)
def test_a_verb_that_passes_for_a_name_or_a_preposition(language: str, text: str) -> None:
    (claim,) = vigie.read(text, language=language, published="2024-11-30").claims
    assert (claim.event_type, [figure.low for figure in claim.figures]) == ("attack", [12])
