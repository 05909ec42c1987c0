"""Reports as received and the repairs and issues that a reading records about them."""

from __future__ import annotations

from typing import Literal

import msgspec

from vigie.model.span import Span

PublishedPrecision = Literal["second", "minute", "hour", "day", "month", "year"]


class Issue(msgspec.Struct, frozen=True):
    """A warning that the machine raises, kept with what it is about."""

    code: str
    message: str
    span: Span | None = None


class Repair(msgspec.Struct, frozen=True):
    """One reversible edit: ``before`` stood at the original span, ``after`` stands at ``[start, end)`` of the text."""

    rule: str
    start: int
    end: int
    before: str
    after: str
    original_start: int
    original_end: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One item by one outlet at one time in one language, with its original text.

    ``original`` is the text as received (for HTML: the main text as extracted, before any repair); original spans
    count its code points. ``raw`` is the original bytes, ``sha256`` their hash. ``published`` is an ISO date or
    date-time. ``name`` is the id that it came with, where it got another.
    """

    id: str
    original: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: str | None = None
    published_precision: PublishedPrecision | None = None
    issues: tuple[Issue, ...] = ()
    raw: bytes = b""
    name: str | None = None
