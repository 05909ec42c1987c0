"""Where and when wars were fought: a country at war makes a deed there more likely one of the war."""

from __future__ import annotations

import functools

import msgspec

from vigie.lexicon.pack import DATA, read_section

OPEN = 9999  # a year beyond any report


class WarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    wars: dict[str, tuple[str, ...]]


@functools.cache
def open_wars() -> dict[str, tuple[tuple[int, int], ...]]:
    """First and last years of war by two-letter country code; raises PackError on broken data."""
    file: WarFile = read_section(DATA / "knowledge", "wars", WarFile)
    return {code: tuple(years(span) for span in spans) for code, spans in file.wars.items()}


def years(span: str) -> tuple[int, int]:
    """The first and last year that "1978-1990" or "1978-" writes."""
    first, _, last = span.partition("-")
    return int(first), int(last or OPEN)


def at_war(country: str | None, year: int | None) -> bool:
    """True where a country was at war in a year; without a year, where it is at war still."""
    return any(first <= (year or OPEN) <= last for first, last in open_wars().get(country or "", ()))
