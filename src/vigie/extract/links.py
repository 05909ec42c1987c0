"""Links: which drafts of one sentence tell one happening, by the syntax between their clauses."""

from __future__ import annotations

from itertools import pairwise

from vigie.extract.anchors import is_anchor
from vigie.extract.circumstances import Circumstances
from vigie.extract.figures import name_ellipses
from vigie.extract.frames import MANNED
from vigie.extract.joins import ON_THINGS, PEOPLE, RAIDING, TAKEN
from vigie.extract.singles import count_further
from vigie.model.draft import Draft, DraftFigure, Party
from vigie.model.syntax import Clause, Slot

STRIKING = frozenset({"airstrike", "drone_strike", "shelling", "explosive", "suicide_bombing", "grenade"})
HURT_OR_MOVED = frozenset({"killed", "wounded", "abducted", "detained", "displaced"})


def hold_captive(figures: list[DraftFigure]) -> None:
    """Makes captives of those whom an abduction counts as detained ("les rebelles *détiennent* deux ingénieurs")."""
    taken = {figure.noun_group for figure in figures if figure.harm == "abducted"}
    figures[:] = [f for f in figures if f.harm != "detained" or f.noun_group not in taken]
    for figure in figures:
        if figure.harm == "detained":
            figure.harm = "abducted"


class Links(Circumstances):
    """Joins drafts; every draft keeps its token until ``joined`` folds each set into one."""

    def joined(self) -> list[Draft]:
        """The drafts after joining, in the order of the text."""
        self.drop_people()
        for token in sorted(self.by_token):
            self.link(self.by_token[token])
        self.link_own_circumstances()
        self.link_harms()
        self.link_circumstances()
        self.link_titles()
        sets: dict[int, list[Draft]] = {}
        for token in sorted(self.by_token):
            sets.setdefault(self.root(token), []).append(self.by_token[token])
        return [self.fold(drafts) for _, drafts in sorted(sets.items())]

    def link(self, draft: Draft) -> None:
        """Joins a draft with those in the slots of its clauses, its antecedent, and the clause that governs it."""
        for index in list(draft.clauses):
            if index < 0:
                continue
            clause = self.document.clauses[index]
            for slot in clause.slots:
                if self.is_reason(slot) and (clause.group is not None or not draft.harm_only):
                    continue  # "strikes *over a gas attack*" are not the attack
                if self.words.opens_period(slot):
                    continue  # "300 have died *since the assault* on X" tells of more than the assault
                for group in slot.groups:
                    self.join_group(draft, group)
            if clause.antecedent is not None:
                self.join_group(draft, clause.antecedent)
                if self.words.hits(self.document.groups[clause.antecedent].head, "means"):
                    self.link_holder(draft, clause.antecedent)  # "a missile *fired by rebels* hit a house"
                if draft.harm_only and not (self.is_of_killer(draft) or self.is_elsewhere_told(clause)):
                    self.link_holder(draft, clause.antecedent)
            if clause.parent is not None:
                self.join_parent(draft, clause.parent, clause.link)
            if clause.group is not None:
                self.link_holder(draft, clause.group)

    def is_elsewhere_told(self, clause: Clause) -> bool:
        """True for a relative of a place that has a deed of its own ("Gao, *where nine died in other attacks*")."""
        place = clause.antecedent is not None and self.document.groups[clause.antecedent].place is not None
        return place and any(self.draft_in(group) is not None for slot in clause.slots for group in slot.groups)

    def join_group(self, draft: Draft, group: int, depth: int = 0) -> None:
        other = self.draft_in(group)
        if other is not None and other is not draft and self.compatible(draft, other):
            self.join(draft.token, other.token)
        if depth < 2:
            for complement in self.words.complements.get(group, ()):
                self.join_group(draft, complement, depth + 1)

    def join_parent(self, draft: Draft, parent: int, link: str) -> None:
        """A gerund, participle or coordinated clause goes with the clause that it hangs on."""
        head = self.document.clauses[parent].head
        other = self.by_token.get(self.carriers.get(head, head))
        if other is None or other is draft:
            return
        damage = link == "complement" and draft.event_type == "destruction" and other.event_type in STRIKING
        if not (damage or self.compatible(draft, other)):
            return  # damage: "fired a missile at a ship, *sinking it*"
        told_on = draft.harm_only or other.generic or draft.event_type == other.event_type
        goes_on = link == "coordinated" and told_on and self.same_side(draft, other)
        if (link == "complement" or goes_on) and not self.elsewhere(draft, other):
            self.join(draft.token, other.token)

    def link_holder(self, draft: Draft, group: int) -> None:
        """A harm noun goes with whatever else its clause holds ("l'attaque a fait quatre morts")."""
        head = self.document.groups[group].conjunct
        members = {group, head if head is not None else group}
        sentence = self.document.groups[group].sentence
        for clause in self.words.sentence_clauses(sentence):
            if clause.group == group:
                continue
            held = [slot for slot in clause.slots if not members.isdisjoint(slot.groups)]
            if not held:
                continue
            carrier = self.by_token.get(clause.head)
            if carrier is not None and self.compatible(draft, carrier):
                if any(map(self.is_reason, held)) and not carrier.harm_only:
                    continue  # "the offensive began *after the murder* of a judge"
                self.join(draft.token, clause.head)
            for slot in clause.slots:
                for other in slot.groups:
                    if other not in members:
                        self.join_group(draft, other)

    def is_reason(self, slot: Slot) -> bool:
        """True for what a happening came after or because of."""
        return slot.preposition in self.words.section.reasons

    def link_harms(self) -> None:
        """Harms that one sentence tells in a row ("16 were killed and 30 others wounded") are one happening's.

        So is what burnt beside them ("nine were killed *and 700 houses burnt* in an attack").
        """
        by_sentence: dict[int, list[Draft]] = {}
        for token in sorted(self.by_token):
            draft = self.by_token[token]
            taken = draft.event_type in TAKEN
            burnt = draft.event_type in RAIDING and not any(p.role == "initiator" for p in draft.parties)
            if burnt or (draft.figures and (taken or (draft.harm_only and draft.generic))):
                by_sentence.setdefault(draft.sentence, []).append(draft)
        for drafts in by_sentence.values():
            for first, second in pairwise(drafts):
                alive = {first.event_type, second.event_type} & (TAKEN | RAIDING)
                if (
                    (alive and not self.in_a_row(first, second))
                    or self.is_of_killer(first)
                    or self.is_of_killer(second)
                ):
                    continue
                if self.has_another_subject(first, second) or self.is_aside(second) or self.told_apart(first, second):
                    continue
                if is_anchor(self.document, second.token, second.sentence) or self.of_another_deed(first, second):
                    continue
                two = first.places and second.places and not set(first.places) & set(second.places)
                if not (two or self.joined_elsewhere(first, second)) and self.same_side(first, second):
                    self.join(first.token, second.token)

    def of_another_deed(self, first: Draft, second: Draft) -> bool:
        """True where each of two harms has a deed of its own ("killed in a raid ... *and ten by shelling*").

        A definite one is the same ("two died and ten were wounded in *the* blast").
        """
        before, after = self.deeds(first), self.deeds(second)
        if not before or not after or self.root(first.token) == self.root(second.token):
            return False
        section = self.words.section
        groups = [self.document.groups[g] for d in after if (g := self.words.group_at.get(d.token))]
        return not any(group.determiner in section.definite or group.preposition in section.reasons for group in groups)

    def has_another_subject(self, first: Draft, second: Draft) -> bool:
        """True where another happening or doer brought the second harm about ("..., *and shelling* wounded two")."""
        before, after = self.doers(first), self.doers(second)
        again = any(self.document.groups[g].determiner in self.words.section.definite for g in after)  # "the blast"
        return bool(after) and not before & after and not again

    def told_apart(self, first: Draft, second: Draft) -> bool:
        """True where two sources of one sentence count ("the army said 9 died; *a doctor said* 12 were wounded")."""
        one, other = self.teller(first), self.teller(second)
        return one is not None and other is not None and one != other

    def doers(self, draft: Draft) -> set[int]:
        """The groups that are subjects of the draft's own active verb."""
        clauses = [self.document.clauses[n] for n in draft.clauses if n >= 0]
        return {
            group
            for clause in clauses
            if clause.verb is not None and clause.head == draft.token
            and self.document.verbs[clause.verb].voice == "active"
            for slot in clause.slots if slot.function == "subject"
            for group in slot.groups
            if group not in {figure.noun_group for figure in draft.figures}
        }  # fmt: skip

    def is_aside(self, draft: Draft) -> bool:
        """True for a harm that a relative clause tells of what is neither a victim nor a happening.

        "... said the charity, *whose hospital received 84 wounded*" goes on no row of dead and wounded.
        """
        victims = {figure.noun_group for figure in draft.figures}
        return any(
            clause.link.startswith("relative")
            and clause.antecedent is not None
            and clause.antecedent not in victims
            and self.draft_in(clause.antecedent) is None
            and (clause.head == draft.token or any(victims & set(slot.groups) for slot in clause.slots))
            for clause in self.words.sentence_clauses(draft.sentence)
        )

    def drop_people(self) -> None:
        """Leaves out captives and refugees who are only the people of another deed ("98 evacuees were killed")."""
        for token, draft in list(self.by_token.items()):
            if draft.event_type not in PEOPLE or not draft.harm_only or self.told_by_verb(draft):
                continue
            groups = {figure.noun_group for figure in draft.figures}
            clauses = self.words.sentence_clauses(draft.sentence)
            if any(
                clause.head != token
                and clause.head in self.by_token
                and self.by_token[clause.head].event_type != draft.event_type
                and groups & set(slot.groups)
                for clause in clauses
                for slot in clause.slots
            ):
                del self.by_token[token]

    def told_by_verb(self, draft: Draft) -> bool:
        return any(self.document.clauses[n].verb is not None for n in draft.clauses if n >= 0)

    def is_of_killer(self, draft: Draft) -> bool:
        """True for a harm that a relative clause tells of whoever did it ("the group, *which has killed hundreds*")."""
        clauses = [self.document.clauses[n] for n in draft.clauses if n >= 0]
        victims = {figure.noun_group for figure in draft.figures}
        return any(
            c.link == "relative subject"
            and c.antecedent is not None
            and c.antecedent not in victims
            and self.draft_in(c.antecedent) is None
            for c in clauses
        )

    def in_a_row(self, first: Draft, second: Draft) -> bool:
        """True where the second harm goes on the first by a coordinator ("3,000 killed and 800,000 displaced").

        A comma is one where a coordinator follows ("two were killed, three abducted *and* a shop looted").
        """
        items = self.document.items[first.sentence]
        between = {kind for kind, _, token in items if first.token < token < second.token}
        if between & {"S", "R", ";", ":"}:
            return False
        behind = [kind for kind, _, token in items if token > second.token]
        return "C" in between or ("," in between and behind[:1] == ["C"])

    def link_titles(self) -> None:
        """A headline tells one happening: its violent drafts are joined."""
        for sentence in self.document.sentences:
            if sentence.kind == "title":
                tokens = [t for t in sorted(self.by_token) if sentence.first <= t < sentence.last]
                for first, second in pairwise(tokens):
                    if self.compatible(self.by_token[first], self.by_token[second]):
                        self.join(first, second)

    def fold(self, drafts: list[Draft]) -> Draft:
        """One draft of a set: the type of the highest rank, everything else united in the order of the text."""
        first, *rest = sorted(drafts, key=lambda d: (d.harm_only and d.generic, -d.rank, d.token))
        own = list(first.parties)
        for draft in rest:
            self.absorb(first, draft)
        first.parties = [p for p in first.parties if p in own or not self.is_befallen(first, p)]
        name_ellipses(self.words, first.figures)
        count_further(self.words, first.figures)
        if first.event_type in ON_THINGS and any(d.event_type == "attack" and d.figures for d in rest):
            first.event_type = "attack"  # a raid that kills and burns is violence against people first
        if first.event_type == "abduction":
            hold_captive(first.figures)
        if first.event_type in PEOPLE and self.kills_first(first):
            first.event_type = "attack"  # so is one that kills and drives out or takes away
        return first

    def kills_first(self, draft: Draft) -> bool:
        """True where the dead are the first whom a draft counts ("killed 30 *and forced 4,000 to flee*")."""
        counted = [figure for figure in draft.figures if figure.harm in HURT_OR_MOVED]
        first = min(counted, key=lambda figure: figure.start, default=None)
        return first is not None and first.harm == "killed"

    def is_befallen(self, draft: Draft, party: Party) -> bool:
        """True for whom or what the deed was done to ("*a lorry* drove over a mine, killing six": it killed nobody)."""
        if party.role != "initiator":
            return False
        hit = any(other.role == "target" and other.group == party.group for other in draft.parties)
        group = self.document.groups[party.group]
        start, end = self.words.chars(group.first, group.last)
        return hit or any(thing.kind in MANNED and start <= thing.start < end for thing in draft.objects)

    def absorb(self, draft: Draft, other: Draft) -> None:
        """Adds all that ``other`` knows to ``draft``."""
        for name in ("clauses", "rules", "objects", "means", "places", "timexes", "taken", "homes"):
            mine = getattr(draft, name)
            for item in getattr(other, name):
                if item not in mine:
                    mine.append(item)
        for party in other.parties:
            if all(p.group != party.group or p.role != party.role for p in draft.parties):
                draft.parties.append(party)
        for figure in other.figures:
            if all(f.noun_group != figure.noun_group or f.harm != figure.harm for f in draft.figures):
                draft.figures.append(figure)
        harmless = other.factuality == "denied" and other.generic and not draft.generic  # "shelled X, killed nobody"
        draft.factuality = draft.factuality or (None if harmless else other.factuality)
        draft.harm_only = draft.harm_only and other.harm_only
        draft.generic = draft.generic and other.generic
        draft.found = draft.found and other.found
        draft.strong = draft.strong or other.strong
        draft.outcome = draft.outcome or other.outcome
        if other.kind == "toll":
            draft.kind = "toll"
        if not other.needs:
            draft.needs = ()
