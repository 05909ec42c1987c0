"""Circumstances: harms and the deeds that a clause of time tells beside them."""

from __future__ import annotations

from vigie.extract.joins import Joins
from vigie.extract.words import VIOLENT
from vigie.model.draft import Draft


class Circumstances(Joins):
    """Joins what a clause of time ties together ("six died *when* a bomb hit the bus")."""

    def link_circumstances(self) -> None:
        """A harm goes with the deed that a clause of time tells beside it ("six died *when* a bomb hit the bus")."""
        by_sentence: dict[int, list[Draft]] = {}
        for token in sorted(self.by_token):
            draft = self.by_token[token]
            if draft.event_type in VIOLENT:
                by_sentence.setdefault(draft.sentence, []).append(draft)
        for drafts in by_sentence.values():
            harms = [d for d in drafts if d.figures and (d.generic or any(self.is_manner(d, o) for o in drafts))]
            deeds = [d for d in drafts if not d.harm_only and d not in harms]
            timed = [deed for deed in deeds if self.is_circumstance(deed)]
            deeds = timed if len({self.root(deed.token) for deed in timed}) == 1 else deeds
            if not harms or len({self.root(d.token) for d in deeds}) != 1:
                continue  # with several deeds nothing says whose the harm is
            for harm in harms:
                if self.told_together(harm, deeds) and self.same_side(harm, deeds[0]):
                    self.join(harm.token, deeds[0].token)

    def link_own_circumstances(self) -> None:
        """A harm goes with the deed of the clause of time that hangs on its own ("died *when* a bomb hit the bus")."""
        for draft in list(self.by_token.values()):
            if draft.harm_only or draft.event_type not in VIOLENT or not self.is_circumstance(draft):
                continue
            parents = {self.document.clauses[n].parent for n in draft.clauses if n >= 0} - {None}
            for parent in parents:
                harm = self.by_token.get(self.document.clauses[parent].head) if parent is not None else None
                if harm is None or not (harm.harm_only and harm.generic and harm.figures):
                    continue
                if not self.deeds(harm) and self.told_together(harm, [draft]) and self.same_side(harm, draft):
                    self.join(harm.token, draft.token)

    def is_manner(self, draft: Draft, other: Draft) -> bool:
        """True where another draft of the same type counts nobody: it says how the harm came about."""
        return other is not draft and other.event_type == draft.event_type and not other.figures

    def told_together(self, harm: Draft, deeds: list[Draft]) -> bool:
        """True where a clause of time ties the harm to the deeds and their places do not part them."""
        tied = self.is_circumstance(harm) or any(self.is_circumstance(deed) for deed in deeds)
        tied = tied and self.teller(harm) == self.teller(deeds[0])  # "..., while *X said* he would seize the town"
        if any(deed.token < token < harm.token for deed in deeds for token in self.relatives(harm.sentence)):
            return False  # "... when a bomb hit Quetta, *where* nine others died"
        tied = tied and self.compatible(harm, deeds[0])
        return tied and not any(self.joined_elsewhere(harm, deed) for deed in deeds)

    def joined_elsewhere(self, harm: Draft, deed: Draft) -> bool:
        """True where what either is joined with lies elsewhere ("killed two *in Goma*, while ... *in Sake*")."""
        sides = [
            [d for token, d in self.by_token.items() if d.sentence == side.sentence and self.root(token) == root]
            for side, root in ((harm, self.root(harm.token)), (deed, self.root(deed.token)))
        ]
        return any(self.elsewhere(first, second) for first in sides[0] for second in sides[1])

    def relatives(self, sentence: int) -> list[int]:
        """The tokens of a sentence's relative words."""
        return [token for kind, _, token in self.document.items[sentence] if kind == "R"]

    def is_circumstance(self, draft: Draft) -> bool:
        """True where a word such as "when" opens the clause that tells the draft."""
        found = self.circumstances.get(draft.token)
        if found is None:
            found = self.circumstances[draft.token] = self.opens_circumstance(draft)
        return found

    def opens_circumstance(self, draft: Draft) -> bool:
        """What ``is_circumstance`` says, worked out anew."""
        items, lowers = self.document.items[draft.sentence], self.document.tokens.lowers
        own = {self.document.clauses[c].head for c in draft.clauses if c >= 0}
        own |= {verb for verb, noun in self.carriers.items() if noun == draft.token}  # "when it *came* under attack"
        for kind, index, token in reversed(items):
            if token >= draft.token:
                continue
            if kind == "S":
                words = {lowers[token], " ".join(lowers[max(0, token - 1) : token + 1])}
                return not words.isdisjoint(self.words.section.circumstances)
            verb = self.document.verbs[index] if kind == "V" else None
            if kind in ("R", ";", ":") or (verb is not None and verb.form == "Fin" and verb.head not in own):
                return False
        return False
