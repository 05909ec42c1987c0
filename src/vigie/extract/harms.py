"""Harms: what was done to people, as verbs, nouns and tolls tell it."""

from __future__ import annotations

import msgspec

from vigie.extract.company import company_of, stands_behind
from vigie.extract.figures import harm_figures, name_losses, other_sides
from vigie.extract.fillers import is_filled_otherwise
from vigie.extract.frames import add_means, add_party, add_places, fill
from vigie.extract.guards import words_allow
from vigie.extract.harm_drafts import HarmDrafts
from vigie.extract.mishaps import is_mishap, is_wrecked
from vigie.extract.no_parties import is_known_weapon
from vigie.extract.people import complements_of, group_name, is_body, is_no_person, is_person, whose_body
from vigie.extract.singles import multiple
from vigie.extract.subsets import COUNTED, whole_before
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.triggers import SupportRule
from vigie.model.draft import Draft
from vigie.model.syntax import Clause, Slot

DONE_TO_OTHERS = frozenset({"detained", "abducted"})  # what nobody does to himself: "s'arrêter" is to stop
ARMED_PEOPLE = frozenset({"soldiers", "police", "fighters", "combatants"})


class HarmReader(HarmDrafts):
    """Reads harms off clauses."""

    def read_harm(self, index: int, clause: Clause, tolls: list[tuple[int, Clause, HarmRule]]) -> None:
        """A clause's harm; toll words are kept for later, when the harms that they speak of are known."""
        for hit in self.words.hits(clause.head, "harm"):
            rule = self.words.rules[hit.rule]
            if not isinstance(rule, HarmRule) or (hit.shape == "verb") != (clause.verb is not None):
                continue
            attacked = rule.event_type == "attack" and not rule.doer and rule.victims != "subject"
            others = rule.harm in DONE_TO_OTHERS or attacked
            if others and rule.mode != "toll" and self.words.is_reflexive(clause):
                continue
            if not words_allow(
                self.words, rule, clause.sentence, min(clause.first, hit.first), max(clause.last, hit.last)
            ) or (clause.verb is not None and is_filled_otherwise(self.words, rule, clause)):
                continue
            if rule.harm in COUNTED and is_mishap(self.words, clause):
                continue
            if rule.mode == "toll":
                tolls.append((index, clause, rule))
            elif clause.verb is not None:
                self.read_harm_verb(index, clause, rule)
            else:
                self.read_harm_noun(index, clause, rule)

    def read_harm_verb(self, index: int, clause: Clause, rule: HarmRule) -> None:
        victims = rule.victims or "object"
        hurt = [self.with_owner(slot) for slot in clause.slots if self.is_victims(slot, victims)]
        things = [slot for slot in hurt if self.is_thing(slot.groups[0])]
        if things and len(things) == len(hurt):
            return  # "capture eleven towns" harms nobody; "à Beyrouth, a coûté la vie à 22 personnes" does
        draft = self.harm_draft(index, clause, rule)
        losers: tuple[int, ...] = ()
        for given in clause.slots:
            slot = self.with_owner(given)
            if self.is_victims(slot, victims):
                for group in slot.groups:
                    if self.document.groups[group].timex is None and self.words.place(group) is None:
                        add_party(self.words, draft, "target", group)
                company = company_of(self.words, clause, slot)
                for group in (slot.groups[0], *company[:1]):
                    draft.figures.extend(harm_figures(self.words, group, rule))
                if rule.harm in COUNTED and self.shares_victims(clause, rule):
                    for figure in draft.figures:
                        figure.harm = "harmed"
                for group in (*slot.groups, *company):
                    self.places_of_people(draft, group)
            elif slot.function == "subject" and victims != "subject":
                if not rule.finder:
                    self.read_killer(draft, slot)
                elif rule.losing:
                    losers = slot.groups
            elif rule.harm in COUNTED and slot.token < clause.head and self.words.leads_away(slot):
                continue  # "evacuees *from Idlib* were killed": not there
            elif self.words.opens_period(slot):
                for group in slot.groups:
                    fill(self.words, draft, "ignore", group)  # its time alone
            else:
                told = list(draft.places)
                for group in slot.groups:
                    fill(self.words, draft, "scene", group)
                if any(stands_behind(self.words, slot, other) for other in hurt):
                    draft.homes.extend(place for place in draft.places if place not in told)
        if clause.verb is not None and self.document.verbs[clause.verb].negated and draft.figures:
            return  # "n'a pas fait de victimes" is told by its own rule; a negated number is no figure
        if rule.losing and not self.lost_own(draft, losers):
            return
        self.put(draft)

    def is_thing(self, group: int) -> bool:
        """True for what is nobody, by its own noun or its whole's ("188 drones, dont *76* ont été abattus")."""
        whole = whole_before(self.words, group)
        return is_no_person(self.words, group if whole is None else whole)

    def shares_victims(self, clause: Clause, told: HarmRule) -> bool:
        """True where another harm without victims leads to a verb: "*killing and wounding* five" divides none."""
        before = clause.first - 2
        if before < 0 or self.document.tokens.pos[clause.first - 1] != "CCONJ":
            return False
        rules = (self.words.rules[hit.rule] for hit in self.words.hits(before, "harm") if hit.shape == "verb")
        if not any(isinstance(rule, HarmRule) and rule.harm in COUNTED and rule.harm != told.harm for rule in rules):
            return False
        clauses = (self.document.clauses[c] for c in self.words.clause_at.get(before, ()))
        return not any(slot.function == "object" for other in clauses for slot in other.slots)

    def with_owner(self, slot: Slot) -> Slot:
        """The counted people that a slot's noun complements ("160 *défenseurs* des droits tués": no rights were)."""
        group = self.document.groups[slot.groups[0]] if len(slot.groups) == 1 else None
        if group is None or group.of is None or group.quantity is not None or is_person(self.words, slot.groups[0]):
            return slot
        counted = self.document.groups[group.of].quantity is not None and group_name(self.words, group.of) is not None
        return msgspec.structs.replace(slot, groups=(group.of,)) if counted else slot

    def lost_own(self, draft: Draft, losers: tuple[int, ...]) -> bool:
        """True where armed people lost some of theirs; the dead are then of their side."""
        for group in losers:
            name_losses(self.words, draft.figures, group)
        pronouns = (self.document.tokens.pos[self.document.groups[g].head] == "PRON" for g in losers)
        own = all(figure.group_name in ARMED_PEOPLE for figure in draft.figures) and any(pronouns)
        return bool(draft.figures) and (own or any(self.words.is_armed(group) for group in losers))

    def places_of_people(self, draft: Draft, group: int) -> None:
        """A place that only says whose people the victims are ("huit habitants de X") is where they live: kept.

        Where it happened leads over it, if the words say that too.
        """
        told = list(draft.places)
        add_places(self.words, draft, group)
        draft.homes.extend(place for place in draft.places if place not in told)

    def is_victims(self, slot: Slot, victims: str) -> bool:
        if victims in ("object", "subject"):
            return slot.function == victims
        return slot.function in ("oblique", "possessor") and slot.preposition == victims

    def read_killer(self, draft: Draft, slot: Slot) -> None:
        """The subject of a killing: an actor, a weapon or a happening (joined later)."""
        for group in slot.groups:
            head = self.document.groups[group].head
            if head in self.by_token or self.document.groups[group].timex is not None:
                continue
            if is_wrecked(self.words, group):
                continue
            add_party(self.words, draft, "initiator", group)
            add_means(self.words, draft, group)
            launched = self.words.actor(group) is None and self.words.place(group) is None
            for doer in self.launchers(group) if launched else ():
                add_party(self.words, draft, "initiator", doer)
            beside = any(self.document.clauses[c].link.startswith("relative") for c in draft.clauses if c >= 0)
            draft.definite = draft.definite or (not beside and is_known_weapon(self.words, group))

    def launchers(self, group: int) -> list[int]:
        """Who set about what killed, by the clause before ("*the police* launched an operation that killed 20")."""
        for clause in self.words.sentence_clauses(self.document.groups[group].sentence):
            if not any(slot.function == "object" and group in slot.groups for slot in clause.slots):
                continue
            rules = (self.words.rules[hit.rule] for hit in self.words.hits(clause.head, "support"))
            if any(isinstance(rule, SupportRule) and rule.subject == "initiator" for rule in rules):
                return [g for slot in clause.slots if slot.function == "subject" for g in slot.groups]
        return []

    def read_harm_noun(self, index: int, clause: Clause, rule: HarmRule) -> None:
        if clause.group is None or self.speaks(clause.group):
            return
        if rule.harm != "killed" and self.is_part(clause.group):
            return
        draft = self.harm_draft(index, clause, rule)
        if rule.mode == "event":
            for slot in clause.slots:
                if slot.function in ("oblique", "possessor") and slot.preposition in ("of", ""):
                    for group in slot.groups[:1]:
                        draft.figures.extend(harm_figures(self.words, group, rule))
                    for group in slot.groups:
                        add_party(self.words, draft, "target", group)
                elif slot.function == "oblique" and slot.preposition in self.words.section.agents:
                    self.read_killer(draft, slot)
                elif slot.function == "oblique":
                    for group in slot.groups:
                        fill(self.words, draft, "scene", group)
            counted = multiple(self.words, clause.group, rule) if not draft.figures else None
            draft.figures.extend([counted] if counted is not None else ())
        else:
            if (
                self.document.groups[clause.group].head != clause.head
                and self.document.groups[clause.group].quantity is None
            ):
                return
            if rule.finder and (self.is_limb(clause.group) or not is_body(self.words, clause.group)):
                return
            draft.figures.extend(harm_figures(self.words, clause.group, rule, listed=False))
            draft.figures.extend(other_sides(self.words, clause.group, rule) if draft.figures else ())
            if not draft.figures:  # "les corps de 410 civils": the complement has the number
                for complement in complements_of(self.words, clause)[:1]:
                    if self.document.groups[complement].quantity is not None:
                        draft.figures.extend(harm_figures(self.words, complement, rule))
            if not draft.figures:
                return
            owner = whose_body(self.words, clause.group) if rule.finder else None
            if owner is not None and owner != clause.group:
                add_party(self.words, draft, "target", owner)
                for figure in draft.figures:
                    own = figure.noun_group == clause.group
                    figure.group_name = (own and group_name(self.words, owner)) or figure.group_name
            for slot in clause.slots:
                if slot.function == "oblique":
                    for group in slot.groups:
                        fill(self.words, draft, "scene", group)
        self.put(draft)

    def is_limb(self, group: int) -> bool:
        """True for the body of somebody who was hit there ("shot *in the body*"): no dead is told."""
        noun, tokens = self.document.groups[group], self.document.tokens
        singular = tokens.lowers[noun.head] == tokens.lemmas[noun.head] and noun.quantity is None
        bare = noun.of is None and not self.words.complements.get(group)
        return singular and bare and bool(noun.preposition) and noun.determiner in self.words.section.definite

    def speaks(self, group: int) -> bool:
        """True for a group that is a source: "*the body* said in a statement" is an organisation."""
        noun = self.document.groups[group]
        if noun.of is not None or self.words.complements.get(group) or noun.quantity is not None:
            return False
        start = self.document.tokens.starts[noun.head]
        sources = (found.source for found in self.document.attributions)
        return any(source is not None and source.start <= start < source.end for source in sources)

    def is_part(self, group: int) -> bool:
        """True for a number of those known inside one group ("trois *des* blessés sont morts")."""
        noun, tokens = self.document.groups[group], self.document.tokens
        if noun.quantity is None:
            return False
        between = tokens.lowers[noun.first + 1 : noun.head]
        some = self.words.section.article_genitives & self.words.section.definite
        return tokens.pos[noun.first] == "NUM" and not some.isdisjoint(between)

    def behind_participles(self, clause: Clause) -> list[Slot]:
        """Obliques behind a participle of the clause's object ("put the number of those *killed* at 30")."""
        held = {group for slot in clause.slots if slot.function == "object" for group in slot.groups}
        return [
            slot
            for other in self.words.sentence_clauses(clause.sentence)
            if other.link == "participle" and other.antecedent in held and other.head > clause.head
            for slot in other.slots
            if slot.function == "oblique"
        ]

    def read_toll(self, index: int, clause: Clause, rule: HarmRule) -> None:
        """A toll noun's or toll verb's number ("le bilan passe de 9 à 14 morts"); what it replaces is no figure."""
        shaped = msgspec.structs.replace(rule, harm=rule.harm or "killed")
        draft = self.harm_draft(index, clause, shaped)
        for slot in (*clause.slots, *self.behind_participles(clause)):
            if slot.function == "modifier" or not slot.groups:
                continue
            name = slot.function if slot.function != "oblique" else slot.preposition
            told = self.links.draft_in(slot.groups[0])
            if rule.revises is not None and name == rule.revises:
                if told is not None and told.harm_only:
                    told.figures.clear()
            elif rule.victims is None or name == rule.victims:
                if told is None:
                    counted = harm_figures(self.words, slot.groups[0], shaped)
                    draft.figures.extend(
                        f for f in counted if self.document.has_number(self.document.groups[f.noun_group])
                    )
                elif told.harm_only and told.figures:
                    told.rules.append(rule.id)
                    told.clauses.append(index)
                    self.by_token.pop(clause.head, None)  # "le bilan *atteint* 40 morts" reaches no place
            else:
                for group in slot.groups:
                    fill(self.words, draft, "place", group)
        if draft.figures:
            self.put(draft)
