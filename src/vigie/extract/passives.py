"""Subjects of cue verbs, and their passives: who says what is "announced by X", "believed" or "blamed"."""

from __future__ import annotations

from vigie.extract.chunks import FINITE
from vigie.extract.contents import trimmed
from vigie.extract.findings import Phrase, Right
from vigie.extract.found import Found
from vigie.extract.phrase_ends import to_the_right
from vigie.extract.source_phrases import subject_before
from vigie.extract.sourced import Sourced
from vigie.model.syntax import NounGroup, VerbGroup

HEARSAY = frozenset({"claims", "thinks", "reports", "says", "shows"})  # kinds whose passive tells what is being said


class Passives(Sourced):
    """Finds the subjects of the cue verbs of one sentence and reads those that are passive."""

    def read_beside(self, here: list[Found]) -> None:
        """Notes the attributions that the sentence has when a cue is read."""
        self.here = here
        self.subjects: dict[int, Phrase | None] = {}  # of verbs, by item; each is asked for several times

    def subject(self, k: int) -> Phrase | None:
        """The verb's subject; a participle after an attribution of the sentence goes on with its source."""
        if k not in self.subjects:
            self.subjects[k] = self.find_subject(k)
        return self.subjects[k]

    def find_subject(self, k: int) -> Phrase | None:
        """What ``subject`` says, worked out anew."""
        verb, outer = self.chunks.verb(k), self.chunks.governor(k)
        if outer is not None:
            return None if self.is_read(outer) else self.subject(outer)
        if verb is not None and verb.form == "Ger":
            before = self.chunks.noun(k - 1)
            directly = (
                before is not None and before.timex is None and before.last == verb.first and not before.preposition
            )
            earlier = [f for f in self.here if f.cue_first < verb.first and f.phrase is not None]
            if earlier and not directly:
                return earlier[-1].phrase
        return (verb and self.some_of_them(verb)) or subject_before(self.chunks, k)

    def is_read(self, k: int) -> bool:
        """True for a verb that is the cue of an attribution found before ("*refused* to confirm")."""
        verb = self.chunks.verb(k)
        return verb is not None and any(found.cue_first <= verb.head < found.cue_last for found in self.here)

    def some_of_them(self, verb: VerbGroup) -> Phrase | None:
        """The bare word for people that stands just before a verb ("*Some* believe", "*all* agreed")."""
        i = verb.first - 1
        while i > self.chunks.sentence.first and self.tokens.pos[i] == "ADV" and i not in self.chunks.at:
            i -= 1
        bare = i >= self.chunks.sentence.first and self.tokens.pos[i] in ("DET", "ADJ") and i not in self.chunks.at
        if not bare or self.tokens.lowers[i] not in self.lexicon.source_classes:
            return None
        return Phrase(i, i + 1, NounGroup(i, i + 1, i, self.chunks.index))

    def passive(self, k: int, verb: VerbGroup, right: Right, blank: Found) -> Found | None:
        """Reads "X a été annoncé par Y", "it was reported that ..."."""
        agent = self.chunks.governed_at(right.token) if right.token < self.chunks.sentence.last else None
        subject = self.subject(k)
        rules = [rule for rule in self.lexicon.section.verbs if rule.id == blank.rule]
        seen = any(rule.classes for rule in rules)  # "seen by AFP"
        shown = any(rule.documents for rule in rules)  # "captured by cameras": no rebels who capture a town
        if (
            agent is not None
            and not seen
            and agent.preposition in self.chunks.syntax.agents
            and (self.speakers.is_document(agent) if shown else self.speakers.can_issue(agent))
        ):
            phrase = Phrase(agent.first, to_the_right(self.chunks, self.chunks.at[agent.first], agent), agent)
            content = [(subject.first, subject.last)] if subject is not None else []
            told = verb.form in FINITE or self.opens_clause(phrase.last)  # "*held by X* since May, was shelled"
            if told and phrase.last < self.chunks.sentence.last and not self.at_stop(phrase.last):
                stretch = self.contents.after(self.chunks, phrase.last)
                content.extend([stretch] if stretch else [])
            return self.with_source(blank, phrase, content)
        start = right.token
        if self.is_hearsay(verb, start, blank):
            return self.hearsay(subject, start, blank)
        if start < self.chunks.sentence.last and self.tokens.lowers[start] in self.lexicon.section.complementizers:
            stretch = trimmed(self.chunks, start + 1, self.chunks.sentence.last)
            if verb.form in FINITE and stretch and self.is_impersonal(k):
                blank.content = [stretch]
                blank.hedged = blank.kind in ("claims", "thinks", "reports")
                return blank
        return self.imputed(verb, subject, start, blank)

    def opens_clause(self, token: int) -> bool:
        """True where a word like "that" stands at a token of the sentence."""
        last = self.chunks.sentence.last
        return token < last and self.tokens.lowers[token] in self.lexicon.section.complementizers

    def imputed(self, verb: VerbGroup, subject: Phrase | None, start: int, blank: Found) -> Found | None:
        """What somebody is charged with or called, by nobody in particular ("was accused *of looting the town*")."""
        if blank.kind != "accuses" or verb.form not in FINITE or verb.negated or start >= self.chunks.sentence.last:
            return None
        if subject is None or self.tokens.lowers[start] not in self.lexicon.section.imputing:
            return None
        stretch = trimmed(self.chunks, start + 1, self.chunks.sentence.last)
        blank.content, blank.hedged = [(subject.first, subject.last), *([stretch] if stretch else [])], True
        blank.cue_last = start + 1
        return blank

    def is_hearsay(self, verb: VerbGroup, start: int, blank: Found) -> bool:
        """True for what nobody is named as saying ("he is believed to have fled")."""
        if blank.kind not in HEARSAY or verb.form not in FINITE or verb.negated or start >= self.chunks.sentence.last:
            return False
        k = self.chunks.at.get(start, -1)
        told = self.chunks.verb(k)
        within = any(a <= blank.cue_first < b for found in self.here for a, b in found.content)
        return told is not None and self.chunks.is_infinitive(k) and told.first == start and not within

    def hearsay(self, subject: Phrase | None, start: int, blank: Found) -> Found | None:
        """What is said of the subject of a passive, by nobody in particular."""
        stretch = trimmed(self.chunks, start, self.chunks.sentence.last)
        if subject is None or stretch is None:
            return None
        blank.content, blank.hedged = [(subject.first, subject.last), stretch], True
        return blank

    def is_impersonal(self, k: int) -> bool:
        group = self.chunks.noun(k - 1)
        return group is None or self.tokens.lowers[group.head] in self.chunks.syntax.expletives
