"""Finds sentences and paragraphs, and which first line is a title, in a token stream."""

from __future__ import annotations

import itertools
import re
from statistics import median

from vigie.lexicon.words import PackWords
from vigie.model.document import Sentence, Tokens

CLOSERS = frozenset((*"\"”»’')]›", "''"))
ALWAYS_CLOSING = frozenset("”»)]›")
OPENERS = frozenset("\"“«‘'([‹¿¡—–-•*")
ENDS = frozenset(".!?…؟।۔")
LONGEST_SENTENCE = 300  # tokens: no sentence of the treebanks is as long, lists without stops are
# A title is short: in the news of both languages nine in ten headlines have fewer characters.
LONGEST_TITLE = 150
LONGEST_STOPPED = 105  # characters of a headline with a full stop; a longer line is a report's first paragraph
# Lines of hard-wrapped text are cut between these widths.
WRAP_LEAST, WRAP_MOST = 45, 100
COLUMN_LEAST = 20  # the same of a column of print
BROKEN = re.compile(r"(?<=\S)[ \t]*\r?\n(?=\S)")  # an indented line begins a paragraph
# Emoji with what joins and colours them, arrows, blocks; "#" before a word.
PICTURES = re.compile(
    "[\\U0001F000-\\U0001FAFF\\u2600-\\u27BF\\u2B00-\\u2BFF\\u2190-\\u21FF\\u25A0-\\u25FF\\u231A-\\u23FF\\uFE0F\\u20E3]+"
    r"|(?<![\w&])#(?=[^\W\d_])"
)
PLAIN = re.compile("[\\x00-\\u20e2]*")  # no picture; mostly all of a report
FEW = 3  # line ends: fewer say nothing of a width, so they must stand in the middle of sentences
LOWER_LINES = 0.6  # the share of a column's lines that begin in lower case; names and numbers begin some
OPEN_LINES = 0.7  # the share of wrapped lines that end in no stop: sentences end at a line end by chance only


class SentenceSplitter:
    """Sentence ends of one language: stops that abbreviations, numbers or stray full stops do not explain."""

    def __init__(self, words: PackWords) -> None:
        self.titles = frozenset(title.lower() + "." for title in words.tokens.titles)
        self.never_last = frozenset(words.tokens.never_last)
        self.starters = frozenset(words.starters)
        closed = words.function_words
        self.continuers = frozenset(
            word for upos in ("ADP", "CCONJ", "SCONJ") for word in closed.get(upos, []) if word not in words.starters
        ) | frozenset(closed.get("CCONJ", []))

    def split(self, text: str, tokens: Tokens, stops: list[int], lines: list[tuple[int, int]]) -> list[Sentence]:
        """Sentences in order; ``stops`` are tokens that may end one, ``lines`` tokens before which a line ends."""
        count = len(tokens)
        breaks = paragraph_breaks(text, lines)
        borders = sorted({*breaks, count})
        sentences: list[Sentence] = []
        first = 0
        at = 0
        for paragraph, border in enumerate(border for border in borders if border):
            while at < len(stops) and stops[at] < border:
                last = self.sentence_end(tokens, stops[at], first, border)
                at += 1
                if last and first < last < border:
                    sentences.append(sentence(tokens, first, last, paragraph))
                    first = last
            if first < border:
                sentences.append(sentence(tokens, first, border, paragraph))
                first = border
        mark_title(sentences, tokens)
        return [piece for whole in sentences for piece in cut(whole, tokens)]

    def sentence_end(self, tokens: Tokens, stop: int, first: int, border: int) -> int:
        """Index after the sentence that ends at ``stop``, its closing quotes included; 0 where none ends there."""
        words, starts, ends, lowers = tokens.words, tokens.starts, tokens.ends, tokens.lowers
        after = stop + 1
        while after < border and words[after] in CLOSERS:
            if words[after] not in ALWAYS_CLOSING and starts[after] != ends[after - 1]:
                break
            after += 1
        if after >= border:
            return border
        word, mark = words[after], words[stop]
        begins = word[0]
        if mark[-1] == "." and mark != "." and len(mark) > 1 and mark[0] != ".":
            return after if self.abbreviation_ends(tokens, stop, after) else 0
        spaced = starts[after] > ends[after - 1]
        if mark == ".":
            before = lowers[stop - 1] if stop > first else ""
            if before in self.never_last or (stop - first == 1 and before.isdigit()):
                return 0
            if before and len(before) == 1 and before.isalpha() and words[stop - 1].isupper() and begins.isupper():
                return 0
            if not spaced and not (begins.isupper() and len(before.rpartition("-")[2]) > 2):
                return 0  # "(R-S.C.)"
        if begins.islower():
            closed_quote = after > stop + 1
            if mark[0] != "." or closed_quote or len(mark) > 1 or lowers[after] in self.continuers or stop - first < 4:
                return 0
        elif not (begins.isalnum() or begins in OPENERS):
            return 0
        return after

    def abbreviation_ends(self, tokens: Tokens, stop: int, after: int) -> bool:
        """True where an abbreviation's own stop also ends the sentence: a usual sentence opener follows."""
        if tokens.lowers[stop] in self.titles:
            return False
        word = tokens.words[after]
        return (word[0].isupper() and tokens.lowers[after] in self.starters) or word in ("«", "“")


def sentence(tokens: Tokens, first: int, last: int, paragraph: int) -> Sentence:
    """The sentence of tokens ``[first, last)``."""
    return Sentence(first=first, last=last, start=tokens.starts[first], end=tokens.ends[last - 1], paragraph=paragraph)


def paragraph_breaks(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """Token indexes at which a paragraph begins: every line end, or only blank lines where the text is hard-wrapped."""
    if not lines or not hard_wrapped(text):
        return [token for token, _ in lines]
    return [token for (token, _), (following, _) in itertools.pairwise(lines) if token == following]


def without_pictures(text: str) -> str:
    """The text, of the same length, with spaces for emoji, bullets of their kind and the marks of hashtags.

    So messages are read by their words: a line that such a bullet opens begins a paragraph, as an indented one does.
    """
    plain = PLAIN.match(text)
    if "#" not in text and plain is not None and plain.end() == len(text):
        return text
    return PICTURES.sub(lambda match: " " * len(match[0]), text)


def unwrapped(text: str) -> str:
    """The text, of the same length, with spaces for the ends of lines that were broken at a width.

    So a name that is broken over two lines is one name to every layer.
    """
    if "\n" not in text or not hard_wrapped(text):
        return text
    return BROKEN.sub(lambda match: " " * len(match[0]), text)


def hard_wrapped(text: str) -> bool:
    """True where lines are cut at a fixed width: most break off in a sentence, at about one width.

    Told by the median, since lines that a hyphen had parted are long once they are joined again.
    """
    pairs = itertools.pairwise(text.replace("\r\n", "\n").split("\n"))
    breaks = [(line.rstrip(), after) for line, after in pairs if line.strip() and after[:1].strip()]
    if len(breaks) < FEW:
        return any(after[0].islower() for _, after in breaks) and all(is_open(line) for line, _ in breaks)
    width = median(len(line) for line, _ in breaks)
    if not WRAP_LEAST <= width <= WRAP_MOST:
        columns = COLUMN_LEAST <= width < WRAP_LEAST  # of a newspaper or a PDF: no list goes on in lower case
        return columns and sum(after[:1].islower() for _, after in breaks) >= LOWER_LINES * len(breaks)
    return sum(is_open(line) for line, _ in breaks) >= OPEN_LINES * len(breaks)


def is_open(line: str) -> bool:
    """True where a line ends in no stop and no closing mark."""
    return line[-1] not in ENDS and line[-1] not in CLOSERS


def cut(whole: Sentence, tokens: Tokens) -> list[Sentence]:
    """A sentence in pieces that stay readable in linear time; all but lists and tables are one piece."""
    if whole.last - whole.first <= LONGEST_SENTENCE:
        return [whole]
    edges = [*range(whole.first, whole.last, LONGEST_SENTENCE), whole.last]
    return [sentence(tokens, first, last, whole.paragraph) for first, last in itertools.pairwise(edges)]


def mark_given_title(sentences: list[Sentence], text: str, title: str | None) -> None:
    """Marks the first sentence as title where the report says that it is, whatever follows: a page may show no more."""
    if sentences and title and text[sentences[0].start : sentences[0].end].split() == title.split():
        sentences[0].kind = "title"


def mark_title(sentences: list[Sentence], tokens: Tokens) -> None:
    """Marks the first line as title where it is short, stands alone, and a longer body follows."""
    if len(sentences) < 2 or sentences[1].paragraph == sentences[0].paragraph:
        return
    first, second = sentences[0], sentences[1]
    if first.end - first.start > LONGEST_TITLE:
        return
    stopped = tokens.words[first.last - 1][-1] in ".…" and tokens.words[first.last - 1] not in ("...", "…")
    following = sum(other.end - other.start for other in sentences if other.paragraph == second.paragraph)
    length = first.end - first.start
    if not stopped or (following > length and length <= LONGEST_STOPPED):
        first.kind = "title"
