"""The dead one by one: a killer who kills himself and each victim by name is one more, and nobody counts twice."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def dead(text: str) -> list[int]:
    report = Report(id="test", original=text, sha256="", language="en", published="2024-11-30")
    claims = read_report(report, Settings(scope="violence")).claims
    return [f.low for claim in claims for f in claim.figures if f.harm == "killed" and f.part_of is None]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Clara Lind was shot and killed by her former husband before he killed himself in Tampa.", 2),
        ("A guard shot and killed two cooks before killing himself in Tampa.", 3),
        ("A man fatally shot his cousin in Tampa, then shot and killed himself.", 2),
        ("A baker killed his wife, his son and himself in Tampa.", 3),
    ],
)
def test_a_killer_who_killed_himself_is_counted_with_his_victims(text: str, count: int) -> None:
    assert sum(dead(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Adam Lind was found dead in Tampa, having shot and killed himself.",
        "The gunman killed himself as officers arrived in Tampa.",
    ],
)
def test_whoever_killed_nobody_else_is_one(text: str) -> None:
    assert dead(text) == [1]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Adam Lind was killed in the shooting in Tampa. Eva Bauer was killed in the shooting as well.", [2]),
        ("Adam Lind was shot and killed in Tampa on Friday. Lind, a baker, died at the scene.", [1]),
        ("Mayor Adam Lind was assassinated in Tampa. Adam was killed by gunmen.", [1]),
    ],
)
def test_the_dead_by_name_are_counted_one_by_one_and_nobody_twice(text: str, counts: list[int]) -> None:
    assert dead(text) == counts
