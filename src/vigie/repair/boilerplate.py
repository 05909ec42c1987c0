"""Boilerplate: what a page puts around and between the sentences of its article."""

from __future__ import annotations

from vigie.repair.findings import Edit
from vigie.repair.offsets import Draft
from vigie.repair.words import BoilerplatePatterns, RepairWords

BEFORE, BEHIND = 200, 600  # characters around a hint in which its patterns are tried; the longest take 300


def remove(draft: Draft, words: RepairWords) -> bool:
    """Removes what the rules know; each is tried only around its hints, so clean text costs one scan.

    That scan tells too, and this returns, whether the text holds what may be a mistranslated name of a place.
    """
    removals: dict[tuple[int, int], str] = {}
    tried: dict[str, int] = {}
    hits, names_places = words.hits(draft.text)
    for patterns, hint in hits:
        if hint < tried.get(patterns.rule.id, 0):
            continue
        span = line_at(draft.text, hint, patterns)
        if span is not None:
            removals[span] = patterns.rule.id
            tried[patterns.rule.id] = span[1]
            continue
        for start, end in inside(draft.text, hint, patterns):
            removals.setdefault((start, end), patterns.rule.id)
    draft.apply(edits(draft.text, removals))
    return names_places


def line_at(text: str, hint: int, patterns: BoilerplatePatterns) -> tuple[int, int] | None:
    """The line around the hint with its line end, where it is boilerplate as a whole."""
    if patterns.lines is None:
        return None
    reach = patterns.rule.limit + 1  # a longer line is none, so its ends need not be found
    start, end = text.rfind("\n", max(0, hint - reach), hint) + 1, text.find("\n", hint, hint + reach)
    if (start == 0 and hint > reach) or (end < 0 and hint + reach < len(text)):
        return None
    end = len(text) if end < 0 else end
    content = text[start:end].strip()
    if len(content) > patterns.rule.limit or not patterns.lines.match(content):
        return None
    return start, min(end + 1, len(text))


def inside(text: str, hint: int, patterns: BoilerplatePatterns) -> list[tuple[int, int]]:
    """The pieces of lines around the hint that are boilerplate."""
    if patterns.inside is None:
        return []
    matches = patterns.inside.finditer(text, max(0, hint - BEFORE), min(len(text), hint + BEHIND))
    return [match.span() for match in matches if match[0]]


def edits(text: str, removals: dict[tuple[int, int], str]) -> list[Edit]:
    """The removals in order, each with the white space that it leaves over; touching ones of one rule are one."""
    chosen: list[Edit] = []
    for (start, end), rule_id in sorted(removals.items(), key=lambda item: (item[0][0], -item[0][1])):
        rule = f"repair.{rule_id}"
        if chosen and start <= chosen[-1].end:
            last = chosen[-1]
            if end <= last.end:
                continue
            if rule == last.rule or start < last.end:
                chosen.pop()
                start, rule = last.start, last.rule
        if text[end - 1] != "\n":
            start, end = with_spaces(text, start, end)
        chosen.append(Edit(max(start, chosen[-1].end) if chosen else start, end, "", rule))
    return chosen


def with_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece of a line with the spaces behind it, and those before it where no word follows."""
    while end < len(text) and text[end] == " ":
        end += 1
    if text[end : end + 1] in ("", "\n", ",", ".", ";", "!", "?", ")"):
        while start > 0 and text[start - 1] == " ":
            start -= 1
    return start, end
