"""Spans: half-open ranges of Unicode code points."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """``[start, end)`` in code points of the document's text."""

    start: int
    end: int


def overlaps(first: Span, second: Span) -> bool:
    """True where two spans share at least one code point."""
    return first.start < second.end and second.start < first.end


def covers(outer: Span, inner: Span) -> bool:
    """True where ``outer`` holds all of ``inner``."""
    return outer.start <= inner.start and inner.end <= outer.end
