"""Repeats: paragraphs and long sentences that stand twice in one report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vigie.repair.findings import Edit
from vigie.repair.offsets import Draft
from vigie.repair.paragraphs import paragraph_spans

SENTENCE_END = re.compile(r"[.!?…][\"»”)’']*\s+")
SHORT_LINE = 40  # a shorter line may be a heading or a refrain that is meant to return
SHORT_NEIGHBOUR = 20  # two equal lines side by side are a slip even where they are short
SHORT_SENTENCE = 60  # a shorter sentence may be said twice ("Il n'y a pas eu de victimes.")


def remove(draft: Draft) -> None:
    """Removes the later of two equal paragraphs, then of two equal long sentences."""
    if "\n" in draft.text:
        draft.apply(
            twice(draft.text, paragraph_spans(draft.text), SHORT_LINE, "repair.repeated_paragraph", SHORT_NEIGHBOUR)
        )
    draft.apply(
        twice(draft.text, sentence_spans(draft.text), SHORT_SENTENCE, "repair.repeated_sentence", SHORT_SENTENCE)
    )


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, roughly, with the white space behind them."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def twice(text: str, spans: Iterable[tuple[int, int]], shortest: int, rule: str, neighbour: int) -> Iterator[Edit]:
    """Removals of every span whose words have stood before, or that repeats its neighbour."""
    seen: set[str] = set()
    previous = ""
    for start, end in spans:
        if end - start < neighbour:
            continue
        content = text[start:end].strip()
        if (content == previous and len(content) >= neighbour) or content in seen:
            yield Edit(start, end, "", rule)
        if len(content) >= shortest:
            seen.add(content)
        previous = content
