"""The times of a report in order: each timex on the calendar, anchored to publication or to a time told before it."""

from __future__ import annotations

from vigie.model.document import Document
from vigie.model.mention import ResolvedTime
from vigie.resolve.times import resolve_time

ANCHORS = frozenset({"day", "part_of_day", "hour", "minute", "days"})


def resolve_times(document: Document) -> list[ResolvedTime]:
    """One resolved time for each timex; "la veille" and its like hang on the last day told before them."""
    published = document.report.published
    anchor: ResolvedTime | None = None
    resolved: list[ResolvedTime] = []
    for timex in document.timexes:
        time = resolve_time(timex, published=published, anchor=anchor, tense=tense_at(document, timex.start))
        resolved.append(time)
        if time.start and time.precision in ANCHORS:
            anchor = time
    return resolved


def tense_at(document: Document, start: int) -> str:
    """ "future" where the sentence of this character has a verb in the future and none in the past, else "past"."""
    sentence = next((s for s in document.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return "past"
    forms = [
        verb.form
        for verb in document.verbs
        if sentence.first <= verb.head < sentence.last and verb.form not in ("Part", "Inf", "Ger")
    ]
    return "future" if "Fut" in forms and not any(verb == "Fin" for verb in forms) else "past"
