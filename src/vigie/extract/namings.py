"""Namings: who the people are to whom something was done, by name ("*two nurses*, Ali Sy and Omar Ba", "the dead
were identified as ...").

A deed's target is often counted first and named in a list, beside the number or in a sentence of its own.
"""

from __future__ import annotations

import functools

from vigie.extract.name_lists import is_person, names_from, names_up_to
from vigie.extract.names import after_age
from vigie.extract.subsets import subset_start
from vigie.extract.words import Words
from vigie.lexicon.breakdowns import Phrase, open_breakdowns
from vigie.lexicon.pack import Pack
from vigie.model.draft import Draft, Party

BACK = 3  # sentences: whom "the dead" are is told this close before
NEAR = 2  # tokens between them and a copula ("the injured *here are*")
VERB_REACH = 24  # tokens between those who are named and the verb that names them ("the victims, all men, ... were")
DONE = frozenset({"killed", "wounded", "harmed", "abducted"})


@functools.cache
def telling_phrases(pack: Pack) -> dict[str, tuple[Phrase, ...]]:
    """The phrases for those told of before, by their first words."""
    every = open_breakdowns(pack).phrases
    found = {first: tuple(one for one in known if one[1] in ("wholes", "among")) for first, known in every.items()}
    return {first: known for first, known in found.items() if known}


class NamingReader:
    """Adds to one document's drafts the people whom lists name as their targets."""

    def __init__(self, words: Words, pack: Pack) -> None:
        self.words, self.document = words, words.document
        self.breakdowns = open_breakdowns(pack)
        self.section = self.breakdowns.section
        self.telling = telling_phrases(pack)

    def name(self, drafts: list[Draft]) -> None:
        """Adds the targets that a list beside a target or a sentence soon behind it names."""
        told = [draft for draft in drafts if draft.kind == "incident"]
        for draft in told:
            for party in [party for party in draft.parties if party.role == "target"]:
                self.name_set_off(draft, party)
        done = [draft for draft in told if self.befell(draft)]
        for draft in done:
            for party in [party for party in draft.parties if party.role == "target"]:
                self.name_beside(draft, party)
        if done:
            self.name_apart(sorted(done, key=lambda d: (d.sentence, d.token)))

    def befell(self, draft: Draft) -> bool:
        """True for a deed that hurt or took people."""
        return draft.event_type == "abduction" or any(f.harm in DONE and f.high for f in draft.figures)

    def name_beside(self, draft: Draft, party: Party) -> None:
        """Adds those whom a list right behind a target names, or one that a word for a part of them opens."""
        group, lowers = self.document.groups[party.group], self.document.tokens.lowers
        end = self.document.sentences[group.sentence].last
        _, last = self.words.phrase(party.group)
        starts = [last] if lowers[last : last + 1] and lowers[last] in (",", ":", ";", "(") else []
        subset = subset_start(self.words, party.group)
        for start in [*starts, *([subset] if subset is not None else [])]:
            self.add(draft, names_from(self.words, start, end))
        if is_person(self.words, party.group):
            self.add(draft, names_up_to(self.words, party.group))

    def name_set_off(self, draft: Draft, party: Party) -> None:
        """Puts whom the words for a target only describe in their place ("Ali Sy, *head of the union*, was shot")."""
        index, lowers = party.group, self.document.tokens.lowers
        group = self.document.groups[index]
        told = is_person(self.words, index) or group.quantity is not None or group.preposition
        if index == 0 or told or draft.token < group.last:
            return
        before = self.document.groups[index - 1]
        between = [low for low in lowers[before.last : group.first] if low not in self.words.section.articles]
        if between == [","] and not before.preposition and is_person(self.words, index - 1):
            draft.parties.remove(party)
            if self.add(draft, [index - 1]):
                first, last = draft.spans[0]
                draft.spans[0] = min(first, self.words.chars(before.first, before.last)[0]), last

    def add(self, draft: Draft, names: list[int]) -> bool:
        """Adds people by name to the targets; False where all of them are known."""
        taken = {party.group for party in draft.parties}
        new = [group for group in names if group not in taken]
        for group in new:
            start, end = self.words.chars(after_age(self.words, group), self.document.groups[group].last)
            if any(party.start < end and start < party.end for party in draft.parties):
                continue
            draft.parties.append(Party("target", group, self.words.actor(group), start, end))
        return bool(new)

    def name_apart(self, drafts: list[Draft]) -> None:
        """Adds those whom a sentence of its own names as the people whom a draft soon before it counts."""
        near = {draft.sentence + step for draft in drafts for step in range(BACK + 1)}
        for number, sentence in enumerate(self.document.sentences):
            if not sentence.full or number not in near:
                continue
            names = self.names_told(sentence.first, sentence.last)
            before = [d for d in drafts if number - BACK <= d.sentence <= number] if names else []
            draft = next((d for d in reversed(before) if d.sentence < number or d.token < sentence.last), None)
            if draft is not None and self.add(draft, names):
                first, last = self.document.groups[names[0]], self.document.groups[names[-1]]
                draft.spans.append(
                    (self.words.chars(sentence.first, last.last)[0], self.words.chars(first.first, last.last)[1])
                )

    def names_told(self, first: int, last: int) -> list[int]:
        """The people whom a sentence names as those told of before it."""
        tokens, plural = self.document.tokens, self.words.section.plural_pronouns
        phrases = self.telling
        if tokens.lowers[first] not in plural and phrases.keys().isdisjoint(tokens.lowers[first:last]):
            return []
        for i in range(first, last):
            low = tokens.lowers[i]
            for phrase, way, _ in phrases.get(low, ()):
                end = i + len(phrase)
                if tuple(tokens.lowers[i:end]) == phrase:
                    names = self.named_behind(i, end, last) or (self.named_before(first, i) if way == "among" else [])
                    if names:
                        return names
            if i == first and low in plural:
                return self.named_behind(i, i + 1, last)
        return []

    def named_behind(self, first: int, start: int, last: int) -> list[int]:
        """The names that words at ``[first, start)`` are given: "the dead *were* Ali", "*named* the dead *as*"."""
        tokens, section = self.document.tokens, self.section
        ties = self.words.section.copulas | section.including | section.belonging
        if any(tokens.lemmas[i] in section.naming for i in range(max(0, first - 2), first)):
            return self.behind_as(start, last)
        for i in range(start, min(last, start + VERB_REACH)):
            if tokens.lemmas[i] in section.naming:
                names = self.behind_as(i + 1, last)
                if names:
                    return names
        tie = next((i for i in range(start, min(last, start + NEAR)) if tokens.lemmas[i] in ties), None)
        return names_from(self.words, tie + 1, last, named=True) if tie is not None else []

    def behind_as(self, start: int, last: int) -> list[int]:
        """The names behind the words that open them after a verb of naming ("*as* Ali Sy and Omar Ba")."""
        lowers = self.document.tokens.lowers
        for phrase in self.section.naming_as:
            end = start + len(phrase.split())
            if lowers[start:end] == phrase.split():
                return names_from(self.words, end, last, named=True)
        return []

    def named_before(self, first: int, start: int) -> list[int]:
        """The names that a verb ties to the words at ``start`` ("*Ali Sy and Omar Ba* were among the dead")."""
        ties = self.words.section.copulas | self.section.belonging
        verb = start - 1
        if verb <= first or self.document.tokens.lemmas[verb] not in ties:
            return []
        index = self.words.group_at.get(verb - 1)
        if index is None or not is_person(self.words, index):
            return []
        return names_up_to(self.words, index) or [index]
