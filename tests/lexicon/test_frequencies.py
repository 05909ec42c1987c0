"""Frequencies tell the words that set a report apart from those that any report may have."""

from __future__ import annotations

import pytest

from vigie.lexicon.frequencies import Frequencies, word_frequencies
from vigie.lexicon.pack import languages, open_pack


@pytest.mark.parametrize(("code", "common", "violent"), [("en", "which", "shelled"), ("fr", "dans", "bombardement")])
def test_common_words_and_the_packs_own_weigh_nothing_and_a_strange_name_weighs_most(
    code: str, common: str, violent: str
) -> None:
    words = word_frequencies(open_pack(code))
    assert words.weight(common) == 0.0
    assert words.weight(violent) == 0.0
    assert words.weight("zorbaquine") > 4
    assert words.knows(common)
    assert not words.knows("zorbaquine")


def test_every_pack_has_the_model() -> None:
    for code in languages():
        assert word_frequencies(open_pack(code)).total > 10_000


def test_without_a_model_every_word_weighs_the_same() -> None:
    words = Frequencies()
    assert words.weight("the") == words.weight("zorbaquine") > 0
