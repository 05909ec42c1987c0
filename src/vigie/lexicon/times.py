"""The section ``times`` of a language pack: words of time by class, and the patterns that read them."""

from __future__ import annotations

import functools
import re
from typing import Literal

import msgspec

from vigie.lexicon.pack import Pack
from vigie.lexicon.time_leads import second_words
from vigie.lexicon.time_patterns import Pattern, Patterns, Value, bare, first_word, for_lower, longest_word

FAR = 16  # words: "since the beginning of the rebel offensive in the north on"; words, lest long ones change a reading
Role = Literal["at", "since", "until", "between", "within", "ago", "duration", "set", "bare"]


class TimeRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Expressions of one form. ``shape`` says how they are computed with ``slots`` and what the patterns capture.

    ``before``: what must stand before the expression; ``not_before``: what must not. ``determiner`` false where an
    article before is no part of it. ``role`` overrides the one that the words before give. An example marks each
    expression with its value, ``"Il pleut depuis {XXXX-WXX-1:lundi}."``, and may name the role:
    ``{since XXXX-WXX-1:lundi}``; with no mark there must be no expression.
    """

    id: str
    shape: str
    patterns: list[str]
    slots: dict[str, str | int] = {}
    role: Role | None = None
    before: str = ""
    not_before: str = ""
    determiner: bool = True
    examples: list[str]


class Joins(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands between two expressions that are one: a day and its hour, an hour and its day, a list of days."""

    day_clock: str
    clock_day: str
    days: str


class RangeWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``opening`` before the first expression and ``joining`` before the second make a range of the two."""

    opening: str
    joining: str
    role: Role


class TimesSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``classes``: class -> value -> words; words of ``exact_case`` classes count only as they are
    written or in capitals.

    ``roles``: the prepositions by the role they give. ``starts`` are openings that give the role "since" over the words
    between ("since the start of the offensive on Friday"). ``ahead`` are expressions for words before a day that put
    it in the future, whatever the tense around ("*scheduled for* Sunday"). ``determiners`` belong to the expression
    they stand before. ``anchors`` are words that make a number before them worth a look, besides those of the classes.
    ``never_after`` and
    ``never_before`` are words beside which nothing is an expression of time ("rue du 8 mai").
    """

    classes: dict[str, dict[str, list[str]]]
    exact_case: list[str] = []
    parts: dict[str, str] = {}
    roles: dict[Role, list[str]]
    starts: list[str] = []
    ahead: list[str] = []
    determiners: list[str]
    anchors: list[str]
    never_after: list[str] = []
    never_before: list[str] = []
    joins: Joins
    ranges: list[RangeWords]
    rules: list[TimeRule]


class Reader(msgspec.Struct, frozen=True):
    """One pattern of one rule, ready to be tried at a word."""

    rule: TimeRule
    pattern: Pattern
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    source: str  # of the pattern, as the pack has it


class TimeLexicon:
    """The section made fit for look-up: readers by the first word of what they read.

    All regular expressions but those of exact patterns are for text in lower case.
    """

    def __init__(self, section: TimesSection) -> None:
        self.section = section
        self.patterns = Patterns(section.classes, section.parts, section.exact_case)
        self.readers = readers = dict[str, list[Reader]]()
        for rule in section.rules:
            before = self.left(rule.before) if rule.before else None
            not_before = self.left(rule.not_before) if rule.not_before else None
            for source in rule.patterns:
                reader = Reader(rule, self.patterns.compile(source), before, not_before, source)
                for word in self.patterns.starters(source):
                    readers.setdefault(word, []).append(reader)
        for word in [word for word in readers if word != word.lower()]:
            readers[word] += readers.get(word.lower(), [])
        self.followed: dict[str, dict[str, list[Reader]]] = {}  # by first word, then by second: see ``before_word``
        self.seconds: dict[str, frozenset[str] | None] = {}
        self.openings = frozenset(word.lower() for word in readers)
        self.numbers = frozenset(first_word(words) for words in self.patterns.values["number"])
        classes = [words for name, words in self.patterns.values.items() if name != "number"]
        self.anchors = frozenset([*section.anchors, *(longest_word(word) for words in classes for word in words)])
        self.determiner = self.left("|".join(section.determiners), blank=False)
        self.roles = [(role, self.left("|".join(words))) for role, words in section.roles.items()]
        self.any_role = self.left("|".join(words for role in section.roles.values() for words in role))
        starts = "|".join(bare(words) for words in section.starts)
        between = rf"(?:[^\S\n]+[^\s.,;:!?()]+){{0,{FAR}}}[^\S\n]*\Z"
        self.starts = for_lower(rf"(?<!\w)(?:{starts})(?!\w){between}") if starts else None
        ahead = "|".join(bare(words) for words in section.ahead)
        self.ahead = for_lower(rf"(?<!\w)(?:{ahead})\s\Z") if ahead else None
        self.never_after = self.left("|".join(section.never_after)) if section.never_after else None
        self.never_before = self.right("|".join(section.never_before)) if section.never_before else None
        self.day_clock, self.clock_day = self.gap(section.joins.day_clock), self.gap(section.joins.clock_day)
        self.days = self.gap(section.joins.days)
        self.ranges = [(self.left(r.opening), self.gap(r.joining), r.role) for r in section.ranges]

    def before_word(self, first: str, second: str) -> list[Reader]:
        """The readers of a first word that can read on over a word in lower case, in their order."""
        ways = self.followed.get(first)
        if ways is None:
            ways = self.followed[first] = self.by_second(self.readers[first])
        found = ways.get(second)
        return ways[""] if found is None else found

    def by_second(self, readers: list[Reader]) -> dict[str, list[Reader]]:
        """The readers by the second words that they know; under "" those that read on over any other."""
        wanted: list[tuple[Reader, frozenset[str] | None]] = []
        for reader in readers:
            if reader.source not in self.seconds:
                self.seconds[reader.source] = second_words(self.patterns.expand(reader.source), self.patterns.classes)
            wanted.append((reader, self.seconds[reader.source]))
        known = {word for _, words in wanted if words is not None for word in words}
        found = {word: [reader for reader, words in wanted if words is None or word in words] for word in known}
        return found | {"": [reader for reader, words in wanted if words is None]}

    def left(self, source: str, *, blank: bool = True) -> re.Pattern[str]:
        """A regular expression for what stands just before, to be searched in the words that lead up to it."""
        space = r"\s*" if blank else ""
        return for_lower(rf"(?<!\w)(?:{bare(self.patterns.expand(source))}){space}\Z")

    def right(self, source: str) -> re.Pattern[str]:
        return for_lower(bare(source))

    def gap(self, source: str) -> re.Pattern[str]:
        """A regular expression for all that stands between two expressions."""
        return for_lower(rf"\s?(?:{bare(self.patterns.expand(source))})\s?")

    def never(self, left: str, text: str, end: int) -> bool:
        """True where the words around a place make that no expression of time can be there."""
        if self.never_after is not None and self.never_after.search(left):
            return True
        return self.never_before is not None and bool(self.never_before.match(text, end))

    def value(self, name: str, words: str) -> Value:
        return self.patterns.value(name, words)


@functools.cache
def open_times(pack: Pack) -> TimeLexicon:
    """The times of a language."""
    return TimeLexicon(pack.section("times", TimesSection))
