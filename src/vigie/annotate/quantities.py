"""Finds quantities: numbers with what qualifies them, and the unit of those that count nothing that follows."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from vigie.annotate.age_rows import ages_in_a_row
from vigie.annotate.findings import Core
from vigie.annotate.measures import Measures
from vigie.annotate.numerals import Numerals, numerals
from vigie.annotate.tokens import tokenise
from vigie.lexicon.examples import Example
from vigie.lexicon.numerals import NumberRule, Words
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document, OffsetMap, Tokens
from vigie.model.mention import Quantity
from vigie.model.report import Report
from vigie.model.span import Span

LONGEST_MODIFIER = 5  # tokens: "à un peu plus de"
REACH = 3  # tokens between a number and words after its noun that qualify it: "dix soldats russes au moins"
DASHES = frozenset("-–—‑−")
MARK = re.compile(r"\{([^{}:]*):([^{}]*)\}")


class Reader:
    """The reader of quantities of one language."""

    def __init__(self, pack: Pack) -> None:
        self.numerals: Numerals = numerals(pack)
        self.words = self.numerals.words
        self.measures = Measures(self.words)
        self.phrasal = open_syntax(pack).section.phrasal

    def find(self, document: Document) -> list[Quantity]:
        """The quantities of the sentences read in full, in order, none inside another or inside a time."""
        tokens, starts = document.tokens, self.words.starts
        pos = tokens.pos or [""] * len(tokens.starts)
        times = Times(document)
        found: list[Quantity] = []
        free = 0
        seconds, lowers = self.words.seconds, tokens.lowers
        rest, last, full = iter(document.sentences), 0, True
        for i in [i for i, word in enumerate(lowers) if word in starts or not word.isalpha()]:
            if i >= last:
                sentence = next((s for s in rest if i < s.last), None)
                last, full = (sentence.last, sentence.full) if sentence is not None else (len(lowers), True)
            if not full:
                continue
            word = lowers[i]
            if word in starts or self.is_written(word):
                if word in seconds and (lowers[i + 1] if i + 1 < len(lowers) else "") not in seconds[word]:
                    continue
                if i < free or self.is_no_number(word, pos, i) or times.hold(tokens.starts[i]):
                    continue
                core = self.numerals.read(tokens, i)
                if core is None:
                    continue
                if (core.needs_noun or core.unless_noun) and (
                    core.unless_noun == self.measures.noun_at(tokens, pos, core.last)
                ):
                    continue
                free = core.last
                if not core.rule:
                    continue
                pair = self.read_pair(tokens, core)
                if pair is not None and not times.hold(tokens.starts[pair[0].first]):
                    for quantity in self.paired(document.text, tokens, pos, core, pair):
                        self.append(found, quantity)
                    free = pair[0].last
                    continue
                unit = core.unit or self.measures.unit(document.text, tokens, pos, core)
                if core.tail and unit is None and (core.low == 1 or not core.tail.islower()):
                    continue
                self.append(found, self.quantity(tokens, core, unit))
        return ages_in_a_row(document, found)

    def is_written(self, word: str) -> bool:
        """True for a number in digits, or of several words with hyphens."""
        return word[0].isdigit() or ("-" in word and bool(self.numerals.parts(word)))

    def is_no_number(self, word: str, pos: list[str], i: int) -> bool:
        """True for a number's word tagged as the other thing that it can be, unless it stands before a noun alone.

        "un camion neuf" is new; "au moins neuf civils" are nine, whatever the tagger says.
        """
        if self.words.section.not_as.get(word) != (pos[i] or "?"):
            return False
        before = pos[i - 1] if i else ""
        return before == "NOUN" or i + 1 >= len(pos) or pos[i + 1] != "NOUN"

    def append(self, found: list[Quantity], quantity: Quantity) -> None:
        """Adds a quantity and takes back those that lie in its modifier: "an" in "an estimated 200"."""
        while found and found[-1].end > quantity.start:
            found.pop()
        found.append(quantity)

    def read_pair(self, tokens: Tokens, core: Core) -> tuple[Core, NumberRule | None] | None:
        """The second number of "10 à 15", "entre 10 et 15", "from 9 to 14" and the rule; None where there is none."""
        if core.last + 1 >= len(tokens.starts) or core.qualifier == "vague" or core.tail:
            return None
        link = tokens.lowers[core.last]
        dashed = link in DASHES
        rule = None if dashed else self.pair_rule(tokens, core, link)
        if tokens.lowers[core.last + 1] in self.words.section.articles or not (rule or dashed):
            return None
        if dashed and not (
            core.digits
            and tokens.starts[core.last] == core.end
            and tokens.starts[core.last + 1] == tokens.ends[core.last]
        ):
            return None
        second = self.numerals.read(tokens, core.last + 1)
        if second is None or not second.rule or second.qualifier == "vague" or (dashed and not second.digits):
            return None
        if second.scale > core.scale and core.low < second.low / second.scale:
            core.low, core.high = core.low * second.scale, core.high * second.scale
        if rule is not None and rule.kind != "from_to" and core.low >= second.high:
            return None
        return second, rule

    def pair_rule(self, tokens: Tokens, core: Core, link: str) -> NumberRule | None:
        """The rule of two numbers with ``link`` between them; "de" in "plus de 10 à 15" opens nothing."""
        opener = tokens.lowers[core.first - 1] if core.first else ""
        between = self.words.between.get(opener)
        if between is not None and link in between.joined:
            return between
        told_apart = self.words.from_to.get((opener, link)) or self.words.from_to.get(("", link))
        if core.rule.endswith("article"):  # "un ou deux", but "un à trois kilomètres de là"
            return None if told_apart or link in self.words.to_links else self.words.ranges.get(link)
        if told_apart is not None and not self.modifier_before(tokens, core.first)[0]:
            return told_apart
        return self.words.ranges.get(link)

    def paired(
        self, text: str, tokens: Tokens, pos: list[str], core: Core, pair: tuple[Core, NumberRule | None]
    ) -> Iterator[Quantity]:
        """The one or two quantities that a pair of numbers gives."""
        second, rule = pair
        unit = self.measures.unit(text, tokens, pos, second) or self.measures.unit(text, tokens, pos, core)
        if rule is None:
            score = core.low >= second.high or (
                second.high < 10 and not self.measures.noun_at(tokens, pos, second.last)
            )
            unit = unit or ("score" if score else None)
            rule = next(iter(self.words.between.values()))
        if rule.kind == "from_to":
            for number in (core, second):
                number.rule = rule.id
                yield self.bare(tokens, number, unit)
            return
        first = core.first - 1 if tokens.lowers[core.first - 1] in self.words.between and core.first else core.first
        low, high = min(core.low, second.low), max(core.high, second.high)
        whole = msgspec.structs.replace(second, first=first, low=low, high=high, rule=rule.id, qualifier="between")
        start = tokens.starts[core.first]
        quantity = self.quantity(tokens, whole, unit)
        yield msgspec.structs.replace(quantity, core_start=start)

    def bare(self, tokens: Tokens, core: Core, unit: str | None) -> Quantity:
        """A number as it stands."""
        start = tokens.starts[core.first]
        return Quantity(
            start=start, end=core.end, low=core.low, high=core.high, qualifier=core.qualifier, rule=core.rule,
            unit=unit, core_start=start, core_end=core.end,
        )  # fmt: skip

    def quantity(self, tokens: Tokens, core: Core, unit: str | None) -> Quantity:
        """A number with the words that qualify it, and the quotation marks around it."""
        quantity = self.bare(tokens, core, unit)
        first, quoted = core.first, self.words.section.quotes
        if first and core.last < len(tokens.starts) and quoted.get(tokens.words[first - 1]) == tokens.words[core.last]:
            first -= 1
            quantity = msgspec.structs.replace(quantity, start=tokens.starts[first], end=tokens.ends[core.last])
        skip = first - 1 if first and tokens.words[first - 1] in quoted else first
        words, rule = self.modifier_before(tokens, skip)
        if core.rule.endswith("article") and (rule is None or not rule.with_article):
            return quantity
        if rule is not None:
            quantity = msgspec.structs.replace(quantity, start=tokens.starts[skip - words])
        else:
            last, rule = self.modifier_after(tokens, core)
            if rule is not None and last == core.last:
                last = core.last + next(
                    len(words)
                    for words, other in self.words.after[tokens.lowers[last]]
                    if other is rule and matches(tokens, last, words)
                )
                quantity = msgspec.structs.replace(quantity, end=tokens.ends[last - 1])
        if rule is None or core.qualifier in ("vague", "between"):
            return quantity
        return msgspec.structs.replace(quantity, qualifier=rule.qualifier, rule=rule.id)

    def modifier_before(self, tokens: Tokens, first: int) -> tuple[int, NumberRule | None]:
        """How many tokens before ``first`` qualify the number, and by which rule; the longest phrase wins."""
        if not first or tokens.lowers[first - 1] not in self.words.before_ends:
            return 0, None
        for count in range(min(LONGEST_MODIFIER, first), 0, -1):
            rule = self.words.before.get(tuple(tokens.lowers[first - count : first]))
            if rule is not None and not self.is_particle(tokens, first - count):
                return count, rule
        return 0, None

    def is_particle(self, tokens: Tokens, i: int) -> bool:
        """True for a qualifier that belongs to the verb before it ("handed *over* ten hostages")."""
        owners = self.phrasal.get(tokens.lowers[i], ())
        return bool(owners) and i > 0 and bool(tokens.lemmas) and tokens.lemmas[i - 1] in owners

    def modifier_after(self, tokens: Tokens, core: Core) -> tuple[int, NumberRule | None]:
        """The token at which words that qualify the number begin, after it or after its noun, and their rule."""
        after, starts = self.words.after, self.words.starts
        for i in range(core.last, min(core.last + REACH + 1, len(tokens.starts))):
            word = tokens.lowers[i]
            for words, rule in after.get(word, ()):
                following = i + len(words)
                if matches(tokens, i, words) and not (
                    following < len(tokens.starts)
                    and (tokens.lowers[following] in starts or tokens.lowers[following][0].isdigit())
                ):
                    return i, rule
            if not word[0].isalpha() or (
                word in self.words.function_words and word not in self.words.section.genitives
            ):
                break
        return 0, None


class Times:
    """Where a document's times are; asked in ascending order of offsets or not."""

    def __init__(self, document: Document) -> None:
        self.starts = [timex.start for timex in document.timexes]
        self.ends = [timex.end for timex in document.timexes]

    def hold(self, offset: int) -> bool:
        """True where ``offset`` lies inside a time."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def matches(tokens: Tokens, i: int, words: Words) -> bool:
    """True where the tokens from ``i`` on are these words."""
    return tuple(tokens.lowers[i : i + len(words)]) == words


@functools.cache
def reader(pack: Pack) -> Reader:
    """The reader of quantities of a language pack, made once."""
    return Reader(pack)


def find_quantities(document: Document, pack: Pack) -> None:
    """Fills ``document.quantities`` from its text and tokens, in order; numbers inside ``timexes`` are left to them."""
    document.quantities = reader(pack).find(document)


def read_quantities(text: str, pack: Pack) -> list[Quantity]:
    """The quantities of a bare text, without tags or times."""
    tokens, sentences = tokenise(text, pack)
    document = Document(
        report=Report(id="", sha256="", original=text),
        text=text,
        offsets=OffsetMap(),
        tokens=tokens,
        sentences=sentences,
    )
    find_quantities(document, pack)
    return document.quantities


def failing_examples(pack: Pack) -> list[str]:
    """What is wrong with the examples of the numerals section; empty where every example reads as it is marked.

    "{20..99 vague:des dizaines} de civils": low..high, then the qualifier where it is not exact, then the unit if any.
    Numbers that are not marked must have a unit or be bare articles; "!" first: the rule must not be credited.
    """
    problems: list[str] = []
    for rule in reader(pack).words.section.rules:
        for source in rule.examples:
            wrong = examine(rule, source, pack)
            if wrong:
                problems.append(f"{rule.id}: {source!r}: {wrong}")
    return problems


def examine(rule: NumberRule, source: str, pack: Pack) -> str:
    """What is wrong with the reading of one example, "" where nothing is."""
    example, marks = parse_marks(source)
    found = {(q.start, q.end): q for q in read_quantities(example.text, pack)}
    said = {span: describe(quantity) for span, quantity in found.items()}
    if not example.fires:
        return "the rule fired" if any(q.rule == rule.id for q in found.values()) else ""
    for mark, (_, span) in zip(marks, example.roles, strict=True):
        if said.get((span.start, span.end)) != mark:
            shown = [f"{text}:{example.text[start:end]}" for (start, end), text in said.items()]
            return f"no {mark!r} at {example.text[span.start : span.end]!r}, but {shown}"
    marked = {(span.start, span.end) for _, span in example.roles}
    others = [q for span, q in found.items() if span not in marked and not q.unit and not q.rule.endswith("article")]
    return f"also reads {describe(others[0])!r}" if others else ""


def parse_marks(source: str) -> tuple[Example, list[str]]:
    """The bare sentence of an example with the spans of its marks, and what each mark says."""
    fires, marked = not source.startswith("!"), source.removeprefix("!")
    text, done, marks, roles = "", 0, [], []
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        roles.append(("quantity", Span(len(text), len(text) + len(mark[2]))))
        marks.append(mark[1])
        text += mark[2]
        done = mark.end()
    return Example(text + marked[done:], fires, tuple(roles)), marks


def describe(quantity: Quantity) -> str:
    """A quantity as examples write it: "20..99 vague", "5000000 money"."""
    low, high = f"{quantity.low:.15g}", f"{quantity.high:.15g}"
    words = [low if low == high else f"{low}..{high}"]
    if quantity.qualifier != "exact":
        words.append(quantity.qualifier)
    if quantity.unit:
        words.append(quantity.unit)
    return " ".join(words)
