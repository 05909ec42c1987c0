"""Disputes are what cannot all hold, between voices."""

from __future__ import annotations

import pytest
from tests.consolidate.claim_making import figure, source, told

from vigie.consolidate.descriptions import describe
from vigie.consolidate.disputes import disputes
from vigie.consolidate.tallies import tally
from vigie.consolidate.voices import voice_keys
from vigie.model.claim import Figure
from vigie.model.event import Dispute, LedgerClaim

MONITOR = (source("the Observatory", "sy-sohr"),)
ARMY = (source("the army", "sy-army", "military"),)


def found(*entries: LedgerClaim) -> dict[str, Dispute]:
    return {dispute.kind: dispute for dispute in disputes(entries, voice_keys(entries))}


@pytest.mark.parametrize(
    ("left", "right", "disputed"),
    [
        (figure("killed", 4), figure("killed", 6), True),
        (figure("killed", 4), figure("killed", 4), False),
        (figure("killed", 4, qualifier="at_least"), figure("killed", 6), False),
        (figure("killed", 6, qualifier="at_least"), figure("killed", 4), True),
        (figure("killed", 20, high=99, qualifier="vague"), figure("killed", 50), False),
        (figure("killed", 50, qualifier="about"), figure("killed", 57), False),
        (figure("killed", 4), figure("wounded", 6), False),
    ],
)  # fmt: skip
def test_figures_are_disputed_where_no_number_suits_both(left: object, right: object, disputed: bool) -> None:
    entries = told("r1", figures=(left,), by=MONITOR), told("r2", figures=(right,), by=ARMY)  # type: ignore[arg-type]
    assert ("figures" in found(*entries)) is disputed


SIDES = (figure("killed", 18, "soldiers"), figure("killed", 9, "fighters"))


@pytest.mark.parametrize(
    ("figures", "about"),
    [
        ((figure("killed", 89),), set()),  # 27 at least
        ((figure("killed", 27),), set()),
        ((figure("killed", 20),), {"killed"}),
        ((figure("killed", 20, qualifier="at_least"),), set()),
        ((figure("killed", 89), figure("killed", 37, "soldiers", part_of=0)), {"soldiers killed"}),
        ((figure("killed", 89), figure("killed", 18, "soldiers", part_of=0)), set()),
        ((figure("killed", 12, "fighters"),), {"fighters killed"}),
        ((figure("killed", 4, "civilians"),), set()),
        ((figure("wounded", 40),), set()),
    ],
)  # fmt: skip
def test_a_count_of_groups_disputes_as_much_as_policies_make_of_it(
    figures: tuple[Figure, ...], about: set[str]
) -> None:
    entries = [told("r1", figures=SIDES, by=ARMY), told("r2", figures=figures, by=MONITOR)]
    assert {dispute.about for dispute in disputes(entries, voice_keys(entries))} == about
    event = describe(sorted(entries, key=lambda entry: entry.claim.id), event_id="e")
    rows = {row.group: row for row in tally(event.figures, "ucdp-low-best-high") if row.side == "all"}
    killed = [one for one in rows.values() if one.harm == "killed" and one.low != one.high]
    assert {"killed" if row.group == "all" else f"{row.group} killed" for row in killed} >= about


def test_who_contradicts_nobody_is_no_side() -> None:
    given = {"at_least": 9, "exact": 14, "about": 40}
    entries = [
        told(f"r{n}", figures=(figure("killed", count, qualifier=name),), by=(source(name, None),))
        for n, (name, count) in enumerate(given.items())
    ]
    (dispute,) = disputes(entries, voice_keys(entries))
    assert [(side.value, side.sources) for side in dispute.sides] == [("14", ("exact",)), ("≈ 40", ("about",))]


def test_who_spoke_of_everybody_before_is_not_heard_by_a_group_alone() -> None:
    first = told("r1", figures=(figure("killed", 60),), by=MONITOR, published="2024-11-30")
    later = told("r2", figures=(figure("killed", 4, "children"),), by=MONITOR, published="2024-12-01")
    other = told("r3", figures=(figure("killed", 9),), by=ARMY)
    (dispute,) = disputes([first, later, other], voice_keys([first, later, other]))
    assert [side.value for side in dispute.sides] == ["9", "60"]


def test_a_voice_that_corrects_itself_disputes_nothing() -> None:
    first = told("r1", figures=(figure("killed", 4),), by=MONITOR, published="2024-11-30")
    second = told("r2", figures=(figure("killed", 9),), by=MONITOR, published="2024-12-01")
    assert found(first, second) == {}


def test_a_claim_and_its_denial_are_a_dispute() -> None:
    dispute = found(told("r1", by=MONITOR), told("r2", by=ARMY, factuality="denied"))["denial"]
    assert [(side.value, side.sources) for side in dispute.sides] == [
        ("claimed", ("the Observatory",)),
        ("denied", ("the army",)),
    ]


def test_rival_perpetrators_are_a_dispute_and_an_army_and_its_state_are_not() -> None:
    rival = found(told("r1", by=MONITOR, initiators=("ru-army",)), told("r2", by=ARMY, initiators=("tr-army",)))
    assert [side.value for side in rival["perpetrator"].sides] == ["ru-army", "tr-army"]
    assert found(told("r1", by=MONITOR, initiators=("ru",)), told("r2", by=ARMY, initiators=("ru-army",))) == {}
    assert found(told("r1", by=MONITOR, initiators=("sy",)), told("r2", by=ARMY, initiators=("sy-air-force",))) == {}
