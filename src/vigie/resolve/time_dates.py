"""Dates, whole or partial, on the calendar: the year or month that is wanting is the nearest that fits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vigie.resolve.calendar import SEASONS, month_of, months_of, one_day, valid, year_of
from vigie.resolve.findings import Stretch

Slots = dict[str, str | int]
A_YEAR = 366  # days: farther off, a weekday that does not fit the date is a slip and not another year
A_WHILE = 60  # days: an announcement in the past tense ("the vote was set for Sunday 9 June") looks so far ahead
MONTHS_TRIED = 13  # a day without its month is looked for through a year


def date_stretch(slots: Slots, near: date | None, way: int) -> Stretch | None:
    """The days of a date; ``way`` -1 looks before ``near`` for what is wanting, 1 after it, 0 on both sides."""
    if "century" in slots:
        return year_of((int(slots["century"]) - 1) * 100 + 1, 100, f"{int(slots['century']) - 1:02d}")
    if "decade" in slots:
        return year_of(int(slots["decade"]), 10, str(int(slots["decade"]) // 10))
    if "year" in slots:
        return in_year(slots, int(slots["year"]))
    if near is None:
        return None
    if "year_shift" in slots:
        return in_year(slots, near.year + int(slots["year_shift"]))
    shift = slots.get("shift")
    way = int(shift) if shift in (-1, 1) else way
    found = [*candidates(slots, near)]
    if "weekday" in slots and "day" in slots:
        fitting = [s for s in found if s.first.isoweekday() == slots["weekday"] and likely((s.first - near).days, way)]
        if fitting:
            return min(fitting, key=lambda s: abs((s.first - near).days))
    return nearest(found, near, way, strict=shift in (-1, 1))


def likely(gap: int, way: int) -> bool:
    """True where a date so many days off may be meant: up to a year on the tense's side, a while on the other."""
    return abs(gap) <= (A_YEAR if gap * way >= 0 else A_WHILE)


def candidates(slots: Slots, near: date) -> Iterator[Stretch]:
    """The date in each of the years, or months, around a day."""
    if "day" in slots and "month" not in slots:
        for index in range(-MONTHS_TRIED, MONTHS_TRIED):
            month = near.year * 12 + near.month - 1 + index
            day = valid(month // 12, month % 12 + 1, int(slots["day"]))
            if day:
                yield one_day(day)
        return
    for year in range(near.year - 4, near.year + 5):  # 29 February comes every four years
        stretch = in_year(slots, year)
        if stretch:
            yield stretch


def nearest(found: list[Stretch], near: date, way: int, *, strict: bool) -> Stretch | None:
    """The last begun by a day, the first not over then, or the nearest; strict leaves out the day's own."""
    if strict:
        found = [s for s in found if not s.first <= near <= s.last]
    if way < 0:
        return max((s for s in found if s.first <= near), key=lambda s: s.first, default=None)
    if way > 0:
        return min((s for s in found if s.last >= near), key=lambda s: s.first, default=None)
    return min(found, key=lambda s: abs((s.first - near).days), default=None)


def in_year(slots: Slots, year: int) -> Stretch | None:
    """The date in a year; None where that year has no such day."""
    if "season" in slots:
        season = str(slots["season"])
        return months_of(year, SEASONS[season], 3, f"{year:04d}-{season}")
    if "quarter" in slots:
        return months_of(year, int(slots["quarter"]) * 3 - 2, 3, f"{year:04d}-Q{slots['quarter']}")
    if "half" in slots:
        return months_of(year, int(slots["half"]) * 6 - 5, 6, f"{year:04d}-H{slots['half']}")
    if "month" not in slots:
        return year_of(year)
    if "day" not in slots:
        return month_of(year, int(slots["month"]))
    day = valid(year, int(slots["month"]), int(slots["day"]))
    return one_day(day) if day else None
