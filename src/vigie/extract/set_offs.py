"""Cues set off from what they report by commas or quotation marks: what stands before, around and behind them."""

from __future__ import annotations

from vigie.extract.chunks import TRANSPARENT
from vigie.extract.content_ends import turns
from vigie.extract.contents import Stretch
from vigie.extract.findings import Phrase
from vigie.extract.found import Found
from vigie.extract.quotations import MARKS
from vigie.extract.right_sides import RightSide
from vigie.lexicon.attribution import CueFrame

BOUNDARIES = frozenset({",", "–", "—", "--", "-", "...", "…"}) | MARKS
CLOSINGS = BOUNDARIES | {".", ":"}
STOPS = BOUNDARIES | {".", "!", "?", ";", ":", "(", ")"}


class SetOff(RightSide):
    """Reads what stands around the set-off cues of one sentence; ``here`` are its attributions so far."""

    here: list[Found]

    def boundary_before(self, first: int) -> int | None:
        """The token after the stop just before a cue (adverbs apart); None where there is none."""
        i = first - 1
        while i >= self.chunks.sentence.first and (
            (self.tokens.pos[i] in TRANSPARENT and i not in self.chunks.at) or self.is_clitic(i)
        ):
            i -= 1
        if i < self.chunks.sentence.first:
            return self.chunks.sentence.first
        return i + 1 if self.tokens.lowers[i] in BOUNDARIES else None

    def is_clitic(self, token: int) -> bool:
        """True for a pronoun that leans on the verb ("..., *nous* a confié un médecin")."""
        low = self.tokens.lowers[token]
        leans = low in self.chunks.syntax.clitics or low in self.chunks.lexicon.section.anaphors.own
        return self.tokens.pos[token] == "PRON" and leans

    def floor(self, token: int) -> int:
        """Where an earlier set-off attribution of the sentence ends: content does not reach back over it."""
        ends = [max(f.source_last, f.cue_last) for f in self.here if f.cue_first < token and self.is_set_off(f)]
        return max(ends, default=self.chunks.sentence.first)

    def is_set_off(self, found: Found) -> bool:
        return any(first < found.cue_first for first, _ in found.content)

    def around(self, boundary: int, end: int) -> list[Stretch]:
        """Content before a set-off cue and, where the sentence goes on after it, behind it too."""
        content: list[Stretch] = []
        before = self.contents.before(self.chunks, boundary, self.floor(boundary))
        if before is None and boundary <= self.chunks.sentence.first:
            before = self.contents.previous_quotation(self.chunks)
        if before is not None and before[1] - before[0] > 1:
            content.append(before)
        behind = self.behind(end)
        if behind is not None:
            content.append(behind)
        return content

    def behind(self, end: int) -> Stretch | None:
        """What goes on after a set-off cue: a quotation, or a clause after the closing comma."""
        sentence, lowers = self.chunks.sentence, self.tokens.lowers
        if end >= sentence.last or lowers[end] not in CLOSINGS:
            return None
        start = end if lowers[end] in MARKS else end + 1
        if start >= sentence.last:
            return None
        if lowers[start] in MARKS:
            return self.contents.after(self.chunks, start)
        if self.chunks.cue_or_relative(start) or not self.chunks.finite_between(start, sentence.last):
            return None
        if self.describes(start) or turns(self.chunks, start):
            return None
        return self.contents.after(self.chunks, start) if lowers[end] in BOUNDARIES else None

    def describes(self, token: int) -> bool:
        """True where only relative clauses have finite verbs from a token on ("said X, *a lawyer who knows it*")."""
        relative = told = False
        for k in range(self.chunks.at.get(token, len(self.chunks.items)), len(self.chunks.items)):
            kind = self.chunks.kind(k)
            if kind == "R":
                relative = True
            elif self.chunks.is_finite(k):
                if not (relative or (told and self.chunks.kind(k - 1) == "C")):
                    return False
                relative, told = False, True
            elif kind in (";", ":", '"'):
                return True
        return True

    def something_said(self, boundary: int) -> bool:
        """True where what stands before the boundary can be said: it has a finite verb, or is a quotation."""
        if boundary <= self.chunks.sentence.first:
            return self.contents.previous_quotation(self.chunks) is not None
        if self.contents.quotation_until(boundary) or self.contents.quotation_until(boundary - 1):
            return True
        return self.chunks.finite_between(self.floor(boundary), boundary)

    def is_own_clause(self, phrase: Phrase) -> bool:
        """True where a finite verb follows the phrase: it is the subject of what is said, not who says it."""
        i = phrase.last
        while i < self.chunks.sentence.last and self.tokens.pos[i] in TRANSPARENT and i not in self.chunks.at:
            i += 1
        k = self.chunks.at.get(i)
        return k is not None and self.chunks.is_finite(k)

    def past_relays(self, token: int, blank: Found, frame: CueFrame) -> int:
        """The token after the times and relays that follow an inverted source; relays are kept."""
        right = self.right_of(token, frame)
        blank.relay = [*blank.relay, *right.relay]
        blank.timex = blank.timex if blank.timex is not None else right.timex
        return right.token

    def goes_on(self, token: int, boundary: int | None) -> bool:
        """True where a set-off cue has a phrase of its own after it (", he said in August", "X said at the time")."""
        if boundary is None or boundary <= self.chunks.sentence.first or self.tokens.pos[token] not in ("ADP", "SCONJ"):
            return False
        return self.something_said(boundary)

    def at_stop(self, token: int) -> bool:
        return (
            token >= self.chunks.sentence.last
            or self.tokens.lowers[token] in STOPS
            or (self.tokens.pos[token] in ("SCONJ", "CCONJ"))
        )
