"""Survivors: the wounded of an event are those who lived."""

from __future__ import annotations

import pytest
from tests.consolidate.claim_making import figure, told

from vigie.consolidate.descriptions import describe
from vigie.consolidate.tallies import best_of, tally
from vigie.model.event import LedgerClaim

POLICY = "ucdp-low-best-high"


def wounded(*entries: LedgerClaim) -> tuple[int | None, int | None, int | None] | None:
    event = describe(sorted(entries, key=lambda e: e.claim.id), event_id="e")
    rows = tally(event.figures, POLICY)
    found = [row for row in rows if (row.harm, row.group, row.side) == ("wounded", "all", "all")]
    assert best_of(event.figures, "wounded", POLICY) == (found[0].best if found else None)
    return (found[0].low, found[0].best, found[0].high) if found else None


def test_those_hit_less_the_dead_are_the_wounded() -> None:
    assert wounded(told("r1", figures=(figure("harmed", 7), figure("killed", 2)))) == (5, 5, 5)


@pytest.mark.parametrize(
    "figures",
    [
        (figure("harmed", 7),),
        (figure("harmed", 2), figure("killed", 2)),
    ],
)
def test_without_the_dead_or_a_rest_nobody_is_known_to_be_wounded(figures) -> None:  # type: ignore[no-untyped-def]
    assert wounded(told("r1", figures=figures)) is None


def test_a_count_of_the_wounded_goes_before_those_hit() -> None:
    assert wounded(told("r1", figures=(figure("harmed", 7), figure("killed", 2), figure("wounded", 4)))) == (4, 4, 4)


def test_who_is_wounded_in_one_report_and_dead_in_another_is_dead() -> None:
    first, later = told("r1", figures=(figure("wounded", 1),)), told("r2", figures=(figure("killed", 1),))
    assert wounded(first, later) == (0, 0, 1)
    assert wounded(first) == (1, 1, 1)


def test_two_people_stay_two() -> None:
    soldier = told("r1", figures=(figure("wounded", 1, "soldiers"),))
    assert wounded(soldier, told("r2", figures=(figure("killed", 1, "civilians"),))) == (1, 1, 1)
    both = told("r2", figures=(figure("killed", 1), figure("wounded", 1)))
    assert wounded(told("r1", figures=(figure("wounded", 1),)), both) == (1, 1, 1)


def test_each_one_set_aside_is_told_why() -> None:
    entries = [told("r1", figures=(figure("wounded", 1),)), told("r2", figures=(figure("killed", 1),))]
    event = describe(sorted(entries, key=lambda e: e.claim.id), event_id="e")
    (row,) = [row for row in tally(event.figures, POLICY) if row.harm == "wounded"]
    assert [(ruling.claim_id, ruling.reason) for ruling in row.set_aside] == [
        (entries[0].claim.id, "others tell that this one died")
    ]
