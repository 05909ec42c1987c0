"""Any text: up to 100,000 characters of any Unicode are read without a crash, and no span leaves the text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vigie
from vigie.model.claim import Reading

MOST = 100_000
PIECES = [
    "killed ", "Army kills\n", "attaque ", "soldats ", "and ", "million ", "two hundred ", "lundi ", "Goma, ",
    "who said ", "of the ",
    "“", "”", "«", "»", '"', "’", "(", ")", "[", "]", "{", "—", ",", ";", ".", "…", "0", "9", "1,000", "-",
    "\n", "\r\n", "\t", "\0", "\u202e", "\u200b", "\u0301", "\ufeff", "\ud83d", "\udca3", "\U0001f4a3", "قصف", "ב",
    "ß", "İ", "ŉ", "²", "½", "٣", "Ⅳ", "a", "É",
]  # fmt: skip
ANY = st.text(st.characters(codec=None), max_size=40)


def check(reading: Reading) -> None:
    """Every claim's evidence and actors lie inside the text; the reading can be written down."""
    for claim in reading.claims:
        spans = [(e.start, e.end) for e in claim.evidence]
        spans += [(actor.span.start, actor.span.end) for actor in claim.actors if actor.span]
        spans += [(figure.span.start, figure.span.end) for figure in claim.figures]
        assert all(0 <= start < end <= len(reading.text) for start, end in spans)
    msgspec.json.encode(reading)


@st.composite
def long_texts(draw: st.DrawFn) -> str:
    """Runs of pieces, each up to thousands of times, cut at the most that is promised."""
    runs = draw(st.lists(st.tuples(st.sampled_from(PIECES) | ANY, st.sampled_from([1, 2, 7, 400, 5000])), max_size=12))
    return "".join(piece * times for piece, times in runs)[:MOST]


@settings(max_examples=40)
@given(long_texts(), st.sampled_from(["fr", "en"]))
def test_runs_of_anything_are_read(text: str, language: str) -> None:
    """Thousands of quotes, brackets, digits, marks, halves of characters: no crash, and spans inside the text."""
    check(vigie.read(text, language=language, published="2024-11-30"))


@pytest.mark.parametrize("piece", ["9", "million ", "9 million ", "“He said ", "killed", "Army killed ten, "])
def test_the_longest_runs_are_read_in_full(piece: str) -> None:
    """One piece for 20,000 characters, every word of it looked at."""
    check(vigie.read((piece * 20_000)[:20_000], language="en", published="2024-11-30", annotations=True))
