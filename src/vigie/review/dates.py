"""Dates as a reviewer writes them: as exact as is known."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal

SHAPES: dict[str, Literal["year", "month", "day", "hour", "minute"]] = {
    r"\d{4}": "year", r"\d{4}-\d\d": "month", r"\d{4}-\d\d-\d\d": "day", r"\d{4}-\d\d-\d\dT\d\d": "hour",
    r"\d{4}-\d\d-\d\dT\d\d:\d\d": "minute",
}  # fmt: skip
FIRST = "0000-01-01"  # what follows a year or a month on its first day
LONG_MONTH = timedelta(days=31)


def precision_of(written: str) -> Literal["year", "month", "day", "hour", "minute"]:
    """How exact a date is, by its shape; ValueError where it is none."""
    for shape, precision in SHAPES.items():
        if re.fullmatch(shape, written):
            datetime.fromisoformat(written + FIRST[len(written) :])
            return precision
    raise ValueError(written)


def first_day(written: str) -> str:
    """The first day of a year or a month; a day and a time of day as they are. ValueError for what is no date."""
    precision_of(written)
    return written + FIRST[len(written) :]


def last_day(written: str) -> str:
    """The last day of a year or a month; a day and a time of day as they are. ValueError for what is no date."""
    if precision_of(written) not in ("year", "month"):
        return written
    if len(written) == 4:
        return f"{written}-12-31"
    first = date.fromisoformat(f"{written}-01")
    return str((first + LONG_MONTH).replace(day=1) - timedelta(days=1))
