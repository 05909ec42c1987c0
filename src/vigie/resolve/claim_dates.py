"""The dates of claims: of the times that a draft has the one that says when, or the period of a toll."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from vigie.model.claim import ClaimTime, Period
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.mention import ResolvedTime
from vigie.model.span import Span

BOUNDS = frozenset({"since", "until"})  # roles of times that say how long, where another says when
# what happens at a time and is no state that lasts since then
DEEDS = frozenset(
    {"armed_clash", "offensive", "airstrike", "drone_strike", "shelling", "explosive", "suicide_bombing", "grenade",
     "chemical_weapon", "attack", "sexual_violence", "abduction", "casualties", "arrest"}
)  # fmt: skip
DAYS = frozenset({"day", "part_of_day", "days"})


class ClaimDates:
    """Chooses among the times of one document; ``times`` holds the resolved time of each timex."""

    def __init__(self, document: Document, times: list[ResolvedTime]) -> None:
        self.document, self.times = document, times
        self.sentences = [sentence.start for sentence in document.sentences]

    def time(self, draft: Draft) -> ClaimTime | None:
        """The draft's time: several days of one happening are one range."""
        chosen = [i for i in draft.timexes if i != draft.period_timex or len(draft.timexes) == 1]
        if not chosen:
            return None
        outside = [i for i in chosen if self.times[i].start and not self.is_aside(i)]
        chosen = outside or chosen  # "at nine in the evening of 15 January (*0100 GMT on 16 January*)": on the 15th
        dated = [i for i in chosen if self.document.timexes[i].role not in BOUNDS]
        if not dated and draft.kind == "incident" and draft.event_type in DEEDS and draft.factuality != "denied":
            return None  # "the first general killed there since 2017": when, nobody says
        chosen = dated or chosen  # "killed nine on Thursday, the deadliest raid since 2002": on Thursday
        best = max(chosen, key=lambda i: (self.fineness(i), -i))
        resolved, timex = self.span_of_days(best, chosen), self.document.timexes[best]
        if draft.time_inferred:
            resolved = day_alone(resolved)
        return ClaimTime(
            start=resolved.start, end=resolved.end, precision=resolved.precision, value=resolved.value,
            span=Span(timex.start, timex.end), inferred=draft.time_inferred or resolved.inferred,
        )  # fmt: skip

    def is_aside(self, index: int) -> bool:
        """True for a time right behind an opening bracket."""
        start = self.document.timexes[index].start
        return self.document.text[max(0, start - 1) : start] in ("(", "[")

    def span_of_days(self, best: int, chosen: list[int]) -> ResolvedTime:
        """The best time; where one sentence tells several days of one happening, from the first to the last."""
        time = self.times[best]
        sentence = bisect_right(self.sentences, self.document.timexes[best].start)
        days = [
            self.times[i] for i in chosen
            if bisect_right(self.sentences, self.document.timexes[i].start) == sentence
            and self.times[i].start and self.times[i].precision in DAYS
        ]  # fmt: skip
        if len(days) < 2:
            return time
        start, end = min(str(d.start) for d in days), max(str(d.end or d.start) for d in days)
        if start == end:
            return time
        return msgspec.structs.replace(time, start=start, end=end, precision="days", value=f"{start[:10]}/{end[:10]}")

    def fineness(self, index: int) -> int:
        """How exact a time is; how long something lasts, and how often it comes back, say less than any day."""
        order = ("unknown", "year", "month", "week", "days", "day", "part_of_day", "hour", "minute")
        kind = self.document.timexes[index]
        return order.index(self.times[index].precision) - (10 if kind.type in ("DURATION", "SET") else 0)

    def period(self, draft: Draft) -> Period | None:
        """A toll's period: from what "since" says to the day of publication, or the range that the text gives."""
        if draft.kind != "toll":
            return None
        index = draft.period_timex if draft.period_timex is not None else next(iter(draft.timexes), None)
        if index is None:
            return None
        resolved, timex = self.times[index], self.document.timexes[index]
        end = resolved.end
        published = self.document.report.published
        if draft.open_period:
            end = published[:10] if published and resolved.start else None
        return Period(start=resolved.start, end=end, span=Span(timex.start, timex.end))


def day_alone(time: ResolvedTime) -> ResolvedTime:
    """The day of an hour: what was told to have happened at two did not make what is told after it happen at two."""
    if time.precision not in ("hour", "minute") or time.start is None:
        return time
    start, end = time.start[:10], (time.end or time.start)[:10]
    return msgspec.structs.replace(time, start=start, end=end, precision="day", value=start)
