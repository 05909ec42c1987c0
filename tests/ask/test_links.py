"""Why claims are one event is told term by term; what the machine is unsure of is found, the gravest first."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from evals.generated import reports as generated
from tests.ledger.taking import of_claims, put, taken

from vigie.ask import changes, links
from vigie.ask.events import find
from vigie.ask.reports import reprints_of
from vigie.consolidate.reprints import sketch_of
from vigie.errors import LedgerError
from vigie.ledger.doubts import open_doubts
from vigie.ledger.questions import Filters
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.entry import Taken
from vigie.model.event import Imprint
from vigie.model.judgement import Judgement
from vigie.record import decisions
from vigie.record.events import settle

STORY = " ".join(f"word{number} of" for number in range(80))


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


def test_near_copies_of_a_report_are_found(ledger: Ledger) -> None:
    copies = [taken(name, text=f"{STORY} {name}") for name in ("first", "second")]
    sketched = [
        of_claims(
            name, [msgspec.structs.replace(c, imprint=sketch(c.imprint, one.text)) for c in one.claims],
            report_id=one.entry.report.id, text=one.text,
        )
        for name, one in zip(("first", "second"), copies, strict=True)
    ]  # fmt: skip
    alone = taken("third", where="Damascus")
    put(ledger, *sketched, alone)
    settle(ledger)
    with ledger.reading() as connection:
        assert set(reprints_of(connection, sketched[0].entry.report.id)) == {s.entry.report.id for s in sketched}
        assert reprints_of(connection, alone.entry.report.id) == ()


def sketch(imprint: Imprint, text: str) -> Imprint:
    return msgspec.structs.replace(imprint, sketch=sketch_of(text))
