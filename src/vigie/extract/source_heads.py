"""Source heads: "according to X", "citing X", "quoted by X", wherever they stand in the sentence."""

from __future__ import annotations

from vigie.extract.chunks import Chunks
from vigie.extract.content_ends import relative_end
from vigie.extract.contents import Contents, Stretch, trimmed
from vigie.extract.findings import Phrase
from vigie.extract.found import Found
from vigie.extract.phrase_ends import to_the_right
from vigie.extract.source_phrases import previous_verb, subject_before
from vigie.extract.speakers import Speakers
from vigie.lexicon.attribution import HeadRule
from vigie.model.mention import Cue

AGE = 2  # tokens: "34", "34 ans"


class SourceHeads:
    """Reads the source heads of one sentence; ``changed``: the head last read told more of another attribution."""

    changed = False

    def __init__(self, chunks: Chunks, contents: Contents, speakers: Speakers) -> None:
        self.chunks, self.contents, self.speakers = chunks, contents, speakers
        self.tokens, self.lexicon = chunks.document.tokens, chunks.lexicon

    def read(self, cue: Cue, here: list[Found]) -> Found | None:
        """The attribution that a head makes, or its change to one that stands before it; None where it makes none."""
        self.changed = False
        match = self.lexicon.heads.match(self.tokens.lowers, cue.token)
        if match is None:
            return None
        last, rule = match
        phrase = self.phrase(last, rule)
        if phrase is None or not self.plausible(phrase, rule, cue.token):
            return None
        self.changed = rule.cited_by or (rule.cites and bool(here))
        if rule.cited_by:
            return self.cited_by(cue.token, phrase, here)
        if rule.cites and here:
            return self.cited(phrase, here[-1])
        if here and self.is_passed_on(cue.token, phrase, here[-1]):
            self.changed = True
            here[-1].relay = [*here[-1].relay, self.speakers.mention(self.chunks, phrase).name]
            return None
        content = self.content(cue.token, phrase, here)
        if not content:
            return None
        source = self.speakers.mention(self.chunks, phrase)
        hedged = bool(self.lexicon.hedges.match(self.tokens.lowers, phrase.first))
        found = Found(cue.token, last - rule.includes, rule.id, rule.kind, source, content)
        found.phrase, found.hedged, found.source_last = phrase, hedged, phrase.last
        found.timex = self.told_on(phrase, content)
        found.relay = [self.speakers.through] if self.speakers.through else []
        if rule.cites:
            found.relay = self.reporter(cue.token)
        return found

    def is_passed_on(self, token: int, phrase: Phrase, told: Found) -> bool:
        """True for who passed on what another says, between the cue of that and its content.

        "The army said, *according to state media*, that": the comma behind it is followed by what the army said.
        """
        said = min((first for first, _ in told.content), default=0)
        return told.source is not None and told.cue_last <= token and phrase.last < said <= phrase.last + 2

    def past_age(self, start: int) -> int:
        """The token behind an age between commas ("selon Ali Benani, *34 ans*, ..."); ``start`` where none is."""
        if start >= self.chunks.sentence.last:
            return start
        at = self.tokens.starts[start]
        aged = self.tokens.pos[start] == "NUM" and any(
            quantity.start == at and quantity.unit == "age" for quantity in self.chunks.document.quantities
        )
        after = range(start + 1, min(start + AGE + 1, self.chunks.sentence.last)) if aged else ()
        return next((i + 1 for i in after if self.tokens.lowers[i] == ","), start)

    def told_on(self, phrase: Phrase, content: list[Stretch]) -> int | None:
        """The time between a source that opens a sentence and what it says ("selon un bilan publié *mardi*, ...")."""
        said = min(first for first, _ in content)
        groups = (self.chunks.noun_at(i) for i in range(phrase.first, said))
        return next((g.timex for g in groups if g is not None and g.timex is not None and g.last <= said), None)

    def phrase(self, last: int, rule: HeadRule) -> Phrase | None:
        """The source phrase after a head; its first words may be the head's last ("de *source* policière")."""
        first = last - rule.includes
        for token in range(first, min(last + 4, self.chunks.sentence.last)):
            k = self.chunks.at.get(token)
            group = self.chunks.noun(k) if k is not None else None
            if group is not None and k is not None:
                start = max(group.first, first) if token <= last else last
                k = self.owned(k)
                group = self.chunks.noun(k) or group
                return Phrase(start, max(start + 1, to_the_right(self.chunks, k, group)), group)
            if self.tokens.pos[token] not in ("ADP", "DET", "ADV", "VERB", "ADJ", "PART"):
                return None
        return None

    def owned(self, k: int) -> int:
        """The item of what the group at item ``k`` owns ("according to *the mayor's office*"), itself for nothing."""
        following = self.chunks.noun(k + 1)
        while following is not None and following.possessor == self.chunks.items[k][1]:
            k += 1
            following = self.chunks.noun(k + 1)
        return k

    def plausible(self, phrase: Phrase, rule: HeadRule, token: int) -> bool:
        """True where the phrase can speak; "pour X" only at the head of a sentence and only for persons."""
        if rule.includes:
            return True
        if rule.named:
            head = phrase.group.head
            return (
                self.source_noun(phrase)
                or head in self.speakers.actor_tokens
                or self.speakers.is_document(phrase.group)
            )
        if rule.persons_only:
            lowers = self.tokens.lowers
            closes = phrase.last < self.chunks.sentence.last and lowers[phrase.last] == ","
            person = self.source_noun(phrase) or phrase.group.actor is not None
            return token == self.chunks.sentence.first and closes and person
        return self.speakers.can_issue(phrase.group) or self.is_pronoun(phrase)

    def source_noun(self, phrase: Phrase) -> bool:
        return self.tokens.lemmas[phrase.group.head] in self.lexicon.source_classes

    def is_pronoun(self, phrase: Phrase) -> bool:
        return self.tokens.lowers[phrase.group.head] in self.lexicon.section.anaphors.pronouns

    def content(self, token: int, phrase: Phrase, here: list[Found]) -> list[Stretch]:
        """The rest of the sentence where the head opens it, what stands before where it ends it, else both."""
        sentence, lowers = self.chunks.sentence, self.tokens.lowers
        front = not self.chunks.finite_between(sentence.first, token)
        end = phrase.last
        after = self.after(end)
        before = self.before(token, here)
        relative = token > sentence.first + 1 and lowers[token - 1] == "," and self.chunks.kind_at(token - 2) == "R"
        if relative:
            return [stretch for stretch in ((token - 2, token - 1), after) if stretch]
        if front and after is not None:
            return [before, after] if before is not None and self.has_subject(token) else [after]
        if front and before is None:
            return []
        closing = end < sentence.last and lowers[end] == "," and lowers[max(token - 1, 0)] == ","
        return [stretch for stretch in (before, after if closing and self.goes_on(end + 1) else None) if stretch]

    def next_clause(self, found: Found, token: int) -> int:
        """Where a clause of its own starts behind a set-off attribution ("X died, police said, *and* Y fled, ...")."""
        end, last = max(found.cue_last, found.source_last), self.chunks.sentence.last
        if not any(first < found.cue_first for first, _ in found.content) or end + 1 >= last:
            return self.chunks.sentence.first
        joined = self.tokens.lowers[end] == "," and self.chunks.kind_at(end + 1) == "C"
        return end + 2 if joined and self.chunks.finite_between(end + 2, token) else self.chunks.sentence.first

    def has_subject(self, token: int) -> bool:
        """True where a bare noun group stands before a head: its clause has begun ("The convoy, according to X")."""
        groups = (self.chunks.noun(k) for k in range(self.chunks.at.get(token, len(self.chunks.items))))
        return any(g is not None and not g.preposition and g.timex is None and g.last <= token for g in groups)

    def goes_on(self, token: int) -> bool:
        """True where the main clause goes on after a head in its middle: with its verb, not with an aside."""
        k = self.chunks.at.get(token)
        return (
            token < self.chunks.sentence.last
            and not self.chunks.cue_or_relative(token)
            and (
                k is not None
                and (self.chunks.is_finite(k) or self.chunks.finite_between(token, self.chunks.sentence.last))
            )
        )

    def after(self, end: int) -> Stretch | None:
        if end >= self.chunks.sentence.last:
            return None
        start = end + 1 if self.tokens.lowers[end] in (",", ":") else end
        start = self.past_aside(start)
        if start < self.chunks.sentence.last and self.tokens.lowers[start] in self.lexicon.section.complementizers:
            start += 1
        if start >= self.chunks.sentence.last:
            return None
        return self.contents.after(self.chunks, start)

    def past_aside(self, start: int) -> int:
        """The token after an aside on the source ("selon X, basé à Londres, ..."): a participle, a relative clause."""
        start = self.past_age(start)
        k = self.chunks.at.get(start)
        opens = k is not None and "R" in (self.chunks.kind(k), self.chunks.kind(k + 1))
        if k is not None and opens and self.tokens.lowers[start - 1] == ",":
            inside = next((i for i in range(k, len(self.chunks.items)) if self.chunks.verb(i) is not None), k)
            end = relative_end(self.chunks, self.chunks.items[inside][2])
            return end + 1 if end is not None else start
        verb = self.chunks.verb(k) if k is not None else None
        if verb is None or verb.form != "Part" or verb.first != verb.head:
            return start
        lowers = self.tokens.lowers
        comma = next((i for i in range(start, self.chunks.sentence.last) if lowers[i] == ","), None)
        return comma + 1 if comma is not None else self.chunks.sentence.last

    def before(self, token: int, here: list[Found]) -> Stretch | None:
        """What stands before a head; without a comma it bears on what the cue before it says, not on that cue."""
        first = self.chunks.sentence.first
        if token > first and self.tokens.lowers[token - 1] != ",":
            first = max([first, *(found.cue_last for found in here if found.cue_last <= token)])
        first = max([first, *(self.next_clause(found, token) for found in here if found.cue_last <= token)])
        stretch = self.contents.before(self.chunks, token, first)
        return trimmed(self.chunks, *stretch) if stretch else None

    # chains

    def cited(self, phrase: Phrase, earlier: Found) -> Found | None:
        """Reads "..., the agency reported, citing X": X is the source, the agency a relay."""
        source = self.speakers.mention(self.chunks, phrase)
        if earlier.source is not None and earlier.source.name != source.name:
            earlier.relay = [*earlier.relay, earlier.source.name]
        earlier.source, earlier.phrase = source, phrase
        self.speakers.remember(source, phrase)
        return None

    def cited_by(self, token: int, phrase: Phrase, here: list[Found]) -> Found | None:
        """Reads "X, quoted by the agency": the agency is a relay of the attribution whose source X is."""
        words = self.chunks.text(phrase.first, phrase.last)
        for found in reversed(here):
            if found.source_last and found.source_last <= token <= found.source_last + 2:
                found.relay = [*found.relay, words]
                return None
        self.chunks.cited_by.append((token, words))
        return None

    def reporter(self, token: int) -> list[str]:
        """Who cites: the subject of the verb before ("the agency announced, citing X, that ...")."""
        k = previous_verb(self.chunks, self.chunks.at.get(token, 0))
        phrase = subject_before(self.chunks, k) if k >= 0 else None
        if phrase is None or not self.speakers.speaks(phrase.group):
            return []
        return [self.speakers.mention(self.chunks, phrase).name]
