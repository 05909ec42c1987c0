"""Periods: over what time a running total runs, and which words make a figure one."""

from __future__ import annotations

from bisect import bisect_left

from vigie.extract.scenes import FRONT
from vigie.extract.superlatives import is_ranked
from vigie.extract.words import Words
from vigie.lexicon.tolls import TollSection
from vigie.model.draft import Draft

REACH = 12  # tokens between "since" and the time that dates what it governs
NEXT_TO = 4  # words between a noun and the time of its "since" ("attacks *in the district since* May")
DAYS = 7  # of the week
SINCE_FRONT = 24  # the same behind "since the month of"
LONG = frozenset({"week", "month", "year"})  # units of a time that several happenings lie in
BEGUN = 6  # tokens between a verb of beginning and the time that dates it ("a éclaté dans l'est en mars 2011")


class Periods:
    """Finds the periods of one document's tolls."""

    def __init__(self, words: Words, tolls: TollSection) -> None:
        self.words, self.document, self.tolls = words, words.document, tolls

    def of(self, draft: Draft) -> tuple[int | None, bool]:
        """The time over which the draft's figures run, and whether it is open towards the day of publication."""
        on_a_day = draft.kind == "incident" and not draft.harm_only and any(self.is_day(t) for t in draft.timexes)
        timexes = [
            t for t in draft.timexes if not (on_a_day and self.is_set_off(draft, t)) and not self.is_aside(draft, t)
        ]
        period = next((t for t in timexes if self.is_period(draft, t)), None)
        if period is None:
            sentence = self.document.sentences[draft.sentence]
            inside = (n for n, t in enumerate(self.document.timexes) if sentence.start <= t.start < sentence.end)
            since = (n for n in inside if self.document.timexes[n].role == "since")
            period = next((n for n in since if self.dates_many(draft, n)), None)
        if period is not None:
            return period, self.document.timexes[period].role == "since" or self.begins_a_period(period)
        return None, False

    def begun(self, sentence: int) -> int | None:
        """The time at which a sentence, or the one before it, says that something lasting began; the nearest."""
        document = self.document
        for number in range(sentence, max(-1, sentence - 2), -1):
            span = document.sentences[number]
            for index in range(len(document.timexes) - 1, -1, -1):
                timex = document.timexes[index]
                if span.start <= timex.start < span.end and timex.type == "DATE" and self.dates_a_beginning(index):
                    return index
        return None

    def dates_a_beginning(self, index: int) -> bool:
        """True for a time shortly after a verb of beginning ("the war, which began in March 2011")."""
        tokens = self.document.tokens
        first = bisect_left(tokens.starts, self.document.timexes[index].start)
        for i in range(first - 1, max(-1, first - BEGUN), -1):
            if tokens.pos[i] in ("VERB", "AUX"):
                return tokens.lemmas[i] in self.tolls.beginnings
            if tokens.pos[i] in ("PUNCT", "SCONJ"):
                return False
        return False

    def is_cumulative(self, draft: Draft) -> bool:
        """True where the sentence has words of a total and the draft is one of a long happening or of any violence."""
        of_any = draft.generic or draft.harm_only or self.told_in(draft)
        return of_any and self.sums_up(draft.sentence)

    def sums_up(self, sentence: int) -> bool:
        """True where the sentence has a phrase of a total ("so far", "this year").

        Not in a compound ("in the *war-torn* town"), nor behind words that single one deed out ("the deadliest raid
        *this year*").
        """
        span = self.document.sentences[sentence]
        text = self.document.text[span.start : span.end].lower().replace("’", "'")
        for phrase in self.tolls.cumulative:
            at = text.find(phrase)
            if at < 0:
                continue
            after = text[at + len(phrase) : at + len(phrase) + 1]
            if after != "-" and not after.isalnum() and not is_ranked(self.words, span.start + at):
                return True
        return False

    def told_in(self, draft: Draft) -> bool:
        """True for a draft whose own word is a long happening ("the siege")."""
        return self.document.tokens.lemmas[draft.token] in self.tolls.episodes

    def is_of_a_war(self, draft: Draft) -> bool:
        """True where the subject of what the draft tells is a war or its like ("the conflict has killed 4,000")."""
        lemmas = self.document.tokens.lemmas
        for clause in self.words.sentence_clauses(draft.sentence):
            if clause.verb is None or not self.document.verbs[clause.verb].perfect:
                continue
            subject = next((s for s in clause.slots if s.function == "subject"), None)
            if subject is None or lemmas[self.document.groups[subject.groups[0]].head] not in self.tolls.lasting:
                continue
            groups = [self.document.groups[g] for slot in clause.slots for g in slot.groups]
            if clause.head == draft.token or any(g.first <= draft.token < g.last for g in groups):
                return True
        return False

    def is_since(self, draft: Draft) -> bool:
        """True where a perfect that tells the draft opens with "since" and what began ("since the coup, ... have")."""
        document = self.document
        for clause in (document.clauses[n] for n in draft.clauses if n >= 0):
            if clause.verb is None or not document.verbs[clause.verb].perfect:
                continue
            opening = document.sentences[draft.sentence].first
            fronted = (document.groups[g] for slot in clause.slots if slot.function == "oblique" for g in slot.groups)
            if any(g.preposition in self.words.section.since and g.first <= opening + 4 for g in fronted):
                return True
            if clause.head == draft.token and self.sums_up(draft.sentence):
                return True  # "has abducted 400 people this year"
            if draft.figures and self.goes_since(draft, document.verbs[clause.verb].last):
                return True
        return False

    def goes_since(self, draft: Draft, first: int) -> bool:
        """True where "since" and what began stand behind a verb that ends at a token ("have died *since the war*").

        Not where they date something else: what another verb, a superlative or an aside tells.
        """
        tokens, section = self.document.tokens, self.words.section
        counted = min(self.document.groups[f.noun_group].last for f in draft.figures)
        first = max(first, counted)
        for i in range(first, min(first + SINCE_FRONT, self.document.sentences[draft.sentence].last - 1)):
            if tokens.lowers[i] in section.since:
                between = " ".join(tokens.lowers[first:i])
                told = tokens.pos[i + 1] not in ("PUNCT", "ADV") and not self.set_aside(draft, first, i)
                return told and not any(f" {word} " in f" {between} " for word in self.tolls.superlatives)
            if tokens.lowers[i] in (";", ":") or tokens.lowers[i] in section.relative_subjects:
                return False
        return False

    def is_aside(self, draft: Draft, index: int) -> bool:
        """True for a time that dates what an aside tells ("killed in Ituri, a province at war since 2017")."""
        tokens, section = self.document.tokens, self.words.section
        first = bisect_left(tokens.starts, self.document.timexes[index].start)
        since = next((i for i in range(first, max(-1, first - REACH), -1) if tokens.lowers[i] in section.since), first)
        told = max(self.document.groups[f.noun_group].head for f in draft.figures)
        return told < since and self.set_aside(draft, told, since)

    def set_aside(self, draft: Draft, first: int, since: int) -> bool:
        """True where the last comma between two tokens opens an apposition, in which nobody is counted."""
        tokens = self.document.tokens
        comma = next((i for i in range(since - 1, first, -1) if tokens.lowers[i] == ","), None)
        if comma is None or comma + 1 >= since:
            return False
        states = any(tokens.lowers[comma + 1 : comma + 1 + len(state)] == list(state) for state in self.tolls.states)
        counted = any(comma < self.document.groups[f.noun_group].head < since for f in draft.figures)
        return not counted and (states or tokens.pos[comma + 1] in ("DET", "NOUN", "PROPN", "ADJ", "VERB"))

    def begins_a_period(self, index: int) -> bool:
        """True for a time that dates what "since" governs ("depuis le début de l'offensive, mercredi dernier").

        A verb of beginning may stand between ("since it began on 15 April"), another verb may not; the year in a name
        ("since the collapse of the 2025 ceasefire") dates nothing.
        """
        tokens, section = self.document.tokens, self.words.section
        first = bisect_left(tokens.starts, self.document.timexes[index].start)
        if self.words.names_noun(index) is not None:
            return False
        for i in range(first - 1, max(-1, first - REACH), -1):
            if tokens.lowers[i] in section.since:
                return True
            begins = tokens.lemmas[i] in self.tolls.beginnings or tokens.pos[i] == "AUX"
            if (tokens.pos[i] in ("VERB", "AUX", "SCONJ") and not begins) or tokens.lowers[i] in (";", ":", "."):
                return False
        return False

    def is_set_off(self, draft: Draft, index: int) -> bool:
        """True for a time after a comma: of what stands beside the happening, where a day dates the happening."""
        tokens = self.document.tokens
        first = bisect_left(tokens.starts, self.document.timexes[index].start)
        return "," in tokens.lowers[draft.token : first]

    def is_day(self, index: int) -> bool:
        """True for a day: what happened on it is no total ("on Friday, the deadliest raid since 2002")."""
        timex = self.document.timexes[index]
        is_date = timex.shape in ("date", "weekday") and ("day" in timex.slots or "weekday" in timex.slots)
        return is_date and timex.role not in ("since", "between", "until") and not self.begins_a_period(index)

    def is_long(self, index: int) -> bool:
        """True for a month or a year: a plural ("raids") with a figure over so long is a total."""
        timex = self.document.timexes[index]
        wide = {"year", "month"} & timex.slots.keys() or timex.slots.get("unit") in LONG
        return timex.type == "DATE" and bool(wide) and len(timex.value) in (4, 7)

    def dates_many(self, draft: Draft, index: int) -> bool:
        """True for a "since" right behind a subject of many deeds ("*attacks since May* have killed 40")."""
        document, tokens = self.document, self.document.tokens
        since = document.timexes[index].start
        for clause in (document.clauses[n] for n in draft.clauses if n >= 0):
            groups = [g for slot in clause.slots if slot.function == "subject" for g in slot.groups]
            groups += [inner for g in groups for inner in self.words.complements.get(g, ())]
            for group in (document.groups[g] for g in groups):
                between = document.text[tokens.ends[group.last - 1] : since]
                many = tokens.lowers[group.head] != tokens.lemmas[group.head]
                near = tokens.starts[group.head] < since < tokens.starts[clause.head] and "," not in between
                if many and near and len(between.split()) <= NEXT_TO:
                    return True
        return False

    def is_one_night(self, index: int) -> bool:
        """True for a stretch from one day of the week to the next ("between *Saturday night and Sunday*")."""
        slots = self.document.timexes[index].slots
        first, last = slots.get("weekday"), slots.get("to_weekday")
        return isinstance(first, int) and isinstance(last, int) and (last - first) % DAYS <= 1

    def is_period(self, draft: Draft, index: int) -> bool:
        """True for a time over which figures run: "since" after the verb or first in its sentence, a span of months.

        "L'attaque la plus meurtrière depuis 2015 a fait..." counts one attack: its "since" stands before the verb.
        """
        timex = self.document.timexes[index]
        start = self.document.tokens.starts[draft.token]
        sentence = self.document.sentences[draft.sentence]
        first = timex.start - sentence.start < (SINCE_FRONT if timex.role == "since" else FRONT)
        last_figure = max(figure.start for figure in draft.figures)
        if timex.role == "since" and is_ranked(self.words, timex.start):
            return False
        if timex.role == "since" or self.begins_a_period(index):
            return first or timex.start > min(start, last_figure) or self.dates_many(draft, index)
        if timex.role == "between":
            return draft.harm_only and not self.is_one_night(index)
        if timex.shape == "window" and timex.slots.get("unit") in LONG and timex.slots.get("sign") == -1:
            return draft.harm_only or draft.plural  # "over the past six months": wherever it stands
        return timex.role == "duration" and first and (draft.harm_only or draft.plural)
