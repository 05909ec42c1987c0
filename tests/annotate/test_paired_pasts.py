"""The first of two pasts of one subject is finite, where no verb before the subject makes it a participle."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import read_syntax


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("Officials said four rebels attacked and killed two guards in Kidal.", "attacked", "Fin"),
        ("The mayor said gunmen ambushed and wounded a nurse.", "ambushed", "Fin"),
        ("The army freed men captured and killed two guards in Kidal.", "captured", "Part"),
    ],
)
def test_a_past_before_a_past_is_finite(text: str, word: str, form: str) -> None:
    tokens = read_syntax(text, "en").tokens
    assert tokens.form[tokens.words.index(word)] == form
