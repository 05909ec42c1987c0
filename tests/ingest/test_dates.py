"""Dates of publication keep the precision they are given with, and what is no date says what to write."""

from __future__ import annotations

import pytest

from vigie.ingest.dates import read_published

GOOD = [
    ("2024", "2024", "year"),
    ("2024-11", "2024-11", "month"),
    ("2024-11-30", "2024-11-30", "day"),
    ("20241130", "2024-11-30", "day"),
    ("2024/11/3", "2024-11-03", "day"),
    ("2024-11-30T18", "2024-11-30T18:00", "hour"),
    ("2024-11-30 18:05", "2024-11-30T18:05", "minute"),
    ("2024-11-30T18:05:01.250Z", "2024-11-30T18:05:01Z", "second"),
    ("2024-11-30T18:05+0100", "2024-11-30T18:05+01:00", "minute"),
    ("Sat, 30 Nov 2024 18:05:00 +0100", "2024-11-30T18:05:00+01:00", "second"),
]


@pytest.mark.parametrize(("words", "iso", "precision"), GOOD)
def test_reads_dates_with_their_precision(words: str, iso: str, precision: str) -> None:
    assert read_published(words) == (iso, precision)


@pytest.mark.parametrize(
    "words", ["", "yesterday", "2024-13", "2023-02-29", "30/11/2024", "202411", "2024-11-30T25:00", "0000"]
)
def test_says_what_to_write_for_what_is_no_date(words: str) -> None:
    with pytest.raises(ValueError, match='write it as "2024"'):
        read_published(words)
