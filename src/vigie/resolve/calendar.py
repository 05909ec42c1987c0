"""Days on the calendar: units of time as first and last day, counting on from a day, recurring days around a day."""

from __future__ import annotations

import calendar
import functools
import re
from datetime import date, timedelta

from vigie.resolve.findings import Precision, Stretch

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, on the northern half of the world
SHORTEST_MONTH = 28  # days
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def one_day(day: date) -> Stretch:
    return Stretch(day, day, "day", day.isoformat())


def days(first: date, last: date, precision: Precision = "days") -> Stretch:
    """All days from first to last."""
    return Stretch(first, last, precision, f"{first}/{last}") if first < last else one_day(first)


def month_of(year: int, month: int) -> Stretch:
    last = calendar.monthrange(year, month)[1]
    return Stretch(date(year, month, 1), date(year, month, last), "month", f"{year:04d}-{month:02d}")


def months_of(year: int, month: int, count: int, value: str) -> Stretch:
    """``count`` months from a month on: a season, a quarter, a half."""
    end = year * 12 + month - 1 + count - 1
    return Stretch(date(year, month, 1), month_of(end // 12, end % 12 + 1).last, "month", value)


def year_of(year: int, years: int = 1, value: str = "") -> Stretch:
    return Stretch(date(year, 1, 1), date(year + years - 1, 12, 31), "year", value or f"{year:04d}")


def week_of(day: date) -> Stretch:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Stretch(monday, monday + timedelta(days=6), "week", f"{year}-W{week:02d}")


def weekend_of(day: date) -> Stretch:
    """The Saturday and Sunday of the day's week."""
    week = week_of(day)
    return Stretch(week.last - timedelta(days=1), week.last, "days", f"{week.value}-WE")


def add(day: date, count: int, unit: str) -> date:
    """The day that lies ``count`` units on; the last of the month where the month is too short."""
    if unit in ("month", "quarter", "year", "decade", "century"):
        size = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        index = day.year * 12 + day.month - 1 + count * size
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    if unit in ("hour", "minute", "second"):
        hours = count if unit == "hour" else 0
        return day + timedelta(days=(abs(hours) + 12) // 24 * (1 if hours > 0 else -1))
    return day + timedelta(days=count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))


def unit_around(day: date, unit: str) -> Stretch:
    """The whole week, month, year... that the day lies in."""
    if unit in ("week", "fortnight"):
        return week_of(day)
    if unit == "weekend":
        return weekend_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        quarter = (day.month - 1) // 3 + 1
        return months_of(day.year, quarter * 3 - 2, 3, f"{day.year}-Q{quarter}")
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return year_of(day.year // 10 * 10, 10, str(day.year // 10))
    if unit == "century":
        return year_of((day.year - 1) // 100 * 100 + 1, 100, f"{(day.year - 1) // 100:02d}")
    return one_day(day)


def weekday_near(day: date, weekday: int, way: int, *, strict: bool) -> date:
    """The nearest such weekday (1 = Monday) before (``way`` -1) or after (1) the day; the day itself unless strict."""
    gap = ((day.isoweekday() - weekday) if way < 0 else (weekday - day.isoweekday())) % 7
    return day + timedelta(days=way * (7 if strict and gap == 0 else gap))


def valid(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has none."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and day >= 1):
        return None
    if day > SHORTEST_MONTH and day > calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


@functools.lru_cache(maxsize=1000)
def published_days(published: str | None) -> tuple[date, date] | None:
    """First and last day that a date of publication, whole or partial, may mean; None where there is none."""
    match = ISO.match(published or "")
    if not match:
        return None
    year = int(match[1])
    if not match[2]:
        return date(year, 1, 1), date(year, 12, 31)
    if not match[3]:
        month = month_of(year, int(match[2]))
        return month.first, month.last
    day = valid(year, int(match[2]), int(match[3]))
    return (day, day) if day else None
