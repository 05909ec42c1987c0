"""Places: names that machine translation turned into common nouns, mended only where the context is geographic."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.lexicon.repair import PlaceNameRule
from vigie.repair.findings import Edit
from vigie.repair.offsets import Draft
from vigie.repair.words import RepairWords

REACH = 60  # characters; the longest phrase of the packs with its article
VETO_REACH = 400  # characters; about three sentences each way, and never past the paragraph


def mend(draft: Draft, words: RepairWords) -> None:
    """Puts the place's name where one of its mistranslations stands in a geographic context."""
    text, forms = draft.text, words.forms_in(draft.text)
    for form, rule in words.place_forms if forms else ():
        if form in forms:
            draft.apply(renamed(text, form, rule, words))
            if draft.text != text:
                text, forms = draft.text, words.forms_in(draft.text)


def renamed(text: str, form: str, rule: PlaceNameRule, words: RepairWords) -> Iterator[Edit]:
    """The edits for one form; a word of kitchens and farms in the paragraph vetoes them."""
    contexts = words.contexts
    for start, end in occurrences(text, form):
        before = text[max(0, start - REACH) : start].rsplit("\n", 1)[-1]
        if not geographic(text, start, end, before, rule, words):
            continue
        left = text[max(0, start - VETO_REACH) : start].rsplit("\n", 1)[-1]
        if contexts.veto.search(left) or contexts.veto.search(text[end : end + VETO_REACH].split("\n", 1)[0]):
            continue
        article = rule.article if contexts.bare.search(before) else ""
        space = " " if article and article[-1].isalpha() else ""
        yield Edit(start, end, f"{article}{space}{rule.name}", f"repair.{rule.id}")


def occurrences(text: str, form: str) -> Iterator[tuple[int, int]]:
    """Where a form stands as whole words."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        edges = text[start - 1 : start] + text[end : end + 1] if start else text[end : end + 1]
        if not any(edge.isalnum() or edge == "-" for edge in edges):
            yield start, end
        start = text.find(form, end)


def geographic(text: str, start: int, end: int, before: str, rule: PlaceNameRule, words: RepairWords) -> bool:
    """True where one of the rule's contexts holds around the word."""
    capital, contexts = text[start].isupper(), words.contexts
    for context in rule.contexts:
        if not capital and context not in ("border", "list"):
            continue
        if context == "list":
            if contexts.listed_before.search(before) or contexts.listed_after.match(text, end):
                return True
        elif context == "deed":
            if contexts.deed.match(text, end):
                return True
        elif contexts.before[context].search(before):
            return True
    return False
