"""Drafts of harms, and harms that adjectives tell ("two people are *dead*")."""

from __future__ import annotations

from vigie.extract.figures import harm_figures
from vigie.extract.frames import add_party
from vigie.extract.guards import words_allow
from vigie.extract.joins import ON_THINGS, OPEN
from vigie.extract.mishaps import is_mishap
from vigie.extract.names import is_full_name
from vigie.extract.people import is_person
from vigie.extract.supports import SupportReader
from vigie.extract.words import VIOLENT
from vigie.lexicon.harms import HarmRule
from vigie.model.draft import Draft
from vigie.model.syntax import Clause, NounGroup

# what a harm's words tell where nothing says how it came about
HARM_EVENTS = {"killed": "casualties", "wounded": "casualties", "harmed": "casualties", "missing": "casualties",
               "detained": "arrest", "abducted": "abduction", "displaced": "displacement"}  # fmt: skip


class HarmDrafts(SupportReader):
    """Makes drafts of harms, and reads those that adjectives tell."""

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
            found=rule.finder and not rule.losing,
        )

    def put(self, draft: Draft) -> None:
        """Records a harm's draft; one that stands on a trigger's own token is told by the same word."""
        present = self.by_token.get(draft.token)
        if present is not None and present.event_type not in VIOLENT and self.is_longer(draft, present):
            present = None  # "*cut to pieces*" is no road that was cut
        if present is None:
            self.by_token[draft.token] = draft
        else:
            self.links.absorb(present, draft)
            present.harm_only = present.generic  # "kill" is an attack and its harm in one word
            if present.event_type in ON_THINGS and draft.figures and not present.objects:
                present.event_type, present.generic = draft.event_type, draft.generic  # "were *burnt* to death"

    def is_longer(self, harm: Draft, deed: Draft) -> bool:
        """True where the term that tells a harm goes on behind the one that tells another deed."""
        sides = ((harm, "harm"), (deed, "trigger"))
        ours, theirs = (
            max((h.last - h.first for h in self.words.hits(harm.token, section) if h.rule in draft.rules), default=0)
            for draft, section in sides
        )
        return ours > theirs > 0

    def read_harm_adjectives(self) -> None:
        """ "Two people are dead", "13 personnes mortes": an adjective in, after or across a copula from its group."""
        for token, hits in self.words.by_section.get("harm", {}).items():
            for hit in hits:
                rule = self.words.rules[hit.rule] if hit.shape == "adjective" else None
                if not isinstance(rule, HarmRule):
                    continue
                if token in self.words.clause_at and any(h.shape == "verb" for h in hits):
                    continue
                group = self.adjective_subject(token)
                if group is None:
                    continue
                figures = harm_figures(self.words, group, rule)
                if not figures:
                    continue
                sentence = self.document.groups[group].sentence
                if not words_allow(self.words, rule, sentence, token, token + 1):
                    continue
                if is_mishap(self.words, Clause(token, sentence, token, token + 1, "", group=group)):
                    continue
                clause = next(
                    (c for c, k in enumerate(self.document.clauses) if k.sentence == sentence and k.head == token), -1
                )
                draft = self.harm_draft(clause, Clause(token, sentence, token, token + 1, ""), rule)
                draft.clauses = [clause] if clause >= 0 else self.clauses_with(group)
                draft.figures = figures
                noun = self.document.groups[group]
                taken = noun.determiner in self.words.section.definite and noun.quantity is None
                draft.echo = taken and token < noun.head and token in range(noun.first, noun.last)
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
            if self.is_whole_of(inside):
                return None
            if noun.head != token or noun.quantity is not None:  # "left four dead": the number stands for the people
                return inside
        sentence = next((s for s in self.document.sentences if s.first <= token < s.last), None)
        if sentence is None:
            return None
        for i in range(token - 1, sentence.first - 1, -1):
            group = self.words.group_at.get(i)
            if group is not None and group != inside:
                noun = self.document.groups[group]
                if self.is_aged(noun):
                    continue  # "left Ann Hill, *21*, dead"
                first = noun.conjunct if noun.conjunct is not None and self.is_beside(noun.conjunct) else group
                return first if noun.timex is None else None
            for c in self.words.clause_at.get(i, ()):
                clause = self.document.clauses[c]
                if clause.lemma in self.words.section.copulas:
                    return next((s.groups[0] for s in clause.slots if s.function in ("subject",)), None)
                return None
        return None

    def is_whole_of(self, group: int) -> bool:
        """True for those known of whom a number is a part ("three *of the wounded* died"): the number tells no harm."""
        noun = self.document.groups[group]
        if noun.of is None or noun.quantity is not None or noun.determiner not in self.words.section.definite:
            return False
        return self.document.groups[noun.of].quantity is not None

    def is_beside(self, group: int) -> bool:
        """True for the first of a list that counts or names people: what is said after it is said of all of it."""
        noun = self.document.groups[group]
        named = is_full_name(self.words, group)
        counted = noun.quantity is not None and is_person(self.words, group)
        return not noun.preposition and (named or counted)

    def is_aged(self, noun: NounGroup) -> bool:
        """True for a bare age."""
        quantity = noun.quantity
        alone = noun.last - noun.first == 1
        return alone and quantity is not None and self.document.quantities[quantity].unit == "age"
