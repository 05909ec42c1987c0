"""The pack section ``numerals``: number words and how they add up, what stands around numbers, what they measure."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.lexicon.pack import Pack
from vigie.lexicon.words import pack_words
from vigie.model.mention import Qualifier

Words = tuple[str, ...]
RuleKind = Literal[
    "digits", "cardinal", "article", "collective", "phrase", "skip",
    "before", "after", "between", "range", "from_to", "measure", "label",
]  # fmt: skip


class NumberRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule of numbers; what ``words`` are depends on ``kind``.

    ``digits``, ``cardinal``, ``article``: the rule that numbers of this shape are credited to. ``collective``: a noun
    that counts by ``value`` ("dizaine"), ``plural`` its plurals, which alone say ``low..high``. ``phrase``: words that
    say ``low..high``. ``before``, ``after``: words beside a number that say its ``qualifier``. ``between``: openers of
    a span of two numbers, ``joined`` their link. ``range``: links of two numbers that make one span. ``from_to``:
    ``openers`` and links of two numbers that are told as two. ``measure``: words after a number, ``label``: words
    before it, that make it one of ``unit``. ``skip``: words that look like numbers and are none.

    ``needs_noun``: only before a noun; ``not_after``: not after these words; ``loose``: a label only where no noun
    follows ("Camp 22"), words without a number only there ("taller than *that one*", not "that one *guard* died");
    ``with_article``: qualifies a bare article too ("au moins un");
    ``unless_near``: not where one of these words follows closely ("both Lima and Quito").
    """

    id: str
    kind: RuleKind
    words: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    value: float = 0
    low: float = 0
    high: float = 0
    qualifier: Qualifier = "exact"
    unit: str | None = None
    needs_noun: bool = False
    not_after: frozenset[str] = frozenset()
    loose: bool = False
    with_article: bool = False
    unless_near: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()


class Join(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word between the parts of one number: after ``tens`` ("vingt et un") or ``hundreds`` ("hundred and two")."""

    word: str
    after: Literal["tens", "hundreds"]
    before: frozenset[str] = frozenset()  # only before these words; any number where empty


class NumeralSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The section. ``words`` are numbers below 100, ``scales`` 100 and powers of ten, all lower case.

    ``lone_scales`` need no number before them ("mille"); ``products`` are words that multiply a number said just before
    them ("quatre-vingts": ``{vingts: 4}``); ``teens_after`` are tens that 10 to 19 may follow; ``marks`` are letters
    written against digits ("5bn"). ``months`` are matched with their capital where they are written with one.
    ``not_as`` are words that are numbers unless tagged so. ``duration_before`` makes a time of life a stretch of time.
    """

    words: dict[str, int]
    scales: dict[str, int]
    lone_scales: frozenset[str] = frozenset()
    products: dict[str, int] = {}
    teens_after: tuple[int, ...] = ()
    after_ten: frozenset[str] = frozenset()  # units that ten goes on with ("dix-huit")
    marks: dict[str, int] = {}
    joins: tuple[Join, ...] = ()
    articles: frozenset[str] = frozenset()
    halves: tuple[str, ...] = ()  # "et demi": half of the power of ten beside it
    collective_adjectives: frozenset[str] = frozenset()
    collective_openers: frozenset[str] = frozenset()
    genitives: frozenset[str]
    currencies: frozenset[str]
    suffixes: dict[str, str]
    months: frozenset[str]
    year_before: frozenset[str]
    year_before_noun: bool = False  # a year stands before its noun ("the 2015 treaty"): only plurals are counted
    plurals: frozenset[str] = frozenset()  # plural nouns without a mark of it
    duration_before: tuple[str, ...] = ()
    quotes: dict[str, str]
    not_as: dict[str, str] = {}
    rules: tuple[NumberRule, ...]


Phrases = dict[str, tuple[tuple[Words, NumberRule], ...]]


class NumeralWords(msgspec.Struct, frozen=True):
    """The section with the tables that the stage looks words up in; phrases are tuples of tokens, longest first."""

    section: NumeralSection
    starts: frozenset[str]
    phrases: Phrases
    seconds: dict[str, frozenset[str]]  # words that only begin longer phrases -> the words that then follow
    halves: tuple[Words, ...]
    collectives: dict[str, NumberRule]
    plurals: dict[str, NumberRule]
    before: dict[Words, NumberRule]
    before_ends: frozenset[str]  # last words of ``before``
    after: Phrases
    measures: Phrases
    labels: dict[Words, NumberRule]
    label_ends: frozenset[str]
    between: dict[str, NumberRule]
    ranges: dict[str, NumberRule]
    from_to: dict[tuple[str, str], NumberRule]
    to_links: frozenset[str]  # the links of ``from_to``
    shapes: dict[str, str]  # kind of a rule that has no words -> its id
    duration_before: frozenset[Words]
    function_words: frozenset[str]


def phrase_words(phrase: str) -> Words:
    """The tokens of a phrase of a pack: cut at spaces and after apostrophes."""
    return tuple(phrase.replace("'", "' ").split())


def by_first(rules: list[NumberRule]) -> Phrases:
    """First token -> phrases that begin with it, longest first."""
    table: dict[str, list[tuple[Words, NumberRule]]] = {}
    for rule in rules:
        for phrase in rule.words:
            words = phrase_words(phrase)
            table.setdefault(words[0], []).append((words, rule))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in table.items()}


@functools.cache
def open_numerals(pack: Pack) -> NumeralWords:
    """The numerals section of a pack, indexed."""
    section = pack.section("numerals", NumeralSection)
    kinds: dict[str, list[NumberRule]] = {}
    for rule in section.rules:
        kinds.setdefault(rule.kind, []).append(rule)

    def flat(kind: str) -> list[tuple[str, NumberRule]]:
        return [(word, rule) for rule in kinds.get(kind, ()) for word in rule.words]

    phrases = by_first(kinds.get("phrase", []) + kinds.get("skip", []))
    plurals = {word: rule for rule in kinds.get("collective", ()) for word in rule.plural}
    starts = {*section.words, *section.lone_scales, *section.articles, *phrases, *plurals}
    before = {phrase_words(word): rule for word, rule in flat("before")}
    labels = {phrase_words(word): rule for word, rule in flat("label")}
    alone = {*section.words, *section.lone_scales, *section.articles, *plurals}
    alone.update(first for first, entries in phrases.items() if any(len(words) == 1 for words, _ in entries))
    functions = pack_words(pack).function_words
    return NumeralWords(
        section=section,
        starts=frozenset(starts),
        phrases=phrases,
        seconds={
            first: frozenset(words[1] for words, _ in entries)
            for first, entries in phrases.items()
            if first not in alone
        },
        halves=tuple(phrase_words(phrase) for phrase in section.halves),
        collectives=dict(flat("collective")),
        plurals=plurals,
        before=before,
        before_ends=frozenset(words[-1] for words in before),
        after=by_first(kinds.get("after", [])),
        measures=by_first(kinds.get("measure", [])),
        labels=labels,
        label_ends=frozenset(words[-1] for words in labels),
        between=dict(flat("between")),
        ranges=dict(flat("range")),
        from_to={(opener, w): r for r in kinds.get("from_to", ()) for opener in r.openers for w in r.words},
        to_links=frozenset(word for word, _ in flat("from_to")),
        shapes={kind: kinds[kind][0].id for kind in ("digits", "cardinal", "article")},
        duration_before=frozenset(phrase_words(phrase) for phrase in section.duration_before),
        function_words=frozenset(w for pos, ws in functions.items() if pos != "NUM" for w in ws),
    )
