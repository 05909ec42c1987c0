"""Clauses: every verb group, and every noun that names a happening, with its subject, object and obliques.

Voice is undone: the agent of a passive is the subject, its surface subject the object. Reading goes from left to
right over a sentence's chunk sequence; where the sequence gives no clean filler the slot stays empty.
"""

from __future__ import annotations

import functools

from vigie.annotate.clause_links import ClauseLinks
from vigie.annotate.clause_subjects import HARD_STOPS
from vigie.annotate.noun_groups import QUOTES
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.triggers import open_support, open_triggers
from vigie.model.document import Document
from vigie.model.syntax import Clause, Slot, VerbGroup

ASIDE = QUOTES | {"("}  # what is said of a word without being it: marks of distance, a short form of a name
FRONT_STOPS = HARD_STOPS | {"S", "R"}  # kinds of items before which no phrase is of a clause
BARRIERS = FRONT_STOPS | {".", "!", "?"}  # and behind which none is
LONGEST = 60  # parts of a sentence behind a noun among which what it is told with is looked for


def find_clauses(document: Document, pack: Pack) -> None:
    """Fills ``clauses``: one per verb group, then one per noun that names a happening or a harm."""
    section = open_syntax(pack).section
    holders, tellers = control_rules(pack), telling_rules(pack)
    trigger_tokens, holding, telling = set[int](), set[int](), set[int]()
    for token, hits in document.hits.items():
        for hit in hits:
            if hit.shape == "noun" and (hit.section == "trigger" or hit.section == "harm"):
                trigger_tokens.add(token)
            if hit.rule in holders:
                holding.add(token)
            if hit.rule in tellers:
                telling.add(token)
    lemmas = saying_verbs(pack)
    saying = {verb.head for verb in document.verbs if verb.lemma in lemmas}
    for index, items in enumerate(document.items):
        if items:
            SentenceClauses(document, section, items, index, (holding, telling, saying)).run(trigger_tokens)


@functools.cache
def control_rules(pack: Pack) -> frozenset[str]:
    """Ids of the rules that say who holds a place: their participles belong to the place beside them."""
    return frozenset(rule.id for rule in open_triggers(pack) if rule.kind == "control")


@functools.cache
def telling_rules(pack: Pack) -> frozenset[str]:
    """Ids of the rules of verbs whose subject only tells of what their object names ("documented a raid")."""
    return frozenset(rule.id for rule in open_support(pack) if rule.subject == "ignore")


@functools.cache
def saying_verbs(pack: Pack) -> frozenset[str]:
    """Lemmas of the verbs that tell what somebody said."""
    return frozenset(verb for rule in open_attribution(pack).section.verbs for verb in rule.verbs if " " not in verb)


class SentenceClauses(ClauseLinks):
    """The clauses of one sentence."""

    def run(self, trigger_tokens: set[int]) -> None:
        for k, (kind, index, _) in enumerate(self.items):
            if kind == "V":
                self.by_item[k] = len(self.clauses)
                self.clauses.append(self.verbal(k, self.verbs[index], index))
        for k, (kind, index, _) in enumerate(self.items):
            if kind == "N" and self.groups[index].timex is None:
                for token in range(self.groups[index].first, self.groups[index].last):
                    if token in trigger_tokens:
                        self.clauses.append(self.nominal(k, index, token))

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

    def can_act(self, slot: Slot) -> bool:
        """True unless the by-phrase is a time or a measure."""
        return all(self.groups[g].timex is None for g in slot.groups)

    def right_side(self, k: int, verb: VerbGroup) -> tuple[list[Slot], int]:
        """Object and obliques after the verb, up to the next barrier; and the token where the reading stopped."""
        slots: list[Slot] = []
        has_object = False
        end = verb.last
        commas = 0
        modified = anchor = False
        for i in range(k + 1, len(self.items)):
            kind, index, _ = self.items[i]
            if kind == "V":
                if self.is_finite(i) or self.verbs[index].form != "Part":
                    break
                # a participle modifies a noun of this clause; what follows is its own up to a comma
                modified = modified or self.verbs[index].lemma not in self.section.adjectival
                continue
            if kind != "N":
                if kind in BARRIERS or (kind == "C" and self.opens_clause(i)):
                    break
                if kind == ",":
                    commas += not self.encloses_time(i)
                    modified = anchor = False
                continue
            if modified or anchor:
                continue
            group = self.groups[index]
            if group.quantity is not None and index in (self.part(i + 1), self.part(i + 2)):
                break  # "hurt 50 people, *three* of whom died"
            end = group.last
            if group.of is not None or group.conjunct is not None or group.apposition is not None:
                continue
            if group.timex is not None:
                slots.append(Slot("oblique", (index,), group.preposition, group.head))
                anchor = self.document.timexes[group.timex].slots.get("base") == "event"  # "*two days after* the raid"
            elif group.preposition:
                slots.append(self.filled("oblique", index, group.preposition))
            elif not has_object and (i == k + 1 or not self.is_next_subject(i, commas)):
                slots.append(self.filled("object", index))
                has_object = True
            elif self.is_next_subject(i, commas):
                break
        return slots, end

    def opens_clause(self, i: int) -> bool:
        """True where a coordinator leads a clause that opens with a time or a place of its own.

        "Two soldiers were killed and, *on Friday, the minister came*": they were not killed on Friday for all we know.
        """
        j = i + 1
        while j < len(self.items) and (self.items[j][0] == "," or self.is_adverbial(j)):
            j += 1
        bare = j < len(self.items) and self.items[j][0] == "N" and j > i + 1
        return bare and j + 1 < len(self.items) and self.items[j + 1][0] == "V" and self.is_finite(j + 1)

    def is_adverbial(self, j: int) -> bool:
        """True for a time, and for a noun group that a preposition governs and no list holds."""
        kind, index, _ = self.items[j]
        if kind != "N":
            return False
        group = self.groups[index]
        return self.is_timex(j) or (bool(group.preposition) and group.conjunct is None)

    def is_next_subject(self, i: int, commas: int) -> bool:
        """True where group ``i`` is the subject of a finite verb that follows, and not this clause's object."""
        for j in range(i + 1, len(self.items)):
            kind, index, _ = self.items[j]
            if kind == "V":
                if self.is_finite(j):
                    return commas > 0 or not self.says_after(j)
                continue
            if kind in ("R", "S", ";", ":", "."):
                return False
            if kind == "N" and not self.groups[index].preposition and not self.is_timex(j):
                group = self.groups[index]
                if group.conjunct is None and group.apposition is None:
                    return False
            if kind == "C" and commas == 0:
                return False
        return False

    def encloses_time(self, i: int) -> bool:
        """True for one of the two commas around a time ("ont tué*,* lundi*,* cinq civils")."""
        kinds = [kind for kind, _, _ in self.items[max(0, i - 2) : i + 3]]
        at = min(i, 2)
        after = kinds[at + 2 :] == [","] and self.is_timex(i + 1)
        return after or (at == 2 and kinds[0] == "," and self.is_timex(i - 1))

    def says_after(self, j: int) -> bool:
        """True for a verb of saying behind a comma, with its subject behind it ("..., *a indiqué* la police")."""
        kind, index, _ = self.items[j + 1] if j + 1 < len(self.items) else ("", 0, 0)
        if self.items[j - 1][0] != "," or kind != "N":
            return False
        turned = self.document.tokens.words[self.groups[index].first].startswith("-")  # "*a-t-on* appris"
        return turned or self.verbs[self.items[j][1]].head in self.saying

    def fronted(self, k: int, clause: Clause) -> list[Slot]:
        """Prepositional phrases and times before the subject ("Mardi, dans la ville de X, ...")."""
        slots: list[Slot] = []
        if clause.link == "complement" and clause.parent is not None:
            return [slot for slot in self.clauses[clause.parent].slots if self.is_time(slot)]
        if clause.link == "participle":
            return slots
        depth = stretch = 0
        for i in range(k - 1, -1, -1):
            kind, index, _ = self.items[i]
            if kind == "N":
                if depth > 0:
                    continue
                if self.is_deed_before(i):
                    slots = slots[:stretch]  # "after a raid *in Kabul*, rebels attacked Herat": the raid was in Kabul
                group = self.groups[index]
                if group.timex is not None:
                    slots.append(Slot("oblique", (index,), group.preposition, group.head))
                elif group.preposition and group.of is None and group.conjunct is None:
                    slots.append(self.filled("oblique", index, group.preposition))
                continue
            depth += (kind in (")", "]")) - (kind in ("(", "["))
            if depth > 0:
                continue
            if kind == ",":
                stretch = len(slots)
            elif kind == "V":
                if self.verbs[index].form != "Part":
                    return []  # what stands between two verbs of one stretch belongs to the first
                slots = [slot for slot in slots if self.is_time(slot)]  # the rest is the participle's own
            elif kind in FRONT_STOPS or (kind == "C" and not self.joins_groups(i)):
                break
        return slots

    def is_deed_before(self, i: int) -> bool:
        """True for a happening's noun that the time of the clause is counted from, or that it followed."""
        kind, index, _ = self.items[i]
        group = self.groups[index] if kind == "N" else None
        if group is None or not any(hit.shape == "noun" for hit in self.document.hits.get(group.head, ())):
            return False
        return self.is_counted_from(i) or group.preposition in self.section.reasons

    def joins_groups(self, i: int) -> bool:
        """True for a coordinator inside a list of noun groups ("between the army *and the rebels*")."""
        kind, index, _ = self.items[i + 1] if i + 1 < len(self.items) else ("", 0, 0)
        return kind == "N" and self.groups[index].conjunct is not None

    def nominal(self, k: int, index: int, token: int) -> Clause:
        """A noun that names a happening, with its complements, modifiers and possessor."""
        group = self.groups[index]
        clause = Clause(token, self.sentence, group.first, group.last, self.document.tokens.lemmas[token], group=index)
        slots: list[Slot] = []
        if group.possessor is not None:
            slots.append(self.filled("possessor", group.possessor))
        tokens = self.document.tokens
        for i in range(group.first, group.last):
            aside = i > group.first and tokens.lowers[i - 1] in ASIDE  # "a *"terrorist"* attack" is nobody's
            if i != token and tokens.pos[i] in ("ADJ", "NOUN", "PROPN") and not aside:
                slots.append(Slot("modifier", (), "", i))
        chain = {index}
        for i in range(k + 1, min(len(self.items), k + LONGEST)):
            kind, other, _ = self.items[i]
            if kind == "N":
                after = self.groups[other]
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
            elif kind == "V" and self.verbs[other].form == "Part" and not self.is_finite(i):
                continue
            elif kind not in ('"', "(", ")", "C"):
                break
        clause.slots = tuple(slots)
        return clause
