"""Joins neighbouring expressions of time: a day with its hour, two ends of a range."""

from __future__ import annotations

from vigie.annotate.findings import Draft
from vigie.lexicon.times import TimeLexicon

REACH = 32
DAYS = frozenset({"date", "weekday", "offset", "shift"})
CLOCKS = frozenset({"clock", "part"})
RANGED = frozenset({"date", "weekday", "clock"})
CALENDAR = ("year", "month", "day", "weekday", "decade", "century", "season", "quarter")
LONGEST_GAP = 24  # characters between two expressions that are one


def join(lower: str, drafts: list[Draft], lexicon: TimeLexicon) -> list[Draft]:
    """The expressions with those that belong together made one; ``lower`` is the text in lower case."""
    timed: list[Draft] = []
    for draft in drafts:
        whole = day_with_clock(lower, timed[-1], draft, lexicon) if timed else None
        if whole is not None:
            timed[-1] = whole
        else:
            timed.append(draft)
    ranged: list[Draft] = []
    for draft in timed:
        whole = range_of(lower, ranged[-1], draft, lexicon) if ranged else None
        if whole is not None:
            ranged[-1] = whole
        else:
            ranged.append(draft)
    return ranged


def day_with_clock(lower: str, first: Draft, second: Draft, lexicon: TimeLexicon) -> Draft | None:
    """A day and the hour or part of day beside it as one expression; None where they are two."""
    if second.start - first.end > LONGEST_GAP:
        return None
    gap = lower[first.end : second.start]
    if first.shape in DAYS and second.shape in CLOCKS and whole_day(first):
        day, clock, pattern = first, second, lexicon.day_clock
    elif first.shape in CLOCKS and second.shape in DAYS and whole_day(second):
        day, clock, pattern = second, first, lexicon.clock_day
    elif {first.shape, second.shape} == CLOCKS:
        day, clock, pattern = first, second, lexicon.clock_day if first.shape == "clock" else lexicon.day_clock
    else:
        return None
    if not pattern.fullmatch(gap) or {"hour", "n"} & {*day.slots} & {*clock.slots}:
        return None
    slots = {key: value for key, value in clock.slots.items() if key not in ("shift", "unit")} | day.slots
    shape = "clock" if day.shape in CLOCKS else day.shape
    return Draft(first.start, second.end, shape, slots, f"{first.rule}+{second.rule}", first.role)


def whole_day(draft: Draft) -> bool:
    """True where the expression is one day, and not a week or a year."""
    slots = draft.slots
    if draft.shape == "date":
        return "day" in slots and "hour" not in slots and "to_day" not in slots
    if draft.shape == "weekday":
        return "hour" not in slots and "to_weekday" not in slots
    return slots.get("unit") == "day" and "hour" not in slots


def range_of(lower: str, first: Draft, second: Draft, lexicon: TimeLexicon) -> Draft | None:
    """A range of two expressions; None where they are no range."""
    if second.start - first.end > LONGEST_GAP or first.shape != second.shape or first.shape not in RANGED:
        return None
    gap, left = lower[first.end : second.start], lower[max(0, first.start - REACH) : first.start]
    fitting = (role for opening, joining, role in lexicon.ranges if joining.fullmatch(gap) and opening.search(left))
    role = next(fitting, None)
    if role is None or not comparable(first, second):
        return None
    slots = first.slots | {f"to_{key}": value for key, value in second.slots.items()}
    shape = "clocks" if first.shape == "clock" else "range"
    return Draft(first.start, second.end, shape, slots, f"{first.rule}+{second.rule}", role)


def comparable(first: Draft, second: Draft) -> bool:
    """True where both ends are of one kind: two years, two days, or a day whose month the other end gives."""
    kinds = [tuple(key for key in CALENDAR if key in draft.slots) for draft in (first, second)]
    if kinds[0] == kinds[1] or ("month" in kinds[0] and "month" in kinds[1]):
        return True
    if all("year" in kind for kind in kinds):
        return True
    return kinds[0] == ("day",) and "day" in kinds[1]
