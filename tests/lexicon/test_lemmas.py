"""What a word can be before it is tagged: only what is wanted is worked out, and nothing wanted is missed."""

from __future__ import annotations

import pytest

from vigie.lexicon.lemmas import lemmatiser
from vigie.lexicon.pack import open_pack


@pytest.mark.parametrize(
    ("code", "word", "lemmas"),
    [
        ("fr", "rebelles", {"rebelle", "rebelles", "rebeller"}),  # a noun, itself, a verb by its ending
        ("fr", "pilonnages", {"pilonnage", "pilonnages"}),
        ("fr", "bombardait", {"bombarder", "bombardait"}),  # a form of the pack's own verbs
        ("en", "snipers", {"sniper", "snipers"}),
    ],
)
def test_a_word_is_read_as_all_that_is_wanted_of_it(code: str, word: str, lemmas: set[str]) -> None:
    reader = lemmatiser(open_pack(code))
    assert reader.readings(word, frozenset({*lemmas, "table", "mine"})) == lemmas
    for lemma in lemmas:
        assert reader.readings(word, frozenset({lemma})) == {lemma}


def test_a_word_is_not_read_as_what_it_cannot_be() -> None:
    assert lemmatiser(open_pack("fr")).readings("rebelles", frozenset({"bombarder", "table"})) == set()
