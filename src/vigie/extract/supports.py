"""Support verbs: verbs that carry a noun's happening and give it their own slots."""

from __future__ import annotations

from collections.abc import Mapping

from vigie.extract.draft_reader import DraftReader
from vigie.extract.figures import name_losses
from vigie.extract.frames import add_means, add_party, add_places, fill, read_hit
from vigie.extract.no_parties import is_known_weapon, is_no_doer
from vigie.extract.slot_roles import slot_name
from vigie.extract.wielders import carries_arms
from vigie.extract.words import FIGHTERS, GROUPS, VIOLENT
from vigie.lexicon.triggers import SupportRule, TriggerRule, open_support
from vigie.model.draft import Draft
from vigie.model.syntax import Clause, Slot

FINITE = frozenset({"Fin", "Fut", "Cnd"})
CLAIMED_BACK = 2  # sentences between a happening and the claim of responsibility for it
BY_FORCE = VIOLENT | {"arrest", "territory_capture", "seizure"}  # deeds of armed bodies
BODIES, FORCES = FIGHTERS | GROUPS, FIGHTERS | {"police"}


class SupportReader(DraftReader):
    """Reads support verbs."""

    def read_support(self, index: int, clause: Clause) -> None:
        """A verb that carries a noun's happening gives it its own slots ("mener une attaque", "come under fire")."""
        for hit in self.words.hits(clause.head, "support"):
            rule = self.words.rules[hit.rule]
            if not isinstance(rule, SupportRule):
                continue
            if rule.stands_for:
                self.read_back(index, clause, rule)
                continue
            roles = self.roles_of(rule, hit.last)
            verb = self.document.verbs[clause.verb] if clause.verb is not None else None
            if verb is not None and verb.voice == "passive" and self.closing_preposition(hit.last):
                roles["object"] = rule.subject  # "people *are set for* evacuation": its subject stands as its object
            event = self.supported(clause, roles)
            active = verb is None or verb.voice != "passive"  # "the blast, *claimed by X*, killed nine"
            if event is None or (rule.effect == "claimed" and active and self.goes_on(clause, event)):
                self.read_doer(clause, rule)
                continue
            told = self.by_token.get(clause.head)
            if rule.effect == "ended" and told is not None and told.plover and event.plover != told.plover:
                self.by_token.pop(event.token, None)  # "lifted the curfew": the lifting is what is told
                return
            frame = self.frame_of(event)
            for slot in clause.slots:
                role = roles.get(slot_name(slot))
                theirs = role != "initiator" or not (event.found or self.is_not_theirs(rule, clause, slot, event))
                if role == "event" or not theirs:
                    continue  # who carries bodies killed nobody
                if role is None and slot.function == "oblique" and slot_name(slot) in frame and not self.tells(slot):
                    for group in slot.groups:  # "clashes broke out *between* ...": as if it stood beside the noun
                        fill(self.words, event, frame[slot_name(slot)], group)
                    continue
                self.give(event, slot, role)
            self.links.carriers[clause.head] = event.token
            takes_place = rule.subject == "event" and rule.object is None
            announced = rule.effect == "announced"
            event.occurs = event.occurs or takes_place or rule.effect == "told" or announced
            if index not in event.clauses and self.behind_locution(clause, roles) is not event:
                event.clauses.append(index)
            if rule.id not in event.rules:
                event.rules.append(rule.id)
            if rule.effect in ("foiled", "attempted"):
                event.outcome = rule.effect
            elif rule.effect == "denied" or (rule.effect == "planned" and clause.link != "participle"):
                event.factuality = rule.effect  # "carried out *a well-planned* raid" has carried it out
            elif announced and self.is_ahead(event):
                event.factuality = "planned"
            return

    def read_back(self, index: int, clause: Clause, rule: SupportRule) -> None:
        """A happening told before by a noun for any ("*the incident* took place on Friday"): told only with it."""
        group = next((slot.groups[0] for slot in clause.slots if slot.function == "subject" and slot.groups), None)
        if group is None:
            return
        noun = self.document.groups[group]
        known = noun.determiner in self.words.section.definite and noun.quantity is None
        if not known or noun.head in self.by_token or self.document.tokens.lemmas[noun.head] not in rule.stands_for:
            return
        draft = Draft(
            kind="incident", event_type="attack", rank=0, token=noun.head, sentence=clause.sentence, clauses=[index],
            rules=[rule.id], generic=True, definite=True, echo=True, occurs=True, strong=False,
        )  # fmt: skip
        for slot in clause.slots:
            if slot.function == "oblique":
                for other in slot.groups:
                    fill(self.words, draft, "place", other)
        self.by_token[noun.head] = draft

    def read_doer(self, clause: Clause, rule: SupportRule) -> None:
        """Whose doing it is where the verb carries no happening's noun.

        "The rebels *left* twelve dead" names who did it, "the group *claimed responsibility*" who did what was told.
        """
        subjects = [group for slot in clause.slots if slot.function == "subject" for group in slot.groups]
        doers = [group for group in subjects if self.is_armed_body(group)]
        told = None
        if rule.effect == "claimed" and not self.is_negated(clause):
            told = self.told_before(clause, rule)
        elif rule.subject == "event" and rule.object == "harm":
            objects = (g for slot in clause.slots if slot.function == "object" for g in slot.groups)
            drafts = (self.links.draft_in(group) for group in objects)
            told = next((d for d in drafts if d is not None and d.harm_only and d.figures), None)
            if told is not None and clause.parent is None:  # "exploded, *leaving nine dead*": told by what it did
                self.add_weapons(told, subjects)
        if told is not None and not any(
            party.role == "initiator" and party.actor is not None for party in told.parties
        ):
            for group in doers:
                add_party(self.words, told, "initiator", group)
                told.rules.extend([rule.id] if rule.id not in told.rules else ())

    def add_weapons(self, draft: Draft, subjects: list[int]) -> None:
        """Adds the weapon that is said to have done harm ("*a bomb* left nine dead"); a "helicopter crash" is none."""
        for group in subjects:
            weapon = self.words.hits(self.document.groups[group].head, "means")
            if weapon and not carries_arms(self.words, group):
                add_means(self.words, draft, group)
                draft.definite = draft.definite or is_known_weapon(self.words, group)

    def is_armed_body(self, group: int) -> bool:
        actor = self.words.actor(group)
        return actor is not None and self.words.kind(actor) in BODIES

    def is_negated(self, clause: Clause) -> bool:
        return clause.verb is not None and self.document.verbs[clause.verb].negated

    def told_before(self, clause: Clause, rule: SupportRule) -> Draft | None:
        """The last happening before a claim of responsibility that does not say for what, or says it by a pronoun."""
        for slot in clause.slots:
            role = {"object": rule.object, **rule.slots}.get(slot_name(slot))
            if role == "event" and not all(self.points_back(group) for group in slot.groups):
                return None
        if rule.object == "event" and not (
            self.has_clitic(clause) or any(s.function == "object" for s in clause.slots)
        ):
            return None
        before = [
            draft
            for token, draft in self.by_token.items()
            if token < clause.head
            and clause.sentence - CLAIMED_BACK <= draft.sentence
            and draft.event_type in VIOLENT
            and not (draft.plural and not draft.figures)
        ]
        return max(before, key=lambda draft: (draft.sentence, not draft.harm_only, draft.token), default=None)

    def points_back(self, index: int) -> bool:
        """True for a pronoun, and for a noun for any happening that is known ("has claimed *the operation*")."""
        group, tokens = self.document.groups[index], self.document.tokens
        if tokens.pos[group.head] == "PRON":
            return True
        known = group.determiner in self.words.section.definite and group.quantity is None
        rules = open_support(self.words.pack)
        return known and any(tokens.lemmas[group.head] in rule.stands_for for rule in rules)

    def has_clitic(self, clause: Clause) -> bool:
        """True for a verb with a clitic that can be its object ("*l'*a revendiquée")."""
        verb = self.document.verbs[clause.verb] if clause.verb is not None else None
        lowers = self.document.tokens.lowers
        return verb is not None and not self.words.section.clitics.isdisjoint(lowers[verb.first : verb.head])

    def is_not_theirs(self, rule: SupportRule, clause: Clause, slot: Slot, event: Draft) -> bool:
        """True where the subject is not said to have done the deed: "has *not* claimed it", "announced *the death* of".

        What armed forces announce of arrests and captures is their own; a ministry and a hospital only tell.
        """
        if rule.effect == "claimed":
            return clause.verb is not None and self.document.verbs[clause.verb].negated
        if rule.effect != "announced" or self.is_ahead(event):
            return False
        actors = [self.words.actor(group) for group in slot.groups]
        armed = any(actor is not None and self.words.kind(actor) in FORCES for actor in actors)
        by_force = event.event_type in BY_FORCE
        return event.harm_only or (by_force and (not armed or (bool(event.figures) and event.event_type in VIOLENT)))

    def is_ahead(self, event: Draft) -> bool:
        """True for a deed of violence that is announced as one to come ("announced *an offensive*")."""
        return event.event_type in VIOLENT and not event.harm_only and not event.definite and not event.figures

    def tells(self, slot: Slot) -> bool:
        """True for a slot that names a happening or a weapon of its own ("clashes, *with* three suicide bombs")."""
        heads = [self.document.groups[group].head for group in slot.groups]
        return any(self.words.hits(head, section) for head in heads for section in ("trigger", "means"))

    def frame_of(self, event: Draft) -> Mapping[str, str]:
        """The frame of the noun that tells an event."""
        rule = self.words.rules.get(event.rules[0])
        return self.frames[rule.frame] if isinstance(rule, TriggerRule) else {}

    def carries(self, clause: Clause) -> bool:
        """True where the verb is a support verb and the noun that it carries is there ("repousser une attaque")."""
        for hit in self.words.hits(clause.head, "support"):
            rule = self.words.rules[hit.rule]
            if isinstance(rule, SupportRule) and self.supported(clause, self.roles_of(rule, hit.last)) is not None:
                return True
        return False

    def roles_of(self, rule: SupportRule, last: int) -> dict[str, str | None]:
        """What each slot of a support verb holds; after "être la cible *de*" stands the locution's object."""
        roles: dict[str, str | None] = {"subject": rule.subject, "object": rule.object, **rule.slots}
        closing = self.closing_preposition(last)
        if closing and closing not in rule.slots:
            roles[closing] = rule.object
        return roles

    def give(self, event: Draft, slot: Slot, role: str | None) -> None:
        for group in slot.groups:
            if role == "initiator":  # "blamed the attack *on the rebels*": they are not whom it hit
                event.parties = [p for p in event.parties if p.group != group or p.role != "target"]
                add_party(self.words, event, "initiator", group)
                if is_no_doer(self.words, group):  # "the attack was carried out by two *drones*"
                    add_means(self.words, event, group)
            elif role == "hit":
                read_hit(self.words, event, group)
                add_places(self.words, event, group)
                name_losses(self.words, event.figures, group)
            elif role == "ignore":  # "an attack blamed *by the army* on rebels": not the army's
                event.parties = [p for p in event.parties if p.group != group]
            elif role == "opponent":
                add_party(self.words, event, "target", group)
            elif slot.function == "oblique" and role != "ignore":
                fill(self.words, event, "place", group)

    def closing_preposition(self, last: int) -> str:
        section = self.words.section
        low = self.document.tokens.lowers[last - 1]
        folded = section.contractions.get(low, low)
        return folded if folded in section.prepositions else ""

    def supported(self, clause: Clause, roles: Mapping[str, str | None]) -> Draft | None:
        for slot in clause.slots:
            if roles.get(slot_name(slot)) != "event":
                continue
            for group in slot.groups:
                draft = self.links.draft_in(group) or self.counted_happenings(group)
                if draft is None and clause.link.startswith("relative"):
                    draft = self.happening_before(group)
                if draft is not None and draft.kind not in ("control", "condition"):
                    return draft
        return self.behind_verdict(clause) or self.behind_locution(clause, roles) or self.told_of_harm(clause, roles)

    def behind_locution(self, clause: Clause, roles: Mapping[str, str | None]) -> Draft | None:
        """The happening of a locution that a participle goes on with ("fell into *an ambush* laid by rebels")."""
        verbs = self.document.verbs
        if clause.verb is None or roles.get("object") != "event" or verbs[clause.verb].form != "Part":
            return None
        for other in self.words.sentence_clauses(clause.sentence):
            if other.verb is not None and verbs[other.verb].last == verbs[clause.verb].first:
                whole = verbs[other.verb].last > verbs[other.verb].head + 1
                return self.by_token.get(other.head) if whole else None
        return None

    def told_of_harm(self, clause: Clause, roles: Mapping[str, str | None]) -> Draft | None:
        """The happening before a relative clause of its harm that stands behind another noun of its sentence.

        "A strike hit a market in Omdurman *that left nine dead*": the market left nobody dead.
        """
        if not clause.link.startswith("relative") or roles.get("subject") != "event" or roles.get("object") != "harm":
            return None
        rules = (self.words.rules[hit.rule] for hit in self.words.hits(clause.head, "support"))
        if self.has_agent(clause) and any(isinstance(r, SupportRule) and r.effect == "claimed" for r in rules):
            return None  # "which was claimed *by X*": nothing is told of its harm
        before = [
            draft for token, draft in self.by_token.items()
            if draft.sentence == clause.sentence and token < clause.head
            and draft.event_type in VIOLENT and not (draft.harm_only or draft.figures)
        ]  # fmt: skip
        about = clause.antecedent
        return before[-1] if before and about is not None and self.words.actor(about) is None else None

    def has_agent(self, clause: Clause) -> bool:
        """True for a passive that says by whom."""
        return any(slot.function == "subject" and slot.preposition for slot in clause.slots)

    def goes_on(self, clause: Clause, event: Draft) -> bool:
        """True where what a verb holds is what a clause told by it is about ("claims *the strike* killed ten")."""
        group = self.words.group_at.get(event.token)
        return any(
            other.verb is not None
            and other.head > clause.head
            and not other.link
            and self.document.verbs[other.verb].form in FINITE
            and any(slot.function == "subject" and group in slot.groups for slot in other.slots)
            for other in self.words.sentence_clauses(clause.sentence)
        )

    def behind_verdict(self, clause: Clause) -> Draft | None:
        """The happening that somebody is judged for ("tenir le groupe pour *responsable de l'attaque*")."""
        verdicts, lowers = self.words.section.verdicts, self.document.tokens.lowers
        for slot in clause.slots if verdicts else ():
            for group in slot.groups if slot.function == "oblique" else ():
                if lowers[self.document.groups[group].head] in verdicts:
                    drafts = (self.links.draft_in(other) for other in self.words.complements.get(group, ()))
                    return next((draft for draft in drafts if draft is not None), None)
        return None

    def counted_happenings(self, index: int) -> Draft | None:
        """The happenings that a noun only counts ("*a series* of attacks", "une *vague* de frappes")."""
        group, tokens = self.document.groups[index], self.document.tokens
        for other in self.words.complements.get(index, ())[:1]:
            noun = self.document.groups[other]
            bare = not noun.determiner and tokens.lowers[noun.head] != tokens.lemmas[noun.head]
            if bare and group.determiner not in self.words.section.definite and group.actor is None:
                return self.links.draft_in(other)
        return None

    def happening_before(self, index: int) -> Draft | None:
        """The happening that the noun phrase of a relative clause opens with ("the *attack* with mortars that ...")."""
        groups = self.document.groups
        while index > 0 and groups[index].preposition and groups[index - 1].last == groups[index].preposition_token:
            index -= 1
            draft = self.links.draft_in(index)
            if draft is not None:
                return draft
        return None
