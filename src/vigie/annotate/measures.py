"""What a number measures when it does not count what follows: money, distance, age, dates, labels, scores."""

from __future__ import annotations

from vigie.annotate.findings import Core
from vigie.lexicon.numerals import NumeralWords, Words
from vigie.model.document import Tokens

FIRST_YEAR, LAST_YEAR = 1800, 2099  # a bare number of four digits between them may be a year
LAST_DAY = 31
OLDEST = 115  # years of life
LONGEST_LABEL = 4  # tokens
CODE = 9  # digits without a separator: a telephone or reference number


class Measures:
    """Decides the unit of a number by the words around it."""

    def __init__(self, words: NumeralWords) -> None:
        self.words = words
        self.section = words.section

    def unit(self, text: str, tokens: Tokens, pos: list[str], core: Core) -> str | None:
        """The unit of a number, None where it counts."""
        if core.tail:
            return self.tail_unit(core)
        if core.low != core.high and core.qualifier == "vague":
            return self.after(tokens, core)
        return (
            self.symbol(tokens, core)
            or self.date(tokens, core)
            or self.label(tokens, pos, core)
            or self.after(tokens, core)
            or self.year(tokens, pos, core)
            or self.code(text, tokens, core)
            or self.lone_age(tokens, pos, core)
            or self.next_age(tokens, pos, core)
        )

    def tail_unit(self, core: Core) -> str | None:
        """What a compound's tail says: "24-year-old", "21e", "16h20"."""
        tail = core.tail.lstrip("-")
        if not tail or not tail[0].isalpha():
            return "date"  # 7/10, 2024-05-01, 3:30
        letters = tail.rstrip("0123456789")
        last = letters.split("-")[0]
        for part in (tail, letters, last):
            unit = self.section.suffixes.get(part)
            if unit is not None:
                return unit
        unit = self.word_unit(last)
        joined = core.digits and core.tail[0] != "-"
        return "name" if unit is None and joined else unit

    def word_unit(self, word: str) -> str | None:
        """The unit of a measure of one word."""
        return next((rule.unit for words, rule in self.words.measures.get(word, ()) if len(words) == 1), None)

    def symbol(self, tokens: Tokens, core: Core) -> str | None:
        """Money by a sign or code before the number or after it."""
        before = tokens.words[core.first - 1] if core.first else ""
        after = tokens.words[core.last] if core.last < len(tokens.starts) else ""
        return "money" if before in self.section.currencies or after in self.section.currencies else None

    def is_month(self, tokens: Tokens, i: int) -> bool:
        months = self.section.months
        return 0 <= i < len(tokens.starts) and (tokens.words[i] in months or tokens.lowers[i] in months)

    def date(self, tokens: Tokens, core: Core) -> str | None:
        """A day beside its month, also over "10 et 12 mai"; a date or hour written with its marks."""
        if not 1 <= core.low <= LAST_DAY or core.low != int(core.low):
            return None
        if self.is_month(tokens, core.last) or (core.digits and self.is_month(tokens, core.first - 1)):
            return "date"
        if core.digits and core.last + 2 < len(tokens.starts) and tokens.lowers[core.last + 1][0].isdigit():
            return "date" if self.is_month(tokens, core.last + 2) and len(tokens.lowers[core.last]) <= 3 else None
        return None

    def label(self, tokens: Tokens, pos: list[str], core: Core) -> str | None:
        """A number that names something: "résolution 2254", "No. 2", "aged 24"."""
        if not core.first or tokens.lowers[core.first - 1] not in self.words.label_ends:
            return None
        for count in range(min(LONGEST_LABEL, core.first), 0, -1):
            rule = self.words.labels.get(tuple(tokens.lowers[core.first - count : core.first]))
            if rule is not None:
                return None if rule.loose and self.noun_at(tokens, pos, core.last) else rule.unit
        return None

    def after(self, tokens: Tokens, core: Core) -> str | None:
        """The measure after a number, also over "de" and "of": "20 milliards de dollars"."""
        i = core.last
        if i < len(tokens.starts) and tokens.lowers[i] in ("-", "\u2011"):
            i += 1
        unit = self.measure_at(tokens, i)
        if unit is None and i < len(tokens.starts) and tokens.lowers[i] in self.section.genitives:
            unit = self.measure_at(tokens, i + 1)
        if unit == "age" and self.lasts(tokens, core.first):
            return "duration"
        return unit

    def measure_at(self, tokens: Tokens, i: int) -> str | None:
        if i >= len(tokens.starts):
            return None
        for words, rule in self.words.measures.get(tokens.lowers[i], ()):
            if tuple(tokens.lowers[i : i + len(words)]) == words:
                return rule.unit
        return None

    def lasts(self, tokens: Tokens, first: int) -> bool:
        """True where the words before a number of years speak of a stretch of time and no age."""
        before: Words = tuple(tokens.lowers[max(0, first - LONGEST_LABEL) : first])
        return any(before[len(before) - count :] in self.words.duration_before for count in range(1, len(before) + 1))

    def year(self, tokens: Tokens, pos: list[str], core: Core) -> str | None:
        """A bare number of four digits that is a year and no count."""
        if not core.digits or not FIRST_YEAR <= core.low <= LAST_YEAR or core.end - tokens.starts[core.first] != 4:
            return None
        before = tokens.lowers[core.first - 1] if core.first else ""
        day = core.first - 2 if before == "," else core.first - 1
        if before in self.section.year_before or self.is_month(tokens, day) or self.is_month(tokens, day - 1):
            return "date"
        if not self.noun_at(tokens, pos, core.last):
            return "date"
        return "date" if self.section.year_before_noun and not self.plural_at(tokens, core.last) else None

    def plural_at(self, tokens: Tokens, i: int) -> bool:
        """True where the first noun from a token on, or the one after it, is a plural: "2000 armed men"."""
        words = tokens.lowers[i : i + 2]
        return any(word in self.section.plurals or (word[-1] == "s" and word[-2:] != "ss") for word in words)

    def code(self, text: str, tokens: Tokens, core: Core) -> str | None:
        """Dates and hours with marks, telephone numbers, references."""
        if not core.digits:
            return None
        digits = text[tokens.starts[core.first] : core.end]
        if len(digits) >= CODE and digits.isdecimal():
            return "code"
        if digits[0] == "0" and len(digits) > 1 and digits[1].isdigit():
            return "code"
        if self.in_row(tokens, core):
            return "code"
        before = text[tokens.starts[core.first] - 1] if tokens.starts[core.first] else ""
        after = text[core.end : core.end + 2]
        if before in ("+", "/", "#") or (len(after) == 2 and after[0] in "/:" and after[1].isdigit()):
            return "code"
        return None

    def in_row(self, tokens: Tokens, core: Core) -> bool:
        """True for digits among digits with nothing between them: telephone numbers, counters of a web page."""
        before = tokens.lowers[core.first - 1] if core.first else ""
        after = tokens.lowers[core.last] if core.last < len(tokens.starts) else ""
        return before.isdecimal() or after.isdecimal()

    def lone_age(self, tokens: Tokens, pos: list[str], core: Core) -> str | None:
        """The age in "Anna Example, 24, said", "a guard, 24, was", "Anna Example (24)" and "Anna Example, 24 who"."""
        i, last = core.first, core.last
        if not core.digits or core.low > OLDEST or i < 2 or last >= len(tokens.starts) or core.low != int(core.low):
            return None
        marks = (tokens.words[i - 1], tokens.words[last])
        full = i > 2 and tokens.words[i - 3][0].isupper() and pos[last] == "PRON" and marks[0] == ","
        one = pos[i - 2] == "NOUN" and tokens.lemmas[i - 2 : i - 1] in ([], [tokens.lowers[i - 2]])
        if (marks == (",", ",") and one) or self.one_of_ages(tokens, pos, i, last):
            return "age"
        return "age" if (full or marks in ((",", ","), ("(", ")"))) and tokens.words[i - 2][0].isupper() else None

    def next_age(self, tokens: Tokens, pos: list[str], core: Core) -> str | None:
        """A further age of those listed behind their word, or before it: "aged 6 and *9*", "de *3*, *5* et 12 ans"."""
        i, last = core.first, core.last
        if core.low > OLDEST or core.low != int(core.low) or self.noun_at(tokens, pos, last):
            return None
        while last + 1 < len(tokens.starts) and (pos[last] == "CCONJ" or tokens.words[last] == ","):
            last += 1 + (pos[last + 1] == "CCONJ")
            if last + 1 >= len(tokens.starts) or pos[last] != "NUM":
                break
            if self.measure_at(tokens, last + 1) == "age" and not self.lasts(tokens, core.first):
                return "age"
            last += 1
        while i > 1 and (pos[i - 1] == "CCONJ" or tokens.words[i - 1] == ","):
            i -= 1 + (tokens.words[i - 2] == ",")
            if not i or pos[i - 1] != "NUM":
                return None
            rule = self.words.labels.get((tokens.lowers[i - 2],)) if i > 1 else None
            if rule is not None and rule.unit == "age":
                return "age"
            i -= 1
        return None

    def one_of_ages(self, tokens: Tokens, pos: list[str], i: int, last: int) -> bool:
        """True for either number of "two girls, *9* and *12*, were hurt"."""
        first, after = (i, last) if pos[last] == "CCONJ" else (i - 2, i - 1)
        if not 2 <= first < after < len(tokens) - 2 or pos[after] != "CCONJ" or pos[first - 2] not in ("NOUN", "PROPN"):
            return False
        numbers = (tokens.lowers[first], tokens.lowers[after + 1])
        return tokens.words[first - 1] == "," == tokens.words[after + 2] and all(map(str.isdigit, numbers))

    def noun_at(self, tokens: Tokens, pos: list[str], i: int) -> bool:
        """True where a noun or its adjective stands at a token; by the words' look where nothing is tagged."""
        if i >= len(tokens.starts):
            return False
        if pos[i]:
            return pos[i] in ("NOUN", "ADJ", "PROPN") or (
                pos[i] == "VERB" and i + 1 < len(tokens.starts) and pos[i + 1] == "NOUN"
            )
        word = tokens.lowers[i]
        return word[0].isalpha() and word not in self.words.function_words
