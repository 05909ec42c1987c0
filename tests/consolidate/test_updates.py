"""Updates: report by report, in any order, with withdrawals and judgements, the ledger is that of the bulk."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping

import pytest
from evals.generated import reports
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consolidate.battles import BATTLES, Told, told_of
from tests.consolidate.claim_making import figure, told

from vigie.consolidate.blocks import FAMOUS
from vigie.consolidate.episodes import Episode, area_of
from vigie.consolidate.events import consolidate
from vigie.consolidate.updates import block_keys, update
from vigie.model.event import Consolidation, Event, KnownEvent, LedgerClaim
from vigie.model.judgement import Judgement

Report = list[LedgerClaim]
REPORTS: list[Report] = [[told.entry for told in report] for report in reports(220, seed=11)]


class Memory:
    """A store in memory that counts what it is asked for."""

    def __init__(self) -> None:
        self.entries: dict[str, LedgerClaim] = {}
        self.keys: dict[int, set[str]] = {}
        self.events: dict[str, Event] = {}
        self.judgements: list[Judgement] = []
        self.served = 0

    def reports_with(self, keys: Collection[int]) -> Iterable[LedgerClaim]:
        return self.reports_of({claim for key in keys for claim in self.keys.get(key, ())})

    def reports_of(self, claim_ids: Collection[str]) -> Iterable[LedgerClaim]:
        wanted = {self.entries[claim].imprint.report_id for claim in claim_ids if claim in self.entries}
        found = [entry for entry in self.entries.values() if entry.imprint.report_id in wanted]
        self.served += len(found)
        return found

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        return {key: len(self.keys.get(key, ())) for key in keys}

    def events_of(self, claim_ids: Collection[str]) -> Iterable[KnownEvent]:
        return [
            KnownEvent(
                event.id, event.claims, event.event_type, event.episode, event.place.country if event.place else None
            )
            for event in self.events.values() if event.kind == "incident" and set(event.claims) & set(claim_ids)
        ]  # fmt: skip

    def judgements_of(self, claim_ids: Collection[str]) -> Iterable[Judgement]:
        return [j for j in self.judgements if {j.left, j.right} & set(claim_ids)]

    def tolls_in(self, countries: Collection[str]) -> Iterable[LedgerClaim]:
        tolls = [entry for entry in self.entries.values() if entry.claim.kind == "toll"]
        return [entry for entry in tolls if area_of(entry).country in countries]

    def incidents_between(self, country: str, first: str, last: str) -> Iterable[Event]:
        return [
            event for event in self.events.values()
            if event.kind == "incident" and event.time and event.place and event.place.country == country
            and first <= event.time.start[:10] <= last
        ]  # fmt: skip

    def types_in(
        self, episode: Episode, types: Collection[str], first: str, last: str, *, without: Collection[str]
    ) -> Collection[str]:
        found = self.incidents_between(episode.area.country, first, last)
        own = {event.event_type for event in found if event.episode == episode.id and event.id not in without}
        return own & set(types)

    def episode_types(self, ids: Collection[str]) -> Mapping[str, str]:
        return {event_id: self.events[event_id].event_type for event_id in ids if event_id in self.events}

    def index(self, report: Report, *, there: bool) -> None:
        for claim_id, keys in block_keys(report, self.judgements).items():
            for key in keys:
                (self.keys.setdefault(key, set()).add if there else self.keys[key].discard)(claim_id)

    def add(self, report: Report) -> Consolidation:
        self.entries.update((entry.claim.id, entry) for entry in report)
        self.index(report, there=True)
        return self.write(update(report, store=self))

    def remove(self, report: Report) -> Consolidation:
        self.index(report, there=False)
        for entry in report:
            del self.entries[entry.claim.id]
        return self.write(update([], removed=report, store=self))

    def judge(self, judgement: Judgement) -> Consolidation:
        affected = list(self.reports_of([judgement.left, judgement.right]))
        self.index(affected, there=False)
        self.judgements.append(judgement)
        self.index(affected, there=True)
        return self.write(update([], judged=[judgement], store=self))

    def write(self, found: Consolidation) -> Consolidation:
        for change in found.changes:
            for event_id in {change.event_id, *change.before}:
                self.events.pop(event_id, None)
        for gone in found.gone:
            del self.events[gone]
        self.events.update((event.id, event) for event in found.events)
        return found

    def members(self) -> set[Told]:
        return {told_of(event) for event in self.events.values()}


def bulk(entries: Iterable[LedgerClaim], judgements: Iterable[Judgement] = ()) -> set[Told]:
    return set(map(told_of, consolidate(entries, judgements=judgements).events))


@settings(max_examples=3)
@given(st.randoms(use_true_random=False))
def test_report_by_report_in_any_order_gives_the_events_of_the_bulk(chance: random.Random) -> None:
    store = Memory()
    arriving = list(REPORTS)
    chance.shuffle(arriving)
    for report in arriving:
        store.add(report)
    assert store.members() == bulk(store.entries.values())


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_tolls_and_incidents_in_any_order_with_withdrawals_are_the_episodes_of_the_bulk(chance: random.Random) -> None:
    store = Memory()
    arriving = chance.sample(BATTLES, 45)
    there: list[Report] = []
    for report in arriving:
        store.add(report)
        there.append(report)
        if chance.random() < 0.25:
            store.remove(there.pop(chance.randrange(len(there))))
    assert store.members() == bulk(store.entries.values())


@settings(max_examples=3)
@given(st.randoms(use_true_random=False))
def test_withdrawals_and_judgements_on_the_way_change_nothing_of_that(chance: random.Random) -> None:
    store = Memory()
    arriving = REPORTS[:90]
    chance.shuffle(arriving)
    for number, report in enumerate(arriving):
        store.add(report)
        if number % 9 == 4:
            store.remove(report)
        if number % 7 == 3 and len(store.entries) > 4:
            left, right = chance.sample(sorted(store.entries), 2)
            decision = chance.choice(("same", "different"))
            stamp = f"2025-01-{number // 7 + 1:02}"
            store.judge(Judgement(left=left, right=right, decision=decision, reviewer="ada", decided=stamp))  # type: ignore[arg-type]
    assert store.members() == bulk(store.entries.values(), store.judgements)


def same(left: LedgerClaim, right: LedgerClaim) -> Judgement:
    return Judgement(
        left=left.claim.id, right=right.claim.id, decision="same", reviewer="ada", decided="2025-01-01"
    )  # fmt: skip


def test_a_vague_claim_joins_what_is_left_when_its_other_candidate_is_withdrawn() -> None:
    store = Memory()
    for number in (48, 6, 43):
        store.add(REPORTS[number])
    store.judge(same(REPORTS[6][0], REPORTS[48][0]))
    before = store.members()
    store.add(REPORTS[44])
    assert not before <= store.members()
    store.remove(REPORTS[44])
    assert store.members() == before == bulk(store.entries.values(), store.judgements)


def test_claims_of_two_reports_judged_the_same_stay_tellings_of_their_own() -> None:
    store = Memory()
    for number in (43, 48, 44, 12):
        store.add(REPORTS[number])
    store.judge(same(REPORTS[12][0], REPORTS[48][0]))
    assert store.members() == bulk(store.entries.values(), store.judgements)
    members = {claims for claims, _, _ in store.members()}
    assert tuple(sorted(e[0].claim.id for e in (REPORTS[12], REPORTS[48]))) in members
    assert (REPORTS[43][2].claim.id,) in members  # it fits two events alike, as before


def test_a_name_that_becomes_famous_on_the_way_stops_to_join() -> None:
    store = Memory()
    for number in range(FAMOUS + 6):
        day = f"2024-{number % 12 + 1:02}-{number % 27 + 1:02}"
        store.add(
            [
                told(
                    f"r{number}",
                    where=None,
                    day=None,
                    published=day,
                    names=("amina dufaur",),
                    marks=(("dufaur", 1000),),
                )
            ]
        )
        if number == FAMOUS - 1:
            assert store.members() == bulk(store.entries.values())
    assert store.members() == bulk(store.entries.values())


def test_a_new_report_is_served_its_blocks_only() -> None:
    store = Memory()
    for report in REPORTS[:-1]:
        store.add(report)
    store.served = 0
    found = store.add(REPORTS[-1])
    assert store.served < len(store.entries) / 4
    touched = {claim for event in found.events for claim in event.claims}
    assert {entry.claim.id for entry in REPORTS[-1]} <= touched
    assert len(touched) < len(store.entries) / 4


def test_a_toll_that_arrives_brings_its_episode_and_later_incidents_know_it() -> None:
    store = Memory()
    toll = told("r1", kind="toll", event_type="offensive", where="Syria", day=None, since="2024-11-27",
                figures=(figure("killed", 300),))  # fmt: skip
    (episode,) = store.add([toll]).events
    assert episode.kind == "episode"
    (strike,) = [event for event in store.add([told("r2")]).events if event.kind == "incident"]
    assert strike.episode == episode.id


@pytest.mark.parametrize("decision", ["same", "different"])
def test_a_judgement_touches_what_it_names(decision: str) -> None:
    store = Memory()
    one, two = told("r1", figures=(figure("killed", 4),)), told("r2", figures=(figure("killed", 4),))
    far = told("r3", where="Damascus", day="2024-12-20")
    for entry in (one, two, far):
        store.add([entry])
    right = far if decision == "same" else two
    store.judge(Judgement(left=one.claim.id, right=right.claim.id, decision=decision, reviewer="a", decided="2025"))  # type: ignore[arg-type]
    assert store.members() == bulk([one, two, far], store.judgements)
