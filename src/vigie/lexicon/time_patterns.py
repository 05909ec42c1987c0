"""Patterns of expressions of time: a regular expression with ``{class:slot}`` for a word of a class.

``{class}`` fills the slot of its own name and ``{class:}`` none; ``<part>`` is a named part; a blank is any white space
within a paragraph; ``( | )`` captures nothing.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from vigie.errors import PackError

Value = str | int
# At most one line break: an expression never runs over the end of a paragraph.
BLANK = r"(?:\s[^\S\n]*)"
MARK = re.compile(r"\{(\w+)(?::(\w*))?\}")
PART = re.compile(r"<(\w+)>")
WORD = re.compile(r"\d+|[^\W\d_]+")
EXACT = "(?-i:"  # opens what counts only as it is written
ESCAPE = re.compile(r"(\\.)")
ACCENTS = frozenset("\u0300\u0301\u0302\u0308\u0327")  # grave, acute, circumflex, diaeresis, cedilla
NEXT_CENTURY = 50  # years of two digits below it belong to the 21st century
DIGITS = "#"  # the starter that stands for any number in digits
ANDS = ("et", "and")  # between tens and ones
FIRST_TEN = 20  # from here on number words take another after them
BUILT_IN = {
    "D": r"(?:3[01]|[12]\d|0?[1-9])",
    "MM": r"(?:1[0-2]|0?[1-9])",
    "YW": r"(?:20\d\d|1[89]\d\d)",
    "Y": r"(?:20\d\d|1[0-9]\d\d)",
    "YO": r"[1-9]\d\d",
    "YY": r"\d\d",
    "h": r"(?:2[0-3]|1\d|0?\d)",
    "min": r"[0-5]\d",
    "digits": r"\d{1,4}",
}


class Pattern(msgspec.Struct, frozen=True, dict=True):
    """A pattern as a regular expression: ``groups`` are (group number, slot, class) of what it captures.

    It is for text in lower case, which takes half the time of one that compares letters in either case; only one with
    words of an ``exact`` case is for text as it is written. Compiled on first use: most are never tried in a report.
    """

    source: str
    groups: tuple[tuple[int, str, str], ...]
    exact: bool

    @functools.cached_property
    def regex(self) -> re.Pattern[str]:
        return compiled(self.source, exact=self.exact)


def compiled(source: str, *, exact: bool) -> re.Pattern[str]:
    """The regular expression, ending at the end of a word; raises PackError where it is broken."""
    source = f"(?:{source})(?!\\w)"
    try:
        return re.compile(source, re.IGNORECASE) if exact else for_lower(source)
    except re.error as error:
        raise PackError(f"a pattern of times is broken: {source!r}: {error}") from error


def for_lower(source: str) -> re.Pattern[str]:
    """The regular expression for text in lower case: its letters are, what follows a backslash stays."""
    return re.compile("".join(part if part[:1] == "\\" else part.lower() for part in ESCAPE.split(source)))


def lower_text(text: str) -> str:
    """A text in lower case, of the same length: letters whose lower case is two stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Patterns:
    """Compiles the patterns of one language over its classes of words."""

    def __init__(self, classes: dict[str, dict[str, list[str]]], parts: dict[str, str], exact_case: list[str]) -> None:
        classes = {name: {value: plainly(words) for value, words in values.items()} for name, values in classes.items()}
        self.classes, self.parts, self.exact_case = classes, parts, frozenset(exact_case)
        self.values = {name: dict(spellings(values)) for name, values in classes.items()}
        self.regexes = BUILT_IN | {name: self.class_regex(name) for name in classes}
        numbers = self.values.get("number", {})
        words = [escaped(w) for w in longest_first(numbers)]
        tens = [escaped(w) for w in longest_first(numbers) if numbers[w].isdigit() and int(numbers[w]) >= FIRST_TEN]
        ones = [escaped(w) for w in longest_first(numbers) if numbers[w].isdigit() and int(numbers[w]) < FIRST_TEN]
        joins = rf"(?:-{ANDS[0]}-| {' | '.join(ANDS)} |[- ])"
        pair = rf"(?:{'|'.join(tens)}){joins}(?:{'|'.join(ones)})\b|" if tens and ones else ""
        self.regexes["n"] = rf"(?:\d{{1,4}}(?:[.,]\d)?|{pair}{'|'.join(words)})"

    def class_regex(self, name: str) -> str:
        words = [word for values in self.classes[name].values() for word in values]
        if name in self.exact_case:
            words += [word.upper() for word in words]
        body = "|".join(escaped(word) for word in longest_first(words))
        return f"{EXACT}{body})" if name in self.exact_case else f"(?:{body})"

    def expand(self, source: str) -> str:
        """The pattern with its named parts written out."""
        while PART.search(source):
            source = PART.sub(lambda mark: f"({self.parts.get(mark[1]) or unknown(mark[1])})", source)
        return source

    def compile(self, source: str) -> Pattern:
        """The pattern as a regular expression that ends at the end of a word."""
        groups: list[tuple[int, str, str]] = []
        body, done = "", 0
        source = self.expand(source)
        for mark in MARK.finditer(source):
            name, slot = mark[1], mark[1] if mark[2] is None else mark[2]
            regex = self.regexes.get(name) or unknown(name)
            body += bare(source[done : mark.start()])
            done = mark.end()
            if slot:
                groups.append((len(groups) + 1, slot, name))
                body += f"({regex})"
            else:
                body += regex
        body += bare(source[done:])
        return Pattern(body, tuple(groups), exact=EXACT in body)

    def starters(self, source: str) -> list[str]:
        """The first words that the pattern may begin with, ``DIGITS`` for a number in digits."""
        return list(dict.fromkeys(self.first_words(self.expand(source))))

    def first_words(self, source: str) -> Iterator[str]:
        i = 0
        while i < len(source):
            mark = MARK.match(source, i)
            if mark:
                yield from self.class_starters(mark[1])
                i = mark.end()
            elif source[i] == "(":
                end = closing(source, i)
                for branch in branches(source[i + 1 : end]):
                    yield from self.first_words(branch)
                i = end + 1
            else:
                word = WORD.match(source, i)
                if not word or source[word.end() : word.end() + 1] == "?":
                    raise PackError(f"a pattern of times starts with what is no word: {source!r}")
                yield DIGITS if word[0].isdigit() else word[0].lower()
                return
            if source[i : i + 1] != "?":
                return
            i += 1

    def class_starters(self, name: str) -> Iterator[str]:
        if name in BUILT_IN:
            yield DIGITS
            return
        if name == "n":
            yield DIGITS
            name = "number"
        for values in self.classes[name].values():
            for word in values:
                first = WORD.match(word)
                if first:
                    yield DIGITS if first[0].isdigit() else first[0] if name in self.exact_case else first[0].lower()
                    if name in self.exact_case:
                        yield first[0].upper()

    def value(self, name: str, words: str) -> Value:
        """What the words of a class stand for."""
        text = spelling(words)
        if name == "n":
            return self.number(text)
        if name == "YY":
            return int(text) + (2000 if int(text) < NEXT_CENTURY else 1900)
        if name in BUILT_IN:
            return int(text)
        value = self.values[name][text]
        return int(value) if value.lstrip("-").isdigit() else value

    def number(self, text: str) -> Value:
        """A number in digits or words; "X" where it is vague."""
        if text[0].isdigit():
            whole = re.split(r"[.,]", text)
            return int(whole[0]) if len(whole) == 1 else ".".join(whole)
        known = self.values["number"]
        if text in known:
            return int(known[text]) if known[text].isdigit() else known[text]
        total = 0
        for words in known:
            if text.startswith((words + "-", words + " ")):
                rest = re.sub(r"^(?:et|and)[- ]", "", text[len(words) + 1 :])
                if rest in known and known[rest].isdigit() and known[words].isdigit():
                    total = int(known[words]) + int(known[rest])
        return total or "X"


def plainly(words: list[str]) -> list[str]:
    """Words also without their accents, which a good many writers leave out ("fevrier")."""
    return list(dict.fromkeys([*words, *map(unaccented, words)]))


def unaccented(word: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in ACCENTS))


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in the order in which alternatives must stand."""
    return sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))


def first_word(words: str) -> str:
    """The first word of a phrase as the reader comes upon it, in lower case."""
    match = WORD.search(words)
    return match[0].lower() if match else ""


def longest_word(words: str) -> str:
    """The longest word of a phrase, in lower case, the last of equals: it says most ("aube" of "à l'aube")."""
    return max((word.lower() for word in reversed(WORD.findall(words))), key=len, default="")


def spelling(words: str) -> str:
    """Words in the form in which tables are looked up."""
    return " ".join(words.lower().replace("’", "'").replace("‑", "-").split())


def spellings(values: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for value, words in values.items():
        for word in words:
            yield spelling(word), value


def escaped(word: str) -> str:
    """A word of a class as a regular expression."""
    return re.escape(word).replace(r"\ ", BLANK).replace("'", "['’]").replace(r"\-", "[-‑]")


def bare(source: str) -> str:
    """The pattern's own words as a regular expression; groups capture nothing."""
    source = re.sub(r"\((?!\?)", "(?:", source.replace("\\(", "\0"))
    source = re.sub(r"(\[[^\]]*\])| ", lambda mark: mark[1].replace(" ", r"\s") if mark[1] else BLANK, source)
    return source.replace("\0", "\\(").replace("'", "['’]")


def closing(source: str, start: int) -> int:
    depth = 0
    for i in range(start, len(source)):
        depth += (source[i] == "(") - (source[i] == ")")
        if depth == 0:
            return i
    raise PackError(f"a pattern of times has an open bracket: {source!r}")


def branches(source: str) -> list[str]:
    """The alternatives of a group."""
    found, depth, last = [], 0, 0
    for i, mark in enumerate(source):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0:
            found.append(source[last:i])
            last = i + 1
    return [*found, source[last:]]


def unknown(name: str) -> str:
    raise PackError(f"a pattern of times names {name!r}, which is no class or part of the pack")
