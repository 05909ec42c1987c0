"""Seams: places where two pieces of text were joined, parted or cut wrongly, mostly by links that were stripped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vigie.repair.findings import Edit
from vigie.repair.offsets import Draft
from vigie.repair.words import LETTERS, RepairWords

LINE_HYPHEN = re.compile(r"-(?<=[^\W\d_]-)[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LOST_SPACE = re.compile(r"[.!?;,](?=[^\W\d_])")
STRAY = re.compile(r"([.,;])(?<![.,;][.,;])(?<![.,;] [.,;])(?:\s+([,;.])|(?<=,)([,.]))(?![.,;\w)(])")
STOP = re.compile(r"\.[ \u00a0\u202f]+(?=\w)|\.(?:[ \u00a0\u202f]*\n)+[ \u00a0\u202f]*(?=[^\W\d_])")
TOKEN_EDGE = re.compile(r"[\s()\[\]«»“”\"]")
LINK_WORDS = 6  # link texts that were cut off are names and short noun groups
PIECE_END = re.compile(r"[.!?…](?=\s|\Z)|\n")


def mend(draft: Draft, words: RepairWords) -> None:
    """Mends broken lines, lost spaces and stray marks."""
    if "-" in draft.text and "\n" in draft.text:
        draft.apply(line_hyphens(draft.text, words))
    draft.apply(lost_spaces(draft.text, words))
    draft.apply(stray_marks(draft.text, words))


def join(draft: Draft, words: RepairWords) -> None:
    """Joins sentences that were cut in two; warns where words were lost and cannot be known."""
    edits: list[Edit] = []
    for match in STOP.finditer(draft.text):
        start, end = match.span()
        if goes_on(draft.text, start, end, words):
            edits.append(Edit(start, end, " ", "repair.cut_sentence"))
        elif words.dangles(draft.text, start):
            if joins(draft.text, end, words):
                gap = "" if draft.text[start - 1] in "'’" else " "
                edits.append(Edit(start, end, gap, "repair.cut_sentence"))
            else:
                draft.warn(
                    "text_lost",
                    "the sentence breaks off here; words were lost before the report came here",
                    draft.text.rfind(" ", 0, start) + 1,
                    start + 1,
                )
    draft.apply(edits)


def goes_on(text: str, stop: int, start: int, words: RepairWords) -> bool:
    """True where the first words behind a stop cannot begin a sentence, and the stop belongs to no abbreviation."""
    if text[start] not in words.openings:
        return False
    first = words.relative.match(text, start)
    if first is None and not name_goes_on(text, stop, start, words):
        first = words.continuation.match(text, start)
        if first is None or words.finite(piece_at(text, start)):
            return False
    return text[stop - 1] not in " ." and not abbreviated(text, stop, words)


def joins(text: str, start: int, words: RepairWords) -> bool:
    """True where what starts here goes on with the sentence before: a name or a piece without a verb, no subject."""
    first = LETTERS.match(text, start)
    if first is None or first[0][0].islower():
        return True
    piece = piece_at(text, start)
    head, comma, _ = piece.partition(",")
    if first[0].lower() not in words.section.seams.functions and (comma or piece.count(" ") < LINK_WORDS):
        return not words.finite(head)
    return not words.finite(piece)


def name_goes_on(text: str, stop: int, start: int, words: RepairWords) -> bool:
    """True where a name was cut before its article: a capital before the stop, "al-" and a capital behind it."""
    article, hyphen, rest = text[start : start + 12].partition("-")
    if not hyphen or article not in words.articles or not rest[:1].isupper():
        return False
    before = word_before(text, stop)
    return before[:1].isupper()


def piece_at(text: str, start: int) -> str:
    """The text from here to the next end of a sentence."""
    end = PIECE_END.search(text, start)
    return text[start : end.start() if end else len(text)]


def abbreviated(text: str, stop: int, words: RepairWords) -> bool:
    """True where the stop at ``stop`` belongs to an abbreviation or an initial."""
    start = stop
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    word = text[start:stop]
    return (
        len(word) == 1
        or (len(word) < 4 and word.isupper())
        or "." in word
        or word.lower() in words.section.seams.abbreviations
    )


def line_hyphens(text: str, words: RepairWords) -> Iterator[Edit]:
    """Words parted at a line end. The hyphen stays in names and where the word is known to have one."""
    known: frozenset[str] | None = None
    for match in LINE_HYPHEN.finditer(text):
        known = frozenset(COMPOUND.findall(text)) if known is None else known
        left, right = word_before(text, match.start()), LETTERS.match(text, match.end())
        if right is None or not left:
            continue
        hyphened, whole = f"{left}-{right[0]}", left + right[0]
        keeps = right[0][0].isupper() or left.lower() in words.section.seams.prefixes or len(left) == 1
        if hyphened in known or whole in known:
            keeps = hyphened in known
        yield Edit(*match.span(), "-" if keeps else "", "repair.line_hyphen")


def word_before(text: str, end: int) -> str:
    """The letters that end at ``end``."""
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def lost_spaces(text: str, words: RepairWords) -> Iterator[Edit]:
    """A space after a mark between two words; addresses, file names and initialisms stay."""
    for match in LOST_SPACE.finditer(text):
        start, end = match.span()
        right = LETTERS.match(text, end)
        if right is None or not parted(text[max(0, start - 3) : start], match[0], right[0], words):
            continue
        token = token_around(text, start)
        if any(mark in token for mark in ("/", "@", "www.", "_", "=")) or token.count(".") > (match[0] == "."):
            continue
        yield Edit(start, end, f"{match[0]} ", "repair.lost_space")


def parted(left: str, mark: str, right: str, words: RepairWords) -> bool:
    """True where a mark between these two can only be one that ends or parts sentences."""
    if right.lower() in words.section.seams.address_ends:
        return False
    if not left:
        return False
    if mark in ",;":
        return left[-2:].isalpha() and len(right) > 1 and not (left.isupper() and right.isupper())
    if not right[0].isupper() or (len(right) > 1 and right.isupper() and left[-2:].isupper()):
        return False
    return left[-2:].islower() or left[-1] == ")" or (left.isdigit() and len(right) > 1)


def token_around(text: str, position: int) -> str:
    """The text between the nearest white space or brackets on both sides, at most 80 characters each way."""
    left = TOKEN_EDGE.split(text[max(0, position - 80) : position])[-1]
    right = TOKEN_EDGE.split(text[position : position + 80], maxsplit=1)[0]
    return left + right


def stray_marks(text: str, words: RepairWords) -> Iterator[Edit]:
    """Two marks where one belongs: ". ," and ", ." and ",,"; the stop of an abbreviation stays."""
    for match in STRAY.finditer(text):
        first, second = match[1], match[2] or match[3]
        if first == "." and (second == "." or abbreviated(text, match.start(), words)):
            continue
        if "\n" in match[0]:
            continue
        kept = "." if second == "." else "," if first == "." and second == "," else second
        start = match.start() - (spaced(text, match.start()) and kept != ";")
        yield Edit(start, match.end(), kept, "repair.stray_mark")


def spaced(text: str, position: int) -> bool:
    """True where a space stands before a mark that wants none."""
    return position > 1 and text[position - 1] == " " and text[position - 2].isalnum()
