"""What was told before a cue that only points at it: "Gunmen killed four. *This* was announced by the mayor"."""

from __future__ import annotations

import functools
from collections.abc import Collection

from vigie.extract.chunks import Chunks
from vigie.extract.found import Found
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.pack import Pack

POINTING = 5  # tokens of what only points back: "this on Telegram", "the information"


@functools.cache
def words_before(pack: Pack) -> frozenset[tuple[str, ...]]:
    """The pack's words for what was told before, each phrase as its words."""
    return frozenset(tuple(words.split()) for words in open_attribution(pack).section.anaphors.told_before)


@functools.cache
def first_words(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """The words that phrases open with."""
    return frozenset(phrase[0] for phrase in phrases)


def points_back(chunks: Chunks, found: Found, words: frozenset[tuple[str, ...]]) -> bool:
    """True where all that a cue says is a word for what was told before it, with what stands beside that word."""
    tokens = chunks.document.tokens
    if len(found.content) != 1 or found.source is None:
        return False
    if any((word,) in words for word in tokens.lowers[found.cue_first + 1 : found.cue_last]):
        return True  # "reported *this* on Telegram"
    said: list[int] = []
    for i in range(*found.content[0]):
        if tokens.pos[i] == "PUNCT":
            continue
        if len(said) == POINTING or (not said and tokens.lowers[i] not in first_words(words)):
            return False
        said.append(i)
    if not said:
        return False
    lowers = tuple([tokens.lowers[i] for i in said])
    if not any(lowers[: len(word)] == word for word in words):
        return False
    length = max(len(word) for word in words if lowers[: len(word)] == word)
    if length == len(said) or tokens.pos[said[length]] in ("ADP", "ADV"):
        return True
    return any(timex.start == tokens.starts[said[length]] for timex in chunks.document.timexes)


def add_told_before(
    chunks: Chunks, here: list[Found], free: Collection[int], words: frozenset[tuple[str, ...]]
) -> None:
    """Gives what points back the sentences of its paragraph before it that nobody tells (indexes ``free``)."""
    sentences = chunks.document.sentences
    for found in here if free else ():
        if points_back(chunks, found, words):
            found.content.extend((sentences[index].first, sentences[index].last) for index in free)
