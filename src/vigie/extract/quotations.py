"""Quotations: what stands between quotation marks, also where one mark of a pair is lost."""

from __future__ import annotations

from vigie.extract.findings import Quotation
from vigie.model.document import Document, Sentence

OPENING = frozenset("«“„‟")
CLOSING = frozenset("»”")
EITHER = frozenset({'"', "``", "''"})
FULL_STOPS = frozenset({".", "!", "?", "…"})
MARKS = OPENING | CLOSING | EITHER
SHORTEST_QUOTATION = 5  # tokens with marks: shorter ones are words in inverted commas, not speech


def find_quotations(document: Document) -> list[Quotation]:
    """The quotations of a document, paragraph by paragraph, in the order of the text; never nested."""
    tokens = document.tokens
    found: list[Quotation] = []
    marks = [i for i, low in enumerate(tokens.lowers) if low in MARKS]
    if not marks:
        return found
    paragraphs = paragraph_ranges(document.sentences)
    place = 0
    for _, last in paragraphs:
        inside: list[int] = []
        while place < len(marks) and marks[place] < last:
            inside.append(marks[place])
            place += 1
        if inside:
            found.extend(paired(document, inside, last))
    return found


def paragraph_ranges(sentences: list[Sentence]) -> list[tuple[int, int]]:
    """Token ranges of the paragraphs."""
    ranges: list[tuple[int, int]] = []
    paragraph = None
    for sentence in sentences:
        if sentence.paragraph == paragraph:
            ranges[-1] = (ranges[-1][0], sentence.last)
        else:
            ranges.append((sentence.first, sentence.last))
            paragraph = sentence.paragraph
    return ranges


def paired(document: Document, marks: list[int], last: int) -> list[Quotation]:
    """The quotations of one paragraph; a mark without its partner reaches to the end of its sentence or paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    for mark in marks:
        if opens(document, mark, opened is not None):
            if opened is None:
                opened = mark
        elif opened is not None:
            found.append(quotation(document, opened, mark + 1))
            opened = None
        else:
            begin = after_stop(document, sentence_first(document.sentences, mark), mark)
            if not found or found[-1].last <= begin:
                found.append(quotation(document, begin, mark + 1, open_lost=True))
    if opened is not None and opened + 1 < last:
        found.append(quotation(document, opened, last, close_lost=True))
    return found


def opens(document: Document, mark: int, inside: bool) -> bool:
    """True where a mark opens a quotation: by its shape, else by the spaces around it, else by turns."""
    low = document.tokens.lowers[mark]
    if low in OPENING:
        return True
    if low in CLOSING:
        return False
    start, end = document.tokens.starts[mark], document.tokens.ends[mark]
    before = document.text[start - 1] if start else " "
    after = document.text[end] if end < len(document.text) else " "
    loose_before, loose_after = before.isspace() or before in "([", after.isspace() or after in ".,;:!?)]"
    if loose_before != loose_after:
        return loose_before
    return not inside


def quotation(
    document: Document, first: int, last: int, *, open_lost: bool = False, close_lost: bool = False
) -> Quotation:
    """A quotation over tokens ``[first, last)``; marks that are there stay outside ``start`` and ``end``."""
    tokens = document.tokens
    start = tokens.starts[first] if open_lost else tokens.starts[min(first + 1, last - 1)]
    end = tokens.ends[last - 1] if close_lost else tokens.ends[max(last - 2, first)]
    return Quotation(first, last, start, max(start, end), open_lost, close_lost)


def after_stop(document: Document, first: int, mark: int) -> int:
    """The token after the last full stop before a mark: where the head of a quotation is lost, the stop is not."""
    stops = (i + 1 for i in range(mark - 2, first, -1) if document.tokens.lowers[i] in FULL_STOPS)
    return next(stops, first)


def sentence_first(sentences: list[Sentence], token: int) -> int:
    """First token of the sentence that holds a token; a mark that opens a sentence closes the one before."""
    previous = 0
    for sentence in sentences:
        if sentence.first <= token < sentence.last:
            return previous if token == sentence.first else sentence.first
        previous = sentence.first
    return previous
