"""Reads dates of publication as people and pages write them, each with its precision."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from vigie.model.report import PublishedPrecision

DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
TIME = re.compile(r"(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?", re.IGNORECASE)
HOW = 'write it as "2024", "2024-11", "2024-11-30" or "2024-11-30T18:05+01:00"'


def read_published(words: str) -> tuple[str, PublishedPrecision]:
    """A date of publication as ISO 8601 with its precision; ValueError, with what to write, where it is none.

    "2024" and "2024-11" stay as coarse as they are. Takes ISO forms and the form of mail and feeds
    ("Sat, 30 Nov 2024 18:05:00 +0100").
    """
    words = words.strip()
    split = re.split(r"(?<=\d)[T ](?=\d)", words, maxsplit=1, flags=re.IGNORECASE)
    day = DAY.fullmatch(re.sub(r"^(\d{4})(\d{2})(\d{2})$", r"\1-\2-\3", split[0]))
    try:
        if day is None:
            return mail_date(words)
        if len(split) == 1:
            return whole_day(day)
        clock = TIME.fullmatch(split[1].strip())
        if clock is None or day[3] is None:
            raise ValueError
        return moment(whole_day(day)[0], clock)
    except (ValueError, OverflowError, TypeError, IndexError):
        raise ValueError(f"{words[:60]!r} is no date that can be read: {HOW}") from None


def whole_day(found: re.Match[str]) -> tuple[str, PublishedPrecision]:
    """A year, a month or a day; ValueError where the calendar has no such day."""
    year, month, day = found.groups()
    date = datetime(int(year), int(month or 1), int(day or 1))
    if day:
        return date.date().isoformat(), "day"
    return (f"{date:%Y-%m}", "month") if month else (f"{date:%Y}", "year")


def moment(day: str, found: re.Match[str]) -> tuple[str, PublishedPrecision]:
    """A day with a time of day; ValueError where there is no such time."""
    hour, minute, second, zone = found.groups()
    zone = (zone or "").upper()
    if zone not in ("", "Z"):
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    precision: PublishedPrecision = "second" if second else "minute" if minute else "hour"
    iso = f"{day}T{hour}:{minute or '00'}" + (f":{second}" if second else "") + zone
    datetime.fromisoformat(iso.replace("Z", "+00:00"))
    return iso, precision


def mail_date(words: str) -> tuple[str, PublishedPrecision]:
    """The date of a mail header or a feed."""
    return parsedate_to_datetime(words).isoformat(), "second"
