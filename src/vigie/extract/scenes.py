"""Where and when of drafts: what their own clauses say, else what their sentence says of its one happening."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from vigie.extract.anchors import is_anchor
from vigie.extract.dated_nouns import dated_noun, own_days
from vigie.extract.earlier_counts import earlier_days
from vigie.extract.guards import is_argument
from vigie.extract.joins import is_alike
from vigie.extract.metaphors import is_deed
from vigie.extract.scenery import Scenery
from vigie.extract.superlatives import bounds_many
from vigie.extract.words import VIOLENT, Words
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.syntax import split_words
from vigie.lexicon.tolls import open_tolls
from vigie.lexicon.triggers import TriggerRule
from vigie.model.draft import Draft

AREAS = frozenset({"country", "admin1", "admin2", "region", "island"})  # kinds of places that hold towns
DATED = frozenset({"DATE", "TIME"})
LONGEST = 100_000  # characters: beyond any sentence
POINTED = 2  # sentences back to what "there" means
FRONT = 12  # characters into a sentence where a time still stands at its head ("Depuis le début de...")

TALKS = frozenset({"agreement"})


class Scenes:
    """Places, times and speakers of a document by sentence, indexed once."""

    def __init__(self, words: Words, scenery: Scenery) -> None:
        self.words, self.document, self.scenery = words, words.document, scenery
        document = self.document
        self.starts = [sentence.start for sentence in document.sentences]
        self.places = self.by_sentence([place.start for place in document.places])
        self.timexes = self.by_sentence([timex.start for timex in document.timexes])
        said = (a for a in document.attributions if a.said_timex is not None)
        self.said = {
            a.said_timex: (a.cue_start, a.cue_end) for a in said
            if a.said_timex is not None and not self.is_of_violence(a.cue_start, a.cue_end)
        }  # fmt: skip
        self.counted_before = earlier_days(words)

    def sentence_at(self, start: int) -> int:
        return bisect_right(self.starts, start) - 1

    def is_of_violence(self, start: int, end: int) -> bool:
        """True for a cue that is a word of violence: "*was attacked* on Friday by rebels" says nothing on Friday."""
        first, last = bisect_left(self.document.tokens.starts, start), bisect_left(self.document.tokens.starts, end)
        return any(is_deed(self.words, i) for i in range(first, last))

    def by_sentence(self, starts: list[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, start in enumerate(starts):
            found.setdefault(self.sentence_at(start), []).append(index)
        return found

    def set_places(self, draft: Draft, beside: list[Draft]) -> None:
        """The draft's own places; else, where no draft beside it in the sentence has any, the sentence's."""
        sentence = draft.sentence
        draft.places = self.without_homes(draft, [p for p in draft.places if self.may_place(draft, p)])
        if draft.kind == "statement" or not all(map(self.is_unnamed, draft.places)):
            return
        pointed = self.pointed_at(draft)
        if pointed is not None:
            draft.places, draft.place_inferred = [pointed], True
            return
        cause = self.cause_of(draft, beside)
        if cause is not None:
            draft.places = list(cause.places)
            return
        if not (draft.finite or draft.title or draft.figures or is_argument(self.words, draft)):
            return  # a noun in passing ("resistance to the invasion") is not told of the sentence's places
        if not any(d is not draft and d.kind != "statement" and d.places for d in beside):
            draft.places += [
                i for i in self.places.get(sentence, ())
                if i not in draft.places and not self.scenery.is_said(i) and not self.scenery.in_actor(i)
                and not self.scenery.is_attribute(i) and not self.is_aside(draft, i)
                and not (draft.figures and self.scenery.bounds(self.document.places[i]))
                and not self.scenery.is_carried(self.document.places[i]) and not self.is_agreed_at(draft, i)
                and not self.scenery.is_told_from(self.document.places[i], self.document.tokens.starts[draft.token])
            ]  # fmt: skip

    def cause_of(self, draft: Draft, beside: list[Draft]) -> Draft | None:
        """The deed whose noun is the subject of what the draft hangs on ("*clashes near Sake* forced many to flee")."""
        clauses = self.document.clauses
        own = [clauses[c] for c in draft.clauses if c >= 0 and clauses[c].verb is not None]
        over = [clauses[c.parent] for c in own if c.link == "complement" and c.parent is not None]
        subjects = {g for c in (*own, *over) for slot in c.slots if slot.function == "subject" for g in slot.groups}
        causes = [d for d in beside if d is not draft and d.places and self.words.group_at.get(d.token) in subjects]
        return causes[0] if len(causes) == 1 and not draft.places else None

    def without_homes(self, draft: Draft, places: list[int]) -> list[int]:
        """The places without those of the victims where another says in which town it was.

        "A commander *in Raqqa* was killed by a strike *near Tabqa*": near Tabqa.
        """
        told = [self.document.places[p] for p in places if p not in draft.homes]
        towns = [p for p in told if p.resolved is not None and p.resolved.kind not in AREAS]
        if not towns:
            return places
        return [
            p for p in places
            if p not in draft.homes or any(is_alike(self.document.places[p], town) for town in towns)
        ]  # fmt: skip

    def may_place(self, draft: Draft, index: int) -> bool:
        """True for a place in the words of a draft that can be its own; who is accused is no place of it."""
        place = self.document.places[index]
        if self.scenery.is_said(index) or self.scenery.is_attribute(index) or self.is_aside(draft, index):
            return False
        if draft.figures and self.scenery.bounds(place):
            return False
        begin = self.document.tokens.starts[draft.token]
        if draft.kind != "statement" and self.scenery.is_told_from(place, begin):
            return False
        return draft.kind != "statement" or not self.scenery.in_actor(index)

    def is_aside(self, draft: Draft, index: int) -> bool:
        """True for a place where the violence told was only spoken of."""
        return draft.event_type in VIOLENT and self.scenery.is_stage(index)

    def pointed_at(self, draft: Draft) -> int | None:
        """The place named last before a word for it in the draft's clauses ("They killed three people *there*")."""
        tokens, section = self.document.tokens, self.scenery.section.section
        clauses = [self.document.clauses[c] for c in draft.clauses if c >= 0]
        for words in split_words(section.pointers):
            for clause in clauses:
                if words[0] not in self.words.told_in(clause.sentence):
                    continue
                opening = self.document.sentences[clause.sentence].first  # "There, four of them were shot"
                for i in (opening, *range(clause.first, clause.last - len(words) + 1)):
                    if tokens.lowers[i] != words[0] or tokens.lowers[i : i + len(words)] != words:
                        continue
                    if tokens.lowers[i - 1] not in section.existentials and self.words.section.copulas.isdisjoint(
                        tokens.lemmas[i + 1 : i + 2]
                    ):
                        return self.named_before(i)
        return None

    def named_before(self, token: int) -> int | None:
        """The last place named before a token, in its sentence or one of the few before."""
        start = self.document.tokens.starts[token]
        sentence = self.sentence_at(start)
        for number in range(sentence, max(-1, sentence - 1 - POINTED), -1):
            found = [i for i in self.places.get(number, ()) if self.document.places[i].end <= start]
            found = [i for i in found if not (self.scenery.is_said(i) or self.scenery.in_actor(i))]
            if found:
                return found[-1]
        return None

    def is_agreed_at(self, draft: Draft, index: int) -> bool:
        """True for the town where what another deed rests on was agreed ("freed in a swap *agreed in Istanbul*")."""
        token = self.words.token_at(self.document.places[index].start)
        group = self.words.group_at.get(token) if token is not None else None
        if group is None or draft.event_type in TALKS:
            return False
        return any(
            clause.verb is not None and any(group in slot.groups for slot in clause.slots)
            and any(rule.event_type in TALKS for rule in self.triggers_at(clause.head))
            for clause in self.words.sentence_clauses(draft.sentence)
        )  # fmt: skip

    def triggers_at(self, token: int) -> list[TriggerRule]:
        """The rules of deeds that a token fires."""
        rules = (self.words.rules[hit.rule] for hit in self.words.hits(token, "trigger"))
        return [rule for rule in rules if isinstance(rule, TriggerRule)]

    def is_unnamed(self, index: int) -> bool:
        """True for a class noun that stands for no known place ("eleven towns")."""
        place = self.document.places[index]
        return place.resolved is None and place.rule.startswith("place.class")

    def set_times(self, draft: Draft, beside: list[Draft]) -> None:
        """The draft's own times, or those of the clause that it goes on with; else the sentence's.

        The sentence's are taken where no draft beside it in the sentence has any.
        """
        if draft.kind == "statement":
            draft.timexes = self.said_on(draft, beside)
            return
        days = own_days(self.words, draft, [t for t in self.timexes.get(draft.sentence, ()) if self.may_date(t, draft)])
        kept = [
            t for t in draft.timexes if self.may_date(t, draft) and (t in days or dated_noun(self.words, t) is None)
        ]
        draft.timexes = days or kept
        counted = [t for t in draft.timexes if self.is_counted_from(draft, t)]
        draft.timexes = counted or draft.timexes
        if draft.timexes:
            return
        draft.in_era = self.is_in_era(draft) or is_anchor(self.document, draft.token, draft.sentence)
        draft.timexes = self.gone_on_with(draft) or self.agreed_in(draft)
        if draft.timexes or not (draft.main or draft.title or not draft.clauses):
            return
        if not any(d is not draft and d.timexes for d in beside):
            own = {draft.token, *(self.document.clauses[c].head for c in draft.clauses if c >= 0)}
            draft.timexes = [
                i for i in self.timexes.get(draft.sentence, ())
                if self.may_date(i, draft) and ((noun := dated_noun(self.words, i)) is None or noun in own)
                and not self.is_its_sequel(draft, i) and not self.is_of_document(draft, i)
                and not self.opens_next(draft, i)
            ]  # fmt: skip

    def dated_again(self, drafts: list[Draft], beside: dict[int, list[Draft]]) -> list[Draft]:
        """The drafts that are told, with times that only drafts of their sentences kept from them that are not."""
        kept = {id(draft) for draft in drafts}
        for draft in drafts:
            if not draft.timexes and any(d.timexes for d in beside[draft.sentence] if id(d) not in kept):
                self.set_times(draft, [d for d in beside[draft.sentence] if id(d) in kept])
        return drafts

    def may_date(self, timex: int, draft: Draft | None = None) -> bool:
        """True for a time that can be a happening's: not recurring, not of saying it or of an earlier count of it."""
        found = self.document.timexes[timex]
        done = draft is not None and timex in self.said and self.is_done_by_saying(draft, *self.said[timex])
        said = timex in self.said and not done
        said = said or self.owns_document(timex) or bounds_many(self.words, timex) or timex in self.counted_before
        return not said and found.type != "SET" and not self.scenery.is_filed(found.start)

    def is_done_by_saying(self, draft: Draft, start: int, end: int) -> bool:
        """True for an agreement by the verb of a cue ("*agreed* on Monday to a truce"): saying so makes it."""
        starts = self.document.tokens.starts
        heads = (starts[self.document.clauses[c].head] for c in draft.clauses if c >= 0)
        return draft.event_type == "agreement" and any(start <= head < end for head in heads)

    def owns_document(self, timex: int) -> bool:
        """True for the day of a statement or a paper ("in *Friday's* communiqué"): what it tells was not then."""
        document = self.document
        token = self.words.token_at(document.timexes[timex].start)
        day = self.words.group_at.get(token) if token is not None else None
        if day is None or day + 1 >= len(document.groups) or document.groups[day + 1].possessor != day:
            return False
        documents = open_attribution(self.words.pack).documents
        return document.tokens.lemmas[document.groups[day + 1].head] in documents

    def is_its_sequel(self, draft: Draft, timex: int) -> bool:
        """True for the time of what a relative clause says came of a deed ("a raid *that led to riots on Friday*").

        A clause that tells the deed itself ("a raid that took place on Friday") is the draft's.
        """
        document = self.document
        told = [document.clauses[c] for c in draft.clauses if c >= 0]
        nouns = {clause.group for clause in told if clause.group is not None}
        for clause in self.words.sentence_clauses(draft.sentence):
            if not any(document.groups[g].timex == timex for slot in clause.slots for g in slot.groups):
                continue
            leading = clause
            while leading.link == "coordinated" and leading.parent is not None:
                leading = document.clauses[leading.parent]
            own = clause in told or leading in told
            if leading.link.startswith("relative") and leading.antecedent in nouns and not own:
                return True
        return False

    def is_in_era(self, draft: Draft) -> bool:
        """True where the sentence says in which part of something long it was ("in the first *days of the war*")."""
        tolls, groups, lemmas = open_tolls(self.words.pack), self.document.groups, self.document.tokens.lemmas
        if tolls.stretches.isdisjoint(self.words.told_in(draft.sentence)):
            return False
        slots = (s for c in self.words.sentence_clauses(draft.sentence) for s in c.slots if s.function == "oblique")
        heads = (g for slot in slots for g in slot.groups if lemmas[groups[g].head] in tolls.stretches)
        told = (lemmas[groups[c].head] for g in heads for c in self.words.complements.get(g, ()))
        return any(lemma in tolls.lasting or lemma in tolls.episodes for lemma in told)

    def opens_next(self, draft: Draft, timex: int) -> bool:
        """True for the time at the head of a later clause ("was jailed *and, in May*, the king fled")."""
        document = self.document
        told = [document.clauses[c] for c in draft.clauses if c >= 0]
        start = document.timexes[timex].start
        dated = [
            clause for clause in self.words.sentence_clauses(draft.sentence)
            if any(document.groups[g].timex == timex for slot in clause.slots for g in slot.groups)
        ]  # fmt: skip
        later = [c for c in dated if c.verb is not None and document.tokens.starts[c.head] > start and not c.link]
        before = bool(told) and all(document.tokens.starts[clause.head] < start for clause in told)
        return before and bool(later) and not any(clause in told for clause in dated)

    def is_of_document(self, draft: Draft, timex: int) -> bool:
        """True for the day on which a report or a video was made ("in a report *published on 3 April*, ...")."""
        document = self.document
        documents = open_attribution(self.words.pack).documents
        return any(
            clause.link == "participle" and clause.antecedent is not None
            and document.tokens.lemmas[document.groups[clause.antecedent].head] in documents
            and any(document.groups[g].timex == timex for slot in clause.slots for g in slot.groups)
            for clause in self.words.sentence_clauses(draft.sentence)
        )  # fmt: skip

    def is_counted_from(self, draft: Draft, timex: int) -> bool:
        """True for a time counted from what the draft tells: "*two weeks after* gunmen killed" is not when they did."""
        found, tokens = self.document.timexes[timex], self.document.tokens
        if found.slots.get("base") != "event":
            return False
        between = range(bisect_right(tokens.starts, found.end - 1), draft.token)
        return (
            not any(tokens.pos[i] in ("PUNCT", "SCONJ") for i in between) and found.start < tokens.starts[draft.token]
        )

    def gone_on_with(self, draft: Draft) -> list[int]:
        """Times of the clause that the draft's clause goes on with ("entered the town on Friday *and killed*")."""
        for index in draft.clauses:
            clause = self.document.clauses[index] if index >= 0 else None
            if clause is None or clause.link != "coordinated" or clause.parent is None:
                continue
            slots = self.document.clauses[clause.parent].slots
            times = [self.document.groups[g].timex for slot in slots for g in slot.groups]
            found = [t for t in times if t is not None and self.may_date(t)]
            if found:
                return found
        return []

    def agreed_in(self, draft: Draft) -> list[int]:
        """The past year at the end of what the draft's verb leads to ("*agreed* to disarm in 2013"): when it did."""
        document = self.document
        published = document.report.published
        told = {c for c in draft.clauses if c >= 0 and document.clauses[c].verb is not None}
        if not published or not told or not draft.finite:
            return []
        return [
            timex for clause in self.words.sentence_clauses(draft.sentence)
            if clause.link == "complement" and clause.parent in told
            for slot in clause.slots for g in slot.groups
            if (timex := document.groups[g].timex) is not None and self.may_date(timex)
            and document.timexes[timex].value[:4].isdigit() and document.timexes[timex].value[:4] < published[:4]
        ]  # fmt: skip

    def said_on(self, draft: Draft, beside: list[Draft]) -> list[int]:
        """When a statement was made: the time of its cue, one at the head of its sentence, or one of its own clause.

        A time that comes after another happening's word is that happening's ("condemned the attack on Friday").
        """
        document = self.document
        said = [t for a in draft.attributions if (t := document.attributions[a].said_timex) is not None]
        said = [t for t in said if not self.is_another_deeds(draft, t)]
        start = document.sentences[draft.sentence].start
        here = [
            i for i in self.timexes.get(draft.sentence, ())
            if document.timexes[i].type in DATED and i not in said and not self.is_another_deeds(draft, i)
        ]  # fmt: skip
        head = [i for i in here if document.timexes[i].start < start + FRONT]
        begin = document.tokens.starts[draft.token]
        told = min((document.tokens.starts[d.token] for d in beside if d.kind != "statement"), default=begin + LONGEST)
        clause = [
            i for i in (*(t for t in draft.timexes if not self.is_another_deeds(draft, t)), *here)
            if (i in draft.timexes or document.timexes[i].start < begin)
            and document.timexes[i].start < told and not self.scenery.is_filed(document.timexes[i].start)
        ]  # fmt: skip
        return (said or head or clause or self.agreed_in(draft))[:1]

    def is_another_deeds(self, draft: Draft, timex: int) -> bool:
        """True for the day of a noun that the statement is about ("praised *Thursday's* protests")."""
        document = self.document
        token = self.words.token_at(document.timexes[timex].start)
        index = self.words.group_at.get(token) if token is not None else None
        if index is None:
            return False
        group = document.groups[index]
        behind = next((g for g in document.groups[index + 1 : index + 2] if g.timex is None), None)
        beside = behind is not None and behind.first == group.last and not behind.determiner  # "Saturdays attack"
        owned = behind if behind is not None and (behind.possessor == index or beside) else None
        head = group.head if group.timex is None else owned.head if owned is not None else None
        return head is not None and head != draft.token and bool(self.words.hits(head, "trigger"))
