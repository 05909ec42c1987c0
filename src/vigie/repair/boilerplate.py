"""Boilerplate: what a page puts around and between the sentences of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vigie.repair.offsets import Draft, Edit
from vigie.repair.words import BoilerplatePatterns, RepairWords

LINE = re.compile(r"[^\n]+")


def remove(draft: Draft, words: RepairWords, hints: frozenset[str]) -> None:
    """Removes what the rules know, each of which is only tried where one of its hints was seen."""
    for patterns in words.boilerplate:
        if patterns.rule.id in hints:
            draft.apply(lines(draft.text, patterns))
            draft.apply(inside(draft.text, patterns))


def lines(text: str, patterns: BoilerplatePatterns) -> Iterator[Edit]:
    """Whole lines, with their line end."""
    if patterns.lines is None:
        return
    for line in LINE.finditer(text):
        content = line[0].strip()
        if len(content) <= patterns.rule.limit and patterns.lines.match(content):
            yield Edit(line.start(), min(line.end() + 1, len(text)), "", f"repair.{patterns.rule.id}")


def inside(text: str, patterns: BoilerplatePatterns) -> Iterator[Edit]:
    """Pieces of a line, with the space behind them, or before them where nothing follows."""
    if patterns.inside is None:
        return
    for start, end in neighbours(text, patterns.inside):
        while end < len(text) and text[end] == " ":
            end += 1
        if text[end : end + 1] in ("", "\n", ",", ".", ";", "!", "?", ")"):
            while start > 0 and text[start - 1] == " ":
                start -= 1
        yield Edit(start, end, "", f"repair.{patterns.rule.id}")


def neighbours(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """The matches that hold something, those with only white space between them as one."""
    spans: list[tuple[int, int]] = []
    for start, end in (match.span() for match in pattern.finditer(text) if match[0]):
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
