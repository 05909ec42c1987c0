"""Compound nouns of happenings keep their words, whatever verb one of them can be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import read_syntax


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("Sumy was exposed to air strikes on Monday.", "air", "NOUN"),
        ("Sumy was exposed to air strikes on Monday.", "to", "ADP"),
        ("Sumy suffered air strikes and artillery shelling by the army.", "shelling", "NOUN"),
        ("A station began to air songs of the rebels.", "air", "VERB"),
    ],
)
def test_a_verb_in_a_compound_is_a_noun(text: str, word: str, pos: str) -> None:
    tokens = read_syntax(text, "en").tokens
    assert tokens.pos[tokens.words.index(word)] == pos
