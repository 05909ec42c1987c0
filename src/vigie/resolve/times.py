"""Puts expressions of time on the calendar, by the day of publication and the day told before; guesses nothing."""

from __future__ import annotations

import re
from datetime import date

from vigie.model.mention import ResolvedTime, Timex
from vigie.resolve.calendar import published_days
from vigie.resolve.findings import Ground, Precision, Stretch
from vigie.resolve.time_shapes import stretch_of

CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
UNCLOCKED = frozenset({"duration", "window", "set", "ref"})
CONTEXTUAL = frozenset({"clock", "part", "clocks"})


def resolve_time(
    timex: Timex, *, published: str | None, anchor: ResolvedTime | None = None, tense: str = "past"
) -> ResolvedTime:
    """First and last day of a time, with the hour where it is told; symbolic where it hangs on what is not known.

    A partial date of publication resolves what all its days agree on.
    """
    told = day_of(anchor.start) if anchor is not None else None
    bounds = published_days(published)
    grounds = [Ground(day, told, tense, timex.role) for day in dict.fromkeys(bounds or (None,))]
    found = [stretch_of(timex.shape, timex.slots, ground) for ground in grounds]
    stretch = found[0]
    if stretch is None or any(other != stretch for other in found):
        return ResolvedTime(start=None, end=None, precision="unknown", value=timex.value)
    return dated(timex, stretch)


def day_of(moment: str | None) -> date | None:
    """The day of an ISO date or date-time."""
    bounds = published_days(moment)
    return bounds[0] if bounds and bounds[0] == bounds[1] else None


def dated(timex: Timex, stretch: Stretch) -> ResolvedTime:
    """The stretch of days with the part of day or the hour that the words give."""
    start, end, value = stretch.first.isoformat(), stretch.last.isoformat(), stretch.value
    precision: Precision = stretch.precision
    clocks = CLOCK.findall(timex.value) if timex.shape not in UNCLOCKED else []
    if clocks:
        first, last = ((f"T{hour}:{minute or '00'}") for hour, minute in (clocks[0], clocks[-1]))
        start, end = start + first, end + last
        precision = "minute" if clocks[0][1] else "hour"
        value = start if start == end else f"{start}/{end}"
    elif "part" in timex.slots and timex.shape != "range":
        value, precision = f"{value}T{timex.slots['part']}", "part_of_day"
    return ResolvedTime(start=start, end=end, precision=precision, value=value, inferred=timex.shape in CONTEXTUAL)
