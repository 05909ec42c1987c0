"""Alpha is that of published examples; agreement compares a first review with a blind second one, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.review.ledgers import ids, small

from vigie.ledger.store import Ledger
from vigie.review.agreement import agreement, alpha, interval, nominal
from vigie.review.decide import decide

# Examples A, B and C of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); "." is no value.
MEG_AND_OWEN = ("0100000010", "1110010000")
BEN_AND_GERRY = ("aabbdcccedda", "babbbcccedddd"[:12])
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(observers: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(
    ("observers", "expected"), [(MEG_AND_OWEN, 0.095), (BEN_AND_GERRY, 0.692), (FOUR, 0.743)]
)  # fmt: skip
def test_nominal_alpha_is_that_of_the_published_examples(observers: tuple[str, ...], expected: float) -> None:
    measured = alpha(units(observers), nominal)
    assert measured is not None
    assert round(measured, 3) == expected


def test_interval_alpha_is_that_of_the_published_example() -> None:
    measured = alpha([[int(value) for value in unit] for unit in units(FOUR)], interval)
    assert measured is not None
    assert round(measured, 3) == 0.849


def test_where_nothing_varies_alpha_tells_nothing() -> None:
    assert alpha([["a", "a"], ["a", "a"]], nominal) is None
    assert alpha([["a"]], nominal) is None
    assert alpha([["a", "a"], ["b", "b"]], nominal) == 1


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return small(tmp_path / "a.vigie")


def test_a_first_and_a_blind_second_review_are_compared_by_field(ledger: Ledger) -> None:
    claims = ids(ledger)
    decide(ledger, claims["r1"], "accept", reviewer="ada")
    decide(ledger, claims["r1"], "accept", reviewer="bo", blind=True)
    decide(ledger, claims["r2"], "correct", reviewer="ada", fields={"event_type": "shelling"})
    decide(ledger, claims["r2"], "correct", reviewer="bo", blind=True,
           fields={"event_type": "shelling", "figures": [{"harm": "killed", "low": 7}]})  # fmt: skip
    decide(ledger, claims["r3"], "accept", reviewer="ada")
    decide(ledger, claims["r3"], "reject", reviewer="bo", blind=True)
    with ledger.reading() as connection:
        rows = {row.field: row for row in agreement(connection)}
    assert (rows["kept"].pairs, rows["kept"].same) == (3, 2)
    assert (rows["event_type"].pairs, rows["event_type"].alpha) == (2, 1.0)
    assert (rows["killed"].pairs, rows["killed"].same, rows["killed"].metric) == (2, 1, "interval")
    assert rows["place"].alpha is None
