"""What the clauses of one sentence are put together from: its chunk sequence, lists and earlier clauses."""

from __future__ import annotations

from vigie.annotate.clause_openings import opens_contact
from vigie.lexicon.syntax import SyntaxSection, split_words
from vigie.model.document import Document
from vigie.model.syntax import Item, Slot, VerbGroup

DASHES = ("–", "—", "-")
FINITE = frozenset({"Fin", "Fut", "Cnd", "Sub", "Imp"})


class ClauseParts:
    """One sentence's items, the lists among its noun groups, and the clauses made so far."""

    def __init__(
        self,
        document: Document,
        section: SyntaxSection,
        items: list[Item],
        sentence: int,
        tokens: tuple[set[int], set[int], set[int]],
    ) -> None:
        # of words that say who holds a place, of verbs that only tell, and of verbs of saying
        self.holding, self.telling, self.saying = tokens
        self.document, self.section, self.items, self.sentence = document, section, items, sentence
        self.groups, self.verbs, self.clauses = document.groups, document.verbs, document.clauses
        self.members: dict[int, list[int]] = {}
        dashes: list[int] = []
        for i, (kind, index, _) in enumerate(items):
            if kind == "N":
                first = document.groups[index].conjunct
                if first is not None:
                    self.members.setdefault(first, [first]).append(index)
            elif kind in DASHES:
                dashes.append(i)
        self.by_item: dict[int, int] = {}
        self.serial: set[int] = set()  # items of verbs that go on after a comma
        self.aside = range(dashes[0], dashes[1]) if len(dashes) == 2 else range(0)  # "civilians - *a woman* - died"

    def filled(self, function: str, group: int, preposition: str = "") -> Slot:
        """A slot with a group and the groups coordinated with it."""
        groups = tuple(self.members[group]) if group in self.members else (group,)
        return Slot(function, groups, preposition, self.groups[group].head)  # type: ignore[arg-type]

    def chain_head(self, j: int, participle: int = -1) -> int:
        """The group that a modifier after item ``j`` belongs to: the nearest one, or its governor through "de".

        "une attaque de rebelles menée..." is about the attack; the nearest group is kept where it has a determiner or
        is a name, since there the modifier most often belongs to it.
        """
        index = self.items[j][1]
        group = self.groups[index]
        if participle >= 0 and self.section.participle_plurals and participle not in self.holding:
            agreeing = self.agreeing(index, participle)
            if agreeing is not None:
                return agreeing
        while group.of is not None and group.actor is None and group.place is None and not group.determiner:
            index = group.of
            group = self.groups[index]
        if group.place is not None and participle in self.holding:
            return index  # "à Idlib, tenue par les rebelles"
        if group.place is not None and group.preposition and group.of is None:
            for i in range(j - 1, -1, -1):
                kind, other, _ = self.items[i]
                if kind != "N":
                    break
                if self.groups[other].timex is None and not self.groups[other].preposition:
                    return other
        return index

    def agreeing(self, index: int, participle: int) -> int | None:
        """The nearest group of a complement chain whose number agrees with the participle's."""
        tokens = self.document.tokens
        plural = tokens.lowers[participle].endswith(tuple(self.section.participle_plurals))
        link: int | None = index
        while link is not None:
            group = self.groups[link]
            head = group.head
            listed = link in self.members or group.conjunct is not None
            if tokens.pos[head] == "NOUN" and (
                plural == (tokens.lowers[head] != tokens.lemmas[head]) or (plural and listed)
            ):
                deed = self.deed_of(link, plural)
                return link if deed is None else deed
            link = group.of
        return None

    def deed_of(self, index: int, plural: bool) -> int | None:
        """The happening that a bare noun only says the kind of, of the same number ("*frappe* de drone imputée à")."""
        group, tokens = self.groups[index], self.document.tokens
        named = group.actor is not None and not self.document.actors[group.actor].generic
        if group.of is None or group.determiner or named or group.place is not None:
            return None
        head = self.groups[group.of].head
        told = any(hit.section == "trigger" and hit.shape == "noun" for hit in self.document.hits.get(head, ()))
        return group.of if told and plural == (tokens.lowers[head] != tokens.lemmas[head]) else None

    def previous_clause(self, k: int) -> int | None:
        by_item = self.by_item
        for i in range(k - 1, -1, -1):
            if i in by_item:
                return by_item[i]
        return None

    def verb_between(self, i: int, k: int) -> bool:
        return any(kind == "V" and self.verbs[index].form in FINITE for kind, index, _ in self.items[i + 1 : k])

    def inside_relative(self, i: int) -> bool:
        """True where the verb item ``i`` belongs to a relative clause."""
        clause = self.by_item.get(i)
        while clause is not None and self.clauses[clause].link == "complement":
            clause = self.clauses[clause].parent  # "men who tried *to resist*"
        return clause is not None and self.clauses[clause].link.startswith("relative")

    def is_aside(self, i: int) -> bool:
        """True for the verb of words set between commas ("the army, *officials said* on Friday, killed ten")."""
        return i > 2 and self.items[i - 1][0] == "N" and self.items[i - 2][0] == ","

    def contact(self, k: int) -> int | None:
        """The item of the noun that verb item ``k`` is a relative clause of, without a relative word between them."""
        if not self.section.contact_relatives or k < 1 or self.items[k - 1][0] != "N":
            return None
        return opens_contact(self.document, self.items, k - 1, self.section.receivers)

    def part(self, k: int) -> int | None:
        """The number of some of those just told of that verb item ``k`` is about ("88 blessés, dont *six* sont morts").

        Without a comma it is so only where the whole has a verb of its own: "dix hommes dont deux enfants sont morts"
        tells of the ten.
        """
        if not self.is_finite(k):
            return None
        i = k - 2 if k > 1 and self.items[k - 1][0] == "R" else k - 1
        kind, index, _ = self.items[i] if i > 0 else ("", 0, 0)
        if kind != "N" or self.groups[index].quantity is None:
            return None
        group, lowers = self.groups[index], self.document.tokens.lowers
        tail = split_words(self.section.parts_of)
        marked = group.preposition in self.section.subset_markers
        if not marked and not (i < k - 1 and any(lowers[group.last : group.last + len(t)] == t for t in tail)):
            return None
        return index if self.items[i - 1][0] == "," or self.has_verb_before(i) else None

    def has_verb_before(self, i: int) -> bool:
        """True where a finite verb stands on the left of item ``i`` in its stretch."""
        for j in range(i - 1, -1, -1):
            kind = self.items[j][0]
            if kind in ("S", "R", ";", ":"):
                return False
            if kind == "C" and (self.items[j + 1][0] != "N" or self.groups[self.items[j + 1][1]].conjunct is None):
                return False
            if self.is_finite(j):
                return True
        return False

    def told_before(self, previous: int | None) -> int | None:
        """The clause that a verb goes on with: past a relative clause of what cannot act, and one of daily life.

        "The rebels cut the road *that links* A to B and *took* the village": whoever cut the road took it.
        """
        if previous is not None and self.is_daily_life(previous):
            return self.clauses[previous].parent
        clause = self.clauses[previous] if previous is not None else None
        if clause is None or clause.link != "relative subject" or clause.parent is None or clause.antecedent is None:
            return previous
        holder = self.clauses[clause.parent]
        doer = next((slot.groups[0] for slot in holder.slots if slot.function == "subject"), None)
        held = any(clause.antecedent in slot.groups for slot in holder.slots if slot.function != "subject")
        acts = doer is not None and self.groups[doer].actor is not None
        return clause.parent if held and acts and self.groups[clause.antecedent].actor is None else previous

    def is_daily_life(self, index: int) -> bool:
        """True for a clause of time in which the unarmed did no deed ("*while villagers slept*, killing nine").

        What follows it goes on with the deed that the clause dates.
        """
        clause, tokens, hits = self.clauses[index], self.document.tokens, self.document.hits
        if clause.link != "content" or clause.parent is None or self.tells_deed(clause.head):
            return False
        opening = next((token for kind, _, token in reversed(self.items) if kind == "S" and token < clause.head), 0)
        words = {tokens.lowers[opening], " ".join(tokens.lowers[max(0, opening - 1) : opening + 1])}
        doers = [slot.groups[0] for slot in clause.slots if slot.function == "subject"]
        if words.isdisjoint(self.section.circumstances) or not self.tells_deed(self.clauses[clause.parent].head):
            return False
        return bool(doers) and all(
            any(hit.section == "group" for hit in hits.get(self.groups[doer].head, ())) and not self.is_force(doer)
            for doer in doers
        )

    def tells_deed(self, token: int) -> bool:
        """True for a token whose words name a happening or a harm."""
        return any(hit.section in ("trigger", "harm") for hit in self.document.hits.get(token, ()))

    def is_force(self, group: int) -> bool:
        """True for a group that names an actor other than civilians."""
        actor = self.groups[group].actor
        return actor is not None and self.document.actors[actor].kind != "civilians"

    def first_of_list(self, index: int) -> int:
        first = self.groups[index].conjunct
        return index if first is None else first

    def is_finite(self, i: int) -> bool:
        if i >= len(self.items):
            return False
        kind, index, _ = self.items[i]
        return kind == "V" and self.verbs[index].form in FINITE

    def is_timex(self, i: int) -> bool:
        kind, index, _ = self.items[i]
        return kind == "N" and self.groups[index].timex is not None

    def is_counted_from(self, i: int) -> bool:
        """True for what a time just before it is counted from ("three days after *a bombing*")."""
        kind, index, _ = self.items[i - 1] if i > 0 else ("", 0, 0)
        timex = self.groups[index].timex if kind == "N" else None
        return timex is not None and self.document.timexes[timex].slots.get("base") == "event"

    def is_time(self, slot: Slot) -> bool:
        return any(self.groups[g].timex is not None for g in slot.groups)

    def antecedent_before(self, i: int) -> int | None:
        j = i - 1
        while j >= 0 and (self.items[j][0] in (",", '"') or self.is_timex(j)):
            j -= 1
        if j >= 0 and self.items[j][0] == "N":
            head = self.chain_head(j)
            group = self.groups[head]
            while group.preposition and group.of is not None:  # "*the raid* on X, which killed ten, was claimed"
                head = group.of
                group = self.groups[head]
            if not group.preposition:
                return self.first_of_list(head)
        return None

    def deed_before_relative(self, i: int) -> int | None:
        """The happening that the phrases before a relative word start with ("*the attack* on X, which ..., was")."""
        j = i - 1
        while j >= 0 and (self.items[j][0] in (",", '"') or self.is_timex(j)):
            j -= 1
        while j > 0 and self.items[j][0] == "N" and self.items[j - 1][0] == "N":
            j -= 1
            first = self.groups[self.items[j][1]]
            if not first.preposition and first.timex is None:
                happens = any(hit.section == "trigger" for hit in self.document.hits.get(first.head, ()))
                return self.items[j][1] if happens else None
        return None

    def holds_noun(self, j: int) -> bool:
        """True for a verb that has the noun of its happening among its own words ("*mener des frappes*")."""
        kind, index, _ = self.items[j] if j >= 0 else ("", 0, 0)
        if kind != "V" or j not in self.by_item:
            return False
        verb = self.verbs[index]
        return any(self.document.tokens.pos[i] == "NOUN" for i in range(verb.head + 1, verb.last))

    def found_so(self, j: int, verb: VerbGroup) -> int | None:
        """The surface subject of the passive at item ``j``, of which a participle right behind it tells."""
        before, clause = self.verbs[self.items[j][1]], self.by_item.get(j)
        if clause is None or before.last != verb.first or before.voice != "passive":
            return None
        return next((slot.groups[0] for slot in self.clauses[clause].slots if slot.function == "object"), None)

    def deed_at(self, index: int, verb: int) -> int:
        """The happening whose place a group only names, where a verb tells its outcome ("l'*attaque* de X qui a tué").

        A place kills nobody; what a government did is told by other verbs.
        """
        group = self.groups[index]
        seat = group.actor is not None and self.document.actors[group.actor].rule == "actors.seat"
        if group.of is None or not (seat or group.place is not None):
            return index
        hits = self.document.hits
        told = any(hit.section == "trigger" and hit.shape == "noun" for hit in hits.get(self.groups[group.of].head, ()))
        outcome = any(hit.section in ("harm", "support") for hit in hits.get(verb, ()))
        return group.of if told and outcome else index

    def may_be_subject(self, i: int) -> bool:
        group = self.groups[self.items[i][1]]
        if group.timex is not None or self.specifies(i):
            return False
        if group.conjunct is not None:
            return not self.groups[group.conjunct].preposition
        return not group.preposition

    def specifies(self, i: int) -> bool:
        """True for a name after a comma that says where or who the noun before it is ("in Alma, *Ohio*, kills")."""
        group = self.groups[self.items[i][1]]
        if group.apposition is not None and self.groups[group.apposition].preposition:
            deed = group.place is None and i + 1 < len(self.items) and self.items[i + 1][0] == "V"
            return not (deed and self.is_finite(i + 1))  # "after a raid in Kabul, *a bomb* exploded"
        if group.place is None or i < 2 or self.items[i - 1][0] != "," or self.items[i - 2][0] != "N":
            return False
        before = self.groups[self.items[i - 2][1]]
        return before.place is not None and bool(before.preposition)

    def has_agent(self, k: int, verb: VerbGroup) -> bool:
        """True for a past right behind a noun that a "by" goes with ("a raid *carried* out on Monday by X").

        What befalls people may stand behind a comma ("the bishop, *kidnapped* on Monday by rebels").
        """
        harm = any(hit.section == "harm" for hit in self.document.hits.get(verb.head, ()))
        at = k - 2 if harm and k > 1 and self.items[k - 1][0] == "," else k - 1
        if k == 0 or self.items[at][0] != "N" or self.is_timex(at):
            return False
        preposition = self.groups[self.items[at][1]].preposition
        if at < k - 1 and preposition and preposition not in self.section.genitives:
            return False  # "were, according *to X*, killed by": X is whose word it is
        if self.document.tokens.lowers[verb.head] == verb.lemma:
            return False
        for kind, index, _ in self.items[k + 1 :]:
            if kind != "N" or (not self.groups[index].preposition and self.groups[index].timex is None):
                return False
            if self.groups[index].preposition in self.section.agents:
                return self.groups[index].actor is not None
        return False
