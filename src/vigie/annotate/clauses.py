"""Clauses: every verb group, and every noun that names a happening, with its subject, object and obliques.

Voice is undone: the agent of a passive is the subject, its surface subject the object. Reading goes from left to
right over a sentence's chunk sequence; where the sequence gives no clean filler the slot stays empty.
"""

from __future__ import annotations

import functools

from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import SyntaxSection, open_syntax
from vigie.lexicon.triggers import open_triggers
from vigie.model.document import Document
from vigie.model.syntax import Clause, Item, Slot, VerbGroup

FINITE = frozenset({"Fin", "Fut", "Cnd", "Sub", "Imp"})
HARD_STOPS = frozenset(";:")


def find_clauses(document: Document, pack: Pack) -> None:
    """Fills ``clauses``: one per verb group, then one per noun that names a happening or a harm."""
    section = open_syntax(pack).section
    happenings = ("trigger", "harm")
    trigger_tokens = {
        token
        for token, hits in document.hits.items()
        if any(hit.section in happenings and hit.shape == "noun" for hit in hits)
    }
    holders = control_rules(pack)
    holding = {token for token, hits in document.hits.items() if any(hit.rule in holders for hit in hits)}
    for index, items in enumerate(document.items):
        if items:
            SentenceClauses(document, section, items, index, holding).run(trigger_tokens)


@functools.cache
def control_rules(pack: Pack) -> frozenset[str]:
    """Ids of the rules that say who holds a place: their participles belong to the place beside them."""
    return frozenset(rule.id for rule in open_triggers(pack) if rule.kind == "control")


class SentenceClauses:
    """The clauses of one sentence."""

    def __init__(
        self, document: Document, section: SyntaxSection, items: list[Item], sentence: int, holding: set[int]
    ) -> None:
        self.holding = holding
        self.document, self.section, self.items, self.sentence = document, section, items, sentence
        self.members: dict[int, list[int]] = {}
        for kind, index, _ in items:
            if kind == "N":
                first = document.groups[index].conjunct
                if first is not None:
                    self.members.setdefault(first, [first]).append(index)
        self.by_item: dict[int, int] = {}

    def run(self, trigger_tokens: set[int]) -> None:
        for k, (kind, index, _) in enumerate(self.items):
            if kind == "V":
                self.by_item[k] = len(self.document.clauses)
                self.document.clauses.append(self.verbal(k, self.document.verbs[index], index))
        for k, (kind, index, _) in enumerate(self.items):
            if kind == "N" and self.document.groups[index].timex is None:
                group = self.document.groups[index]
                for token in range(group.first, group.last):
                    if token in trigger_tokens:
                        self.document.clauses.append(self.nominal(k, index, token))

    def filled(self, function: str, group: int, preposition: str = "") -> Slot:
        """A slot with a group and the groups coordinated with it."""
        groups = tuple(self.members.get(group, [group]))
        return Slot(function, groups, preposition, self.document.groups[group].head)  # type: ignore[arg-type]

    # verbal clauses

    def verbal(self, k: int, verb: VerbGroup, index: int) -> Clause:
        clause = Clause(verb.head, self.sentence, verb.first, verb.last, verb.lemma, verb=index)
        slots: list[Slot] = []
        self.mend_form(k, verb)
        self.link(k, verb, clause)
        subject = self.subject(k, clause)
        right, end = self.right_side(k, verb)
        passive = verb.voice == "passive"
        for slot in right:
            if (
                passive
                and slot.function == "oblique"
                and slot.preposition in self.section.agents
                and self.can_act(slot)
            ):
                slots.append(Slot("subject", slot.groups, slot.preposition, slot.token))
            elif passive and slot.function == "object" and subject is not None:
                slots.append(Slot("oblique", slot.groups, "", slot.token))
            else:
                slots.append(slot)
        if subject is not None:
            slots.append(self.filled("object" if passive else "subject", subject))
        if clause.antecedent is not None and clause.link == "relative object":
            slots.append(self.filled("object", clause.antecedent))
        slots.extend(self.fronted(k, clause))
        clause.slots = tuple(slots)
        clause.last = max(clause.last, end)
        return clause

    def mend_form(self, k: int, verb: VerbGroup) -> None:
        """Where past and participle look alike, what follows decides: a bare object makes it active and finite.

        "Gunmen killed 12 villagers" is a past; "16 were killed and dozens wounded" goes on a passive.
        """
        bare = verb.first == verb.head and not verb.reflexive
        if self.section.participle_plurals or not bare or verb.form not in ("Part", "Fin"):
            return
        has_object = self.object_follows(k)
        if verb.form == "Part" and has_object:
            verb.form, verb.voice = "Fin", "active"
        elif verb.form == "Fin" and not has_object and self.goes_on_passive(k):
            verb.form, verb.voice = "Part", "passive"

    def object_follows(self, k: int) -> bool:
        if k + 1 >= len(self.items) or self.items[k + 1][0] != "N" or self.is_timex(k + 1):
            return False
        return not self.document.groups[self.items[k + 1][1]].preposition

    def goes_on_passive(self, k: int) -> bool:
        """True where a coordinator and at most a noun group part the verb from a passive clause before it."""
        j = k - 1
        while j >= 0 and (self.items[j][0] == "N" or self.items[j][0] == ","):
            j -= 1
        if j < 0 or self.items[j][0] != "C":
            return False
        previous = self.previous_clause(j)
        if previous is None:
            return False
        index = self.document.clauses[previous].verb
        return index is not None and self.document.verbs[index].voice == "passive"

    def can_act(self, slot: Slot) -> bool:
        """True unless the by-phrase is a time or a measure."""
        return all(self.document.groups[g].timex is None for g in slot.groups)

    def link(self, k: int, verb: VerbGroup, clause: Clause) -> None:
        """How the clause hangs on what stands before it: relative, participle, coordinated, content, complement."""
        j = k - 1
        while j >= 0 and (self.items[j][0] in (",", '"', "(", "–", "-") or self.is_timex(j)):
            j -= 1
        if j >= 0 and self.items[j][0] == ")":
            while j >= 0 and self.items[j][0] != "(":
                j -= 1
            j -= 1
        if verb.form == "Part" and verb.first == verb.head and not verb.reflexive:
            self.link_participle(j, verb, clause)
            return
        if verb.form in ("Inf", "Ger"):
            self.link_governed(k, verb, clause)
            return
        for i in range(k - 1, -1, -1):
            kind = self.items[i][0]
            if kind == "R" and not self.verb_between(i, k):
                self.link_relative(i, k, clause)
                return
            if kind == "S" and not self.verb_between(i, k):
                clause.link = "content"
                clause.parent = self.previous_clause(i)
                return
            if kind == "V" and self.is_finite(i):
                break
        if j >= 0 and self.items[j][0] == "C":
            clause.link, clause.parent = "coordinated", self.previous_clause(j)

    def link_participle(self, j: int, verb: VerbGroup, clause: Clause) -> None:
        """A bare participle modifies the noun group before it, or goes on a coordination of participles."""
        if j >= 0 and self.items[j][0] == "C" and j >= 1:
            previous = self.previous_clause(j)
            if previous is not None and self.shares_auxiliary(j, verb, previous):
                clause.link, clause.parent = "coordinated", previous
                return
            before = self.document.verbs[self.document.clauses[previous].verb or 0] if previous is not None else None
            if before is not None and self.items[j - 1][0] in ("V",) and before.voice == "passive":
                clause.link, clause.parent = "coordinated", previous
                verb.negated = verb.negated or before.negated
                verb.form = before.form
                return
        if j >= 0 and self.items[j][0] == "N":
            clause.link, clause.antecedent = "participle", self.chain_head(j, verb.head)
        elif j < 0:
            clause.link = "adverbial"

    def shares_auxiliary(self, j: int, verb: VerbGroup, previous: int) -> bool:
        """Makes active a participle that shares the perfect before it ("ont attaqué le village *et tué* dix civils").

        It does where an object of its own follows: a participle that modifies a noun has none.
        """
        index = self.document.clauses[previous].verb
        before = self.document.verbs[index] if index is not None else None
        if before is None or before.voice == "passive" or not before.perfect or not self.object_follows(j + 1):
            return False
        if self.items[j + 1][0] != "V" or self.document.verbs[self.items[j + 1][1]] is not verb:
            return False
        verb.voice, verb.form, verb.perfect = "active", before.form, True
        verb.negated, verb.shells = verb.negated or before.negated, before.shells
        return True

    def chain_head(self, j: int, participle: int = -1) -> int:
        """The group that a modifier after item ``j`` belongs to: the nearest one, or its governor through "de".

        "une attaque de rebelles menée..." is about the attack; the nearest group is kept where it has a determiner or
        is a name, since there the modifier most often belongs to it.
        """
        index = self.items[j][1]
        group = self.document.groups[index]
        if participle >= 0 and self.section.participle_plurals and participle not in self.holding:
            agreeing = self.agreeing(index, participle)
            if agreeing is not None:
                return agreeing
        while group.of is not None and group.actor is None and group.place is None and not group.determiner:
            index = group.of
            group = self.document.groups[index]
        if group.place is not None and participle in self.holding:
            return index  # "à Idlib, tenue par les rebelles"
        if group.place is not None and group.preposition and group.of is None:
            for i in range(j - 1, -1, -1):
                kind, other, _ = self.items[i]
                if kind != "N":
                    break
                if self.document.groups[other].timex is None and not self.document.groups[other].preposition:
                    return other
        return index

    def agreeing(self, index: int, participle: int) -> int | None:
        """The nearest group of a complement chain whose number agrees with the participle's."""
        tokens = self.document.tokens
        plural = tokens.lowers[participle].endswith(tuple(self.section.participle_plurals))
        link: int | None = index
        while link is not None:
            group = self.document.groups[link]
            head = group.head
            listed = link in self.members or group.conjunct is not None
            if tokens.pos[head] == "NOUN" and (
                plural == (tokens.lowers[head] != tokens.lemmas[head]) or (plural and listed)
            ):
                return link
            link = group.of
        return None

    def link_governed(self, k: int, verb: VerbGroup, clause: Clause) -> None:
        """An infinitive or gerund hangs on the verb before it and takes over its shell, mood and negation."""
        parent = self.previous_clause(k)
        if parent is None:
            clause.link = "adverbial"
            return
        governing = self.document.clauses[parent]
        clause.link, clause.parent = "complement", parent
        if governing.verb is not None and verb.form == "Inf":
            outer = self.document.verbs[governing.verb]
            verb.shells = (*outer.shells, outer.lemma)
            between = [item for item in self.items[:k] if item[2] > outer.head]
            if not between:
                verb.form = outer.form
                verb.negated = verb.negated or outer.negated

    def link_relative(self, i: int, k: int, clause: Clause) -> None:
        """Ties a relative clause to its antecedent; the relative word's class says which slot the antecedent fills."""
        low = self.document.tokens.lowers[self.items[i][2]]
        j = i - 1
        while j >= 0 and (self.items[j][0] in (",", '"', ")") or self.is_timex(j)):
            j -= 1
        if j >= 0 and self.items[j][0] == "C" and self.goes_on_relative(j, low, clause):
            return
        if j < 0 or self.items[j][0] != "N":
            clause.link, clause.parent = "content", self.previous_clause(i)
            return
        clause.antecedent = self.chain_head(j)
        clause.parent = self.previous_clause(i)
        noun_between = any(self.items[n][0] == "N" and not self.is_timex(n) for n in range(i + 1, k))
        if low in self.section.relative_places or low in self.section.relative_genitives:
            clause.link = "relative"
            if not noun_between:
                clause.antecedent = None
        elif low in self.section.relative_subjects and not (noun_between and low in self.section.relative_objects):
            clause.link = "relative subject"
        else:
            clause.link = "relative object"

    def goes_on_relative(self, j: int, low: str, clause: Clause) -> bool:
        """ "... menée par X et qui a fait dix morts": a coordinated relative has the antecedent of the one before."""
        previous = self.previous_clause(j)
        if previous is None or low not in self.section.relative_subjects:
            return False
        clause.antecedent, clause.parent = self.document.clauses[previous].antecedent, previous
        clause.link = "relative subject"
        return clause.antecedent is not None

    def subject(self, k: int, clause: Clause) -> int | None:
        """The surface subject's group, None where the text gives none."""
        if clause.link == "relative subject" or clause.link == "participle":
            return clause.antecedent
        if clause.link == "coordinated" and clause.parent is not None and not self.own_subject(k):
            return self.surface_subject(clause.parent)
        if clause.link == "complement" and clause.parent is not None:
            return self.surface_subject(clause.parent) if self.goes_on(k) else self.controller(clause.parent)
        if clause.link == "relative object":
            return self.nearest_subject(k)
        return self.nearest_subject(k)

    def goes_on(self, k: int) -> bool:
        """True for a gerund of its governor's subject ("attacked, *killing* four"; not "accused of killing")."""
        verb = self.document.verbs[self.items[k][1]]
        before = self.document.tokens.lowers[max(0, verb.first - 1)]
        return verb.form == "Ger" and before not in self.section.genitives

    def own_subject(self, k: int) -> bool:
        """True where a noun group without preposition stands between the coordinator and the verb."""
        for i in range(k - 1, -1, -1):
            kind, index, _ = self.items[i]
            if kind in ("C", "V"):
                return False
            if kind == "N" and not self.document.groups[index].preposition and not self.is_timex(i):
                return True
        return False

    def surface_subject(self, clause: int) -> int | None:
        parent = self.document.clauses[clause]
        passive = parent.verb is not None and self.document.verbs[parent.verb].voice == "passive"
        wanted = "object" if passive else "subject"
        return next((slot.groups[0] for slot in parent.slots if slot.function == wanted), None)

    def controller(self, clause: int) -> int | None:
        """Who does an infinitive's deed: a causee between ("permit *the army* to"), else the governor's subject."""
        parent = self.document.clauses[clause]
        for slot in parent.slots:
            if slot.function == "object" and self.is_agent_like(slot.groups[0]):
                return slot.groups[0]
            if (
                slot.function == "oblique"
                and slot.preposition == self.causee_preposition()
                and self.is_agent_like(slot.groups[0])
            ):
                return slot.groups[0]
        return self.surface_subject(clause)

    def causee_preposition(self) -> str:
        return "à" if "à" in self.section.prepositions else "for"

    def is_agent_like(self, group: int) -> bool:
        return self.document.groups[group].actor is not None

    def nearest_subject(self, k: int) -> int | None:
        """Leftward: the nearest noun group with no preposition before a barrier (a finite verb, a subordinator).

        Past a relative clause that stands between subject and verb, its antecedent is the subject.
        """
        depth = 0
        candidate: int | None = None
        for i in range(k - 1, -1, -1):
            kind, index, _ = self.items[i]
            depth += (kind == ")") - (kind == "(")
            if depth > 0 or kind == "(":
                continue
            if kind in HARD_STOPS or kind == "S":
                break
            if kind == "R":
                return self.antecedent_before(i) if self.verb_between(i, k) else candidate
            if kind == "V" and self.is_finite(i):
                if not self.inside_relative(i):
                    break
                candidate = None
            if kind == "N" and candidate is None and self.may_be_subject(i) and not self.after_relative_verb(i):
                group = self.document.groups[index]
                candidate = self.first_of_list(index if group.apposition is None else group.apposition)
        return candidate

    def after_relative_verb(self, i: int) -> bool:
        """True where the nearest finite verb on the left of item ``i`` is a relative clause's."""
        for j in range(i - 1, -1, -1):
            if self.items[j][0] in ("S", "R", *HARD_STOPS):
                return False
            if self.is_finite(j):
                return self.inside_relative(j)
        return False

    def antecedent_before(self, i: int) -> int | None:
        j = i - 1
        while j >= 0 and (self.items[j][0] in (",", '"') or self.is_timex(j)):
            j -= 1
        if j >= 0 and self.items[j][0] == "N":
            head = self.chain_head(j)
            group = self.document.groups[head]
            if not group.preposition:
                return self.first_of_list(head)
        return None

    def first_of_list(self, index: int) -> int:
        first = self.document.groups[index].conjunct
        return index if first is None else first

    def may_be_subject(self, i: int) -> bool:
        group = self.document.groups[self.items[i][1]]
        if group.timex is not None:
            return False
        if group.conjunct is not None:
            return not self.document.groups[group.conjunct].preposition
        return not group.preposition

    def inside_relative(self, i: int) -> bool:
        """True where the verb item ``i`` belongs to a relative clause."""
        clause = self.by_item.get(i)
        return clause is not None and self.document.clauses[clause].link.startswith("relative")

    def verb_between(self, i: int, k: int) -> bool:
        return any(self.items[n][0] == "V" and self.is_finite(n) for n in range(i + 1, k))

    def is_finite(self, i: int) -> bool:
        return self.items[i][0] == "V" and self.document.verbs[self.items[i][1]].form in FINITE

    def is_timex(self, i: int) -> bool:
        return self.items[i][0] == "N" and self.document.groups[self.items[i][1]].timex is not None

    def previous_clause(self, k: int) -> int | None:
        for i in range(k - 1, -1, -1):
            if i in self.by_item:
                return self.by_item[i]
        return None

    # the right side

    def right_side(self, k: int, verb: VerbGroup) -> tuple[list[Slot], int]:
        """Object and obliques after the verb, up to the next barrier; and the token where the reading stopped."""
        slots: list[Slot] = []
        has_object = False
        end = verb.last
        commas = 0
        modified = False
        for i in range(k + 1, len(self.items)):
            kind, index, _ = self.items[i]
            if kind == "V":
                if self.is_finite(i) or self.document.verbs[index].form != "Part":
                    break
                modified = True  # a participle modifies a noun of this clause; what follows is its own up to a comma
                continue
            if kind in ("S", "R", ";", ":", ".", "!", "?"):
                break
            if kind == ",":
                commas += 1
                modified = False
                continue
            if kind != "N" or modified:
                continue
            group = self.document.groups[index]
            end = group.last
            if group.of is not None or group.conjunct is not None or group.apposition is not None:
                continue
            if group.timex is not None:
                slots.append(Slot("oblique", (index,), group.preposition, group.head))
            elif group.preposition:
                slots.append(self.filled("oblique", index, group.preposition))
            elif not has_object and (i == k + 1 or not self.is_next_subject(i, commas)):
                slots.append(self.filled("object", index))
                has_object = True
            elif self.is_next_subject(i, commas):
                break
        return slots, end

    def is_next_subject(self, i: int, commas: int) -> bool:
        """True where group ``i`` is the subject of a finite verb that follows, and not this clause's object."""
        for j in range(i + 1, len(self.items)):
            kind, index, _ = self.items[j]
            if kind == "V":
                if self.is_finite(j):
                    return True
                continue
            if kind in ("R", "S", ";", ":", "."):
                return False
            if kind == "N" and not self.document.groups[index].preposition and not self.is_timex(j):
                group = self.document.groups[index]
                if group.conjunct is None and group.apposition is None:
                    return False
            if kind == "C" and commas == 0:
                return False
        return False

    def fronted(self, k: int, clause: Clause) -> list[Slot]:
        """Prepositional phrases and times before the subject ("Mardi, dans la ville de X, ...")."""
        slots: list[Slot] = []
        if clause.link == "complement" and clause.parent is not None:
            return [slot for slot in self.document.clauses[clause.parent].slots if self.is_time(slot)]
        if clause.link == "participle":
            return slots
        depth = 0
        for i in range(k - 1, -1, -1):
            kind, index, _ = self.items[i]
            depth += (kind == ")") - (kind == "(")
            if depth > 0:
                continue
            if kind in ("S", "R", "C") or kind in HARD_STOPS:
                break
            if kind == "V":
                if self.document.verbs[index].form != "Part":
                    return []  # what stands between two verbs of one stretch belongs to the first
                slots = [slot for slot in slots if self.is_time(slot)]  # the rest is the participle's own
            elif kind == "N":
                group = self.document.groups[index]
                if group.timex is not None:
                    slots.append(Slot("oblique", (index,), group.preposition, group.head))
                elif group.preposition and group.of is None and group.conjunct is None:
                    slots.append(self.filled("oblique", index, group.preposition))
        return slots

    def is_time(self, slot: Slot) -> bool:
        return any(self.document.groups[g].timex is not None for g in slot.groups)

    # nominal clauses

    def nominal(self, k: int, index: int, token: int) -> Clause:
        """A noun that names a happening, with its complements, modifiers and possessor."""
        group = self.document.groups[index]
        clause = Clause(token, self.sentence, group.first, group.last, self.document.tokens.lemmas[token], group=index)
        slots: list[Slot] = []
        if group.possessor is not None:
            slots.append(self.filled("possessor", group.possessor))
        for i in range(group.first, group.last):
            if i != token and self.document.tokens.pos[i] in ("ADJ", "NOUN", "PROPN"):
                slots.append(Slot("modifier", (), "", i))
        chain = {index}
        for i in range(k + 1, len(self.items)):
            kind, other, _ = self.items[i]
            if kind == "N":
                after = self.document.groups[other]
                if after.of in chain:
                    slots.append(self.filled("oblique", other, "of"))
                    if not after.determiner and after.actor is None:
                        chain.add(other)  # "des tirs de roquettes *du Hezbollah*": a bare noun hands its complement up
                elif after.timex is not None:
                    slots.append(Slot("oblique", (other,), after.preposition, after.head))
                elif after.of is not None or after.conjunct is not None or after.apposition is not None:
                    continue
                elif after.preposition:
                    slots.append(self.filled("oblique", other, after.preposition))
                else:
                    break
                clause.last = after.last
            elif kind == "V" and self.document.verbs[other].form == "Part" and not self.is_finite(i):
                continue
            elif kind not in ('"', "(", ")", "C"):
                break
        clause.slots = tuple(slots)
        return clause
