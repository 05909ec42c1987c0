"""Happenings: drafts read off clauses, then joined where the syntax says that clauses tell one happening."""

from __future__ import annotations

from collections.abc import Mapping

from vigie.extract.figures import figure_of
from vigie.extract.fillers import is_filled_otherwise, is_struck_itself
from vigie.extract.frames import add_means_hit, apply_frame
from vigie.extract.guards import needs_hold, stands_beside, words_allow
from vigie.extract.harms import HarmReader
from vigie.extract.mishaps import is_accidental, is_mishap
from vigie.extract.no_parties import is_known_weapon
from vigie.extract.people import group_name, is_many, is_no_person
from vigie.extract.slot_roles import slot_name
from vigie.extract.things import vetoed
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.objects import MeansRule
from vigie.lexicon.triggers import TriggerRule
from vigie.model.draft import Draft, Party
from vigie.model.syntax import Clause, Slot

DONE_TO_OTHERS = frozenset({"arrest", "abduction"})  # what nobody does to himself: "s'arrêter" is to stop


class HappeningReader(HarmReader):
    """Reads one document's clauses into drafts; ``read`` gives them joined, in the order of the text."""

    def read(self) -> list[Draft]:
        triggers = self.headed_by("trigger")
        for index, clause in triggers:
            if clause.verb is None:
                self.read_trigger(index, clause)
        for index, clause in triggers:
            if clause.verb is not None:
                self.read_trigger(index, clause)
        self.read_trigger_adjectives()
        tolls: list[tuple[int, Clause, HarmRule]] = []
        for index, clause in self.headed_by("harm"):
            self.read_harm(index, clause, tolls)
        self.read_harm_adjectives()
        for index, clause, rule in tolls:
            self.read_toll(index, clause, rule)
        for index, clause in self.headed_by("support"):
            self.read_support(index, clause)
        return self.links.joined()

    def headed_by(self, section: str) -> list[tuple[int, Clause]]:
        """The clauses, with their indexes, whose head matches a rule of the section."""
        heads = self.words.by_section.get(section, {})
        return [pair for pair in enumerate(self.document.clauses) if pair[1].head in heads]

    def read_trigger(self, index: int, clause: Clause) -> None:
        """The draft of a clause's trigger; a verb that only carries a noun's happening makes none of its own."""
        carries = clause.verb is not None and self.carries(clause)
        drafts = []
        for hit in self.words.hits(clause.head, "trigger"):
            rule = self.words.rules[hit.rule]
            if not isinstance(rule, TriggerRule) or (hit.shape == "noun") != (clause.verb is None):
                continue
            if rule.event_type in DONE_TO_OTHERS and self.words.is_reflexive(clause):
                continue
            if rule.event_type in ("attack", "airstrike") and clause.verb is not None and is_mishap(self.words, clause):
                continue
            if rule.event_type == "explosive" and clause.group is not None and is_accidental(self.words, clause.group):
                continue
            if not words_allow(
                self.words, rule, clause.sentence, min(clause.first, hit.first), max(clause.last, hit.last)
            ) or not stands_beside(self.words, rule, clause):
                continue
            if is_filled_otherwise(self.words, rule, clause) or is_struck_itself(self.words, rule, clause):
                continue
            if not carries or rule.kind == "statement" or rule.plover:
                drafts.append((hit.last - hit.first, self.draft_of(index, clause, rule)))
        self.choose(clause.head, self.states_or_deeds(clause, drafts))

    def states_or_deeds(self, clause: Clause, drafts: list[tuple[int, Draft]]) -> list[tuple[int, Draft]]:
        """ "L'aéroport est fermé" is a state, "a été fermé par l'armée" a deed: drafts of the kind the clause tells."""
        if clause.verb is None or not any(d.kind == "condition" for _, d in drafts):
            return drafts
        verb = self.document.verbs[clause.verb]
        state = verb.voice == "passive" and not verb.perfect and not any(s.function == "subject" for s in clause.slots)
        return [pair for pair in drafts if (pair[1].kind == "condition") == state] or drafts

    def choose(self, token: int, drafts: list[tuple[int, Draft]]) -> None:
        """Of the rules that one word fires: one whose needs hold, then the longer term, then the higher rank."""
        if drafts:
            drafts = [pair for pair in drafts if not (pair[1].misfit and pair[1].event_type == "territory_capture")]
        if drafts:
            self.by_token[token] = (max(drafts, key=self.fitness) if len(drafts) > 1 else drafts[0])[1]

    def fitness(self, pair: tuple[int, Draft]) -> tuple[bool, bool, int, int]:
        """Whether needs hold, whether victims are people and no place, the term's length, its rank."""
        length, draft = pair
        return needs_hold(self.words, draft, armed_report=True), not draft.misfit, length, draft.rank

    def read_trigger_adjectives(self) -> None:
        """Adjectives that tell a state ("les rues étaient désertes"): their noun is the subject."""
        for token in sorted(self.words.by_section.get("trigger", {})):
            hits = [h for h in self.words.hits(token, "trigger") if h.shape == "adjective"]
            if not hits or token in self.by_token or token in self.words.clause_at:
                continue
            found = self.adjective_clause(token)
            if found is None:
                continue
            index, clause = found
            drafts = []
            for hit in hits:
                rule = self.words.rules[hit.rule]
                if isinstance(rule, TriggerRule) and words_allow(
                    self.words, rule, clause.sentence, hit.first, hit.last
                ):
                    draft = self.draft_of(index, clause, rule)
                    if not rule.tails or self.add_holder(draft, token):
                        drafts.append((hit.last - hit.first, draft))
            self.choose(token, drafts)

    def add_holder(self, draft: Draft, token: int) -> bool:
        """Adds the initiator that a compound begins with ("*rebel*-held"); False for a compound that names none."""
        if "-" not in self.document.tokens.lowers[token]:
            return True
        group, actor = self.words.group_at.get(token), self.words.actor_at.get(token)
        if group is None or actor is None:
            return False
        draft.parties.append(Party("initiator", group, actor))
        return True

    def adjective_clause(self, token: int) -> tuple[int, Clause] | None:
        """A clause whose predicate is an adjective: its noun as subject, the copula's obliques with it.

        Comes with the index of the copula's clause, -1 where the adjective stands beside its noun.
        """
        group = self.words.group_at.get(token)
        sentence = next((n for n, s in enumerate(self.document.sentences) if s.first <= token < s.last), -1)
        for clause in self.words.sentence_clauses(sentence):
            if (
                clause.verb is None
                or clause.lemma not in self.words.section.copulas
                or not clause.head < token <= clause.last
            ):
                continue
            if group is None or any(group in s.groups for s in clause.slots if s.function == "object"):
                slots = tuple(s for s in clause.slots if s.function != "object")
                whole = Clause(token, sentence, min(clause.first, token), max(clause.last, token + 1), "", slots=slots)
                return self.words.clause_at[clause.head][0], whole
        if group is not None and self.document.groups[group].head != token:
            noun = self.document.groups[group]
            slot = Slot("subject", (group,), "", noun.head)
            return -1, Clause(token, sentence, noun.first, noun.last, "", slots=(slot,))
        return None

    def draft_of(self, index: int, clause: Clause, rule: TriggerRule) -> Draft:
        draft = Draft(
            kind=rule.kind or "incident",
            event_type=rule.event_type or "attack",
            rank=rule.rank,
            token=clause.head,
            sentence=clause.sentence,
            clauses=[index] if index >= 0 else [],
            rules=[rule.id],
            outcome=rule.outcome,
            strong=rule.strength == "strong",
            needs=rule.needs,
            generic=(rule.event_type == "attack"),
            plover=rule.plover,
            spoken=rule.kind == "statement" and "initiator" not in self.frames[rule.frame].values(),
        )
        self.mark_noun(draft, clause)
        frame = self.frames[rule.frame]
        apply_frame(self.words, draft, clause, dict(frame))
        self.read_own_weapons(draft, clause, rule)
        if draft.event_type == "abduction" and clause.verb is not None and not self.words.hits(clause.head, "harm"):
            self.count_taken(draft, clause, frame)
        if "victim" in frame.values() or "goal" in frame.values():
            draft.misfit = any(self.misfits(frame.get(slot_name(slot)), slot) for slot in clause.slots)
        draft.definite = draft.definite or self.tells_on(clause, frame)
        return draft

    def read_own_weapons(self, draft: Draft, clause: Clause, rule: TriggerRule) -> None:
        """Adds the weapon that a verb of several words names ("*hit a mine*"; "ouvrir *le feu*" burns nothing)."""
        for hit in self.words.hits(clause.head, "trigger") if clause.verb is not None else ():
            if hit.rule != rule.id or hit.shape != "verb":
                continue
            for weapon in (w for token in range(hit.first + 1, hit.last) for w in self.words.hits(token, "means")):
                means = self.words.rules[weapon.rule]
                if isinstance(means, MeansRule) and not vetoed(self.words, hit.first, hit.last, means.without):
                    add_means_hit(self.words, draft, weapon.rule, weapon.first, weapon.last)

    def count_taken(self, draft: Draft, clause: Clause, frame: Mapping[str, str]) -> None:
        """Counts those whom a deed takes that no verb of harm tells ("*took* nine passengers")."""
        for slot in clause.slots:
            if frame.get(slot_name(slot)) == "victim":
                figures = (figure_of(self.words, group, "abducted") for group in slot.groups)
                draft.figures.extend(figure for figure in figures if figure is not None)

    def tells_on(self, clause: Clause, frame: Mapping[str, str]) -> bool:
        """True where a verb's weapon was told of before ("*the bomb* was hidden in a bin", "damaged two shops")."""
        if clause.verb is None or clause.link.startswith("relative"):
            return False
        slots = {frame.get(slot_name(s)): s.groups[0] for s in reversed(clause.slots) if s.groups}
        weapon, doer = slots.get("means"), slots.get("initiator")
        if weapon is not None:
            known = self.document.groups[weapon].determiner in self.words.section.definite
            return known and not is_many(self.words, weapon)
        return doer is not None and is_known_weapon(self.words, doer)

    def misfits(self, role: str | None, slot: Slot) -> bool:
        """True where a place or thing stands as victim, or people stand as what was taken ("took 70 children")."""
        if role == "victim":
            return any(is_no_person(self.words, group) for group in slot.groups)
        return role == "goal" and slot.function == "object" and self.names_people(slot.groups[0])

    def names_people(self, group: int) -> bool:
        """True for a group that counts people or is of persons, and names no place."""
        counted = self.document.groups[group].quantity is not None and group_name(self.words, group) is not None
        return counted and not self.words.places(group)

    def names_another(self, group: int) -> bool:
        """True where an indefinite complement says that nothing told before is meant ("l'explosion *d'une mine*")."""
        quantities = (self.document.groups[g].quantity for g in self.words.complements.get(group, ()))
        return any(q is not None and self.document.quantities[q].rule.endswith("article") for q in quantities)

    def mark_noun(self, draft: Draft, clause: Clause) -> None:
        """Whether the happening's noun refers back ("l'attaque") or to another one ("une autre attaque")."""
        if clause.group is None:
            return
        group, tokens = self.document.groups[clause.group], self.document.tokens
        section = self.words.section
        if group.determiner in section.definite:
            ends = group.preposition.rpartition(" ")[2]  # "lors *de*"
            article = group.determiner in section.article_genitives and ends not in section.genitives
            # "*des* raids", "par *des* raids" refer to none told before, "le bilan *des* raids" does
            draft.definite = not (article or self.names_another(clause.group))
        draft.plural = tokens.lowers[group.head] != tokens.lemmas[group.head]
