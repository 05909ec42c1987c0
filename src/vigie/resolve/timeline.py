"""The times of a report in order: each timex on the calendar, anchored to publication or to a time told before it."""

from __future__ import annotations

from vigie.model.document import Document, Sentence
from vigie.model.mention import ResolvedTime, Timex
from vigie.resolve.passages import passages
from vigie.resolve.times import resolve_time

ANCHORS = frozenset({"day", "part_of_day", "hour", "minute", "days"})
APPOSED = frozenset({", ", " (", " "})
CLOCKS = frozenset({"clock", "clocks", "part"})  # hours that say on no day by themselves
NIGHT = "NI"  # "overnight": before publication, whatever day was told
BOUNDS = frozenset({"since", "until", "duration"})  # roles of times that say how long, and not when


def resolve_times(document: Document) -> list[ResolvedTime]:
    """One resolved time for each timex; "la veille" and its like hang on the last day told before them.

    A look back ("the previous day") is such a day for its own passage alone. The hour of a live report's entry and
    the day of a dateline are none: they say when the words were sent. An hour lies on the last day on which something
    happened, and not on that of saying so ("killed on Monday, police said *on Tuesday* ... in the morning").
    """
    said = frozenset(a.said_timex for a in document.attributions if a.said_timex is not None)
    deed: ResolvedTime | None = None
    done: ResolvedTime | None = None
    acted = -1
    published, passage = document.report.published, passages(document)
    sentences = document.sentences
    starts = [sentence.start for sentence in sentences]
    here: ResolvedTime | None = None
    news: ResolvedTime | None = None
    parts: dict[object, ResolvedTime] = {}
    last = told = -1
    resolved: list[ResolvedTime] = []
    sentence = 0
    for index, timex in enumerate(document.timexes):
        while sentence + 1 < len(starts) and starts[sentence + 1] <= timex.start:
            sentence += 1
        if passage[sentence] != last:
            here, deed, last = news, done, passage[sentence]
        near = here if timex.shape != "part" or told == last else None  # "overnight": before publication
        if timex.shape in CLOCKS and deed is not None:
            overnight = timex.shape == "part" and timex.slots.get("part") == NIGHT
            near = deed if acted == last or not overnight else near
        if timex.slots.get("base") == "anchor" and timex.slots.get("n") == 0:
            near = parts.get(timex.slots.get("part"), near)  # "the same *night*": the last night told
        time = resolve_time(
            timex, published=published, anchor=near, tense=tense_at(document, timex, sentences[sentence])
        )
        resolved.append(time)
        if time.start and time.precision in ANCHORS and dates(document, timex):
            here, told = time, last
            parts |= {timex.slots["part"]: time} if "part" in timex.slots else {}
            if index not in said:
                deed, acted = time, last
            if timex.slots.get("base") != "anchor":
                news, done = time, done if index in said else time
        before = document.timexes[len(resolved) - 2] if len(resolved) > 1 else None
        if before is not None and is_told_again(document, before, timex) and time.start:
            resolved[-2] = time  # "*the next day*, Sunday"
    return resolved


def is_told_again(document: Document, first: Timex, second: Timex) -> bool:
    """True for a day told from another and, right behind it, by its own name ("la veille, *samedi*")."""
    beside = document.text[first.end : second.start] in APPOSED and first.slots.get("base") in ("anchor", "published")
    return (
        beside
        and "part" not in first.slots
        and first.slots.get("unit") == "day"
        and second.shape in ("weekday", "date")
    )


def dates(document: Document, timex: Timex) -> bool:
    """True for a time that says when something happened, and neither since when nor when it was written."""
    filed = any(start <= timex.start < end for start, end in document.datelines)
    return timex.role not in BOUNDS and not filed


def tense_at(document: Document, timex: Timex, sentence: Sentence) -> str:
    """ "future" where the words before a time, or the last verb before it in its sentence, tell what is to come.

    Where no verb comes before it, the sentence's verbs say: a future and no other finite one.
    """
    if "ahead" in timex.slots:
        return "future"
    if not sentence.start <= timex.start < sentence.end:
        return "past"
    verbs, first, last = document.verbs, sentence.first, sentence.last
    verbs = [v for v in verbs if first <= v.head < last and v.form not in ("Inf", "Ger")]
    before = [verb for verb in verbs if document.tokens.starts[verb.head] < timex.start]
    if before:
        return "future" if max(before, key=lambda verb: verb.head).form == "Fut" else "past"
    forms = {verb.form for verb in verbs}
    return "future" if "Fut" in forms and "Fin" not in forms else "past"
