"""Places: names that machine translation turned into common nouns, mended only where the context is geographic."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.repair.offsets import Draft, Edit
from vigie.repair.words import PlacePatterns, RepairWords

REACH = 60  # characters; the longest phrase of the packs with its article


def mend(draft: Draft, words: RepairWords, hints: frozenset[str]) -> None:
    """Puts the place's name where one of its mistranslations stands in a geographic context."""
    for patterns in words.places:
        if patterns.rule.id in hints:
            draft.apply(renamed(draft.text, patterns, words))


def renamed(text: str, patterns: PlacePatterns, words: RepairWords) -> Iterator[Edit]:
    """The edits of one rule; a word of kitchens and farms in the paragraph vetoes them."""
    for match in patterns.pattern.finditer(text):
        start, end = match.span()
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        if words.veto.search(text, line_start, line_end if line_end >= 0 else len(text)):
            continue
        before = text[max(line_start, start - REACH) : start]
        if not geographic(text, start, end, before, patterns, words):
            continue
        article = patterns.rule.article if words.bare.search(before) else ""
        space = " " if article and article[-1].isalpha() else ""
        yield Edit(start, end, f"{article}{space}{patterns.rule.name}", f"repair.{patterns.rule.id}")


def geographic(text: str, start: int, end: int, before: str, patterns: PlacePatterns, words: RepairWords) -> bool:
    """True where one of the rule's contexts holds around the word."""
    capital = text[start].isupper()
    for context in patterns.rule.contexts:
        if not capital and context not in ("border", "list"):
            continue
        if context == "list":
            if words.listed_before.search(before) or words.listed_after.match(text, end):
                return True
        elif context == "deed":
            if words.deed.match(text, end):
                return True
        elif words.before[context].search(before):
            return True
    return False
