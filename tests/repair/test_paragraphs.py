"""Paragraphs are told from lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vigie.repair.paragraphs import paragraph_spans


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraph_spans(text)]


def test_a_line_is_a_paragraph() -> None:
    assert paragraphs("Un titre\nUne phrase.\n\nUne autre.") == ["Un titre\n", "Une phrase.\n", "Une autre."]


def test_lines_broken_at_a_width_go_together() -> None:
    text = "   The army said on\nMonday that it had\ntaken the town of\nKidal.\n   It gave no\ntoll.\n\nThe end\ncame."
    assert [part.split()[0] for part in paragraphs(text)] == ["The", "It", "The"]


@given(st.text("a. \n", max_size=60))
def test_paragraphs_hold_all_that_is_written_in_order(text: str) -> None:
    assert "".join(paragraphs(text)).split() == text.split()
