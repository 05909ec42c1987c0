"""How each shape of expression is computed: weekdays, offsets, spans, windows, ranges."""

from __future__ import annotations

from datetime import date, timedelta

from vigie.resolve.calendar import add, days, one_day, unit_around, weekday_near, weekend_of
from vigie.resolve.findings import Ground, Stretch
from vigie.resolve.time_dates import date_stretch

Slots = dict[str, str | int]
WITHOUT_HOURS = 24  # hours: shorter offsets and windows stay on the day


def stretch_of(shape: str, slots: Slots, ground: Ground) -> Stretch | None:
    """The days of an expression; None where they cannot be known."""
    compute = SHAPES.get(shape)
    try:
        return compute(slots, ground) if compute else None
    except (OverflowError, ValueError):  # beyond the calendar: "there were 9000 years to go"
        return None


def dates(slots: Slots, ground: Ground) -> Stretch | None:
    way = {"until": 0, "since": -1}.get(ground.role, ground.way)  # what lasts has begun, whatever is yet to come of it
    return date_stretch(slots, ground.published, way)


def weekday(slots: Slots, ground: Ground) -> Stretch | None:
    if ground.published is None:
        return None
    wanted, shift = int(slots["weekday"]), slots.get("shift")
    if "same" in slots and ground.told and ground.told.isoweekday() == wanted:
        return one_day(ground.told)
    if "week" in slots:
        week = unit_around(add(ground.published, int(slots["week"]), "week"), "week")
        return one_day(week.first + timedelta(days=wanted - 1))
    way = int(shift) if shift in (-1, 1) else ground.way
    if ground.role == "until" and shift is None:
        before, after = (weekday_near(ground.published, wanted, side, strict=False) for side in (-1, 1))
        return one_day(before if ground.published - before < after - ground.published else after)
    return one_day(weekday_near(ground.published, wanted, way, strict=shift in (-1, 1)))


def base_of(slots: Slots, ground: Ground) -> date | None:
    base = slots.get("base", "published")
    if base == "event":
        return None
    if base == "anchor" and not ground.told and is_ahead(slots) and ground.tense != "future":
        return None  # "she died *the next day*": of a day that is not told, and none after publication
    return ground.told or ground.published if base == "anchor" else ground.published


def is_ahead(slots: Slots) -> bool:
    """True for an offset to a day that comes after the one that it hangs on."""
    count = slots.get("n")
    return isinstance(count, int) and count * int(slots.get("sign", 1)) > 0


def offset(slots: Slots, ground: Ground) -> Stretch | None:
    base, count, unit = base_of(slots, ground), slots.get("n"), str(slots.get("unit", "day"))
    if base is None or not isinstance(count, int):
        return None
    count *= int(slots.get("sign", 1))
    if slots.get("base") == "anchor" and ground.told is None and count > 0 > ground.way:
        return None  # "and died *the next day*": after a day that is not told, and not after publication
    first = unit_around(add(base, count, unit), unit)
    if "to_n" in slots:
        return days(first.first, add(base, int(slots["to_n"]), unit), "days")
    return first


def shifted(slots: Slots, ground: Ground) -> Stretch | None:
    base, shift, unit = base_of(slots, ground), int(slots["shift"]), str(slots["unit"])
    if base is None:
        return None
    if unit == "weekend":
        near = weekend_of(base)
        back = shift == -1 or (shift == 0 and ground.way < 0 and base < near.first)
        return weekend_of(add(base, -1 if back else shift, "week"))
    if unit in ("month", "quarter", "year"):
        base = base.replace(day=1)
    return unit_around(add(base, shift, unit), unit)


def window(slots: Slots, ground: Ground) -> Stretch | None:
    base, count, unit = ground.published, slots.get("n"), str(slots["unit"])
    if base is None or not isinstance(count, int):
        return None
    sign = int(slots["sign"])
    other = hours_away(base, count, sign) if unit == "hour" else add(base, sign * count, unit)
    first, last = (base, other) if sign > 0 else (other, base)
    return days(first, last, "month" if unit == "month" else "year" if unit in ("year", "decade") else "days")


def hours_away(base: date, hours: int, sign: int) -> date:
    """The day that so many hours reach: a day begun counts whole from twelve hours on."""
    return base + timedelta(days=sign * ((hours + 12) // WITHOUT_HOURS))


def duration(slots: Slots, ground: Ground) -> Stretch | None:
    """A duration lies on the calendar only after "since" (so long ago) and, of what is to come, after "within"."""
    if ground.role == "since":
        return offset(slots | {"sign": -1, "base": "published"}, ground)
    if ground.role == "within" and ground.tense == "future":
        return window(slots | {"sign": 1}, ground)
    return None


def span_range(slots: Slots, ground: Ground) -> Stretch | None:
    """A range: the later end first, and the earlier end as the nearest such day before it (reversed in the future)."""
    first = {key: value for key, value in slots.items() if not key.startswith("to_") and key != "part"}
    last = {key.removeprefix("to_"): value for key, value in slots.items() if key.startswith("to_")}
    for key in ("week", "shift"):
        if key in slots and "weekday" in first:
            last[key] = slots[key]
    compute = dates if {"year", "month", "day", "decade", "century", "season"} & {*first, *last} else weekday
    if compute is weekday and "week" in slots:
        start, end = compute(first, ground), compute(last, ground)
    elif ground.way > 0:
        start = compute(first, ground)
        end = compute(bare(last), moved(ground, start.last)) if start else None
    else:
        end = compute(last, ground)
        start = compute(bare(first) if compute is weekday else first, moved(ground, end.last) if end else ground)
    if start is None or end is None or end.last < start.first:
        return None
    precision = "days" if start.precision == "day" else start.precision
    return Stretch(start.first, end.last, precision, f"{start.value}/{end.value}")


def moved(ground: Ground, day: date) -> Ground:
    """The ground as if the report were of that day."""
    return Ground(day, ground.told, ground.tense, "bare")


def bare(slots: Slots) -> Slots:
    return {key: value for key, value in slots.items() if key != "shift"}


def clock(slots: Slots, ground: Ground) -> Stretch | None:
    """An hour or part of day alone lies on the day told before, else on that of publication."""
    del slots
    day = ground.told or ground.published
    return one_day(day) if day else None


SHAPES = {
    "date": dates, "weekday": weekday, "offset": offset, "shift": shifted, "window": window, "duration": duration,
    "range": span_range, "clock": clock, "clocks": clock, "part": clock,
}  # fmt: skip
