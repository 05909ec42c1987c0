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


def mark(document: Document) -> Marks:
    """The marks of a document's times, quantities, places and actors; the longest mention wins at a token."""

    tokens, count = document.tokens, len(document.tokens)

    def layer(mentions: Sequence[Mention]) -> dict[int, Range]:
        at: dict[int, Range] = {}
        for index, (first, last) in enumerate(token_ranges(tokens, mentions)):
            if first < count and (first not in at or at[first][1] < last):
                at[first] = (index, last)
        return at

    times, quantities = layer(document.timexes), layer(document.quantities)
    places, actors = layer(document.places), layer(document.actors)
    starts = frozenset(times) | frozenset(quantities) | frozenset(places) | frozenset(actors)
    newsrooms = frozenset(i for i, (index, _) in actors.items() if document.actors[index].kind in NEWSROOMS)
    return Marks(timexes=times, quantities=quantities, places=places, actors=actors, starts=starts, newsrooms=newsrooms)
