"""What nobody is credited with: the writer's own word, what is not said, what is said or thought by nobody named.

A text attributes these too, and annotations show them; but no claim rests on them.
"""

from __future__ import annotations

from vigie.extract.contents import trimmed
from vigie.extract.cue_verbs import CueVerbs
from vigie.extract.found import Found
from vigie.extract.right_sides import Right
from vigie.lexicon.attribution import CueVerbRule
from vigie.model.mention import Cue
from vigie.model.syntax import VerbGroup

TOLD = frozenset(
    {"says", "reports", "claims", "thinks", "accuses", "condemns"}
)  # kinds of what nobody is named as saying


class Unclaimed(CueVerbs):
    """Reads the cue verbs of one sentence of which no attribution came that a claim can rest on."""

    claimed = False

    def rest(self, cues: list[Cue], here: list[Found]) -> list[Found]:
        """The attributions of the cues that none of ``here`` has and that stand in no quotation."""
        found: list[Found] = []
        for cue in cues:
            taken = any(one.cue_first <= cue.token < one.cue_last for one in (*here, *found))
            if cue.kind != "saying" or taken or self.contents.quotation_at(cue.token) is not None:
                continue
            one = self.read(cue, [*here, *found])
            found += [one] if one is not None else []
        return found + self.acts([*here, *found])

    def acts(self, here: list[Found]) -> list[Found]:
        """What verbs of deciding, judging and feeling make, where no other attribution has them."""
        found: list[Found] = []
        tokens, acts = self.tokens, self.lexicon.acts
        for k, (kind, index, _) in enumerate(self.chunks.items):
            verb = self.document.verbs[index] if kind == "V" else None
            if verb is None or verb.lemma not in acts.by_lemma or self.contents.quotation_at(verb.head) is not None:
                continue
            self.read_beside([*here, *found])
            if self.is_read(k) or self.is_hanging(k, verb):
                continue
            one = self.first_fit(k, verb, acts.match(tokens.lowers, tokens.lemmas, verb.head))
            found += [one] if one is not None else []
        return found

    def passive(self, k: int, verb: VerbGroup, right: Right, blank: Found) -> Found | None:
        """Reads "The plan was announced in May" too: what somebody unnamed says or thinks of the subject."""
        found, subject = super().passive(k, verb, right, blank), self.subject(k)
        rule = self.lexicon.rules[blank.rule]
        seen = isinstance(rule, CueVerbRule) and (rule.classes or rule.documents or rule in self.lexicon.section.acts)
        if found is not None or subject is None or seen or rule.kind not in TOLD or not self.chunks.is_finite(k):
            return found
        stretch = trimmed(self.chunks, right.token, self.chunks.sentence.last)
        blank.content, blank.hedged = [(subject.first, subject.last), *([stretch] if stretch else [])], True
        return blank
