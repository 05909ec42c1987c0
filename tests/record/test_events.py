"""What a ledger's claims come to is the same however they came in; what became of events is told with its reason."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from evals.generated import reports as generated
from sqlalchemy import select
from tests.consolidate.battles import BATTLES, told_of
from tests.consolidate.claim_making import figure, told
from tests.ledger.taking import all_claims, evidenced, of_claims, put, taken, whole

from vigie.consolidate.events import consolidate
from vigie.ledger.chain import unpacked
from vigie.ledger.check import check
from vigie.ledger.events import all_events, decode_event
from vigie.ledger.schema import entries, reports
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.entry import EventEntry, Taken
from vigie.model.event import LedgerClaim
from vigie.model.judgement import Judgement
from vigie.record import decisions, events
from vigie.record.events import settle
from vigie.review.decide import decide

WORLD = [[told.entry for told in report] for report in generated(260, seed=5)]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "a.vigie")


def report(claims: Sequence[LedgerClaim], text: str = "") -> Taken:
    report_id = claims[0].imprint.report_id
    words = text or f"What {report_id} tells."
    return of_claims(report_id, [evidenced(claim, words) for claim in claims], report_id=report_id, text=words,
                     outlet=claims[0].imprint.outlet, published=claims[0].imprint.published)  # fmt: skip


def members(ledger: Ledger) -> set[tuple[str, ...]]:
    with ledger.reading() as connection:
        return {held.event.claims for held in all_events(connection).values()}


def bulk(given: Iterable[Sequence[LedgerClaim]]) -> set[tuple[str, ...]]:
    return {event.claims for event in consolidate([entry for one in given for entry in one]).events}


def trail(ledger: Ledger) -> list[EventEntry]:
    with ledger.reading() as connection:
        rows = connection.execute(select(entries.c.content).where(entries.c.kind == "event").order_by(entries.c.seq))
        return [decode_event(unpacked(row.content)) for row in rows]


@pytest.mark.parametrize("seed", [1, 2])
def test_report_by_report_in_any_order_gives_the_events_of_the_bulk(ledger: Ledger, seed: int) -> None:
    order = list(WORLD[:70])
    random.Random(seed).shuffle(order)
    for one in order:
        put(ledger, report(one))
        settle(ledger)
    assert members(ledger) == bulk(order)
    assert list(check(ledger)) == []
    entries_before = len(whole(ledger)["entries"])
    note = settle(ledger, whole=True)
    assert note is not None
    assert note.whole
    assert len(whole(ledger)["entries"]) == entries_before + 1  # of the run itself: no event is recorded anew


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_episodes_are_those_of_the_bulk_whatever_comes_and_goes(ledger: Ledger, seed: int) -> None:
    """Report by report, some withdrawn, a toll corrected: nothing is done anew, and nothing would change by it."""
    chance = random.Random(seed)
    there: list[list[LedgerClaim]] = []
    notes = []
    for one in chance.sample(BATTLES, 36):
        put(ledger, report(one))
        notes.append(settle(ledger))
        there.append(one)
        if chance.random() < 0.3:
            (gone,) = there.pop(chance.randrange(len(there)))
            decisions.retract(ledger, gone.imprint.report_id, reason="withdrawn", by="ada")
    toll = next(one for (one,) in there if one.claim.kind == "toll")
    decide(ledger, toll.claim.id, "correct", reviewer="ada", fields={"event_type": "closure", "period": None})
    with ledger.reading() as connection:
        held, claims = [one.event for one in all_events(connection).values()], all_claims(connection)
    assert {told_of(event) for event in held} == set(map(told_of, consolidate(claims).events))
    assert not any(note.whole for note in notes if note is not None)
    entries_before = len(whole(ledger)["entries"])
    settle(ledger, whole=True)
    assert len(whole(ledger)["entries"]) == entries_before + 1
    assert any("it lies in the episode" in entry.reason for entry in trail(ledger))
    assert list(check(ledger)) == []


def test_a_newer_version_of_the_policy_counts_all_events_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    put(ledger, *(report(one) for one in WORLD[:3]))
    settle(ledger)
    assert not events.is_behind(ledger)
    monkeypatch.setattr(events, "listing_policy", lambda: "ucdp-low-best-high v99")
    assert events.is_behind(ledger)
    note = settle(ledger)
    assert note is not None
    assert note.whole
    assert note.policy == "ucdp-low-best-high v99"
    assert settle(ledger) is None


def test_many_at_once_are_the_bulk(ledger: Ledger) -> None:
    put(ledger, *(report(one) for one in WORLD))
    note = settle(ledger)
    assert note is not None
    assert note.whole
    assert members(ledger) == bulk(WORLD)
    assert settle(ledger) is None


def test_a_retracted_report_takes_its_events_along_and_says_so(ledger: Ledger) -> None:
    put(ledger, taken("a", claims=2), taken("b", outlet="Other", where="Damascus"))
    settle(ledger)
    before = members(ledger)
    assert decisions.retract(ledger, "a", reason="withdrawn by the outlet", by="ada")
    assert members(ledger) < before
    assert {name for entry in trail(ledger) for name in entry.changes} >= {"added", "removed", "retracted"}
    assert not decisions.retract(ledger, "a", reason="again", by="ada")
    assert list(check(ledger)) == []
    assert put(ledger, taken("a", claims=2)).known == 1


def test_a_higher_count_is_a_revision_with_its_reason(ledger: Ledger) -> None:
    one = told("r1", figures=(figure("killed", 3),), published="2024-11-29", outlet="One")
    put(ledger, report([one]))
    settle(ledger)
    two = told("r2", figures=(figure("killed", 9),), published="2024-11-30", outlet="Two", means=("aircraft",))
    put(ledger, report([two]))
    settle(ledger)
    decisions.judge(ledger, Judgement(left=one.claim.id, right=two.claim.id, decision="same", reviewer="a", decided=""))
    assert members(ledger) == {tuple(sorted((one.claim.id, two.claim.id)))}
    three = told("r3", figures=(figure("killed", 9),), published="2024-12-01", outlet="Three")
    put(ledger, report([three]))
    settle(ledger)
    decisions.judge(ledger, Judgement(left=one.claim.id, right=three.claim.id, decision="same", reviewer="a",
                                      decided=""))  # fmt: skip
    last = [entry for entry in trail(ledger) if "revised_up" in entry.changes][-1]
    assert "killed 3 → 9" in last.reason


def test_judgements_bind_and_are_the_last_word(ledger: Ledger) -> None:
    one, two = told("r1", figures=(figure("killed", 4),)), told("r2", figures=(figure("killed", 4),))
    put(ledger, report([one]), report([two]))
    settle(ledger)
    assert len(members(ledger)) == 1
    pair = {"left": one.claim.id, "right": two.claim.id, "reviewer": "ada", "decided": ""}
    decisions.judge(ledger, Judgement(decision="different", **pair))  # type: ignore[arg-type]
    assert len(members(ledger)) == 2
    settle(ledger, whole=True)
    assert len(members(ledger)) == 2
    decisions.judge(ledger, Judgement(decision="same", **pair))  # type: ignore[arg-type]
    assert len(members(ledger)) == 1
    assert any("split" in entry.changes for entry in trail(ledger))
    assert any("merged" in entry.changes for entry in trail(ledger))


def test_a_judgement_within_a_report_counts_for_what_comes_later(ledger: Ledger) -> None:
    one, two = told("r1", figures=(figure("killed", 4),)), told("r1", figures=(figure("killed", 5),), where="Saraqib")
    put(ledger, report([one, two]))
    settle(ledger)
    decisions.judge(ledger, Judgement(left=one.claim.id, right=two.claim.id, decision="same", reviewer="a", decided=""))
    assert members(ledger) == {tuple(sorted((one.claim.id, two.claim.id)))}
    put(ledger, report([told("r2", figures=(figure("killed", 5),), where="Saraqib")]))
    settle(ledger)
    by_steps = members(ledger)
    settle(ledger, whole=True)
    assert members(ledger) == by_steps


def test_an_erased_report_is_gone_from_every_table_and_the_chain_holds(ledger: Ledger) -> None:
    secret = "The witness Amina Dufaur saw it."
    one = told("r1", figures=(figure("killed", 4),), initiators=("Amina Dufaur",), outlet="Amina Daily")
    put(ledger, report([one], text=secret), report([told("r2", figures=(figure("killed", 4),))]))
    settle(ledger)
    decisions.erase(ledger, "r1", reason="a court's order", by="ada")
    with ledger.reading() as connection:  # folded, so that what follows would not see it
        assert connection.execute(select(reports.c.searched).where(reports.c.report_id == "r1")).scalar() is None
    assert list(check(ledger)) == []
    for rows in whole(ledger).values():
        for row in rows:
            for value in row:
                plain = unpacked(value) if isinstance(value, bytes) else str(value).encode()
                assert b"Amina" not in plain
    assert members(ledger) == {(told("r2", figures=(figure("killed", 4),)).claim.id,)}
    assert put(ledger, report([one], text=secret)).known == 1


def test_two_consolidations_at_once_leave_one(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    put(ledger, taken("a"))
    real, raced = events.pending_of, []

    def slow(*arguments: object, **options: object) -> object:
        found = real(*arguments, **options)  # type: ignore[arg-type]
        if not raced:
            raced.append(True)
            settle(ledger)  # another process is faster
        return found

    monkeypatch.setattr(events, "pending_of", slow)
    assert settle(ledger) is None
    assert len([entry for entry in whole(ledger)["entries"] if entry[1] == "consolidation"]) == 1


def test_two_processes_come_to_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings are divided by date, so that events about the middle have claims of both."""
    found = []
    for name, processes in (("one", 1), ("two", 2)):
        ledger = open_ledger(tmp_path / name, clock=lambda: "2026-01-01T00:00:00.000000Z")
        monkeypatch.setattr(events.bulk, "shares_for", lambda _, count=processes: count)
        put(ledger, *map(report, WORLD[:150]))
        settle(ledger)
        put(ledger, *map(report, WORLD[150:]))
        settle(ledger, whole=True)
        assert list(check(ledger)) == []
        found.append(whole(ledger))
    assert found[0] == found[1]
