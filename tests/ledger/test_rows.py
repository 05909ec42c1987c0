"""Dates of any exactness have a last moment, by which they sort."""

from __future__ import annotations

import pytest

from vigie.ledger.rows import last_moment, searched


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        (None, None),
        ("2024", "2024-12-31T23:59:59.999999Z"),
        ("2024-02", "2024-02-29T23:59:59.999999Z"),
        ("2024-11-30", "2024-11-30T23:59:59.999999Z"),
        ("2024-11-30T18:05", "2024-11-30T18:05:59.999999Z"),
        ("2024-11-30T18:05+02:00", "2024-11-30T16:05:59.999999Z"),
        ("2024-11-30T18:05:10Z", "2024-11-30T18:05:10.999999Z"),
        ("2024-12-01T00:30:00+01:00", "2024-11-30T23:30:00.999999Z"),
    ],
)
def test_the_last_moment_of_a_date(published: str | None, moment: str | None) -> None:
    assert last_moment(published) == moment


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        (("Bombardement  à\nIDLIB", "dépêche-7"), "bombardement a idlib depeche-7"), ((None, "a"), "a"), ((None,), ""),
        (("Большая Елка",), "большая елка"), (("قصف حَلَب",), "قصف حلب"),
    ],
)  # fmt: skip
def test_words_are_searched_without_case_and_accents(words: tuple[str | None, ...], folded: str) -> None:
    assert searched(*words) == folded
