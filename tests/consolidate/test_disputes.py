"""Disputes are what cannot all hold, between voices."""

from __future__ import annotations

import pytest
from tests.consolidate.claim_making import figure, source, told

from vigie.consolidate.disputes import disputes
from vigie.consolidate.voices import voice_keys
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
