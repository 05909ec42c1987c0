"""Happenings: drafts read off clauses, then joined where the syntax says that clauses tell one happening."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from vigie.extract.figures import harm_figures, is_no_person
from vigie.extract.frames import add_means, add_party, add_places, apply_frame, fill, read_hit, slot_name
from vigie.extract.guards import needs_hold, words_allow
from vigie.extract.links import OPEN, Links
from vigie.extract.words import Words
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.pack import Pack
from vigie.lexicon.triggers import SupportRule, TriggerRule, open_frames
from vigie.model.draft import Draft
from vigie.model.syntax import Clause, Slot

# what a harm's words tell where nothing says how it came about
HARM_EVENTS = {"killed": "casualties", "wounded": "casualties", "harmed": "casualties", "missing": "casualties",
               "detained": "arrest", "abducted": "abduction", "displaced": "displacement"}  # fmt: skip


class HappeningReader:
    """Reads one document's clauses into drafts; ``read`` gives them joined, in the order of the text."""

    def __init__(self, words: Words, pack: Pack) -> None:
        self.words, self.document = words, words.document
        self.frames = open_frames(pack)
        self.by_token: dict[int, Draft] = {}
        self.links = Links(words, self.by_token)

    def read(self) -> list[Draft]:
        nominal = [pair for pair in enumerate(self.document.clauses) if pair[1].verb is None]
        verbal = [pair for pair in enumerate(self.document.clauses) if pair[1].verb is not None]
        for index, clause in (*nominal, *verbal):
            self.read_trigger(index, clause)
        self.read_trigger_adjectives()
        tolls: list[tuple[int, Clause, HarmRule]] = []
        for index, clause in enumerate(self.document.clauses):
            self.read_harm(index, clause, tolls)
        self.read_harm_adjectives()
        for index, clause, rule in tolls:
            self.read_toll(index, clause, rule)
        for index, clause in enumerate(self.document.clauses):
            self.read_support(index, clause)
        return self.links.joined()

    # triggers

    def read_trigger(self, index: int, clause: Clause) -> None:
        """The draft of a clause's trigger; a verb that only carries a noun's happening makes none of its own."""
        carries = clause.verb is not None and self.carries(clause)
        drafts = []
        for hit in self.words.hits(clause.head, "trigger"):
            rule = self.words.rules[hit.rule]
            if not isinstance(rule, TriggerRule) or (hit.shape == "noun") != (clause.verb is None):
                continue
            if not words_allow(
                self.words, rule, clause.sentence, min(clause.first, hit.first), max(clause.last, hit.last)
            ):
                continue
            if not carries or rule.kind == "statement":
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
            self.by_token[token] = max(drafts, key=self.fitness)[1]

    def fitness(self, pair: tuple[int, Draft]) -> tuple[bool, bool, int, int]:
        """Whether needs hold, whether victims are people and no place, the term's length, its rank."""
        length, draft = pair
        return needs_hold(self.words, draft, armed_report=True), not draft.misfit, length, draft.rank

    def read_trigger_adjectives(self) -> None:
        """Adjectives that tell a state ("les rues étaient désertes"): their noun is the subject."""
        for token in sorted(self.document.hits):
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
                    drafts.append((hit.last - hit.first, self.draft_of(index, clause, rule)))
            self.choose(token, drafts)

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
        )
        self.mark_noun(draft, clause)
        frame = self.frames[rule.frame]
        apply_frame(self.words, draft, clause, dict(frame))
        draft.misfit = any(
            frame.get(slot_name(slot)) == "victim" and any(is_no_person(self.words, g) for g in slot.groups)
            for slot in clause.slots
        )
        return draft

    def mark_noun(self, draft: Draft, clause: Clause) -> None:
        """Whether the happening's noun refers back ("l'attaque") or to another one ("une autre attaque")."""
        if clause.group is None:
            return
        group, tokens = self.document.groups[clause.group], self.document.tokens
        draft.definite = group.determiner in self.words.section.definite
        draft.plural = tokens.lowers[group.head] != tokens.lemmas[group.head]

    # harms

    def read_harm(self, index: int, clause: Clause, tolls: list[tuple[int, Clause, HarmRule]]) -> None:
        """A clause's harm; toll words are kept for later, when the harms that they speak of are known."""
        for hit in self.words.hits(clause.head, "harm"):
            rule = self.words.rules[hit.rule]
            if not isinstance(rule, HarmRule) or (hit.shape == "verb") != (clause.verb is not None):
                continue
            if not words_allow(
                self.words, rule, clause.sentence, min(clause.first, hit.first), max(clause.last, hit.last)
            ):
                continue
            if rule.mode == "toll":
                tolls.append((index, clause, rule))
            elif clause.verb is not None:
                self.read_harm_verb(index, clause, rule)
            else:
                self.read_harm_noun(index, clause, rule)

    def harm_draft(self, index: int, clause: Clause, rule: HarmRule) -> Draft:
        event_type = rule.event_type or HARM_EVENTS.get(rule.harm or "killed", "casualties")
        generic = event_type in OPEN
        return Draft(
            kind="incident",
            event_type=event_type,
            rank=min(rule.rank, 2) if generic else rule.rank,
            token=clause.head,
            sentence=clause.sentence,
            clauses=[index],
            rules=[rule.id],
            outcome=rule.outcome,
            strong=rule.strength == "strong",
            needs=rule.needs,
            generic=generic,
            harm_only=True,
        )

    def put(self, draft: Draft) -> None:
        """Records a harm's draft; one that stands on a trigger's own token is told by the same word."""
        present = self.by_token.get(draft.token)
        if present is None:
            self.by_token[draft.token] = draft
        else:
            self.links.absorb(present, draft)
            present.harm_only = present.generic  # "kill" is an attack and its harm in one word

    def read_harm_verb(self, index: int, clause: Clause, rule: HarmRule) -> None:
        victims = rule.victims or "object"
        if any(self.is_victims(slot, victims) and is_no_person(self.words, slot.groups[0]) for slot in clause.slots):
            return  # "capture eleven towns" harms nobody
        draft = self.harm_draft(index, clause, rule)
        for slot in clause.slots:
            if self.is_victims(slot, victims):
                for group in slot.groups:
                    if self.document.groups[group].timex is None and self.words.place(group) is None:
                        add_party(self.words, draft, "target", group)
                draft.figures.extend(harm_figures(self.words, slot.groups[0], rule))
                for group in slot.groups:
                    self.places_of_people(draft, group)
            elif slot.function == "subject" and victims != "subject":
                self.read_killer(draft, slot)
            else:
                for group in slot.groups:
                    fill(self.words, draft, "place", group)
        if clause.verb is not None and self.document.verbs[clause.verb].negated and draft.figures:
            return  # "n'a pas fait de victimes" is told by its own rule; a negated number is no figure
        self.put(draft)

    def places_of_people(self, draft: Draft, group: int) -> None:
        """A place that only says whose people the victims are ("huit habitants de X") is where they live: kept."""
        add_places(self.words, draft, group)

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
            add_party(self.words, draft, "initiator", group)
            add_means(self.words, draft, group)

    def read_harm_noun(self, index: int, clause: Clause, rule: HarmRule) -> None:
        if clause.group is None:
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
                        fill(self.words, draft, "place", group)
        else:
            if (
                self.document.groups[clause.group].head != clause.head
                and self.document.groups[clause.group].quantity is None
            ):
                return
            draft.figures.extend(harm_figures(self.words, clause.group, rule, listed=False))
            if not draft.figures:  # "les corps de 410 civils": the complement has the number
                for complement in self.words.complements.get(clause.group, ())[:1]:
                    if self.document.groups[complement].quantity is not None:
                        draft.figures.extend(harm_figures(self.words, complement, rule))
            if not draft.figures:
                return
            for slot in clause.slots:
                if slot.function == "oblique":
                    for group in slot.groups:
                        fill(self.words, draft, "place", group)
        self.put(draft)

    def read_harm_adjectives(self) -> None:
        """ "Two people are dead", "13 personnes mortes": an adjective in, after or across a copula from its group."""
        for token, hits in self.document.hits.items():
            for hit in hits:
                rule = self.words.rules[hit.rule]
                if hit.section != "harm" or hit.shape != "adjective" or not isinstance(rule, HarmRule):
                    continue
                if token in self.words.clause_at and any(h.section == "harm" and h.shape == "verb" for h in hits):
                    continue
                group = self.adjective_subject(token)
                if group is None:
                    continue
                figures = harm_figures(self.words, group, rule)
                if not figures:
                    continue
                sentence = self.document.groups[group].sentence
                clause = next(
                    (c for c, k in enumerate(self.document.clauses) if k.sentence == sentence and k.head == token), -1
                )
                draft = self.harm_draft(clause, Clause(token, sentence, token, token + 1, ""), rule)
                draft.clauses = [clause] if clause >= 0 else self.clauses_with(group)
                draft.figures = figures
                add_party(self.words, draft, "target", group)
                self.put(draft)

    def clauses_with(self, group: int) -> list[int]:
        sentence = self.document.groups[group].sentence
        return [
            c for c, clause in enumerate(self.document.clauses)
            if clause.sentence == sentence and any(group in slot.groups for slot in clause.slots)
        ]  # fmt: skip

    def adjective_subject(self, token: int) -> int | None:
        """The noun group that a harm adjective is about."""
        inside = self.words.group_at.get(token)
        if inside is not None:
            noun = self.document.groups[inside]
            if noun.head != token or noun.quantity is not None:  # "left four dead": the number stands for the people
                return inside
        sentence = next((s for s in self.document.sentences if s.first <= token < s.last), None)
        if sentence is None:
            return None
        for i in range(token - 1, sentence.first - 1, -1):
            group = self.words.group_at.get(i)
            if group is not None and group != inside:
                return group if self.document.groups[group].timex is None else None
            for c in self.words.clause_at.get(i, ()):
                clause = self.document.clauses[c]
                if clause.lemma in self.words.section.copulas:
                    return next((s.groups[0] for s in clause.slots if s.function in ("subject",)), None)
                return None
        return None

    def read_toll(self, index: int, clause: Clause, rule: HarmRule) -> None:
        """A toll noun's or toll verb's number ("le bilan passe de 9 à 14 morts"); what it replaces is no figure."""
        shaped = msgspec.structs.replace(rule, harm=rule.harm or "killed")
        draft = self.harm_draft(index, clause, shaped)
        for slot in clause.slots:
            if slot.function == "modifier" or not slot.groups:
                continue
            name = slot.function if slot.function != "oblique" else slot.preposition
            told = self.links.draft_in(slot.groups[0])
            if rule.revises is not None and name == rule.revises:
                if told is not None and told.harm_only:
                    told.figures.clear()
            elif rule.victims is None or name == rule.victims:
                if told is None:
                    draft.figures.extend(harm_figures(self.words, slot.groups[0], shaped))
                elif told.harm_only and told.figures:
                    told.rules.append(rule.id)
                    told.clauses.append(index)
            else:
                for group in slot.groups:
                    fill(self.words, draft, "place", group)
        if draft.figures:
            self.put(draft)

    # support verbs

    def read_support(self, index: int, clause: Clause) -> None:
        """A verb that carries a noun's happening gives it its own slots ("mener une attaque", "come under fire")."""
        for hit in self.words.hits(clause.head, "support"):
            rule = self.words.rules[hit.rule]
            if not isinstance(rule, SupportRule):
                continue
            roles = self.roles_of(rule, hit.last)
            event = self.supported(clause, roles)
            if event is None:
                continue
            for slot in clause.slots:
                role = roles.get(slot_name(slot))
                if role == "event":
                    continue
                self.give(event, slot, role)
            self.links.carriers[clause.head] = event.token
            if index not in event.clauses:
                event.clauses.append(index)
            if rule.id not in event.rules:
                event.rules.append(rule.id)
            if rule.effect in ("foiled", "attempted"):
                event.outcome = rule.effect
            elif rule.effect in ("denied", "planned"):
                event.factuality = rule.effect
            return

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
            if role == "initiator":
                add_party(self.words, event, "initiator", group)
            elif role == "hit":
                read_hit(self.words, event, group)
                add_places(self.words, event, group)
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
                draft = self.links.draft_in(group)
                if draft is not None:
                    return draft
        return None
