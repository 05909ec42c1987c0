"""Words that single one deed out of many: the time behind them bounds the many, and dates no deed.

"In the *deadliest* attack this year", "la *pire* attaque depuis mai".
"""

from __future__ import annotations

from bisect import bisect_left

from vigie.extract.words import Words
from vigie.lexicon.tolls import open_tolls

REACH = 12  # tokens from such a word to the time


def is_ranked(words: Words, start: int) -> bool:
    """True where words that single one deed out lead to a character ("the *deadliest* attack since May")."""
    tokens = words.document.tokens
    last = bisect_left(tokens.starts, start)
    first = last
    while first > max(0, last - REACH) and tokens.pos[first - 1] not in ("VERB", "AUX", "PUNCT"):
        first -= 1
    told = f" {' '.join(tokens.lowers[first:last])} "
    return any(f" {word} " in told for word in open_tolls(words.pack).superlatives)


def bounds_many(words: Words, timex: int) -> bool:
    """True for a year or a stretch of time that a superlative holds within ("the worst raid *this year*").

    A month or a day may date the deed ("the first raid in May").
    """
    found = words.document.timexes[timex]
    long = found.slots.get("unit") == "year" or found.role == "duration" or found.shape == "window"
    return long and "day" not in found.slots and is_ranked(words, found.start)
