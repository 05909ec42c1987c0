"""Reads one number off the token stream: digits, number words, number nouns, vague words; not what qualifies it."""

from __future__ import annotations

import functools
import re

from vigie.annotate.findings import Core
from vigie.lexicon.numerals import NumberRule, NumeralWords, open_numerals
from vigie.lexicon.pack import Pack
from vigie.model.document import Tokens
from vigie.model.mention import Number

MOST_DIGITS = 24  # with separators: a quintillion; longer ones are no numbers
DIGITS = re.compile(r"\d+(?:[.,\s]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
THOUSANDS = re.compile(r"(\d{3})(-\w[\w-]*)")
SPACE = re.compile(r"\s")
MANY = 10  # "several hundred" and "hundreds" are less than ten hundreds
NEAR = 3  # tokens in which a word that unmakes a phrase must follow
TWO = 2  # and at least two
MOST_COMPOUNDS = 50_000  # words whose parts are kept; a text of noise must not fill the memory


class Sum:
    """A number as its words add it up: ``total`` of closed scales, ``current`` still open."""

    __slots__ = ("current", "limit", "scale", "total", "words")

    def __init__(self, words: NumeralWords) -> None:
        self.words = words
        self.total = self.current = 0
        self.scale = 1
        self.limit = 10**18

    def add(self, word: str) -> bool:
        """Adds a number word; False where it cannot go on this number."""
        section = self.words.section
        scale = section.scales.get(word)
        if scale is not None:
            return self.multiply(word, scale)
        value = section.words.get(word)
        if value is None:
            return False
        low = self.current % 100
        if section.products.get(word) == low and low:
            self.current += value * low - low
            return True
        if self.current == 0 and (self.total == 0 or value):
            self.current = value
            return value > 0 or self.total == 0
        if value < 10:
            teen = low == 10 and word in self.words.section.after_ten
            fits = value > 0 and (low == 0 or teen or (low % 10 == 0 and low >= 20))
        elif value < 20:
            fits = low == 0 or low in section.teens_after
        else:
            fits = low == 0
        if fits:
            self.current += value
        return fits

    def multiply(self, word: str, scale: int) -> bool:
        """Takes a hundred or a power of ten: "two hundred", "trois mille"."""
        lone = word in self.words.section.lone_scales
        if (self.current == 0 and not lone) or scale >= self.limit:
            return False
        if scale == 100:
            if self.current >= 100:
                return False
            self.current = max(1, self.current) * scale
        else:
            self.total += max(1, self.current) * scale
            self.current, self.limit, self.scale = 0, scale, scale
        return True

    def joined(self, word: str, following: str) -> bool:
        """True where ``word`` may stand between this number's parts: "vingt et un", "two hundred and six"."""
        low = self.current % 100
        for join in self.words.section.joins:
            if join.word == word and (not join.before or following.split("-")[0] in join.before):
                if join.after == "tens" and low >= 20 and low % 10 == 0:
                    return True
                if join.after == "hundreds" and low == 0 and (self.current or self.total):
                    return True
        return False

    @property
    def value(self) -> int:
        return self.total + self.current


class Numerals:
    """The reader of numbers of one language."""

    def __init__(self, pack: Pack) -> None:
        self.words = open_numerals(pack)
        self.shapes = self.words.shapes
        section = self.words.section
        self.after_article = frozenset(
            {*section.scales, *self.words.collectives, *self.words.plurals, *section.collective_adjectives}
        )
        self.compounds: dict[str, tuple[tuple[str, ...], str] | None] = {}

    def read(self, tokens: Tokens, i: int) -> Core | None:
        """The number that begins at token ``i``, or None; without a rule where the words only look like one."""
        word = tokens.lowers[i]
        if word[0].isdigit():
            core = self.read_digits(tokens, i)
            return core and self.times_collective(tokens, core)
        phrase = self.read_phrase(tokens, i)
        if phrase is not None:
            return phrase
        collective = self.words.plurals.get(word)
        if collective is not None:
            return self.read_plural(tokens, i, collective)
        if word in self.words.section.articles and (
            i + 1 == len(tokens.starts) or tokens.lowers[i + 1] not in self.after_article
        ):
            return Core(i, i + 1, 1, 1, self.shapes["article"], tokens.ends[i])
        if word in self.words.section.months and self.beside_digits(tokens, i):
            return None
        core = self.read_words(tokens, i)
        return core and self.times_collective(tokens, core)

    def beside_digits(self, tokens: Tokens, i: int) -> bool:
        """True beside a number in digits: "sept." is a month there."""
        near = (*tokens.lowers[i - 1 : i], *tokens.lowers[i + 1 : i + 2])
        return any(word[0].isdigit() for word in near)

    def read_digits(self, tokens: Tokens, i: int) -> Core | None:
        """A number in digits with the powers of ten said after it; compounds ("20-member") keep their tail."""
        word = tokens.lowers[i]
        match = DIGITS.match(word)
        if match is None:
            return None
        digits, tail = match.group(), word[match.end() :]
        scaled = i + 1 < len(tokens.starts) and tokens.lowers[i + 1] in self.words.section.scales
        value = digits_value(digits, decimal=scaled)
        if value is None:
            return None
        end = tokens.starts[i] + match.end()
        core = Core(i, i + 1, value, value, self.shapes["digits"], end, digits=True, tail=tail)
        if not tail:
            self.join_thousands(tokens, core)
            self.scale_up(tokens, core)
            self.add_half(tokens, core)
        return core

    def join_thousands(self, tokens: Tokens, core: Core) -> None:
        """Takes in the rest of "50,000-strong", which is cut at its comma."""
        i = core.last
        if i + 1 < len(tokens.starts) and tokens.words[i] in ",." and tokens.starts[i] == core.end:
            match = THOUSANDS.fullmatch(tokens.lowers[i + 1])
            if match and tokens.starts[i + 1] == tokens.ends[i] and core.low < 1000:
                core.low = core.high = core.low * 1000 + int(match[1])
                core.last, core.tail, core.end = i + 2, match[2], tokens.starts[i + 1] + 3

    def add_half(self, tokens: Tokens, core: Core) -> None:
        """Adds "et demi" to a power of ten before it, "and a half" to the one after it."""
        for words in self.words.halves:
            last = core.last + len(words)
            if tuple(tokens.lowers[core.last : last]) == words:
                after = self.words.section.scales.get(tokens.lowers[last]) if last < len(tokens.starts) else None
                if after is None and core.scale == 1:
                    return
                factor = core.scale if after is None else after
                core.low = core.high = (core.low if after is None else core.low * factor) + factor / 2
                core.last = last + (after is not None)
                core.scale, core.end = factor, tokens.ends[core.last - 1]
                return

    def scale_up(self, tokens: Tokens, core: Core) -> None:
        """Multiplies digits by the scales after them ("1.2 million"; "5bn" written together)."""
        section, count = self.words.section, len(tokens.starts)
        if core.last < count:
            mark = section.marks.get(tokens.words[core.last])
            if mark is not None and tokens.starts[core.last] == core.end:
                self.scale_by(tokens, core, mark)
                return
        while core.last < count:
            scale = section.scales.get(tokens.lowers[core.last])
            if scale is None:
                return
            self.scale_by(tokens, core, scale)

    def scale_by(self, tokens: Tokens, core: Core, scale: Number) -> None:
        value = core.low * scale
        core.low = core.high = round(value, 6) if isinstance(value, float) else value
        core.scale *= scale
        core.end = tokens.ends[core.last]
        core.last += 1

    def read_words(self, tokens: Tokens, i: int) -> Core | None:
        """A number in words; the article alone is credited to its own rule."""
        lowers, count = tokens.lowers, len(tokens.starts)
        total = Sum(self.words)
        j, tail, article = i, "", False
        if lowers[i] in self.words.section.articles:
            total.current, article, j = 1, True, i + 1
        end = tokens.ends[i]
        while j < count:
            step = j
            if j > i and j + 1 < count and total.joined(lowers[j], lowers[j + 1]):
                step = j + 1
            parts = self.parts(lowers[step])
            if parts is None:
                break
            values, tail = parts
            if not all(map(total.add, values)):
                tail = ""
                break
            article = False
            end = tokens.ends[step] - (len(tail) + 1 if tail else lowers[step].endswith("."))
            j = step + 1
            if tail:
                break
        if j == i:
            return None
        rule = self.shapes[
            "article" if article or (j == i + 1 and lowers[i] in self.words.section.articles) else "cardinal"
        ]
        core = Core(i, j, total.value, total.value, rule, end, scale=total.scale, tail=tail)
        if not tail:
            self.add_half(tokens, core)
        return core

    def parts(self, word: str) -> tuple[tuple[str, ...], str] | None:
        """The number words of a word or compound and what it goes on with; None where it begins with none."""
        if word in self.compounds:
            return self.compounds[word]
        section = self.words.section
        pieces = word.split("-")
        count = 0
        while count < len(pieces) and (pieces[count] in section.words or pieces[count] in section.scales):
            count += 1
            if count < len(pieces) - 1 and any(join.word == pieces[count] for join in section.joins):
                pieces = [*pieces[:count], *pieces[count + 1 :]]
        result = (tuple(pieces[:count]), "-".join(pieces[count:])) if count else None
        if len(self.compounds) > MOST_COMPOUNDS:
            self.compounds.clear()
        self.compounds[word] = result
        return result

    def read_phrase(self, tokens: Tokens, i: int) -> Core | None:
        """Words that say a number as they stand ("plusieurs", "a few", "both"); a core without rule for "skip"."""
        for words, rule in self.words.phrases.get(tokens.lowers[i], ()):
            last = i + len(words)
            if tuple(tokens.lowers[i:last]) != words or (i and tokens.lowers[i - 1] in rule.not_after):
                continue
            if rule.kind == "skip":
                return Core(i, last, 0, 0, "", tokens.ends[last - 1], unless_noun=rule.loose)
            if rule.unless_near and not rule.unless_near.isdisjoint(tokens.lowers[last : last + NEAR]):
                return Core(i, last, 0, 0, "", tokens.ends[last - 1])
            if rule.qualifier == "vague" and last < len(tokens.starts) and tokens.lowers[last][0].isdigit():
                return Core(i, last, 0, 0, "", tokens.ends[last - 1])  # "quelques 200 hommes": it qualifies the digits
            core = Core(i, last, rule.low, rule.high or rule.low, rule.id, tokens.ends[last - 1], rule.qualifier)
            core.needs_noun = rule.needs_noun
            return self.times_collective(tokens, core)
        return None

    def times_collective(self, tokens: Tokens, core: Core) -> Core:
        """Multiplies a number by the number noun after it: "une vingtaine", "two dozen", "several hundred"."""
        if core.tail or core.last >= len(tokens.starts):
            return core
        words, i = self.words, core.last
        if tokens.lowers[i] in words.section.collective_adjectives and i + 1 < len(tokens.starts):
            i += 1
        word = tokens.lowers[i]
        rule = words.collectives.get(word) or words.plurals.get(word)
        scale = words.section.scales.get(word) if core.qualifier == "vague" else None
        if rule is None and scale is None:
            return core
        if rule is not None and core.qualifier == "vague":
            return self.read_plural(tokens, i, rule, first=core.first)
        core.last, core.end = i + 1, tokens.ends[i]
        if scale is not None:
            core.low, core.high = TWO * scale, MANY * scale - 1
        elif rule is not None:
            alone = core.rule == self.shapes["article"]
            core.low, core.high = core.low * rule.value, core.high * rule.value
            core.rule, core.scale = rule.id, rule.value
            core.qualifier = rule.qualifier if alone else core.qualifier
            self.second_collective(tokens, core)
        return core

    def read_plural(self, tokens: Tokens, i: int, rule: NumberRule, *, first: int | None = None) -> Core:
        """A plural number noun by itself: "dizaines", "des dizaines de milliers", "hundreds of thousands"."""
        if first is None:
            opener = i > 0 and tokens.lowers[i - 1] in self.words.section.collective_openers
            first = i - 1 if opener else i
        core = Core(first, i + 1, rule.low, rule.high, rule.id, tokens.ends[i], "vague")
        self.second_collective(tokens, core)
        return core

    def second_collective(self, tokens: Tokens, core: Core) -> None:
        """Goes on over "de milliers", "of thousands"."""
        i = core.last + 1
        while i < len(tokens.starts) and tokens.lowers[i - 1] in self.words.section.genitives:
            rule = self.words.plurals.get(tokens.lowers[i])
            if rule is None or not rule.value:
                return
            core.low = core.low * rule.value
            core.high = (core.high + 1) * rule.value - 1 if core.qualifier == "vague" else core.high * rule.value
            core.last, core.end = i + 1, tokens.ends[i]
            i += 2


def digits_value(digits: str, *, decimal: bool = False) -> Number | None:
    """The number that digits with separators say; three digits after one separator are thousands unless ``decimal``.

    None for digits that count nothing: serial numbers, noise.
    """
    if len(digits) > MOST_DIGITS:
        return None
    if digits.isdecimal():
        return int(digits)
    grouped = GROUPED.fullmatch(digits)
    if (
        grouped
        and not digits.startswith("0")
        and not (decimal and digits.count(grouped.group(1)) == 1 and grouped.group(1) in ".,")
    ):
        mark = grouped.group(1)
        other = "," if mark == "." else "."
        whole, _, fraction = digits.partition(other) if mark in ".," else re.sub("[.,]", "|", digits).partition("|")
        whole = SPACE.sub("", whole.replace(mark, ""))
        return float(f"{whole}.{fraction}") if fraction else int(whole)
    whole, *rest = re.split(r"[.,]", SPACE.sub("", digits))
    return float(f"{whole}.{rest[0]}") if len(rest) == 1 else None


@functools.cache
def numerals(pack: Pack) -> Numerals:
    """The reader of numbers of a language pack, made once."""
    return Numerals(pack)
