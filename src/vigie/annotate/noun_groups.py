"""Base noun groups by a small finite-state scan over tags: determiner, numbers, adjectives, nouns, names."""

from __future__ import annotations

from vigie.annotate.findings import Marks
from vigie.lexicon.syntax import SyntaxSection
from vigie.model.document import Tokens
from vigie.model.syntax import NounGroup

NOMINAL = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"ADJ", "NUM", "CCONJ"})  # besides nouns and names, from the head on
BEFORE_HEAD = frozenset({"ADJ", "NUM", "X", "SYM"})
ADJECTIVE = frozenset({"ADJ"})
BEHIND_HEAD = frozenset({"ADJ", "NOUN"})
QUOTES = frozenset('"«»“”„')
QUOTABLE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
QUOTED = 5  # tokens: a mark and the few words that a narrator holds at arm's length; longer ones are speech
STARTS = frozenset({"NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON", "X", "SYM"})


class NounGroupScan:
    """Scans one sentence's noun groups; ``at(i)`` gives the group that starts at token ``i`` or None."""

    def __init__(self, tokens: Tokens, marks: Marks, section: SyntaxSection, last: int) -> None:
        self.tokens, self.marks, self.section, self.last = tokens, marks, section, last
        self.pos, self.lowers = tokens.pos, tokens.lowers

    def at(self, first: int, sentence: int) -> NounGroup | None:
        """The noun group that starts at ``first``; its ``last`` is the token after it."""
        marks = self.marks
        pos = self.pos[first]
        if first in marks.starts:
            timex = marks.timexes.get(first)
            if timex and timex[1] <= self.last:
                return NounGroup(first, timex[1], timex[1] - 1, sentence, timex=timex[0])
            marked = first in marks.quantities or first in marks.actors
            known = marked or first in marks.places
        else:
            marked = known = False
        if not known and pos not in STARTS:
            return None
        if pos == "PRON" and not marked:
            possessive_before_noun = first + 1 < self.last and self.pos[first + 1] in ("NOUN", "ADJ", "NUM", "PROPN")
            if not (possessive_before_noun and self.lowers[first] in self.section.definite):
                return NounGroup(first, first + 1, first, sentence)
        group = NounGroup(first, first, -1, sentence)
        i = self.read_before_head(group, first)
        i = self.read_head(group, i)
        if group.head < 0:
            return self.headless(group, i)
        group.last = i
        return group

    def read_before_head(self, group: NounGroup, i: int) -> int:
        """Determiners, numbers and adjectives up to the first noun or name."""
        marks, section, tags, lowers, last = self.marks, self.section, self.pos, self.lowers, self.last
        starts, partitives, definite = marks.starts, section.partitives, section.definite
        while i < last:
            if i in starts:
                if i > group.first and self.ends_at_time(i):
                    return i  # "left eleven people dead | *this month*"
                quantity = marks.quantities.get(i)
                if quantity is not None and group.quantity is None and quantity[1] <= last:  # in one line
                    group.quantity, i = quantity[0], quantity[1]
                    i = self.skip_partitive(i)
                    continue
                if i in marks.actors or i in marks.places:
                    return i
            pos, low = tags[i], lowers[i]
            if low in partitives and pos != "DET" and (after := self.skip_partitive(i + 1)) > i + 1:
                group.determiner, i = low, after  # "*most of the* residents", whatever it was tagged
                continue
            if pos == "DET" or (pos == "PRON" and low in definite):
                if (group.determiner and tags[i - 1] != "DET") or (group.quantity is not None and i > group.first):
                    return i  # "porte *à 40* | le nombre de morts"
                group.determiner = low
                if low in partitives:
                    after = self.skip_partitive(i + 1)
                    if after > i + 1:
                        i = after
                        continue
            elif low in QUOTES and i > group.first and (quoted := self.quoted(group, i)):
                i += quoted
                continue
            elif pos in BEFORE_HEAD or (pos == "VERB" and self.participle_before_noun(group, i)):
                if i in marks.timexes and i > group.first:
                    return i
            else:
                return i
            i += 1
        return i

    def ends_at_time(self, i: int) -> bool:
        """True for a time that no noun follows: in "the *2023* truce" and "the *Sunday* raid" it is the noun's own."""
        timex = self.marks.timexes.get(i)
        if timex is None or self.pos[i - 1] == "DET":
            return False
        return timex[1] >= self.last or self.pos[timex[1]] not in ("NOUN", "PROPN", "ADJ")

    def participle_before_noun(self, group: NounGroup, i: int) -> bool:
        """True for a verb like "wounded" in "the wounded soldiers": a participle in a group that a noun goes on."""
        tokens = self.tokens
        return (
            not self.section.adjective_after_noun
            and tokens.form[i] in ("Part", "Ger")
            and i > group.first
            and i + 1 < self.last
            and tokens.pos[i + 1] in ("NOUN", "PROPN", "ADJ")
        )

    def quotes_adjective(self, i: int, tags: frozenset[str] = ADJECTIVE) -> bool:
        """True for an adjective that the narrator holds at arm's length ("the *"cowardly"* raid")."""
        if i + 3 > self.last or self.pos[i + 1] not in tags:
            return False
        return self.lowers[i] in QUOTES and self.lowers[i + 2] in QUOTES

    def quoted(self, group: NounGroup, i: int) -> int:
        """How many tokens a quotation inside a group before its head takes in from a mark on; 0 for no such mark."""
        return 3 if self.quotes_adjective(i) else int(self.quotes_inside(group, i))

    def quotes_inside(self, group: NounGroup, i: int) -> bool:
        """True for a mark that opens on the group's nouns (at least 50 *"rebels"*) or closes on its number.

        "*"more than a hundred"* people": one stretch of words is quoted, and the group goes on past the mark.
        """
        if self.lowers[i] not in QUOTES:
            return False
        if group.first > 0 and self.lowers[group.first - 1] in QUOTES:
            return group.quantity is not None and i + 1 < self.last and self.pos[i + 1] in NOMINAL
        j = i + 1 if self.pos[i - 1] != "DET" else self.last  # 'a "massacre"' is what somebody calls it
        while j < min(self.last, i + QUOTED) and self.pos[j] in QUOTABLE:
            j += 1
        return j > i + 1 and j < self.last and self.pos[j - 1] in NOMINAL and self.lowers[j] in QUOTES

    def past_short_form(self, group: NounGroup, i: int) -> int:
        """The noun behind a name's short form in brackets ("Islamic State *(ISIS)* militants"); ``i`` for none."""
        if (
            self.section.adjective_after_noun
            or i + 3 >= self.last
            or self.lowers[i] != "("
            or self.lowers[i + 2] != ")"
        ):
            return i
        actors = self.marks.actors
        named = (
            any(j in actors and actors[j][1] == i for j in range(group.first, i)) and self.tokens.words[i + 1].isupper()
        )
        return i + 3 if named and self.pos[i + 3] == "NOUN" else i

    def is_people(self, group: NounGroup) -> bool:
        """True for a group in the plural or of somebody determined: no noun of its kind stands before another."""
        plural = self.lowers[group.head] != self.tokens.lemmas[group.head]
        return plural or group.quantity is not None or bool(group.determiner)

    def closes_quote(self, group: NounGroup, i: int) -> bool:
        """True for the mark that closes what one inside the group opened."""
        lowers = self.lowers
        return lowers[i] in QUOTES and sum(lowers[j] in QUOTES for j in range(group.first, i)) % 2 == 1

    def skip_partitive(self, i: int) -> int:
        """After a number noun: past "de", "of the", "de ses" where a noun follows ("une vingtaine de soldats")."""
        tokens, section = self.tokens, self.section
        folded = section.contractions.get(tokens.lowers[i], tokens.lowers[i]) if i < self.last else ""
        if folded not in section.genitives:
            return i
        j = i + 1
        while j < self.last and (tokens.pos[j] in ("DET", "ADJ", "NUM") or tokens.lowers[j] in section.definite):
            j += 1
        return j if j < self.last and tokens.pos[j] in NOMINAL else i

    def read_head(self, group: NounGroup, i: int) -> int:
        """Nouns and names, known mentions whole, and what follows them inside the group."""
        marks, tags, last, after = self.marks, self.pos, self.last, self.section.adjective_after_noun
        starts, lowers, predicatives = marks.starts, self.lowers, self.section.predicatives
        while i < last:
            pos, low = tags[i], lowers[i]
            if group.head >= 0 and low in predicatives and self.is_people(group):
                return i  # "took nine men | *hostage*"
            if i in starts:
                if i > group.first and self.ends_at_time(i):
                    return i
                if group.head >= 0 and (i in marks.timexes or (i in marks.quantities and pos not in NOMINAL)):
                    return i
                block = marks.actors.get(i) or marks.places.get(i)
                if block is not None and block[1] <= last:
                    told = after and i in marks.newsrooms
                    i = self.read_mention(group, i, block)
                    if told and i < last and tags[i] == "PROPN" and i not in starts:
                        return i  # "a déclaré à l'AFP | Jules Moke"
                    continue
            if pos in NOMINAL:
                if group.head < 0 or not after:
                    group.head = i
                i += 1
            elif low in QUOTES and after and group.head >= 0 and self.quotes_adjective(i, BEHIND_HEAD):
                i += 3
            elif low in QUOTES and pos == "PUNCT" and group.head == i - 1 and self.closes_quote(group, i):
                i += 1
            elif pos not in INSIDE:
                behind = self.past_short_form(group, i) if low == "(" else i
                if behind == i:
                    return i
                i = behind
            elif self.adjective_inside(group, i):
                i += 1
            elif after and self.coordinated_adjective(group, i):
                i += 2
            else:
                return i
        return i

    def adjective_inside(self, group: NounGroup, i: int) -> bool:
        """True for an adjective after the head, or, where adjectives come first, for one that more nouns follow."""
        tokens = self.tokens
        if self.section.adjective_after_noun:
            return tokens.pos[i] == "ADJ" and group.head >= 0
        if group.head >= 0 and tokens.pos[i] == "ADJ" and self.ends_at_time(i + 1):
            return False  # "killed two farmers | *early* Friday"
        return tokens.pos[i] in ("ADJ", "NUM") and i + 1 < self.last and tokens.pos[i + 1] in NOMINAL

    def coordinated_adjective(self, group: NounGroup, i: int) -> bool:
        """True for "et russes" in "avions syriens et russes": an adjective that ends the group."""
        tokens = self.tokens
        return (
            group.head >= 0
            and i + 1 < self.last
            and tokens.pos[i] == "CCONJ"
            and tokens.pos[i - 1] == "ADJ"
            and tokens.pos[i + 1] == "ADJ"
            and (i + 2 >= self.last or tokens.pos[i + 2] not in ("NOUN", "PROPN"))
        )

    def read_mention(self, group: NounGroup, i: int, block: tuple[int, int]) -> int:
        """A known actor or place as one block; its head is the noun that carries its grammar."""
        tokens, section = self.tokens, self.section
        index, last = block
        is_actor = i in self.marks.actors
        head = -1
        for j in range(i, last):
            if head >= 0 and section.contractions.get(tokens.lowers[j], tokens.lowers[j]) in section.prepositions:
                break
            if tokens.pos[j] in NOMINAL and (head < 0 or not section.adjective_after_noun):
                head = j
        head = head if head >= 0 else last - 1
        if group.head < 0 or not section.adjective_after_noun:
            group.head = head
            if is_actor:
                group.actor = index
            else:
                group.place, group.actor = index, None
        elif is_actor and group.actor is None:
            group.actor = index
        elif not is_actor and group.place is None:
            group.place = index
        return last

    def headless(self, group: NounGroup, i: int) -> NounGroup | None:
        """A number or an adjective that stands for a noun ("killing 12", "les blessés"); None for a lone determiner."""
        if i == group.first or (
            i == group.first + 1 and self.tokens.pos[group.first] == "DET" and group.quantity is None
        ):
            return None
        group.head, group.last = i - 1, i
        return group
