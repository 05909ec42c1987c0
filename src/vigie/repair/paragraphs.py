"""Paragraphs: one line each, or, where lines are broken at a fixed width, what blank or indented lines part."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

LINE = re.compile(r"[^\n]+\n?")
PARTING = re.compile(r"\n(?=[ \t]{2,}|[ \t]*\n)|\Z")
INDENT = re.compile(r"\s*")
CLOSED = frozenset('.!?…:;"»”)]*_-—–|')  # what ends a paragraph; a line broken at a width mostly ends in a word


@functools.lru_cache(4)  # of the text in work: two repairs and their checks ask for the same one
def paragraph_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs with their line end, without what they are indented by."""
    return tuple(spans(text))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs, worked out anew."""
    if not wrapped(text):
        yield from (match.span() for match in LINE.finditer(text))
        return
    start = 0
    for match in PARTING.finditer(text):
        end = min(match.start() + 1, len(text))
        indent = INDENT.match(text, start)
        start = min(indent.end(), end) if indent else start
        if start < end:
            yield start, end
        start = end


def wrapped(text: str) -> bool:
    """True where most lines that go on without a blank line break off in the middle of a sentence."""
    if text.count("\n") < 3:  # a title and two paragraphs say nothing
        return False
    lines = text.split("\n")
    ends = [
        line.rstrip()[-1]
        for line, following in pairwise(lines)
        if following[:1].strip() and line and not line.isspace()
    ]
    return len(ends) > 2 and sum(end not in CLOSED for end in ends) * 2 > len(ends)
