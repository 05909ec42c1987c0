"""Territory: who holds a place by whose word since when."""

from __future__ import annotations

import random

import pytest
from tests.consolidate.claim_making import source, told

from vigie.consolidate.territory import territory
from vigie.model.event import LedgerClaim


def capture(report: str, day: str, who: str, **more: object) -> LedgerClaim:
    given: dict[str, object] = {"where": "Saraqib", "published": day, **more}
    return told(report, event_type="territory_capture", day=day, initiators=(who,), **given)  # type: ignore[arg-type]


def test_a_place_changes_hands_and_the_timeline_says_by_whose_word() -> None:
    monitor = (source("the Observatory", "sy-sohr"),)
    entries = [
        capture("r1", "2024-11-30", "rebels", by=monitor),
        capture("r2", "2024-12-01", "rebels"),
        capture("r3", "2024-12-04", "sy-army"),
    ]
    random.Random(3).shuffle(entries)
    first, second = territory(entries)
    assert (first.status, first.holder, first.since, first.until) == ("held", "rebels", "2024-11-30", "2024-12-03")
    assert first.sources == ("the Observatory", "r2")
    assert (second.holder, second.since, second.until) == ("sy-army", "2024-12-04", None)


def test_rival_words_of_one_day_leave_the_place_contested_with_the_dispute() -> None:
    (entry,) = territory([capture("r1", "2024-11-30", "rebels"), capture("r2", "2024-11-30", "sy-army")])
    assert (entry.status, entry.holder) == ("contested", None)
    assert [side.value for side in entry.disputes[0].sides] == ["rebels", "sy-army"]


def test_who_holds_a_place_holds_it_while_others_are_at_its_gates() -> None:
    siege = told("r2", event_type="closure", where="Saraqib", day="2024-12-02", initiators=("sy-army",),
                 rules=("xx.closure.siege",))  # fmt: skip
    entered = told("r3", event_type="offensive", where="Saraqib", day="2024-12-03", initiators=("sy-army",))
    left = told("r4", event_type="withdrawal", where="Saraqib", day="2024-12-05", initiators=("rebels",))
    found = territory([capture("r1", "2024-11-30", "rebels"), siege, entered, left])
    assert [entry.status for entry in found] == ["held", "surrounded", "entered", "lost"]
    assert [entry.holder for entry in found[:2]] == ["rebels", "rebels"]


def test_plans_denials_and_closed_roads_hold_nothing() -> None:
    road = told("r3", event_type="closure", where="Saraqib", initiators=("sy-army",), rules=("xx.closure.close",))
    planned = capture("r1", "2024-11-30", "rebels", factuality="planned")
    denied = capture("r2", "2024-11-30", "rebels", factuality="denied")
    assert territory([planned, denied, road]) == ()


@pytest.mark.parametrize(
    ("left", "right", "rivals"),
    [
        (("Rebel fighters", "en"), ("Les rebelles", "fr"), False),
        (("the insurgents", "en"), ("jihadists", "en"), False),
        (("des soldats", "fr"), ("soldiers", "en"), False),
        (("les insurgés", "fr"), ("sy-hts", "en"), False),
        (("the soldiers", "en"), ("sy-army", "en"), False),
        (("Les soldats", "fr"), ("rebels", "en"), True),
        (("les rebelles", "fr"), ("sy-army", "en"), True),
        (("sy-hts", "en"), ("sy-army", "en"), True),
    ],
)
def test_words_of_one_side_in_two_languages_are_one_holder(
    left: tuple[str, str], right: tuple[str, str], rivals: bool
) -> None:
    found = territory([
        capture("r1", "2024-11-30", left[0], language=left[1]), capture("r2", "2024-11-30", right[0], language=right[1])
    ])  # fmt: skip
    assert [(entry.status, bool(entry.disputes)) for entry in found] == [("contested" if rivals else "held", rivals)]
    later = territory([
        capture("r1", "2024-11-30", left[0], language=left[1]), capture("r2", "2024-12-02", right[0], language=right[1])
    ])  # fmt: skip
    known = "sy-" in left[0] + right[0]
    assert len(later) == (2 if rivals or known else 1)  # whoever is named at last is shown at last
