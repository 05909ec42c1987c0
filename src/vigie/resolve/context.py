"""What a report's context says of a happening that tells no place or time of its own, marked as inferred."""

from __future__ import annotations

from bisect import bisect_left

from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.mention import PlaceMention
from vigie.resolve.places import story_country

NEAR = 2  # sentences back in which a place still sets the scene
VAST = 1000  # people: more than one happening's, so a total of a whole country's


def in_context(document: Document, drafts: list[Draft]) -> None:
    """Gives a happening without a place of its own that of its context.

    A running total is of the story's country. Else the place is that of what its sentence tells beside it, of the
    last happening before it, of the headline, or the first of the report.
    """
    last_places: list[int] = []
    beside: dict[int, list[Draft]] = {}
    for draft in drafts:
        beside.setdefault(draft.sentence, []).append(draft)
    for draft in drafts:
        if draft.kind == "statement":
            continue
        if draft.places:
            if all(is_unnamed(document.places[p]) for p in draft.places):
                draft.places = [*draft.places, *told_beside(beside[draft.sentence], draft)]
            last_places = draft.places
            continue
        found: list[int] = []
        if runs_on(draft):
            found = one(country_of_story(document, draft))
        if not found and not draft.background:
            found = (
                told_beside(beside[draft.sentence], draft) or one(place_here(document, draft))
                or one(place_before(document, draft))
                or last_places or one(place_of_story(document))
            )  # fmt: skip
        draft.places, draft.place_inferred = list(found), bool(found)


def is_unnamed(place: PlaceMention) -> bool:
    """True for a class noun that stands for no known place ("eleven towns")."""
    return place.resolved is None and place.rule.startswith("place.class")


def place_here(document: Document, draft: Draft) -> int | None:
    """A place of the draft's own sentence that nobody else is named by, finer than a country; the first after it."""
    sentence, start = document.sentences[draft.sentence], document.tokens.starts[draft.token]
    here = [
        index for index, place in enumerate(document.places)
        if sentence.start <= place.start < sentence.end and place.resolved is not None
        and place.resolved.kind != "country" and not said_of_speaker(document, place.start)
        and not any(actor.start <= place.start < actor.end for actor in document.actors)
    ]  # fmt: skip
    return min(
        here, key=lambda index: (document.places[index].start < start, document.places[index].start), default=None
    )


def one(index: int | None) -> list[int]:
    return [] if index is None else [index]


def runs_on(draft: Draft) -> bool:
    """True for a total over a period, or of so many that no one place is meant."""
    vast = any(figure.low >= VAST for figure in draft.figures)
    return draft.kind == "toll" and (draft.period_timex is not None or vast)


def country_of_story(document: Document, draft: Draft) -> int | None:
    """The last mention before a draft, or else the first, of the country that the report is about."""
    country = story_country(document)
    start = document.sentences[draft.sentence].start
    named = [
        index for index, place in enumerate(document.places)
        if place.resolved is not None and place.resolved.kind == "country" and place.resolved.country == country
    ]  # fmt: skip
    before = [index for index in named if document.places[index].start < start]
    return before[-1] if before else next(iter(named), None)


def told_beside(drafts: list[Draft], draft: Draft) -> list[int]:
    """The places of what a draft's sentence, whose drafts are given, tells beside it: before it, else after it."""
    here = [d for d in drafts if d is not draft and d.places and not d.place_inferred]
    here = [d for d in here if d.kind != "statement"]
    here.sort(key=lambda d: (d.token > draft.token, abs(d.token - draft.token)))
    return here[0].places if here else []


def in_time(document: Document, drafts: list[Draft]) -> None:
    """Gives news told without a time the time of the news told before it, marked as inferred.

    A report tells one day's events sentence by sentence and names the day once. History and plans have times of
    their own or none; a time that is only a duration hands nothing on.
    """
    last: list[int] = []
    for draft in drafts:
        if draft.kind not in ("incident", "control", "condition") or draft.background:
            continue
        if draft.factuality in ("planned", "hypothetical"):
            continue
        if draft.timexes:
            dated = [t for t in draft.timexes if document.timexes[t].type in ("DATE", "TIME")]
            last = dated or last
        elif draft.kind == "incident" and draft.finite and last:
            draft.timexes, draft.time_inferred = list(last), True


def place_before(document: Document, draft: Draft) -> int | None:
    """The last place told shortly before the draft's sentence, finer than a country and no speaker's."""
    sentence = document.sentences[draft.sentence]
    first = document.sentences[max(0, draft.sentence - NEAR)]
    starts = [place.start for place in document.places if not place.rule.startswith("place.class")]
    for index in range(bisect_left(starts, sentence.start) - 1, bisect_left(starts, first.start) - 1, -1):
        place = document.places[index]
        fine = place.resolved is not None and place.resolved.kind != "country"
        if fine and not said_of_speaker(document, place.start):
            return index
    return None


def said_of_speaker(document: Document, start: int) -> bool:
    """True for a character inside the words that name a source or say where the report was filed."""
    return any(a.source is not None and a.source.start <= start < a.source.end for a in document.attributions) or any(
        a <= start < b for a, b in document.datelines
    )


def place_of_story(document: Document) -> int | None:
    """The first place of the report that lies in the country of its story and is no speaker's; None where none does."""
    country = story_country(document)
    for index, place in enumerate(document.places):
        if place.resolved is None or (country and place.resolved.country != country):
            continue
        if not said_of_speaker(document, place.start):
            return index
    return None
