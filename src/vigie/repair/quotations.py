"""Quotations: marks that were lost at one end, set again where their place is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vigie.repair.findings import Edit, Mark
from vigie.repair.offsets import Draft
from vigie.repair.paragraphs import paragraph_spans
from vigie.repair.words import RepairWords

MARK = re.compile(r"[«»“”„\"]")
SENTENCE_START = re.compile(r"[.!?](?<![.…].)[\"»”)]*\s+(?=[^\s.…])")
LEAD = re.compile(r"\s?[,.]?\s?")
COLON = re.compile(r"[^\W\d_]\s?: (?=\w)")
PAIRS = {"»": "«", "”": "“", '"': '"'}
MEASURE = re.compile(r"\d\s?\Z")


def mend(draft: Draft, words: RepairWords) -> None:
    """Sets a lost opening or closing mark where only one place is possible."""
    if MARK.search(draft.text):
        draft.apply(edits(draft.text, words))


def edits(text: str, words: RepairWords) -> Iterator[Edit]:
    """Paragraph by paragraph: a mark without its fellow, and where that must have stood."""
    for begin, finish in paragraph_spans(text):
        marks = marks_of(text, begin, finish)
        if not marks or any(mark.opens is None for mark in marks):
            continue
        pending: Mark | None = None
        last_end = begin
        for mark in marks:
            if mark.opens:
                pending = pending or mark
                continue
            if pending is None:
                edit = opening(text, last_end, mark, words, first=last_end == begin)
                if edit is not None:
                    yield edit
            pending, last_end = None, mark.position + 1
        if pending is not None and pending is marks[-1]:
            edit = closing(text, pending, finish, words)
            if edit is not None:
                yield edit


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of a paragraph; straight ones are told by what stands on either side."""
    return [Mark(m.start(), m[0], opens(text, m.start(), start, end)) for m in MARK.finditer(text, start, end)]


def opens(text: str, position: int, start: int, end: int) -> bool | None:
    """True for an opening mark, False for a closing one, None where that cannot be told."""
    character = text[position]
    if character in "«“„":
        return True
    if character in "»”":
        return False
    if MEASURE.search(text[max(start, position - 2) : position]):
        return None  # inches, seconds of arc
    left = position == start or text[position - 1] in " \n\u00a0\u202f([—–-'’"
    right = position + 1 >= end or text[position + 1] in " \n\u00a0\u202f)].,;:!?—–"
    return None if left == right else left


def opening(text: str, floor: int, mark: Mark, words: RepairWords, *, first: bool) -> Edit | None:
    """The lost opening mark of a quotation, where only one place is possible.

    That is behind the colon of its sentence; or, where a cue follows, the start of its sentence, if that begins in
    lower case (its head was cut off with the mark) or is the only one since the paragraph (``first``) or the last
    quotation began.
    """
    starts = [match.end() for match in SENTENCE_START.finditer(text, floor, mark.position)]
    space = text[mark.position - 1] if text[mark.position - 1] in " \u00a0\u202f" else ""
    colons = [match.end() for match in COLON.finditer(text, starts[-1] if starts else floor, mark.position)]
    if len(colons) == 1:
        return Edit(colons[0], colons[0], PAIRS[mark.character] + space, "repair.quote_open")
    comma = text[mark.position - 1] == "," or text[mark.position + 1 : mark.position + 2] == ","
    if colons or not cue_follows(text, mark.position + 1, words.speaker_cue if comma else words.cue):
        return None
    start = starts[-1] if starts else floor
    beheaded = bool(starts) and text[start].islower()
    only = text[start].isalpha() and (first if not starts else not first and len(starts) == 1)
    if not beheaded and not only:
        return None
    return Edit(start, start, PAIRS[mark.character] + space, "repair.quote_open")


def cue_follows(text: str, position: int, cue: re.Pattern[str]) -> bool:
    """True where a word that says who speaks follows directly."""
    match = LEAD.match(text, position)
    return match is not None and cue.match(text, match.end()) is not None


def closing(text: str, mark: Mark, end: int, words: RepairWords) -> Edit | None:
    """The lost closing mark of a quotation in one sentence, before the comma that leads to its cue."""
    following = text[end : end + 3].lstrip()
    if following[:1] in PAIRS.values():
        return None  # each paragraph of a long quotation opens anew
    sentence_end = SENTENCE_START.search(text, mark.position, end)
    if sentence_end is not None:
        return None  # the quotation may go on behind its speaker
    commas = [i for i in range(mark.position + 1, end) if text[i] == "," and cue_follows(text, i, words.cue)]
    if len(commas) != 1 or commas[0] - mark.position < 12:
        return None
    closer = {"«": "»", "“": "”", "„": "“", '"': '"'}[mark.character]
    space = text[mark.position + 1] if text[mark.position + 1] in " \u00a0\u202f" else ""
    return Edit(commas[0], commas[0], space + closer, "repair.quote_close")
