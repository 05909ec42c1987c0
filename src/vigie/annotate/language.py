"""Tells which language a text is written in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from vigie.annotate.language_model import open_model
from vigie.lexicon.pack import languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Languages of press reports on conflicts; a closed set keeps a short headline from landing in a rare one.
CANDIDATES = (
    "am", "ar", "az", "bn", "de", "el", "en", "es", "fa", "fr", "ha", "he", "hi", "hy", "id", "it", "ka", "ku",
    "my", "ne", "nl", "no", "pl", "ps", "pt", "ro", "ru", "rw", "so", "sq", "sr", "sv", "sw", "ta", "th", "ti", "tr",
    "uk", "ur", "vi", "zh",
)  # fmt: skip
# More text than this says no more about its language, and each character costs 0.6 microseconds.
MOST_CHARACTERS = 800
# In a text shorter than this a language with a pack is taken before a likelier one without, unless that is this much
# likelier: names alone ("Gaza: bilan") look like some rare language.
SHORT, MUCH_LIKELIER = 80, 5.0


def identify(text: str) -> tuple[str, float]:
    """Language code and probability (0 to 1) of a text; ("und", 0.0) where it has no letters."""
    sample = excerpt(text)
    if not any(char.isalpha() for char in sample):
        return "und", 0.0
    # Capitals look like another language to a model of lower-case text.
    letters = [char for char in sample if char.isalpha()]
    if sum(char.isupper() for char in letters) > 0.6 * len(letters):
        sample = sample.lower()
    if len(sample) >= SHORT:
        code, probability = identifier().classify(sample)
        return str(code), float(probability)
    ranked = [(str(code), float(probability)) for code, probability in identifier().rank(sample)]
    packs = languages()
    readable = next((pair for pair in ranked if pair[0] in packs), ranked[0])
    return readable if readable[1] * MUCH_LIKELIER >= ranked[0][1] else ranked[0]


def excerpt(text: str) -> str:
    """The first characters of a text and, where it is longer, some of its middle: a foreign lead does not decide."""
    if len(text) <= MOST_CHARACTERS:
        return text
    half = MOST_CHARACTERS // 2
    middle = len(text) // 2
    return text[:half] + " " + text[middle : middle + half]


@functools.cache
def identifier() -> LanguageIdentifier:
    """The language model, loaded on first use."""
    return open_model(CANDIDATES)
