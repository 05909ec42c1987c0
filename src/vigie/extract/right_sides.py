"""What stands right of a cue verb: whom the source told, when, and where the content starts."""

from __future__ import annotations

from vigie.extract.chunks import STOPS, TRANSPARENT, Chunks
from vigie.extract.contents import Contents
from vigie.extract.findings import Phrase, Right
from vigie.extract.phrase_ends import to_the_right
from vigie.extract.quotations import MARKS
from vigie.extract.relays import is_relay, names_relay
from vigie.extract.source_phrases import phrase_after
from vigie.extract.speakers import Speakers
from vigie.lexicon.attribution import CueFrame
from vigie.model.syntax import NounGroup, VerbGroup

LONGEST_CITATION = 12  # tokens of what somebody cites in an aside
CLAUSE_REACH = 12  # chunks between a clause's first noun group and its verb


class RightSide:
    """Reads to the right of the cue verbs of one sentence."""

    def __init__(self, chunks: Chunks, contents: Contents, speakers: Speakers) -> None:
        self.chunks, self.contents, self.speakers = chunks, contents, speakers
        self.document, self.tokens, self.lexicon = chunks.document, chunks.document.tokens, chunks.lexicon

    def right_of(self, last: int, frame: CueFrame) -> Right:
        """Reads times, adverbs, relays and the addressee that stand right of the verb."""
        right, told, asides = Right(last, []), False, False
        while right.token < self.chunks.sentence.last:
            i = right.token
            low, pos = self.tokens.lowers[i], self.tokens.pos[i]
            if low.startswith("-") and self.is_pronoun(low):
                right.pronoun = i
                right.token = i + 1
                continue
            if low == "(" and right.relay:
                right.token = self.past_bracket(i)
                continue
            governed = self.chunks.governed_at(i)
            group = self.chunks.noun_at(i)
            right.token = self.past_asides(i)
            if right.token > i:
                continue
            if governed is not None:
                if not self.read_governed(right, governed, frame):
                    break
            elif group is not None and group.timex is not None:
                if self.owns(group):
                    break
                right.timex, right.token = group.timex, group.last
            elif right.relay and self.describes_relay(i):
                right.token = self.past_participle(i)
            elif low == "," and (closing := self.past_citation(i + 1)) is not None:
                right.token = closing
            elif low == "," and self.aside_at(i + 1, frame):
                asides = True
                right.token = i + 1
            elif low == "," and asides and phrase_after(self.chunks, i + 1) is not None:
                right.token = i + 1
            elif group is not None and frame.addressee and not told and self.is_addressee(group):
                told = True
                end = self.whole_addressee(group)
                right.relay.append(self.chunks.text(group.first, end))
                right.token = end
            elif pos in TRANSPARENT and low not in self.lexicon.section.complementizers and i not in self.chunks.at:
                right.token = i + 1
            else:
                break
        return right

    def owns(self, group: NounGroup) -> bool:
        """True for a time that is of the noun behind it ("blamed *Saturday's* attack on rebels")."""
        return (
            group.last < self.chunks.sentence.last and self.tokens.lowers[group.last] in self.chunks.syntax.possessives
        )

    def past_citation(self, token: int) -> int | None:
        """The token after an aside that names what the speaker cites ("said, *citing residents,* that"); else None.

        So does whoever passed it on, where what is said follows ("said, *according to state media,* that").
        """
        head = self.lexicon.heads.match(self.tokens.lowers, token) if token < self.chunks.sentence.last else None
        if head is None:
            return None
        last = self.chunks.sentence.last
        comma = next((i for i in range(head[0], min(head[0] + LONGEST_CITATION, last)) if self.at_comma(i)), None)
        if comma is None or comma + 1 >= last:
            return None
        that = self.tokens.lowers[comma + 1] in self.lexicon.section.complementizers
        return comma + 1 if that or head[1].cites else None

    def at_comma(self, token: int) -> bool:
        return self.tokens.lowers[token] == ","

    def past_asides(self, token: int) -> int:
        """The token after what sets a speaker against others right behind a cue ("reports, *for its part*, ...")."""
        asides, lowers = self.lexicon.asides, self.tokens.lowers
        while token < self.chunks.sentence.last and lowers[token] in asides.by_first:
            aside = asides.match(lowers, token)
            if aside is None:
                break
            token = aside[0]
        return token

    def describes_relay(self, token: int) -> bool:
        """True for a participle right behind a relay ("in a message *posted* on its channel")."""
        k = self.chunks.at.get(token)
        verb, before = (self.chunks.verb(k), self.chunks.noun(k - 1)) if k is not None else (None, None)
        bare = verb is not None and verb.form == "Part" and verb.first == token == verb.head
        return bare and before is not None and before.last == token and bool(before.preposition)

    def past_participle(self, token: int) -> int:
        """The token after a participle and the phrases with a preposition and the times that go with it."""
        token += 1
        while token < self.chunks.sentence.last:
            governed, group = self.chunks.governed_at(token), self.chunks.noun_at(token)
            if governed is not None:
                token = governed.last
            elif group is not None and group.timex is not None:
                token = group.last
            else:
                break
        return token

    def read_governed(self, right: Right, group: NounGroup, frame: CueFrame) -> bool:
        """Passes over a time, a relay or a source that a preposition leads; False for anything else."""
        if group.timex is not None:
            right.timex = group.timex
        elif group.preposition in frame.from_ and self.speakers.can_issue(group):
            k = self.chunks.at[group.first]
            right.from_source = Phrase(group.first, to_the_right(self.chunks, k, group), group)
            right.token = right.from_source.last
            return True
        elif is_relay(self.chunks, group) or (group.preposition in frame.to and self.speakers.speaks(group)):
            right.relay.append(self.chunks.text(group.first, group.last))
        else:
            return False
        right.token = group.last
        return True

    def aside_at(self, token: int, frame: CueFrame) -> bool:
        """True where a time or a relay stands between commas ("a annoncé, dimanche, à l'AFP, ...").

        A time that leads a happening is none ("officials said, *a day after* rebels took the town").
        """
        if token >= self.chunks.sentence.last:
            return False
        group = self.chunks.noun_at(token)
        if group is not None:
            return group.timex is not None and self.document.timexes[group.timex].slots.get("base") != "event"
        governed = self.chunks.governed_at(token)
        return governed is not None and self.read_governed(Right(token, []), governed, frame)

    def whole_addressee(self, group: NounGroup) -> int:
        """The token after the one told, with the name that stands beside a title ("told the host John Doe")."""
        end = to_the_right(self.chunks, self.chunks.at[group.first], group)
        beside = self.chunks.noun_at(end) if end < self.chunks.sentence.last else None
        if (
            beside is not None
            and not beside.determiner
            and self.tokens.pos[beside.head] == "PROPN"
            and beside.timex is None
        ):
            if self.starts_clause(beside.first):
                return end
            return to_the_right(self.chunks, self.chunks.at[beside.first], beside)
        return end

    def is_addressee(self, group: NounGroup) -> bool:
        """True for the one told: the content must follow it."""
        named = self.tokens.words[group.head][:1].isupper() and group.timex is None
        return named or self.speakers.speaks(group) or names_relay(self.chunks, group)

    def is_pronoun(self, low: str) -> bool:
        anaphors = self.lexicon.section.anaphors
        return low in anaphors.pronouns or low in anaphors.indefinite

    def inverted_auxiliary(self, verb: VerbGroup, right: Right) -> None:
        """Sees the pronoun between auxiliary and participle ("a-t-il ajouté")."""
        i = verb.first - 1
        while i > self.chunks.sentence.first and self.tokens.pos[i] in TRANSPARENT and i not in self.chunks.at:
            i -= 1  # "a-t-il *encore* indiqué"
        for token in (i, *range(verb.first, verb.last)):
            low = self.tokens.lowers[token] if token >= self.chunks.sentence.first else ""
            if low.startswith("-") and self.is_pronoun(low):
                right.pronoun = token

    def content_start(self, token: int, frame: CueFrame) -> int | None:
        """Where content starts that a frame lets follow at a token; None where nothing fits."""
        sentence, lowers = self.chunks.sentence, self.tokens.lowers
        i = token
        if i < sentence.last and lowers[i] == "," and "quote" in frame.content and i + 1 < sentence.last:
            after = i + 1
            if lowers[after] in MARKS:
                return after
            k = self.chunks.at.get(after)
            if lowers[after] in self.lexicon.section.complementizers and "clause" in frame.content and k is not None:
                return after + 1
            return None
        if i >= sentence.last:
            return None
        if "clause" in frame.content:
            if lowers[i] in self.lexicon.section.complementizers:
                return i + 1
            if lowers[i] in self.lexicon.section.interrogatives and self.chunks.finite_between(i, sentence.last):
                return i
        later = self.later_start(i, frame)
        if later is not None:
            return later
        if lowers[i] == ":" and "quote" in frame.content:
            return i + 1 if i + 1 < sentence.last else self.next_paragraph(i + 1)
        if lowers[i] in MARKS and "quote" in frame.content and self.contents.quotation_from(i):
            return i
        if "bare" in frame.content and self.starts_clause(i):
            return i
        k = self.chunks.at.get(self.past_marker(i))
        return i if "infinitive" in frame.content and k is not None and self.chunks.is_infinitive(k) else None

    def later_start(self, i: int, frame: CueFrame) -> int | None:
        """Where a clause or a quotation starts behind phrases with a preposition ("said at a rally that ...")."""
        first = i
        while i < self.chunks.sentence.last:
            low = self.tokens.lowers[i]
            if low in self.lexicon.section.complementizers:
                told = i + 1 < self.chunks.sentence.last and self.tokens.pos[i + 1] in ("VERB", "AUX")
                if i > first and told and self.tokens.pos[i] == "PRON":
                    return None  # "responsibility for the bombing *that killed* nine"
                return i + 1 if "clause" in frame.content else None
            if low in MARKS and i > first and "quote" in frame.content:
                return i if self.tokens.lowers[i - 1] in (",", ":") and self.contents.quotation_from(i) else None
            governed, group = self.chunks.governed_at(i), self.chunks.noun_at(i)
            if governed is not None:
                i = governed.last
            elif group is not None and group.timex is not None:
                i = group.last
            elif low in (",", ":"):
                i += 1
            elif self.tokens.lowers[i] == "(":
                i = self.past_bracket(i)
            else:
                return None
        return None

    def next_paragraph(self, i: int) -> int | None:
        """The token that opens a paragraph, where a colon ends the one before it ("He said:", and then the words)."""
        sentences, index = self.document.sentences, self.chunks.index + 1
        if index >= len(sentences) or sentences[index].first != i:
            return None
        return i if sentences[index].paragraph != self.chunks.sentence.paragraph else None

    def past_bracket(self, i: int) -> int:
        """The token after the bracket that opens at ``i`` ("sur X (ex-Twitter) que")."""
        last = self.chunks.sentence.last
        closing = next((j for j in range(i, last) if self.tokens.lowers[j] == ")"), last - 1)
        return closing + 1

    def past_marker(self, i: int) -> int:
        """The token after a preposition that marks an infinitive ("de partir")."""
        return (
            i + 1
            if self.tokens.pos[i] == "ADP" and i + 1 < self.chunks.sentence.last and i not in self.chunks.at
            else i
        )

    def starts_clause(self, i: int) -> bool:
        """True where a noun phrase at token ``i`` (or after a fronted phrase) is followed by a finite verb."""
        if self.tokens.lowers[i] in STOPS:
            return False
        k = self.chunks.at.get(i)
        if k is None:
            k = (
                self.chunks.at.get(i + 1)
                if self.tokens.pos[i] in ("ADP", "SCONJ", "CCONJ") and i + 1 < self.chunks.sentence.last
                else None
            )
        if k is not None and self.chunks.kind(k) == "C":  # "says *neither* the mayor nor her office helped"
            k += 1
        if k is None or self.chunks.kind(k) not in ("N", "S"):
            return False
        subject = False
        for j in range(k, min(k + CLAUSE_REACH, len(self.chunks.items))):
            kind = self.chunks.kind(j)
            group = self.chunks.noun(j)
            subject = subject or (group is not None and not group.preposition and group.timex is None)
            verbless = subject and all(self.chunks.kind(i) != "V" for i in range(k, j))
            if kind == "V":
                if self.chunks.is_finite(j):
                    return subject
            elif kind in (";", ":", ".") or (kind == "S" and j > k):
                return False
            elif kind == "C" and verbless and j + 1 < len(self.chunks.items) and self.chunks.kind(j + 1) == "V":
                return False  # "has claimed 300 lives *and displaced* thousands": the cue's own subject goes on
        return False
