"""What nobody is credited with: the writer's own word, what is not said, what is said or thought by nobody named.

A text attributes these too, and annotations show them; but no claim rests on them.
"""

from __future__ import annotations

from vigie.extract.contents import trimmed
from vigie.extract.cue_verbs import CueVerbs
from vigie.extract.findings import Right
from vigie.extract.found import Found
from vigie.lexicon.attribution import CueVerbRule, NounCueRule
from vigie.model.mention import Cue
from vigie.model.syntax import NounGroup, VerbGroup

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
        found += self.acts([*here, *found])
        return found + self.nouns([*here, *found])

    def nouns(self, here: list[Found]) -> list[Found]:
        """Nouns of saying that nobody owns ("growing *fears that* the truce will break", "*allegations of* fraud")."""
        found: list[Found] = []
        for k in range(len(self.chunks.items)):
            group = self.chunks.noun(k)
            rules = self.lexicon.noun_cues.get(self.tokens.lemmas[group.last - 1], []) if group is not None else []
            if group is None or not rules or self.contents.quotation_at(group.head) is not None:
                continue
            if (
                any(one.cue_first < group.last <= one.cue_last for one in here)
                or group.last >= self.chunks.sentence.last
            ):
                continue
            one = self.unowned(group, rules)
            found += [one] if one is not None else []
        return found

    def unowned(self, group: NounGroup, rules: list[NounCueRule]) -> Found | None:
        """What a noun of saying leads: a content clause with a subject of its own."""
        lead = group.last
        rule = next((rule for rule in rules if not rule.leads), None)
        if rule is None or self.tokens.lowers[lead] not in self.lexicon.section.complementizers:
            return None
        k = self.chunks.at.get(lead + 1, -1)
        subject = self.chunks.noun(k)
        if subject is None or subject.preposition or not self.chunks.finite_between(lead, self.chunks.sentence.last):
            return None
        stretch = self.contents.after(self.chunks, lead + 1)
        return Found(group.last - 1, group.last, rule.id, rule.kind, None, [stretch], hedged=True) if stretch else None

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
            matches = acts.match(tokens.lowers, tokens.lemmas, verb.head)
            one = self.raised(k, verb, matches) or self.first_fit(k, verb, matches)
            found += [one] if one is not None else []
        return found

    def raised(self, k: int, verb: VerbGroup, matches: list[tuple[int, CueVerbRule]]) -> Found | None:
        """Reads "The town seems empty", "It appeared that ...": how something looks, to nobody named."""
        for last, rule in matches:
            stretch = trimmed(self.chunks, last, self.chunks.sentence.last) if rule.raising else None
            if stretch is None or not self.chunks.is_finite(k):
                continue
            if rule.content_leads and not self.leads(stretch[0], rule.content_leads):
                continue
            subject = self.subject(k)
            about = [] if subject is None or verb.expletive else [(subject.first, subject.last)]
            return Found(verb.first, last, rule.id, rule.kind, None, [*about, stretch], hedged=True)
        return None

    def leads(self, token: int, words: frozenset[str]) -> bool:
        """True where what a token opens is no mere phrase: one of some words or an adjective."""
        return self.tokens.lowers[token] in words or self.tokens.pos[token] == "ADJ"

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
