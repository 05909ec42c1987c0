"""Attributions with their source; answers to what others say, and what somebody is named as bearing out."""

from __future__ import annotations

from vigie.extract.content_ends import ANSWERS, names_saying, relative_end
from vigie.extract.contents import Stretch, trimmed
from vigie.extract.findings import Phrase, Right
from vigie.extract.found import Found
from vigie.extract.set_offs import SetOff
from vigie.extract.source_phrases import phrase_after, subject_before
from vigie.extract.words import counts_none
from vigie.lexicon.attribution import CueFrame

PART_REACH = 6  # tokens: "être en quoi que ce soit à l'origine de"


class Sourced(SetOff):
    """Gives the attributions of one sentence their source; ``claimed`` where claims are to rest on them."""

    claimed = True

    def with_source(self, found: Found, phrase: Phrase, content: list[Stretch]) -> Found | None:
        """The attribution with its source, and the time of saying that stands by the source; None without content."""
        content = [stretch for stretch in content if stretch is not None]
        if not content or (self.claimed and not self.is_somebody(phrase)):
            return None
        found.phrase, found.content = phrase, self.within_relative(found, content)
        found.source = self.speakers.mention(self.chunks, phrase)
        if self.speakers.through:
            found.relay = [*found.relay, self.speakers.through]
        found.source_last = phrase.last
        found.timex = found.timex if found.timex is not None else phrase.timex
        return found

    def is_somebody(self, phrase: Phrase) -> bool:
        """True for a source other than the writer and nobody ("*no group* has claimed the attack")."""
        writer = self.tokens.lowers[phrase.first] in self.lexicon.section.anaphors.own
        alone = phrase.last - phrase.first == 1
        return not (writer and alone) and not counts_none(self.chunks.document, phrase.group)

    def within_relative(self, found: Found, content: list[Stretch]) -> list[Stretch]:
        """What a cue in a relative clause reports, cut where that clause closes ("X, who denied it, is held")."""
        end = relative_end(self.chunks, found.cue_first)
        if end is None or self.contents.quotation_at(end) is not None:
            return content
        return [(a, min(b, end)) if found.cue_first < a < end else (a, b) for a, b in content]

    def denied_part(self, stretch: Stretch) -> Stretch:
        """Up to the noun of a part in a deed: the deed is taken for granted ("denied *any role* in the raid")."""
        parts = self.lexicon.section.parts
        last = min(stretch[0] + PART_REACH, stretch[1])
        part = next((i for i in range(stretch[0], last) if self.tokens.lemmas[i] in parts), None)
        return (stretch[0], part + 1) if part is not None else stretch

    def answer(self, k: int, blank: Found) -> Found | None:
        """Reads "..., a claim the army denies", ", which X calls a lie": an answer to what another says."""
        group = self.chunks.noun(k - 1)
        if blank.kind not in ANSWERS or group is None or group.preposition:
            return None
        related = self.chunks.kind(k - 2) == "R" or self.opens_content(k - 2)
        j = k - 3 if related else k - 2
        about = self.chunks.noun(j)
        if about is not None and names_saying(self.chunks, about):
            content = about.first, about.last
        elif related and self.chunks.kind(j) == ",":
            content = self.chunks.items[k - 2][2], self.chunks.items[k - 2][2] + 1
        else:
            return None
        blank.aside = True
        return self.with_source(blank, Phrase(group.first, group.last, group), [content])

    def opens_content(self, k: int) -> bool:
        """True where item ``k`` is a word that opens a content clause."""
        return self.chunks.kind(k) == "S" and self.lower(k) in self.lexicon.section.complementizers

    def lower(self, k: int) -> str:
        return self.tokens.lowers[self.chunks.items[k][2]]

    def concurring(self, k: int, right: Right, blank: Found, frame: CueFrame) -> Found | None:
        """Reads "..., as police have said", "Comme l'a indiqué X, ...": what stands beside it is what X says."""
        inverted = self.chunks.kind(k - 1) == "S"
        told = (
            None if inverted or self.chunks.kind(k - 2) == "S" else subject_before(self.chunks, k)
        )  # "As *one of them* has said"
        j = k - 1 if inverted else (self.chunks.at.get(told.first, 0) - 1 if told is not None else k - 2)
        if "clause" not in frame.content or not self.chunks.is_finite(k) or self.chunks.kind(j) != "S":
            return None
        opening = self.chunks.items[j][2]
        first = next((i for i in (opening, opening - 1) if self.concurs(i, opening + 1)), None)
        group = self.chunks.noun(k - 1)
        phrase = phrase_after(self.chunks, right.token) if inverted else told
        if group is not None and told is None:
            phrase = Phrase(group.first, group.last, group)
        if first is None or phrase is None:
            return None
        end = phrase.last if inverted else right.token
        if not self.at_stop(end):
            return None
        if first > self.chunks.sentence.first:
            content = trimmed(self.chunks, self.floor(first), first)
        else:
            content = self.contents.after(self.chunks, end + 1) if end + 1 < self.chunks.sentence.last else None
        return self.with_source(blank, phrase, [content] if content else [])

    def concurs(self, token: int, last: int) -> bool:
        """True where a phrase like "as" takes tokens up to ``last``."""
        match = (
            self.lexicon.concurring.match(self.tokens.lowers, token) if token >= self.chunks.sentence.first else None
        )
        return match is not None and match[0] == last
