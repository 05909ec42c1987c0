"""Cuts text into tokens by the pack's token rules, then into sentences (sentences.py)."""

from __future__ import annotations

import functools
import itertools
import re

from vigie.annotate.sentences import SentenceSplitter
from vigie.lexicon.pack import Pack
from vigie.lexicon.words import PackWords, pack_words
from vigie.model.document import Sentence, Tokens

Cut = tuple[tuple[int, int, str, str], ...]  # first and last offset of each part, the part, its lower case

# Letters with their combining marks: decomposed accents, Arabic vowel signs.
LETTERS = r"[\w\u0300-\u036f\u064b-\u065f\u0670]"
DASHED = r"(?:–[^\W\d_]+){2}"  # what a number goes on with where dashes are typed for hyphens: "20–year–old"
INVISIBLE = r"\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad"
# Groups that pieces() asks for by number: words, stops. All else is one token as it is.
WORD, STOP = 1, 2
LONGEST = 400  # characters of a word; what is longer is none, and its clitics, thousands of them, are not cut off
# A cache of cuts beyond this is text of many languages or noise; start again rather than grow.
MOST_CUTS = 300_000
# The same for what stands between two spaces.
MOST_CHUNKS = 100_000

BLANK = " " * 16  # indents and columns are shorter; what the prefilter blanks is longer
SPACE = re.compile(r"\s")
LONG_BLANK = re.compile(BLANK + "+")


def chunk_pattern(number_spaces: str) -> re.Pattern[str]:
    """What stands between spaces, a space inside a number apart (group 1), or a line end."""
    spaces = re.escape(number_spaces)
    return re.compile(rf"(\S+(?:(?<=\d)[{spaces}](?=\d)\S+)*)|\r?\n|\r|\u2028|\u2029")


def token_pattern(number_spaces: str) -> re.Pattern[str]:
    """The one expression that finds every token of a chunk; the pack says which spaces may stand inside a number."""
    spaces = re.escape(number_spaces)
    return re.compile(
        rf"(?:https?://|www\.)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?)\]]"
        rf"|\d{{4}}-\d\d-\d\d(?!\w)"
        rf"|\d{{1,3}}(?:[{spaces}]\d{{3}})+(?:[.,]\d+)?(?!\w)"
        rf"|\d+(?:[.,:/]\d+)+(?!\d)(?!-[^\W\d])"
        rf"|\d+(?!\w|[-'’][^\W\d]|{DASHED})"
        rf"|[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
        rf"|(?:[^\W\d_]\.-?){{2,}}(?:{LETTERS}+(?:-{LETTERS}+)*)?"
        rf"|[@#]\w+"
        rf"|(\d+{DASHED}|{LETTERS}+(?:['’\-‐‑]{LETTERS}+)*['’]?|['’](?:s|re|ve|ll|d|m)\b)"
        rf"|(\.{{2,}}|[.!?…؟।۔]+)"
        rf"|-{{2,}}|``|''"
        rf"|[^\s{INVISIBLE}]"
    )


class Chunk:
    """The tokens of what stands between two spaces, and which of them may end a sentence; offsets in the chunk.

    ``is_open`` where it ends in a digit that a space may part from the next.
    """

    __slots__ = ("cut", "is_open", "stops")

    def __init__(self, cut: Cut, stops: tuple[int, ...], is_open: bool) -> None:
        self.cut = cut
        self.stops = stops
        self.is_open = is_open


class Tokeniser:
    """Tokens and sentences of one language; keeps how it has cut each word so that no word is worked out twice."""

    def __init__(self, words: PackWords) -> None:
        rules = words.tokens
        self.pattern, self.chunk = token_pattern(rules.number_spaces), chunk_pattern(rules.number_spaces)
        self.spaced = " " in rules.number_spaces
        self.proclitics = frozenset(word.replace("’", "'") for word in rules.proclitics)
        self.elision_before = frozenset(rules.elision_before)
        self.enclitics = tuple(sorted((word.replace("’", "'") for word in rules.enclitics), key=len, reverse=True))
        self.marked = not any(word.isalpha() for word in self.enclitics)  # no word of letters alone ends in one
        self.whole = frozenset(word.lower() for word in rules.whole)
        self.parts = {word.replace("|", ""): tuple(map(len, word.split("|"))) for word in rules.cuts}
        units = "|".join(map(re.escape, sorted(rules.units, key=len, reverse=True)))
        self.measure = re.compile(rf"(\d+)({units})") if units else None
        titles = (*rules.titles, *(title.lower() for title in rules.titles if len(title) > 2))
        self.dotted = frozenset(rules.abbreviations) | frozenset(titles)
        self.splitter = SentenceSplitter(words)
        self.cuts: dict[str, Cut] = {}
        self.chunks: dict[str, Chunk] = {}

    def tokenise(self, text: str) -> tuple[Tokens, list[Sentence]]:
        """Tokens and sentences of a text; every code point that is no space or invisible mark is in one token."""
        tokens = Tokens()
        stops: list[int] = []
        lines: list[tuple[int, int]] = []
        paired = "\r" in text  # a line may end in two characters
        for first, last in stretches(text):
            if paired:
                self.add_any(text, first, last, tokens, stops, lines)
            else:
                self.add_lines(text, first, last, tokens, stops, lines)
        return tokens, self.splitter.split(text, tokens, stops, lines)

    def add_lines(
        self, text: str, first: int, last: int, tokens: Tokens, stops: list[int], lines: list[tuple[int, int]]
    ) -> None:
        """What ``add_any`` does, where lines end in no more than one character: to part at spaces is faster."""
        starts, ends, words, lowers = tokens.starts, tokens.ends, tokens.words, tokens.lowers
        start = first
        for number, line in enumerate(text[first:last].split("\n")):
            if number:
                lines.append((len(starts), start - 1))
            end = start + len(line)
            pieces = line.split(" ")
            for at, piece in enumerate(pieces):
                if not piece:
                    start += 1
                    continue
                chunk = self.chunks.get(piece)
                if chunk is None and not SPACE.search(piece):
                    chunk = self.pieces(piece)
                is_open = self.spaced and piece[-1].isdecimal() if chunk is None else chunk.is_open
                goes_on = is_open and at + 1 < len(pieces) and pieces[at + 1][:1].isdecimal()
                if goes_on or chunk is None:
                    reached = end if goes_on else start + len(piece)
                    self.add_any(text, start, reached, tokens, stops, lines)
                    start = reached + 1
                    if goes_on:
                        break
                    continue
                if chunk.stops:
                    count = len(starts)
                    for stop in chunk.stops:
                        stops.append(count + stop)
                for opens, closes, part, lower in chunk.cut:
                    starts.append(start + opens)
                    ends.append(start + closes)
                    words.append(part)
                    lowers.append(lower)
                start += len(piece) + 1

    def add_any(
        self, text: str, first: int, last: int, tokens: Tokens, stops: list[int], lines: list[tuple[int, int]]
    ) -> None:
        """Adds the tokens of a stretch of text, which of them are stops, and before which a line ends, and where."""
        for match in self.chunk.finditer(text, first, last):
            start = match.start()
            piece = match[1]
            count = len(tokens.starts)
            if piece is None:
                lines.append((count, start))
                continue
            chunk = self.chunks.get(piece) or self.pieces(piece)
            stops += [count + at for at in chunk.stops]
            for opens, closes, part, lower in chunk.cut:
                tokens.starts.append(start + opens)
                tokens.ends.append(start + closes)
                tokens.words.append(part)
                tokens.lowers.append(lower)

    def pieces(self, text: str) -> Chunk:
        """The tokens of a chunk, kept for the next time."""
        if len(self.chunks) > MOST_CHUNKS:
            self.chunks.clear()
        if text.isalpha():  # one word: no other alternative of the pattern can match it
            chunk = self.chunks[text] = Chunk(self.cuts.get(text) or self.cut(text), (), False)
            return chunk
        found: list[tuple[int, int, str, str]] = []
        stops: list[int] = []
        for match in self.pattern.finditer(text):
            start, end = match.span()
            word = match.group()
            if match.lastindex == WORD:
                cut = self.cuts.get(word) or self.cut(word)
                found += [(start + first, start + last, part, lower) for first, last, part, lower in cut]
                continue
            if word == "." and found and found[-1][1] == start and found[-1][2] in self.dotted:
                first, _, part, lower = found[-1]
                found[-1] = first, end, part + ".", lower + "."
                stops.append(len(found) - 1)
                continue
            if match.lastindex == STOP or word[-1] == ".":
                stops.append(len(found))
            found.append((start, end, word, word.lower()))
        chunk = self.chunks[text] = Chunk(tuple(found), tuple(stops), self.spaced and text[-1].isdecimal())
        return chunk

    def cut(self, word: str) -> Cut:
        """Where a word is cut: first and last offset, part, lower case of the part."""
        if len(self.cuts) > MOST_CUTS:
            self.cuts.clear()
        lower = word.lower()
        if len(word) > LONGEST or (self.marked and word.isalpha() and lower not in self.parts):
            cut: Cut = ((0, len(word), word, lower),)
        else:
            offsets = [0, *self.cut_offsets(word, 0, len(word)), len(word)]
            cut = tuple((a, b, word[a:b], lower_case(word[a:b])) for a, b in itertools.pairwise(offsets))
        self.cuts[word] = cut
        return cut

    def cut_offsets(self, word: str, first: int, last: int) -> list[int]:
        """Inner offsets at which ``word[first:last]`` is cut: proclitics, then enclitics, then units of measure."""
        plain = plainly(word[first:last])
        lower = plain.lower()
        if lower in self.whole or len(plain) < 2:
            return []
        if lower in self.parts:
            return [first + self.parts[lower][0]]
        apostrophe = plain.find("'")
        if apostrophe > 0 and lower[: apostrophe + 1] in self.proclitics:
            rest = first + apostrophe + 1
            if rest >= last:
                return []
            if word[rest] in self.elision_before:
                return [rest, *self.cut_offsets(word, rest, last)]
        if plain[-1] == "'" and len(plain) > 1:
            return [*self.cut_offsets(word, first, last - 1), last - 1]
        for enclitic in self.enclitics:
            hyphened = enclitic[0] == "-"
            if len(plain) > len(enclitic) and (plain if hyphened else lower).endswith(enclitic):
                return [*self.cut_offsets(word, first, last - len(enclitic)), last - len(enclitic)]
        measure = self.measure and self.measure.fullmatch(plain)
        return [first + len(measure.group(1))] if measure else []


def stretches(text: str) -> list[tuple[int, int]]:
    """What lies between long blanks, which nothing is looked for in: (start, end) in code points."""
    if BLANK not in text:
        return [(0, len(text))]
    edges = [0, *(edge for blank in LONG_BLANK.finditer(text) for edge in blank.span()), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def lower_case(word: str) -> str:
    """The word in lower case with plain apostrophes and hyphens, of the same length where Unicode allows."""
    return plainly(word.lower())


def plainly(word: str) -> str:
    """The word with plain apostrophes and hyphens; a dash that stands alone stays one."""
    plain = word.replace("’", "'").replace("‐", "-").replace("‑", "-")
    return plain.replace("–", "-") if len(word) > 1 else plain


@functools.cache
def tokeniser(pack: Pack) -> Tokeniser:
    """The tokeniser of a language pack, made once."""
    return Tokeniser(pack_words(pack))


def tokenise(text: str, pack: Pack) -> tuple[Tokens, list[Sentence]]:
    """Tokens of a text (``starts``, ``ends``, ``words``, ``lowers``) and its sentences."""
    return tokeniser(pack).tokenise(text)
