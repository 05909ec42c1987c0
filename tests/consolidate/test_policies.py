"""Policies: each rule gives its number and says of every claim whether it counted and why."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.consolidate.claim_making import figure, source, told

from vigie.consolidate.descriptions import describe
from vigie.consolidate.policies import POLICIES, Count
from vigie.consolidate.tallies import best_of, tally
from vigie.consolidate.totals import total, totals
from vigie.model.claim import Figure
from vigie.model.event import EventFigure, LedgerClaim, Tally
from vigie.model.span import Span

MONITOR = (source("the Observatory", "sy-sohr"),)
ARMY = (source("the army", "sy-army", "military"),)
MEDICS = (source("a hospital in the town", None, "medical"),)


def told_by_three() -> list[LedgerClaim]:
    return [
        told("r1", figures=(figure("killed", 4),), by=MONITOR, published="2024-11-29"),
        told("r2", figures=(figure("killed", 6),), by=MONITOR, published="2024-12-01"),
        told("r3", figures=(figure("killed", 2),), by=ARMY, published="2024-11-30"),
        told("r4", figures=(figure("killed", 6),), by=MEDICS, published="2024-11-30"),
        told("r5", figures=(figure("killed", 50),), by=ARMY, factuality="denied"),
    ]


def row(entries: list[LedgerClaim], policy: str, group: str = "all", side: str = "all", harm: str = "killed") -> Tally:
    event = describe(sorted(entries, key=lambda e: e.claim.id), event_id="e")
    rows = tally(event.figures, policy)
    return next(t for t in rows if (t.harm, t.group, t.side) == (harm, group, side))


def test_of_equals_a_vague_count_gives_way_to_a_number() -> None:
    counts = [
        told("r1", figures=(figure("killed", 20, high=99, qualifier="vague"),), by=ARMY, published="2024-11-30"),
        told("r2", figures=(figure("killed", 100),), by=MEDICS, published="2024-11-29"),
    ]
    assert row(counts, "ucdp-low-best-high").best == 100


def test_groups_of_which_one_has_no_majority_have_no_total() -> None:
    counts = [
        told("r1", figures=(figure("killed", 200, "soldiers"), figure("killed", 27, "civilians")), by=ARMY),
        told("r2", figures=(figure("killed", 300, "soldiers"), figure("killed", 27, "civilians")), by=MEDICS),
    ]
    assert row(counts, "majority", "civilians").best == 27
    whole = row(counts, "majority")
    assert whole.best is None
    assert whole.low is None
    assert len(whole.set_aside) == 2


def at(start: int, end: int, group: str, low: int) -> Figure:
    return msgspec.structs.replace(figure("killed", low, group), span=Span(start, end))


@pytest.mark.parametrize(
    ("figures", "whole"),
    [
        ((at(0, 9, "people", 1), at(14, 24, "people", 2)), 3),  # "The mayor and two others"
        ((at(0, 16, "police", 1), at(21, 33, "people", 3)), 4),
        ((at(0, 6, "people", 1), at(8, 17, "police", 1), at(22, 32, "people", 4)), 6),  # "Ali Ba, an officer and ..."
        ((at(0, 12, "people", 7), at(40, 50, "people", 2)), 7),  # told of elsewhere: may be some of them
        ((at(0, 12, "people", 7), at(17, 30, "children", 2)), 7),  # who are children may be some of the people
    ],
)
def test_whoever_is_counted_right_behind_somebody_else_comes_on_top(figures: tuple[Figure, ...], whole: int) -> None:
    claim = told("r1", figures=figures)
    assert totals(claim.claim.figures)["killed"] == (whole, whole)
    assert row([claim], "ucdp-low-best-high").best == whole


def test_one_victim_told_by_two_ages_is_one_and_those_of_one_claim_are_added() -> None:
    named = [
        told("r1", figures=(figure("killed", 1, "children"),), by=ARMY),
        told("r2", figures=(figure("killed", 1, "men"),), by=MEDICS),
    ]
    assert row(named, "ucdp-low-best-high").best == 1
    both = told("r3", figures=(figure("killed", 1, "children"), figure("killed", 2, "women")), by=MONITOR)
    assert row([both], "ucdp-low-best-high").best == 3
    several = [
        told("r1", figures=(figure("killed", 2, "children"),), by=ARMY),
        told("r2", figures=(figure("killed", 3, "women"),), by=MEDICS),
    ]
    assert row(several, "ucdp-low-best-high").best == 5


@pytest.mark.parametrize(
    ("policy", "low", "best", "high"),
    [
        ("ucdp-low-best-high", 2, 6, 6),
        ("acled-conservative", 2, 2, 2),
        ("airwars-min-max", 2, None, 6),
        ("latest-by-source", 2, 6, 6),
        ("majority", 6, 6, 6),
        ("source-hierarchy", 6, 6, 6),
    ],
)
def test_each_rule_gives_its_own_number(policy: str, low: int, best: int | None, high: int) -> None:
    found = row(told_by_three(), policy)
    assert (found.low, found.best, found.high) == (low, best, high)


@pytest.mark.parametrize(("first", "second", "best"), [(1, 3, 3), (2, 3, 2), (1, 1, 1)])
def test_of_equal_votes_the_lower_is_best_but_one_person_gives_way_to_more(first: int, second: int, best: int) -> None:
    entries = [
        told("r1", figures=(figure("killed", first),), by=ARMY),
        told("r2", figures=(figure("killed", second),), by=MEDICS),
    ]
    found = row(entries, "ucdp-low-best-high")
    assert (found.low, found.best, found.high) == (first, best, second)


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_every_claim_is_ruled_on_once_with_a_reason(policy: str) -> None:
    entries = told_by_three()
    found = row(entries, policy)
    ruled = [ruling.claim_id for ruling in found.counted + found.set_aside]
    assert sorted(ruled) == sorted(entry.claim.id for entry in entries)
    assert all(ruling.reason for ruling in found.counted + found.set_aside)
    assert any("denied" in ruling.reason for ruling in found.set_aside)


def test_a_subset_is_never_added_to_its_whole() -> None:
    figures = (
        figure("killed", 10),
        figure("killed", 4, "children", part_of=0),
        figure("killed", 3, "women", part_of=0),
    )
    entries = [told("r1", figures=figures)]
    assert row(entries, "ucdp-low-best-high").best == 10
    assert row(entries, "ucdp-low-best-high", "children").best == 4
    assert row(entries, "ucdp-low-best-high", side="civilian").best == 7


def test_groups_that_exclude_one_another_add_up_and_those_that_overlap_do_not() -> None:
    assert total([("soldiers", 3, 3), ("fighters", 5, 5)]) == (8, 8)
    assert total([("soldiers", 3, 3), ("civilians", 5, 5)]) == (8, 8)
    assert total([("soldiers", 3, 3), ("women", 2, 2), ("children", 1, 1)]) == (6, 6)
    assert total([("civilians", 6, 6), ("children", 2, 2), ("women", 3, 3)]) == (6, 6)
    assert total([("people", 9, 9), ("civilians", 4, 4)]) == (9, 9)


def test_counts_of_a_group_are_no_counts_of_everybody() -> None:
    civilians = told("r1", figures=(figure("killed", 4, "civilians"),), by=MEDICS)
    everybody = told("r2", figures=(figure("killed", 9),), by=MONITOR)
    found = row([civilians, everybody], "ucdp-low-best-high")
    assert (found.low, found.best, found.high) == (9, 9, 9)
    assert [ruling.reason for ruling in found.set_aside] == ["counts civilians only: in the count of everybody"]
    sides = told("r4", figures=(figure("killed", 5, "soldiers"), figure("killed", 6, "fighters")), by=ARMY)
    found = row([sides, everybody], "ucdp-low-best-high")
    assert (found.low, found.best, found.high) == (9, 9, 11)
    assert found.set_aside[0].reason.startswith("counts soldiers and fighters only")
    for policy, numbers in {
        "acled-conservative": (9, 9, 9), "majority": (9, 9, 9), "source-hierarchy": (9, 9, 9),
        "airwars-min-max": (9, None, 11), "latest-by-source": (9, 9, 11),
    }.items():  # fmt: skip
        found = row([sides, everybody], policy)
        assert (found.low, found.best, found.high) == numbers, policy
    soldiers = told("r3", figures=(figure("killed", 3, "soldiers"),), by=ARMY)
    assert row([civilians, soldiers], "ucdp-low-best-high").best == 7


def test_the_hierarchy_that_is_given_is_followed() -> None:
    event = describe(sorted(told_by_three(), key=lambda e: e.claim.id), event_id="e")
    (found,) = tally(event.figures, "source-hierarchy", hierarchy=("military", "monitor"))
    assert found.best == 2
    assert {ruling.reason for ruling in found.set_aside} >= {"outranked by military"}


def test_acled_counts_the_dead_only_and_its_own_number_for_tens() -> None:
    vague = told("r1", figures=(figure("killed", 20, high=99, qualifier="vague"), figure("wounded", 7)))
    event = describe([vague], event_id="e")
    (found,) = tally(event.figures, "acled-conservative")
    assert (found.harm, found.best) == ("killed", 10)


COUNTS = st.builds(
    Count, claim_id=st.uuids().map(str), index=st.just(0), voice=st.sampled_from("abcd"), source=st.just("s"),
    source_class=st.sampled_from(["monitor", "military", "media", "martian"]), low=st.integers(0, 50),
    high=st.integers(50, 60), qualifier=st.sampled_from(["exact", "at_least", "at_most", "vague"]),
    said=st.sampled_from(["", "2024-01-01", "2024-01-02"]),
    factuality=st.sampled_from(["asserted", "hedged", "denied"]),
)  # fmt: skip


@given(st.lists(COUNTS, max_size=8), st.sampled_from(sorted(POLICIES)), st.randoms(use_true_random=False))
def test_any_counts_give_ordered_numbers_that_the_order_of_claims_does_not_change(counts, policy, chance) -> None:  # type: ignore[no-untyped-def]
    rule = POLICIES[policy].rule
    found = rule(counts, ())
    numbers = [n for n in (found.low, found.best, found.high) if n is not None]
    assert numbers == sorted(numbers)
    assert len(found.counted) + len(found.set_aside) == len(counts)
    shuffled = list(counts)
    chance.shuffle(shuffled)
    again = rule(shuffled, ())
    assert (again.low, again.best, again.high) == (found.low, found.best, found.high)
    assert set(again.counted) == set(found.counted)


FIGURES = st.builds(
    EventFigure, claim_id=st.sampled_from("klmn"), index=st.integers(0, 3), report_id=st.just("r"),
    voice=st.sampled_from("ab"), source=st.just("s"), source_class=st.sampled_from(["monitor", "military"]),
    harm=st.sampled_from(["killed", "wounded"]), group=st.sampled_from(["people", "people", "soldiers"]),
    side=st.just("unknown"), low=st.integers(3, 4), high=st.integers(4, 6), qualifier=st.just("exact"),
    subset=st.just(False), said=st.just(""), factuality=st.sampled_from(["asserted", "asserted", "hedged", "denied"]),
    confidence=st.just(0.9),
)  # fmt: skip


@given(st.lists(FIGURES, max_size=5), st.sampled_from(sorted(POLICIES)), st.sampled_from(["killed", "wounded"]))
def test_the_number_an_event_is_listed_with_is_that_of_its_tally(figures, policy, harm) -> None:  # type: ignore[no-untyped-def]
    rows = [row.best for row in tally(figures, policy) if (row.harm, row.group, row.side) == (harm, "all", "all")]
    counts = not POLICIES[policy].harms or harm in POLICIES[policy].harms
    assert not counts or best_of(figures, harm, policy) == (rows[0] if rows else None)


def test_one_person_told_apart_by_a_report_that_counts_more_is_one_of_those() -> None:
    entries = [
        told("r1", figures=(figure("killed", 4),), by=MONITOR, published="2024-11-29"),
        told("r1", figures=(figure("killed", 1),), by=ARMY, published="2024-11-29"),
        told("r2", figures=(figure("killed", 1),), by=MEDICS, published="2024-11-29"),
    ]
    found = row(entries, "ucdp-low-best-high")
    assert found.best == 4
    assert any("one of those whom its report counts" in ruling.reason for ruling in found.set_aside)


def test_of_equal_votes_the_later_is_best() -> None:
    rising = [
        told("r1", figures=(figure("killed", 4),), by=MONITOR, published="2024-11-29"),
        told("r2", figures=(figure("killed", 6),), by=MEDICS, published="2024-11-30"),
    ]
    assert row(rising, "ucdp-low-best-high").best == 6
    at_once = [
        told("r1", figures=(figure("killed", 4),), by=MONITOR, published="2024-11-30"),
        told("r2", figures=(figure("killed", 6),), by=MEDICS, published="2024-11-30"),
    ]
    assert row(at_once, "ucdp-low-best-high").best == 4


def test_one_person_beside_a_group_of_several_is_no_count_of_everybody() -> None:
    entries = [
        told("r1", figures=(figure("killed", 1), figure("killed", 2, "children")), by=MEDICS, published="2024-11-30"),
        told("r2", figures=(figure("killed", 5),), by=MONITOR, published="2024-11-29"),
    ]
    assert row(entries, "ucdp-low-best-high").best == 5
