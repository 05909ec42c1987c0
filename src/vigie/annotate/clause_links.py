"""How a clause hangs on what stands before it, and forms that only their surroundings settle."""

from __future__ import annotations

from vigie.annotate.clause_forms import ClauseForms
from vigie.annotate.clause_parts import DASHES
from vigie.model.syntax import Clause, VerbGroup

# what may stand between a clause and what it hangs on
OPENERS = frozenset({",", '"', "(", *DASHES})
CLOSERS = frozenset({",", '"', ")", *DASHES})


class ClauseLinks(ClauseForms):
    """Links of clauses: relative, participle, coordinated, content, complement."""

    def link(self, k: int, verb: VerbGroup, clause: Clause) -> None:
        """How the clause hangs on what stands before it: relative, participle, coordinated, content, complement."""
        j = k - 1
        while j >= 0 and (self.items[j][0] in OPENERS or self.is_timex(j)):
            j -= 1
        if j >= 0 and self.items[j][0] == ")":
            while j >= 0 and self.items[j][0] != "(":
                j -= 1
            j -= 1
        if self.link_contact(k, clause) or self.link_serial(k, verb, clause) or self.link_sequel(k, verb, clause):
            return
        if verb.form == "Part" and verb.first == verb.head and not verb.reflexive:
            self.link_participle(j, verb, clause)
            return
        if verb.form in ("Inf", "Ger"):
            self.link_governed(k, verb, clause)
            return
        for i in range(k - 1, -1, -1):
            kind = self.items[i][0]
            if kind == "R" and not self.verb_between(i, k):
                if not self.is_closed(i, k):
                    self.link_relative(i, k, clause)
                    return
                break
            if kind == "S" and not self.verb_between(i, k):
                clause.link = "content"
                clause.parent = self.previous_clause(i)
                return
            if kind == "V" and self.is_finite(i):
                break
        if j >= 0 and self.items[j][0] == "C":
            clause.link, clause.parent = "coordinated", self.told_before(self.previous_finite(j))

    def link_serial(self, k: int, verb: VerbGroup, clause: Clause) -> bool:
        """Ties a verb after a comma to the finite one before it ("stormed the village, *killed* ten and fled").

        A comma parts no subject from its verb, so that what stands before it is the first verb's; a participle that
        has an object shares the first one's auxiliary ("ont pris le camp, *tué* dix soldats").
        """
        i = self.serial_head(k)
        if i is None:
            return False
        before = self.verbs[self.items[i][1]]
        if verb.form == "Part":
            if not (before.perfect and before.voice == "active" and self.object_follows(k)):
                return False
            verb.voice, verb.form, verb.perfect = "active", before.form, True
            verb.negated, verb.shells = verb.negated or before.negated, before.shells
        elif not self.is_finite(k) or not (self.object_follows(k) or self.verb_after_coordinator(k)):
            return False
        clause.link, clause.parent = "coordinated", self.by_item[i]
        self.serial.add(k)
        return True

    def link_sequel(self, k: int, verb: VerbGroup, clause: Clause) -> bool:
        """Ties a verb behind a bare adverb of sequence to the one before it ("shot the girl *then* fled").

        What stands between is the first verb's object; one that takes none leaves it to the second.
        """
        before = self.document.tokens.lowers[verb.first - 1] if verb.first else ""
        if before not in self.section.coordinators or not self.is_finite(k):
            return False
        i = k - 1
        while i >= 0 and self.items[i][0] == "N":
            i -= 1
        if i < 0 or i == k - 1 or self.items[i][0] != "V" or not self.is_finite(i) or self.is_aside(i):
            return False
        head = self.verbs[self.items[i][1]]
        if head.lemma in self.section.intransitives or head.voice == "passive" or self.inside_relative(i):
            return False
        clause.link, clause.parent = "coordinated", self.by_item[i]
        self.serial.add(k)
        return True

    def serial_head(self, k: int) -> int | None:
        """The item of the finite verb that a verb right after a comma may go on with; None where there is none."""
        if k < 3 or self.items[k - 1][0] != ",":
            return None
        held = False
        for i in range(k - 2, -1, -1):
            kind = self.items[i][0]
            if kind == "V":
                own = held and self.is_finite(i) and not self.is_aside(i) and not self.inside_relative(i)
                return i if own else None
            if kind not in ("N", "C", ","):
                return None
            held = held or (kind == "N" and not self.is_timex(i))
        return None

    def verb_after_coordinator(self, k: int) -> bool:
        """True where a coordinator and another verb close the series ("attacked the base, fled *and hid*")."""
        for i in range(k + 1, len(self.items) - 1):
            if self.items[i][0] == "C" and self.items[i + 1][0] == "V":
                return True
            if self.items[i][0] not in ("N", ",", "V"):
                return False
        return False

    def previous_finite(self, k: int) -> int | None:
        """The clause that a finite verb goes on with: the last ("told of two soldiers killed *and says*")."""
        finite = (self.by_item[i] for i in range(k - 1, -1, -1) if i in self.by_item and self.is_finite(i))
        return next(finite, self.previous_clause(k))

    def is_closed(self, i: int, k: int) -> bool:
        """True where a comma closes the relative clause at item ``i`` before the verb at ``k`` and its own subject.

        "In the region, which [a word not known as a verb] Ukraine, *two civilians were killed*": what the relative
        is about has a preposition, so that the sentence still wants a subject.
        """
        if k < i + 4 or self.items[k - 1][0] != "N" or self.items[k - 2][0] != ",":
            return False
        inside = any(kind == "N" for kind, _, _ in self.items[i + 1 : k - 2])
        return inside and self.may_be_subject(k - 1) and self.antecedent_before(i) is None

    def link_contact(self, k: int, clause: Clause) -> bool:
        """Ties a relative clause without a relative word to its antecedent; False where the clause is none."""
        about = self.contact(k)
        if about is not None:
            clause.antecedent, clause.parent = self.chain_head(about), self.previous_clause(about)
            clause.link = "relative" if self.object_follows(k) else "relative object"
        return about is not None

    def link_participle(self, j: int, verb: VerbGroup, clause: Clause) -> None:
        """A bare participle is of the noun group or passive before it, or goes on a coordination of participles."""
        if j >= 0 and self.items[j][0] == "V":
            clause.antecedent = self.found_so(j, verb)
            clause.link = "participle" if clause.antecedent is not None else ""
            return
        if j >= 0 and self.items[j][0] == "C" and j >= 1:
            previous = self.previous_clause(j)
            if previous is not None and self.shares_auxiliary(j, verb, previous):
                clause.link, clause.parent = "coordinated", previous
                return
            before = self.verbs[self.clauses[previous].verb or 0] if previous is not None else None
            right_behind = self.items[j - 1][0] == "V" or self.goes_on_alone(j, verb)
            if before is not None and right_behind and before.voice == "passive":
                clause.link, clause.parent = "coordinated", previous
                verb.negated = verb.negated or before.negated
                verb.form = before.form
                return
        if j >= 0 and self.items[j][0] == "N":
            about = self.chain_head(self.past_age(j), verb.head)
            whole = self.is_told_of(about) or self.counts_all(about, verb.head)
            told = self.first_of_list(about) if whole else about
            clause.link, clause.antecedent = "participle", told
        elif j < 0:
            clause.link = "adverbial"

    def past_age(self, j: int) -> int:
        """The item of whoever an age at item ``j`` is told of ("Ali Ba, *34*, killed in Gao"); ``j`` for no age."""
        while j >= 2 and self.items[j - 1][0] in (",", "C") and self.items[j - 2][0] == "N" and self.is_age(j):
            j -= 2
        return j

    def is_age(self, j: int) -> bool:
        """True for a noun group that an age opens."""
        quantity = self.groups[self.items[j][1]].quantity
        return quantity is not None and self.document.quantities[quantity].unit == "age"

    def is_told_of(self, about: int) -> bool:
        """True for the last of a list that a headline's participle tells of ("*Father and son* shot dead")."""
        first = self.groups[about].conjunct
        if first is None or any(map(self.is_finite, range(len(self.items)))):
            return False
        return all(hit.section != "harm" for hit in self.document.hits.get(self.groups[first].head, ()))

    def counts_all(self, about: int, participle: int) -> bool:
        """True for the last of a list of people all of whom a plural harm befell ("two men and *a boy* killed")."""
        first, tokens = self.groups[about].conjunct, self.document.tokens
        if first is None or all(hit.section != "harm" for hit in self.document.hits.get(participle, ())):
            return False
        between = range(self.groups[first].last, self.groups[about].first)
        if any(kind == "V" and token in between for kind, _, token in self.items):
            return False  # "two soldiers *killed* and several hurt": each of its own
        plurals = tuple(self.section.participle_plurals)
        plural = not plurals or tokens.lowers[participle].endswith(plurals)
        members = [n for n in range(first, about + 1) if n == first or self.groups[n].conjunct == first]
        hits = (self.document.hits.get(self.groups[n].head, ()) for n in members)
        hurt = any(hit.section == "harm" for found in hits for hit in found)  # "eight *dead* and 135 people taken"
        return plural and not hurt and all(self.groups[n].quantity is not None for n in members)

    def goes_on_alone(self, j: int, verb: VerbGroup) -> bool:
        """True for a participle behind a coordinator, no noun behind it ("was hit in the head *and left* dead")."""
        follows = self.items[j + 1][0] == "V" and self.verbs[self.items[j + 1][1]] is verb
        before = next((self.verbs[n] for kind, n, _ in reversed(self.items[:j]) if kind == "V"), None)
        whole = before is not None and before.first < before.head
        return follows and whole and not self.object_follows(j + 1)

    def shares_auxiliary(self, j: int, verb: VerbGroup, previous: int) -> bool:
        """Makes active a participle that shares the perfect before it and has an object ("ont attaqué *et tué* X")."""
        index = self.clauses[previous].verb
        before = self.verbs[index] if index is not None else None
        if before is None or before.voice == "passive" or not before.perfect:
            return False
        if not (self.object_follows(j + 1) or self.holds_noun(j + 1)):  # "et *ouvert le feu*"
            return False
        if self.items[j + 1][0] != "V" or self.verbs[self.items[j + 1][1]] is not verb:
            return False
        verb.voice, verb.form, verb.perfect = "active", before.form, True
        verb.negated, verb.shells = verb.negated or before.negated, before.shells
        return True

    def link_governed(self, k: int, verb: VerbGroup, clause: Clause) -> None:
        """An infinitive or gerund hangs on the verb before it and takes over its shell, mood and negation."""
        parent = self.previous_clause(k)
        if parent is not None and verb.form == "Ger":
            parent = self.told_on(k, parent)
        if parent is None:
            clause.link = "adverbial"
            return
        governing = self.clauses[parent]
        clause.link, clause.parent = "complement", parent
        if governing.verb is not None and verb.form == "Inf":
            outer = self.verbs[governing.verb]
            verb.shells = (*outer.shells, outer.lemma)
            between = [item for item in self.items[:k] if item[2] > outer.head]
            if not between:
                verb.form = outer.form
                verb.negated = verb.negated or outer.negated

    def told_on(self, k: int, parent: int) -> int:
        """The clause that a gerund goes on with: past a comma the one that governs what modifies its nouns.

        "opened fire on a bus carrying pilgrims, *killing* nine": whoever opened fire killed them. A second gerund goes
        with the first.
        """
        j = k - 1
        while j >= 0 and self.is_timex(j):
            j -= 1
        if j < 0 or self.items[j][0] != ",":
            return parent
        link: int | None = parent
        while link is not None:
            clause = self.clauses[link]
            within = clause.link.startswith("relative") or clause.link in ("participle", "complement")
            if clause.link == "participle" and clause.parent is None:
                item = next((i for i, index in self.by_item.items() if index == link), 0)
                holder = self.previous_clause(item)  # "shelled a camp for people *displaced* last year, *killing* nine"
                if holder is not None:
                    link = holder
                    continue
            if (
                not (within or self.is_daily_life(link))
                or clause.parent is None
                or self.is_set_off(link)
                or self.is_doing(clause)
            ):
                break
            link = clause.parent
        told = link if link is not None else parent
        if self.clauses[parent].link == "complement" and self.is_gerund_after_comma(parent):
            return parent
        return told

    def is_doing(self, clause: Clause) -> bool:
        """True for a relative clause that tells of armed deeds ("seek the men *who ambushed* a bus, killing nine")."""
        about, hits = clause.antecedent, self.document.hits.get(clause.head, ())
        acts = about is not None and self.groups[about].actor is not None
        done = clause.link == "relative subject" and self.document.tokens.form[clause.head] != "Ger"
        return acts and done and any(hit.section == "trigger" for hit in hits)

    def is_set_off(self, clause: int) -> bool:
        """True for a relative clause after a comma, which tells on ("militants, *who* then fired, killing")."""
        item = next((i for i, index in self.by_item.items() if index == clause), 0)
        opening = next((i for i in range(item - 1, 0, -1) if self.items[i][0] == "R"), 0)
        return self.clauses[clause].link.startswith("relative") and self.items[opening - 1][0] == ","

    def is_gerund_after_comma(self, clause: int) -> bool:
        """True for a clause whose gerund itself stands after a comma: it is told of the same deed."""
        item = next((i for i, index in self.by_item.items() if index == clause), None)
        if item is None or item == 0:
            return False
        index = self.clauses[clause].verb
        return index is not None and self.verbs[index].form == "Ger" and self.items[item - 1][0] == ","

    def link_relative(self, i: int, k: int, clause: Clause) -> None:
        """Ties a relative clause to its antecedent; the relative word's class says which slot the antecedent fills."""
        low = self.document.tokens.lowers[self.items[i][2]]
        j = i - 1
        while j >= 0 and (self.items[j][0] in CLOSERS or self.is_timex(j)):
            j -= 1
        if j >= 0 and self.items[j][0] == "C" and self.goes_on_relative(j, low, clause):
            return
        noun_between = any(self.items[n][0] == "N" and not self.is_timex(n) for n in range(i + 1, k))
        governed = self.document.tokens.pos[max(0, self.items[i][2] - 1)] == "ADP"
        if low in self.section.relative_subjects and self.holds_noun(j) and not (governed and noun_between):
            clause.link, clause.parent = "complement", self.by_item[j]  # "*mené des frappes* qui ont tué dix civils"
            return
        if j < 0 or self.items[j][0] != "N" or (noun_between and j == i - 1 and self.is_told(j, low)):
            clause.link, clause.parent = "content", self.previous_clause(i)
            return
        clause.antecedent = self.chain_head(self.before_dash(j) if self.items[i - 1][0] in DASHES else j)
        if low in self.section.relative_subjects and not noun_between:
            clause.antecedent = self.deed_at(clause.antecedent, clause.head)
        clause.parent = self.previous_clause(i)
        # governed: "the raid *in* which", "dans lequel"
        if low in self.section.relative_places or low in self.section.relative_genitives or governed:
            clause.link = "relative"
            if not noun_between:
                clause.antecedent = None
        elif low in self.section.relative_subjects and not (noun_between and low in self.section.relative_objects):
            clause.link = "relative subject"
            clause.antecedent = self.whole_list(clause.antecedent, k)
        elif noun_between and self.object_follows(k):  # "denied *claims that* they had fired a missile"
            clause.link, clause.antecedent = "content", None
        else:
            clause.link = "relative object"

    def whole_list(self, about: int | None, k: int) -> int | None:
        """The first of the list of which a relative clause in the plural is told ("a girl and her aunt *who were*")."""
        tokens, verb = self.document.tokens, self.verbs[self.items[k][1]]
        if about is None or self.groups[about].conjunct is None:
            return about
        head = self.groups[about].head
        one = tokens.lowers[head] == tokens.lemmas[head] and not self.document.has_number(self.groups[about])
        return self.first_of_list(about) if one and tokens.lowers[verb.first] in self.section.plural_verbs else about

    def is_told(self, j: int, low: str) -> bool:
        """True for the one who hears what a clause with a subject of its own says ("told *Reuters that 12 died*")."""
        before = self.verbs[self.items[j - 1][1]] if j > 0 and self.items[j - 1][0] == "V" else None
        both = low in self.section.relative_subjects and low in self.section.relative_objects
        return both and before is not None and before.lemma in self.section.receivers

    def before_dash(self, j: int) -> int:
        """The item that a relative clause after a dash is about: the head of the phrase, or the happening in it.

        "The air strike *during the withdrawal* - which killed ten": of two happenings the one that holds the other.
        """
        happening: int | None = None
        for first in range(j, -1, -1):
            kind, index, _ = self.items[first]
            if kind != "N":
                break
            group = self.groups[index]
            if group.timex is not None:
                continue
            happens = any(hit.section == "trigger" for hit in self.document.hits.get(group.head, ()))
            if not group.preposition:
                return first if happens or happening is None else happening
            happening = first if happens and happening is None else happening
        return j if happening is None else happening

    def goes_on_relative(self, j: int, low: str, clause: Clause) -> bool:
        """ "... menée par X et qui a fait dix morts": a coordinated relative has the antecedent of the one before."""
        previous = self.previous_clause(j)
        if previous is None or low not in self.section.relative_subjects:
            return False
        clause.antecedent, clause.parent = self.clauses[previous].antecedent, previous
        clause.link = "relative subject"
        return clause.antecedent is not None
