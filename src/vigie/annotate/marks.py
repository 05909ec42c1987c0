"""Where mentions lie on the token stream: character spans turned into token ranges, once per document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vigie.annotate.findings import Marks, Range
from vigie.model.document import Document, Tokens
from vigie.model.mention import ActorMention, PlaceMention, Quantity, Timex

Mention = ActorMention | PlaceMention | Quantity | Timex
NEWSROOMS = frozenset({"agency", "media"})


def token_range(tokens: Tokens, start: int, end: int) -> Range:
    """Tokens that ``[start, end)`` touches, as a half-open range."""
    first = bisect_right(tokens.ends, start)
    return first, max(first + 1, bisect_left(tokens.starts, end))


def token_ranges(tokens: Tokens, mentions: Sequence[Mention]) -> list[Range]:
    """The ``token_range`` of each mention."""
    starts, ends, count = tokens.starts, tokens.ends, len(tokens.starts)
    found: list[Range] = []
    for mention in mentions:
        first, end = bisect_right(ends, mention.start), mention.end
        last = first + 1
        while last < count and starts[last] < end:  # most mentions are of a few tokens
            last += 1
        found.append((first, last))
    return found


def layer(tokens: Tokens, mentions: Sequence[Mention]) -> dict[int, Range]:
    """Which mention starts at a token, and the token after it; the longest of those that start there."""
    at: dict[int, Range] = {}
    count, starts, ends = len(tokens), tokens.starts, tokens.ends
    for index, mention in enumerate(mentions):
        first, end = bisect_right(ends, mention.start), mention.end
        if first >= count:
            continue
        last = first + 1
        while last < count and starts[last] < end:
            last += 1
        if first not in at or at[first][1] < last:
            at[first] = (index, last)
    return at


def mark(document: Document) -> Marks:
    """The marks of a document's times, quantities, places and actors; the longest mention wins at a token."""
    tokens = document.tokens
    times, quantities = layer(tokens, document.timexes), layer(tokens, document.quantities)
    places, actors = layer(tokens, document.places), layer(tokens, document.actors)
    starts = frozenset((*times, *quantities, *places, *actors))
    newsrooms = frozenset(i for i, (index, _) in actors.items() if document.actors[index].kind in NEWSROOMS)
    return Marks(timexes=times, quantities=quantities, places=places, actors=actors, starts=starts, newsrooms=newsrooms)
