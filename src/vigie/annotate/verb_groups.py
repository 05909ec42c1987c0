"""Verb groups: a verb with its auxiliaries, clitics, adverbs and negation, and what they say of voice and mood."""

from __future__ import annotations

from vigie.annotate.noun_groups import QUOTES
from vigie.lexicon.syntax import Syntax, without
from vigie.model.document import Tokens
from vigie.model.syntax import VerbGroup

FINITE = frozenset({"Fin", "Fut", "Cnd", "Sub", "Imp"})
LOOKAHEAD = 3  # adverbs between auxiliary and verb: longer runs were not seen in GSD-test


class VerbGroupScan:
    """Scans one sentence's verb groups; ``at(i)`` gives the group that starts at token ``i`` or None."""

    def __init__(self, tokens: Tokens, syntax: Syntax, opening: int, last: int) -> None:
        self.section, self.inserts, self.opening, self.last = syntax.section, syntax.inserts, opening, last
        self.pos, self.lowers, self.form, self.lemmas = tokens.pos, tokens.lowers, tokens.form, tokens.lemmas

    def at(self, first: int, sentence: int) -> VerbGroup | None:
        """The verb group that starts at ``first``; its ``last`` is the token after it."""
        section, tags, lowers = self.section, self.pos, self.lowers
        auxiliaries: list[int] = []
        head = -1
        marked = negated = reflexive = False
        i, last = first, self.last
        while i < last:
            pos, low = tags[i], lowers[i]
            if pos == "AUX" or (pos == "VERB" and self.serves_as_auxiliary(i)):
                if marked and not auxiliaries and self.form[i] not in ("Inf", ""):
                    break
                auxiliaries.append(i)
            elif pos == "VERB":
                if auxiliaries and not self.joins(auxiliaries[-1], i):
                    break
                head = i
                i += 1
                break
            elif low in section.negations and pos != "DET" and self.leads_to_verb(i):
                negated = True
            elif low in section.clitics and pos in ("PRON", "DET", "ADP", "X") and self.leads_to_verb(i, clitic=True):
                reflexive = reflexive or low in section.reflexives
            elif low in section.infinitive_markers and pos in ("PART", "ADP") and self.leads_to_verb(i):
                if auxiliaries:
                    break
                marked = True
            elif auxiliaries and (pos == "ADV" or low in QUOTES) and self.leads_to_verb(i):
                pass
            elif auxiliaries and (after := self.past_insert(i)) > i:
                i = after
                continue
            else:
                break
            i += 1
        if head < 0 and not auxiliaries:
            return None
        group = VerbGroup(first, first, head, sentence, "", negated=negated, reflexive=reflexive)
        return self.finished(group, auxiliaries, marked, i)

    def finished(self, group: VerbGroup, auxiliaries: list[int], marked: bool, i: int) -> VerbGroup:
        """The group with head, voice, form and trailing negation."""
        section, lowers = self.section, self.lowers
        if group.head < 0:
            group.head = auxiliaries.pop()
            i = group.head + 1
        while i < self.last and lowers[i] in section.negations and self.pos[i] in ("ADV", "PART"):
            group.negated = True
            i += 1
        group.last = i
        group.lemma = self.lemmas[group.head]
        if group.negated and section.half_negations:
            group.negated = self.is_denied(group)
        self.set_voice(group, auxiliaries)
        first_verb = auxiliaries[0] if auxiliaries else group.head
        group.form = "Inf" if marked else (self.form[first_verb] or "Fin")
        if group.form == "Inf" and not marked and section.infinitive_markers:
            group.form = "Fin"  # where infinitives are marked, a bare one is a present tense
        if auxiliaries and not marked:
            self.set_mood(group, auxiliaries)
        return group

    def is_denied(self, group: VerbGroup) -> bool:
        """True unless a half negation stands alone in the sentence ("avant que des hommes *n'*ouvrent le feu")."""
        own = self.lowers[group.first : group.last]
        if not all(low in self.section.half_negations for low in own if low in self.section.negations):
            return True
        said, section = self.lowers[self.opening : self.last], self.section
        if self.lemmas[group.head] in section.half_negated or not section.other_halves.isdisjoint(said):
            return True
        return not without(section.negations, section.half_negations).isdisjoint(said)

    def set_voice(self, group: VerbGroup, auxiliaries: list[int]) -> None:
        """Passive for be + participle and for a bare participle, save verbs whose perfect takes that auxiliary."""
        lemmas, section = self.lemmas, self.section
        perfects = [lemmas[a] in section.perfect_auxiliaries for a in auxiliaries]
        group.perfect = True in perfects
        if self.form[group.head] != "Part" or group.reflexive or group.lemma in section.unaccusatives:
            return
        if not auxiliaries or lemmas[auxiliaries[-1]] in section.passive_auxiliaries:
            group.voice = "passive"
            # the passive's own auxiliary is no perfect's: "est fermé" is a state, "a été fermé" is over
            group.perfect = True in perfects[:-1]

    def set_mood(self, group: VerbGroup, auxiliaries: list[int]) -> None:
        for a in auxiliaries:
            if self.lowers[a] in self.section.future:
                group.form = "Fut"
            elif self.lowers[a] in self.section.conditional:
                group.form = "Cnd"

    def serves_as_auxiliary(self, i: int) -> bool:
        """True for a form of be, have or get tagged VERB that a participle follows."""
        lemma, pos = self.lemmas[i], self.pos
        if lemma not in self.section.passive_auxiliaries and lemma not in self.section.perfect_auxiliaries:
            return False
        j = self.past_insert(i + 1)
        while j < min(self.last, i + 1 + LOOKAHEAD) and pos[j] in ("ADV", "PART"):
            j += 1
        parted = j > i + 1 and pos[i + 1] not in ("ADV", "PART")
        return j < self.last and (parted or self.form[j] == "Part") and pos[j] in ("VERB", "AUX")

    def joins(self, auxiliary: int, verb: int) -> bool:
        """False where a verb after an auxiliary starts a group of its own (two finite verbs in a row)."""
        return (
            self.form[verb] not in FINITE
            or self.form[auxiliary] == ""
            or (
                self.lowers[auxiliary] in self.section.conditional
                or self.lowers[auxiliary] in self.section.future
                or self.lemmas[auxiliary] not in self.section.passive_auxiliaries
            )
        )

    def leads_to_verb(self, i: int, *, clitic: bool = False) -> bool:
        """True where only adverbs, clitics and negations stand between token ``i`` and a verb."""
        section, tags, lowers = self.section, self.pos, self.lowers
        for j in range(i + 1, min(self.last, i + 2 + LOOKAHEAD)):
            pos = tags[j]
            if pos == "VERB" or pos == "AUX":
                return not clitic or self.form[j] != "Part"
            if pos not in ("ADV", "PART") and lowers[j] not in section.clitics and lowers[j] not in section.negations:
                return False
        return False

    def past_insert(self, i: int) -> int:
        """The participle after a phrase that parts it from its auxiliary ("a *de son côté* accusé"); ``i`` for none."""
        if i >= self.last:
            return i
        comma = self.lowers[i] == ","
        insert = self.inserts.match(self.lowers, i + comma) if i + comma < self.last else None
        if insert is None:
            return i
        j = insert[0] + (comma and insert[0] < self.last and self.lowers[insert[0]] == ",")
        # where past and participle look alike, an auxiliary before the phrase tells them apart
        forms = ("Part",) if self.section.participle_plurals else ("Part", "Fin")
        return j if j < self.last and self.pos[j] in ("VERB", "AUX") and self.form[j] in forms else i
