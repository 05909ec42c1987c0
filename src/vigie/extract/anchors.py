"""Anchors: deeds that a time is counted from ("three days after *rebels shot two guards*"), which have another day."""

from __future__ import annotations

from bisect import bisect_left

from vigie.model.document import Document


def is_anchor(document: Document, token: int, sentence: int) -> bool:
    """True for the word of a deed that a time before it in its sentence is counted from, no mark between them."""
    tokens, span = document.tokens, document.sentences[sentence]
    start, end = span.start, tokens.starts[token]
    for timex in document.timexes:
        if not start <= timex.start < end or timex.slots.get("base") != "event":
            continue
        between = range(bisect_left(tokens.starts, timex.end), token)
        if timex.end <= tokens.starts[token] and all(tokens.pos[i] != "PUNCT" for i in between):
            return True
    return False
