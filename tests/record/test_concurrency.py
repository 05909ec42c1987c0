"""An ingest and several reviewers at once: every report, judgement and event is there, once."""

from __future__ import annotations

import itertools
import multiprocessing
import sys

import pytest
from sqlalchemy import func, select
from tests.ledger.taking import all_claims, put, taken

from vigie.consolidate.events import consolidate
from vigie.ledger.check import check
from vigie.ledger.events import all_events
from vigie.ledger.judgements import judgements_after
from vigie.ledger.schema import judgements, reports
from vigie.ledger.store import open_ledger
from vigie.model.judgement import Judgement
from vigie.record import decisions
from vigie.record.events import settle

FIRST, LATER, REVIEWERS, EACH = 8, 12, 3, 4
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the others are forked")
PLACES = ("Idlib", "Aleppo", "Damascus", "Saraqib")


def ingest(address: str, start: int, count: int) -> None:
    ledger = open_ledger(address)
    for number in range(start, start + count):
        put(ledger, taken(f"n{number}", claims=2, where=PLACES[number % 4]))
        settle(ledger)
    ledger.close()


def review(address: str, reviewer: int) -> None:
    ledger = open_ledger(address)
    with ledger.reading() as connection:
        claims = sorted(entry.claim.id for entry in all_claims(connection))
    pairs = list(itertools.combinations(claims, 2))[reviewer::REVIEWERS][:EACH]
    for left, right in pairs:
        decision = "same" if (reviewer + len(left)) % 2 else "different"
        judgement = Judgement(left=left, right=right, decision=decision, reviewer=f"r{reviewer}", decided="")  # type: ignore[arg-type]
        decisions.judge(ledger, judgement)
    ledger.close()


def test_an_ingest_and_reviewers_at_once(address: str) -> None:
    ingest(address, 0, FIRST)
    context = multiprocessing.get_context("fork")
    others = [context.Process(target=review, args=(address, number)) for number in range(REVIEWERS)]
    others.append(context.Process(target=ingest, args=(address, FIRST, LATER)))
    for process in others:
        process.start()
    for process in others:
        process.join()
    assert [process.exitcode for process in others] == [0] * len(others)
    ledger = open_ledger(address, create=False)
    settle(ledger)
    assert list(check(ledger)) == []
    with ledger.reading() as connection:
        counts = [connection.execute(select(func.count()).select_from(t)).scalar() for t in (reports, judgements)]
        held = {event.event.claims for event in all_events(connection).values()}
        every, judged = all_claims(connection), judgements_after(connection, 0)
    assert counts == [FIRST + LATER, REVIEWERS * EACH]
    assert held == {event.claims for event in consolidate(every, judgements=judged).events}
    ledger.close()
