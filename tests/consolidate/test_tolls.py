"""Tolls are series that supersede and are never added up."""

from __future__ import annotations

from tests.consolidate.claim_making import figure, source, told

from vigie.consolidate.descriptions import describe
from vigie.consolidate.disputes import disputes
from vigie.consolidate.episodes import episodes
from vigie.consolidate.tolls import toll_series
from vigie.consolidate.voices import voice_keys
from vigie.model.event import LedgerClaim

MONITOR = (source("the Observatory", "sy-sohr"),)


def toll(report: str, killed: int, published: str, **more: object) -> LedgerClaim:
    given = {"where": "Syria", "since": "2024-11-27", "by": MONITOR, **more}
    figures = given.pop("figures", (figure("killed", killed),))
    return told(report, kind="toll", event_type="offensive", published=published, figures=figures, **given)  # type: ignore[arg-type]


def test_a_series_rises_repeats_and_is_revised_with_what_came_on_top() -> None:
    given = [
        toll("r1", 300, "2024-11-30"),
        toll("r2", 340, "2024-12-01"),
        toll("r3", 340, "2024-12-02"),
        toll("r4", 320, "2024-12-03"),
    ]
    (series,) = toll_series(given[::-1], "p1")
    assert [(p.low, p.step, p.added, p.since) for p in series.points] == [
        (300, "first", None, None),
        (340, "risen", (40, 40), "2024-11-30"),
        (340, "repeated", (0, 0), "2024-12-01"),
        (320, "revised", None, None),
    ]


def test_each_source_and_group_has_a_series_of_its_own() -> None:
    figures = (figure("killed", 300), figure("killed", 20, "civilians", part_of=0))
    army = (source("the army", "sy-army", "military"),)
    found = toll_series([toll("r1", 0, "2024-11-30", figures=figures), toll("r2", 90, "2024-11-30", by=army)], "p1")
    assert [(s.source, s.group, s.points[0].low) for s in found] == [
        ("sy-army", "people", 90),
        ("sy-sohr", "civilians", 20),
        ("sy-sohr", "people", 300),
    ]


def test_one_total_with_two_breakdowns_is_a_dispute() -> None:
    def of(civilians: int) -> tuple[object, ...]:
        return (figure("killed", 300), figure("killed", civilians, "civilians", part_of=0))

    given = [toll("r1", 0, "2024-11-30", figures=of(20)), toll("r2", 0, "2024-11-30", figures=of(55))]
    (found,) = [d for d in disputes(given, voice_keys(given)) if d.kind == "breakdown"]
    assert found.about == "civilians among 300 killed"
    assert [side.value for side in found.sides] == ["20", "55"]


def test_tolls_since_two_starts_are_two_episodes_and_a_wide_one_joins_the_only_battle_in_it() -> None:
    battle = toll("r1", 100, "2024-11-30", where="Aleppo")
    country = toll("r2", 120, "2024-12-01")
    earlier = toll("r3", 5000, "2024-12-01", since="2023-01-01")
    groups = [sorted(e.imprint.report_id for e in group) for group in episodes([battle, country, earlier])]
    assert sorted(groups) == [["r1", "r2"], ["r3"]]


def test_an_episode_has_tolls_and_no_tally_of_incidents() -> None:
    event = describe([toll("r1", 300, "2024-11-30")], event_id="p1", kind="episode")
    assert event.figures == ()
