"""Why claims are one event is told term by term; what the machine is unsure of is found, the gravest first."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.generated import reports as generated
from sqlalchemy import Connection, func, select
from tests.ledger.taking import of_claims, put, taken

from vigie.ask import changes, links
from vigie.ask.events import find
from vigie.errors import LedgerError
from vigie.ledger.doubts import open_doubts
from vigie.ledger.questions import Filters
from vigie.ledger.schema import claims, entries
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.entry import Taken
from vigie.model.judgement import Judgement
from vigie.record import decisions
from vigie.record.events import settle


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "a.vigie")


def world(count: int) -> list[Taken]:
    made = [[told.entry for told in report] for report in generated(count, seed=3)]
    return [
        of_claims(r[0].imprint.report_id, r, report_id=r[0].imprint.report_id, text=f"Of {r[0].imprint.report_id}.",
                  published=r[0].imprint.published)
        for r in made
    ]  # fmt: skip


def events_of(ledger: Ledger) -> list[tuple[str, tuple[str, ...]]]:
    with ledger.reading() as connection:
        return [(told.event.id, told.event.claims) for told in find(connection, Filters())]


def test_what_holds_an_event_together_is_told_term_by_term(ledger: Ledger) -> None:
    one, two, three = taken("one"), taken("two"), taken("three", where="Damascus")
    put(ledger, one, two, three)
    settle(ledger)
    left, right, other = (each.claims[0].claim.id for each in (one, two, three))
    event_id = next(event for event, claims in events_of(ledger) if left in claims)
    with ledger.reading() as connection:
        (link,) = links.links_of(connection, event_id, Filters())
        apart = links.link_between(connection, left, other)
        with pytest.raises(LedgerError, match="no claim nothing"):
            links.link_between(connection, left, "nothing")
    assert {link.left, link.right} == {left, right}
    assert link.decision == "same"
    assert {"type", "time", "place"} <= {reason.comparison for reason in link.reasons}
    assert (apart.decision, apart.veto) == ("different", "places far apart")
    assert any("place: Idlib" in line for line in links.lines([link]))


def test_a_reviewer_s_word_stands_beside_the_machine_s_score(ledger: Ledger) -> None:
    one, two = taken("one"), taken("two")
    put(ledger, one, two)
    settle(ledger)
    left, right = one.claims[0].claim.id, two.claims[0].claim.id
    numbers = decisions.judge(
        ledger, Judgement(left=right, right=left, decision="different", reviewer="anna", decided="")
    )
    with ledger.reading() as connection:
        link = links.link_between(connection, left, right)
    assert (link.decision, link.by, link.score > 0) == ("different", "anna", True)
    assert len(events_of(ledger)) == 2
    decisions.take_back(ledger, numbers, by="anna")
    with ledger.reading() as connection:
        assert links.link_between(connection, left, right).by == "machine"
    ((event_id, claims),) = events_of(ledger)
    assert set(claims) == {left, right}
    with ledger.reading() as connection:
        history = changes.of_event(connection, event_id)
    assert [row["change"] for row in history if row["event"] == event_id] == [("added",), ("split",), ("merged",)]
    assert {row["event"] for row in history} > {event_id}


def test_doubts_are_the_same_in_bulk_and_one_by_one(tmp_path: Path) -> None:
    bulk, single = open_ledger(tmp_path / "bulk.vigie"), open_ledger(tmp_path / "single.vigie")
    reports = world(300)
    put(bulk, *reports)
    settle(bulk)
    for report in reports:
        put(single, report)
        settle(single)
    found = []
    for ledger in (bulk, single):
        named = {claims: event for event, claims in events_of(ledger)}
        claims_of = {event: claims for claims, event in named.items()}
        with ledger.reading() as connection:
            open_ones = open_doubts(connection)
            assert [doubt.stake for doubt in open_ones] == sorted((d.stake for d in open_ones), reverse=True)
            found.append({
                (frozenset({claims_of[doubt.left_event], claims_of[doubt.right_event]}), doubt.score, doubt.stake)
                for doubt in open_ones
            })  # fmt: skip
    assert found[0] == found[1]
    assert len(found[0]) > 5


def test_a_doubt_ends_with_a_judgement(ledger: Ledger) -> None:
    put(ledger, *world(300))
    settle(ledger)
    with ledger.reading() as connection:
        before = links.doubts(connection)
        doubt = before[0]
        own = links.doubts(connection, event_id=doubt.left_event)
    # alike as a pair, and yet kept apart: its claims fit another event as well
    assert {other.link.decision for other in before} <= {"unsure", "same"}
    assert "unsure" in {other.link.decision for other in before}
    assert doubt.link in [other.link for other in own]
    decisions.judge(
        ledger,
        Judgement(left=doubt.link.left, right=doubt.link.right, decision="different", reviewer="anna", decided=""),
    )
    with ledger.reading() as connection:
        left = {(other.left, other.right) for other in open_doubts(connection)}
    assert (doubt.link.left, doubt.link.right) not in left
    assert len(left) >= len(before) - 2


def test_doubts_are_given_as_they_were_recorded_and_as_they_were_known(tmp_path: Path) -> None:
    hours = iter(f"2026-01-01T{n // 60:02}:{n % 60:02}:00.000000Z" for n in range(1_000))
    ledger = open_ledger(tmp_path / "a.vigie", clock=lambda: next(hours))
    reports = world(300)
    seen = []
    for half in (reports[:120], reports[120:]):
        put(ledger, *half)
        settle(ledger)
        with ledger.reading() as connection:
            seen.append((last_recorded(connection), open_doubts(connection)))
    moment, first = seen[0]
    assert first != seen[1][1]
    with ledger.reading() as connection:
        assert open_doubts(connection, Filters(recorded=moment)) == first
        assert open_doubts(connection, Filters(recorded="2025")) == []
        out = sorted(known for known in connection.execute(select(claims.c.known)).scalars() if known)
        middle = Filters(known=out[len(out) // 2])
        known = links.doubts(connection, middle)
        now = links.doubts(connection)
        named = {claim for doubt in known for claim in (doubt.link.left, doubt.link.right)}
        late = select(claims.c.claim_id).where(claims.c.known > middle.known)
        assert not named & set(connection.execute(late).scalars())
        of_type = open_doubts(connection, Filters(types=("shelling",)))
        assert open_doubts(connection, Filters(country="XX")) == []
    assert 0 < len(known) < len(now)
    assert [doubt.stake for doubt in known] == sorted((doubt.stake for doubt in known), reverse=True)
    assert 0 < len(of_type) < len(now)


def last_recorded(connection: Connection) -> str:
    return str(connection.execute(select(func.max(entries.c.recorded))).scalar())
