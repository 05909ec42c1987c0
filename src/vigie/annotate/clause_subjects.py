"""Who a clause is about: the subject left of its verb, shared with another, or handed down."""

from __future__ import annotations

from vigie.annotate.clause_parts import ClauseParts
from vigie.model.syntax import Clause

HARD_STOPS = frozenset(";:")
BARRIERS = HARD_STOPS | {"S", "R"}


class ClauseSubjects(ClauseParts):
    """Surface subjects of verb groups."""

    def subject(self, k: int, clause: Clause) -> int | None:
        """The surface subject's group, None where the text gives none."""
        if clause.link == "relative subject" or clause.link == "participle":
            return clause.antecedent
        part = self.part(k)
        if part is not None:
            return part
        absolute = self.absolute(k)
        if absolute is not None:
            return absolute
        deed = self.deed_before(k)
        if deed is not None:
            return deed
        shared = k in self.serial or not self.own_subject(k)
        if clause.link == "coordinated" and clause.parent is not None and shared:
            return self.surface_subject(clause.parent)
        if clause.link == "complement" and clause.parent is not None:
            told = self.told_deed(clause.parent) if self.goes_on(k) else None
            if told is not None:
                return told
            own = self.goes_on(k) or self.keeps_subject(k)
            return self.surface_subject(clause.parent) if own else self.controller(clause.parent)
        if clause.link == "relative object":
            return self.nearest_subject(k)
        return self.nearest_subject(k)

    def absolute(self, k: int) -> int | None:
        """The group before a gerund that "with" sets beside the clause ("*with nine soldiers* having lost ...").

        Only before an auxiliary's: "with bombs *targeting* a base" goes on with what its clause tells.
        """
        kind, index, _ = self.items[k - 1] if k else ("", 0, 0)
        verb = self.verbs[self.items[k][1]]
        if kind != "N" or verb.form != "Ger" or verb.first == verb.head or self.groups[index].last != verb.first:
            return None
        return index if self.groups[index].preposition in self.section.absolutes else None

    def deed_before(self, k: int) -> int | None:
        """The happening right behind which a gerund tells on ("killed by *strikes* targeting two towns")."""
        if self.verbs[self.items[k][1]].form != "Ger" or k == 0 or self.items[k - 1][0] != "N" or self.is_timex(k - 1):
            return None
        head = self.chain_head(k - 1)
        hits = self.document.hits.get(self.groups[head].head, ())
        return head if any(hit.section == "trigger" and hit.shape == "noun" for hit in hits) else None

    def goes_on(self, k: int) -> bool:
        """True for a gerund of its governor's subject ("attacked, *killing* four"; not "kept rebels from killing")."""
        verb = self.verbs[self.items[k][1]]
        before = self.document.tokens.lowers[max(0, verb.first - 1)]
        return verb.form == "Ger" and before not in self.section.genitives and before not in self.section.origins

    def keeps_subject(self, k: int) -> bool:
        """True for an infinitive behind words after which its governor's subject goes on ("*avant de* s'enfuir")."""
        first, lowers = self.verbs[self.items[k][1]].first, self.document.tokens.lowers
        return " ".join(lowers[max(0, first - 2) : first]) in self.section.same_subject

    def told_deed(self, clause: int) -> int | None:
        """The happening that a gerund goes on with where its clause only tells of it ("reported *a raid*, killing")."""
        parent = self.clauses[clause]
        if parent.head not in self.telling:
            return None
        objects = (slot.groups[0] for slot in parent.slots if slot.function == "object")
        hits = self.document.hits
        return next(
            (g for g in objects if any(h.section == "trigger" for h in hits.get(self.groups[g].head, ()))), None
        )

    def own_subject(self, k: int) -> bool:
        """True where a noun group without preposition stands between the coordinator and the verb."""
        for i in range(k - 1, -1, -1):
            kind, index, _ = self.items[i]
            if kind in ("C", "V"):
                return False
            if kind == "N" and not self.groups[index].preposition and not self.is_timex(i):
                return True
        return False

    def surface_subject(self, clause: int) -> int | None:
        parent = self.clauses[clause]
        passive = parent.verb is not None and self.verbs[parent.verb].voice == "passive"
        wanted = "object" if passive else "subject"
        return next((slot.groups[0] for slot in parent.slots if slot.function == wanted), None)

    def controller(self, clause: int) -> int | None:
        """Who does an infinitive's deed: a causee between ("permit *the army* to"), else the governor's subject."""
        parent = self.clauses[clause]
        for slot in parent.slots:
            if slot.function == "object" and (
                self.is_agent_like(slot.groups[0]) or parent.lemma in self.section.forcers
            ):
                return slot.groups[0]
            if (
                slot.function == "oblique"
                and slot.preposition == self.section.causee
                and self.is_agent_like(slot.groups[0])
            ):
                return slot.groups[0]
        return self.surface_subject(clause)

    def is_agent_like(self, group: int) -> bool:
        return self.groups[group].actor is not None

    def nearest_subject(self, k: int) -> int | None:
        """Leftward: the nearest noun group with no preposition before a barrier (a finite verb, a subordinator).

        Past a relative clause that stands between subject and verb, its antecedent is the subject.
        """
        depth = 0
        candidate: int | None = None
        for i in range(k - 1, -1, -1):
            kind, index, _ = self.items[i]
            if kind != "N" and kind != "V":
                depth += (kind in (")", "]")) - (kind in ("(", "["))
                if kind in ("(", "["):
                    continue
            if depth > 0 or (self.aside and i in self.aside and k not in self.aside):
                continue
            if kind in HARD_STOPS or kind == "S":
                break
            if kind == "R":
                about = self.main_before(i)
                if about is None and candidate is None:
                    about = self.deed_before_relative(i)
                return about if self.verb_between(i, k) and about is not None else candidate
            if kind == "V" and self.is_finite(i):
                if self.is_aside(i) and self.items[k - 1][0] == "," and i > 2:
                    return self.antecedent_before(i - 1)  # "the army, *officials said*, killed ten"
                if not self.inside_relative(i):
                    break
                about = self.contact(i)
                if about is not None and i == k - 1:  # "over an attack *Paris says* killed ten"
                    return self.first_of_list(self.chain_head(about))
                if about is not None:
                    return self.antecedent_before(i - 1)
                if candidate is not None and self.main_before(self.relative_of(i)) is None:
                    return candidate
                candidate = None
            if kind == "V" and candidate is not None and self.is_object_of(i, candidate):
                candidate = None  # "strikes *targeting militants* killed ten": the militants are the gerund's
            if kind == "N" and candidate is None and self.may_be_subject(i) and not self.after_relative_verb(i):
                first = self.first_of_list(index)
                named = self.groups[first].apposition  # "Ann Hill, *an official and head of the FP*, was shot"
                alone = named is None or bool(self.groups[named].preposition)
                candidate = first if alone or named is None else self.first_of_list(named)
        return candidate

    def is_object_of(self, i: int, candidate: int) -> bool:
        """True where the gerund or infinitive at item ``i`` has the candidate for object and a noun before it.

        So "protéger" in "les soldats *mobilisés pour protéger* le convoi ont fui". What an infinitive of saying leads
        may be the subject of what is said ("went on television *to say they* had seized power").
        """
        verb = self.verbs[self.items[i][1]]
        if verb.lemma in self.section.sayings:
            return False
        form = self.document.tokens.form[verb.head] if verb.shells else verb.form
        if form not in ("Ger", "Inf") or i == 0 or i + 1 >= len(self.items) or self.items[i - 1][0] == ",":
            return False
        return self.items[i + 1][:2] == ("N", candidate) and any(kind == "N" for kind, _, _ in self.items[:i])

    def after_relative_verb(self, i: int) -> bool:
        """True where the nearest finite verb on the left of item ``i`` is a relative clause's that goes on here.

        A comma closes it where its antecedent is no subject ("near the town, which they seized, *three men* died").
        """
        for j in range(i - 1, -1, -1):
            kind = self.items[j][0]
            if kind in BARRIERS:
                return False
            if kind == "V" and self.is_finite(j):
                closed = self.items[i - 1][0] == "," and self.main_before(self.relative_of(j)) is None
                return self.inside_relative(j) and not closed
        return False

    def main_before(self, i: int) -> int | None:
        """The antecedent of a relative word that the main clause can be about: no deed that a time is counted from.

        "Three days after *a bombing* that killed ten, ..."
        """
        about = self.antecedent_before(i)
        at = next((j for j in range(i - 1, 0, -1) if self.items[j][:2] == ("N", about)), 0)
        return None if self.is_counted_from(at) else about

    def relative_of(self, i: int) -> int:
        """The item of the relative word on the left of item ``i``; 0 where there is none."""
        return next((j for j in range(i - 1, -1, -1) if self.items[j][0] == "R"), 0)
