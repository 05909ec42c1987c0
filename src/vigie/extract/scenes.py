"""Where and when of drafts: what their own clauses say, else what their sentence says of its one happening."""

from __future__ import annotations

from bisect import bisect_right

from vigie.extract.guards import is_argument
from vigie.extract.words import Words
from vigie.model.draft import Draft

FRONT = 12  # characters into a sentence where a time still stands at its head ("Depuis le début de...")


class Scenes:
    """Places, times and speakers of a document by sentence, indexed once."""

    def __init__(self, words: Words) -> None:
        self.words, self.document = words, words.document
        document = self.document
        self.starts = [sentence.start for sentence in document.sentences]
        self.places = self.by_sentence([place.start for place in document.places])
        self.timexes = self.by_sentence([timex.start for timex in document.timexes])
        self.actors = self.by_sentence([actor.start for actor in document.actors])
        self.said = frozenset(a.said_timex for a in document.attributions if a.said_timex is not None)
        self.speaking: dict[int, list[tuple[int, int]]] = {}
        for a in document.attributions:
            spans = [(a.cue_start, a.cue_end)] + ([(a.source.start, a.source.end)] if a.source else [])
            for span in spans:
                self.speaking.setdefault(self.sentence_at(span[0]), []).append(span)

    def sentence_at(self, start: int) -> int:
        return bisect_right(self.starts, start) - 1

    def by_sentence(self, starts: list[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, start in enumerate(starts):
            found.setdefault(self.sentence_at(start), []).append(index)
        return found

    def is_said(self, index: int, sentence: int) -> bool:
        """True for a place inside the words of a source or cue: it is not the happening's."""
        start = self.document.places[index].start
        return any(a <= start < b for a, b in self.speaking.get(sentence, ()))

    def set_places(self, draft: Draft, beside: list[Draft]) -> None:
        """The draft's own places; else, where no draft beside it in the sentence has any, the sentence's."""
        sentence = draft.sentence
        draft.places = [p for p in draft.places if not self.is_said(p, self.sentence_at(self.document.places[p].start))]
        if draft.places or draft.kind == "statement":
            return
        if not (draft.finite or draft.title or draft.figures or is_argument(self.words, draft)):
            return  # a noun in passing ("resistance to the invasion") is not told of the sentence's places
        if not any(d is not draft and d.kind != "statement" and d.places for d in beside):
            draft.places = [
                i for i in self.places.get(sentence, ()) if not self.is_said(i, sentence) and not self.in_actor(i)
            ]

    def in_actor(self, index: int) -> bool:
        start = self.document.places[index].start
        actors = self.document.actors
        return any(actors[a].start <= start < actors[a].end for a in self.actors.get(self.sentence_at(start), ()))

    def set_times(self, draft: Draft, beside: list[Draft]) -> None:
        """The draft's own times; else, where no draft beside it in the sentence has any, the sentence's."""
        document = self.document
        if draft.kind == "statement":
            draft.timexes = self.said_on(draft)
            return
        draft.timexes = [t for t in draft.timexes if t not in self.said and document.timexes[t].type != "SET"]
        if draft.timexes or not (draft.main or draft.title or not draft.clauses):
            return
        if not any(d is not draft and d.timexes for d in beside):
            draft.timexes = [
                i for i in self.timexes.get(draft.sentence, ())
                if i not in self.said and document.timexes[i].type != "SET"
            ]  # fmt: skip

    def said_on(self, draft: Draft) -> list[int]:
        """When a statement was made: the time of its cue, else one at the head of its sentence."""
        document = self.document
        said = [t for a in draft.attributions if (t := document.attributions[a].said_timex) is not None]
        front = document.sentences[draft.sentence].start + FRONT
        head = [
            i for i in self.timexes.get(draft.sentence, ())
            if document.timexes[i].start < front and document.timexes[i].type != "SET" and i not in said
        ]  # fmt: skip
        return (said or head)[:1]
