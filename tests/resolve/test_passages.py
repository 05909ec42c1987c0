"""Passages: paragraphs, runs of one-sentence paragraphs, and where a report starts anew."""

from __future__ import annotations

from vigie.annotate.datelines import find_datelines
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report
from vigie.resolve.passages import passages


def numbers(text: str) -> list[int]:
    document = Document(Report(id="", original=text, sha256=""), text, OffsetMap(), language="en")
    document.tokens, document.sentences = tokenise(text, open_pack("en"))
    find_datelines(document)
    return passages(document)


def test_a_paragraph_is_a_passage() -> None:
    text = "A bomb went off. Six people died.\n\nTalks went on. Nothing came of them."
    assert numbers(text) == [0, 0, 1, 1]


def test_paragraphs_of_one_sentence_run_on() -> None:
    assert numbers("A bomb went off near the well.\n\nSix people died there.\n\nNobody claimed it so far.") == [0, 0, 0]


def test_an_entry_of_a_live_report_starts_anew() -> None:
    assert numbers("10:42 - A bomb went off near the well.\n\n10:15 - Six people died in the north.") == [0, 1]


def test_a_dateline_inside_a_paragraph_ends_a_headline_that_was_run_in() -> None:
    assert numbers("Shells fall on a market. SANAA, March 3 (Agency) Shells fell on a market.") == [0, 0]
