"""Events are a function of the set of claims: no order, no batch, no history changes who tells what."""

from __future__ import annotations

import random

from evals.generated import reports
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consolidate.claim_making import figure, source, told

from vigie.consolidate.events import consolidate
from vigie.consolidate.explanations import explain_pairs
from vigie.model.event import Consolidation, Event, KnownEvent, LedgerClaim, Link
from vigie.model.judgement import Judgement

GENERATED = [told_.entry for report in reports(400, seed=7) for told_ in report]


def explain(left: LedgerClaim, right: LedgerClaim) -> Link:
    """The machine's decision about two claims."""
    (link,) = explain_pairs([left, right], [(left.claim.id, right.claim.id)])
    return link


def members(found: Consolidation) -> set[tuple[str, ...]]:
    return {event.claims for event in found.events}


def event_with(found: Consolidation, entry: LedgerClaim) -> Event:
    return next(event for event in found.events if entry.claim.id in event.claims)


def judgement(left: LedgerClaim, right: LedgerClaim, decision: str, decided: str = "2025-01-01") -> Judgement:
    return Judgement(
        left=left.claim.id, right=right.claim.id, decision=decision, reviewer="ada", decided=decided  # type: ignore[arg-type]
    )  # fmt: skip


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_any_permutation_gives_the_same_bytes(chance: random.Random) -> None:
    expected = consolidate(GENERATED)
    shuffled = list(GENERATED)
    chance.shuffle(shuffled)
    assert consolidate(shuffled) == expected


@settings(max_examples=3)
@given(st.randoms(use_true_random=False), st.integers(1, 60))
def test_batches_in_any_order_end_in_the_events_of_the_bulk(chance: random.Random, size: int) -> None:
    expected = members(consolidate(GENERATED))
    arriving = list(GENERATED)
    chance.shuffle(arriving)
    known: tuple[KnownEvent, ...] = ()
    so_far: list[LedgerClaim] = []
    for at in range(0, len(arriving), max(size, 40)):
        so_far += arriving[at : at + max(size, 40)]
        found = consolidate(so_far, known=known)
        known = tuple(KnownEvent(event.id, event.claims) for event in found.events)
    assert {event.claims for event in known} == expected


def test_reports_of_one_strike_are_one_event_and_another_town_is_another() -> None:
    strike = [told(f"r{n}", figures=(figure("killed", 4),), initiators=("ru-army",)) for n in range(3)]
    elsewhere = told("r9", where="Damascus", figures=(figure("killed", 4),), initiators=("ru-army",))
    found = consolidate([*strike, elsewhere])
    assert sorted(len(event.claims) for event in found.events) == [1, 3]
    assert explain(strike[0], elsewhere).veto == "places far apart"


def test_days_that_exclude_one_another_are_two_events() -> None:
    first, later = (
        told("r1", figures=(figure("killed", 9),)),
        told("r2", day="2024-12-04", figures=(figure("killed", 9),)),
    )
    assert len(consolidate([first, later]).events) == 2
    assert explain(first, later).veto == "days that exclude one another"


def test_two_places_taken_are_two_events_however_near_and_by_whomever() -> None:
    taken = {"event_type": "territory_capture", "initiators": ("rebels",), "words": ("capture", "rebels", "towns")}
    one, two = told("r1", where="Idlib", **taken), told("r1", where="Saraqib", **taken)
    again = told("r2", where="Idlib", **taken)
    found = consolidate([one, two, again])
    assert event_with(found, one).claims == tuple(sorted([one.claim.id, again.claim.id]))
    assert explain(one, two).veto == "two places taken"


def test_what_one_report_tells_in_two_manners_is_two_events() -> None:
    clash, raid = told("r1", event_type="armed_clash"), told("r1", event_type="airstrike")
    assert len(consolidate([clash, raid]).events) == 2
    twice = told("r1", event_type="airstrike", figures=(figure("killed", 3),), words=("planes", "market", "bombed"))
    again = told("r1", event_type="airstrike", words=("planes", "market", "raid"))
    assert len(consolidate([twice, again]).events) == 1


def test_claims_of_different_precision_join_and_none_loses_its_words() -> None:
    dead = (figure("killed", 12),)
    city = told("r1", where="Aleppo", figures=dead)
    corner = told("r2", where="a roundabout in Aleppo", figures=dead)
    region = told("r3", where="northern Syria", figures=dead)
    event = event_with(consolidate([city, corner, region]), corner)
    assert len(event.claims) == 3
    assert event.place is not None
    assert set(event.place.names) == {"Aleppo", "a roundabout in Aleppo", "northern Syria"}


def test_a_vague_claim_that_fits_two_events_joins_neither() -> None:
    dead = (figure("killed", 5),)
    left, right = told("r1", where="Aleppo", figures=dead), told("r2", where="Idlib", figures=dead)
    vague = told("r3", where="northern Syria", figures=dead)
    assert event_with(consolidate([left, right, vague]), vague).claims == (vague.claim.id,)


def test_a_vague_claim_is_barred_by_most_of_an_event_and_not_by_one_that_was_misread() -> None:
    dead = (figure("killed", 12),)
    good = [told(f"r{n}", figures=dead, day="2024-11-29") for n in (1, 2)]
    misread = told("r3", figures=dead, day="2024-11-28")
    vague = told("r4", where="northern Syria", figures=dead, day="2024-11-30")
    assert len(event_with(consolidate([*good, misread, vague]), vague).claims) == 4
    said = consolidate([*good, misread, vague], judgements=[judgement(good[0], vague, "different")])
    assert len(event_with(said, vague).claims) == 1  # a reviewer's word bars by itself
    late = [told(f"r{n}", figures=dead, day="2024-11-28") for n in (5, 6)]
    assert len(event_with(consolidate([good[0], misread, *late, vague]), vague).claims) == 1


def test_a_toll_joins_the_episode_that_it_runs_over_and_never_an_incident() -> None:
    monitor = (source("the Observatory", "sy-sohr"),)
    strike = told("r1", event_type="offensive", where="Idlib", day="2024-11-28", figures=(figure("killed", 30),))
    toll = told("r2", kind="toll", event_type="offensive", where="Syria", figures=(figure("killed", 30),), by=monitor,
                since="2024-11-27")  # fmt: skip
    later = told("r3", kind="toll", event_type="offensive", where="Syria", figures=(figure("killed", 42),), by=monitor,
                 since="2024-11-27", published="2024-12-02")  # fmt: skip
    found = consolidate([strike, toll, later])
    incident, episode = event_with(found, strike), event_with(found, toll)
    assert incident.kind == "incident"
    assert incident.claims == (strike.claim.id,)
    assert episode.kind == "episode"
    assert set(episode.claims) == {toll.claim.id, later.claim.id}
    assert incident.episode == episode.id
    assert explain(strike, toll).veto == "two kinds of happening"


def test_plans_control_and_statements_make_no_event() -> None:
    entries = [
        told("r1", factuality="planned"),
        told("r2", kind="control", event_type="territory_capture"),
        told("r3", kind="statement", event_type="condemn"),
    ]
    found = consolidate(entries)
    assert found.events == ()
    assert found.loose == tuple(sorted(entry.claim.id for entry in entries))


def test_a_reviewers_word_binds_in_both_directions_and_the_later_one_holds() -> None:
    one, two = told("r1", figures=(figure("killed", 4),)), told("r2", figures=(figure("killed", 4),))
    far = told("r3", where="Damascus", day="2024-12-20")
    apart = consolidate([one, two, far], judgements=[judgement(one, two, "different")])
    assert event_with(apart, one) != event_with(apart, two)
    joined = consolidate([one, two, far], judgements=[judgement(one, far, "same")])
    assert event_with(joined, far) == event_with(joined, one)
    words = [judgement(one, two, "different", "2025-01-01"), judgement(one, two, "same", "2025-02-01")]
    for said in (words, words[::-1]):
        assert event_with(consolidate([one, two], judgements=said), one).claims == tuple(
            sorted([one.claim.id, two.claim.id])
        )


def test_ids_go_on_and_merges_and_splits_leave_a_trail() -> None:
    one = told("r1", where="Aleppo", figures=(figure("killed", 4),))
    two = told("r2", where="Damascus", figures=(figure("killed", 7),))
    before = consolidate([one, two])
    known = [KnownEvent(event.id, event.claims) for event in before.events]
    merged = consolidate([one, two], judgements=[judgement(one, two, "same")], known=known)
    (event,) = merged.events
    assert event.id in {k.id for k in known}
    (change,) = merged.changes
    assert (change.kind, set(change.before)) == ("merged", {k.id for k in known})
    again = consolidate([one, two], known=[KnownEvent(event.id, event.claims)])
    assert [c.kind for c in again.changes] == ["split"]
    assert event.id in {e.id for e in again.events}
    assert consolidate([one, two], known=known).changes == ()
    assert [c.kind for c in consolidate([one], known=known).changes] == ["removed"]


def test_a_decision_names_what_it_compared() -> None:
    left = told("r1", figures=(figure("killed", 4),), means=("aircraft",))
    right = told("r2", figures=(figure("killed", 4),), means=("drone",))
    reasons = {reason.comparison: reason for reason in explain(left, right).reasons}
    assert reasons["harms"].left == "killed 4 people"
    assert reasons["place"].score == 1.0
    assert (reasons["means"].left, reasons["means"].right) == tuple(
        claim.claim.means[0].kind for claim in sorted((left, right), key=lambda e: e.claim.id)
    )
    assert reasons["means"].score < 0
