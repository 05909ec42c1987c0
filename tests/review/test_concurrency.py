"""Reviewers at once, with reports coming in: each claim is decided by one of them, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import sys

import pytest
from tests.ledger.taking import all_claims, put, taken

from vigie.ledger.check import check
from vigie.ledger.events import all_events
from vigie.ledger.reviews import reviews_of_claims
from vigie.ledger.store import open_ledger
from vigie.record.events import settle
from vigie.review.decide import decide
from vigie.review.queue import take

REPORTS, LATER, REVIEWERS = 10, 5, 3
PLACES = ("Idlib", "Aleppo", "Damascus", "Saraqib")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the others are forked")


def ingest(address: str, start: int, count: int) -> None:
    ledger = open_ledger(address)
    for number in range(start, start + count):
        put(ledger, taken(f"n{number}", where=PLACES[number % 4]))
        settle(ledger)
    ledger.close()


def review(address: str, reviewer: str) -> None:
    ledger = open_ledger(address)
    while items := take(ledger, reviewer, limit=2):
        for number, item in enumerate(items):
            if number:
                decide(ledger, item.claim.id, "reject", reviewer=reviewer)
            else:
                decide(ledger, item.claim.id, "correct", reviewer=reviewer, fields={"factuality": "hedged"})
    ledger.close()


def test_every_claim_is_decided_once(address: str) -> None:
    ingest(address, 0, REPORTS)
    context = multiprocessing.get_context("fork")
    others = [context.Process(target=review, args=(address, f"r{number}")) for number in range(REVIEWERS)]
    others.append(context.Process(target=ingest, args=(address, REPORTS, LATER)))
    for process in others:
        process.start()
    for process in others:
        process.join()
    assert [process.exitcode for process in others] == [0] * len(others)
    review(address, "last")
    ledger = open_ledger(address, create=False)
    assert list(check(ledger)) == []
    with ledger.reading() as connection:
        standing = {entry.claim.id: entry.claim for entry in all_claims(connection)}
        rejected = [kept for said in reviews_of_claims(connection, standing).values() for kept in said
                    if kept.review.verdict == "reject"]  # fmt: skip
        told = {claim for held in all_events(connection).values() for claim in held.event.claims}
    assert rejected == []
    assert {claim.factuality for claim in standing.values()} == {"hedged"}
    assert told == set(standing)
    assert 0 < len(standing) < REPORTS + LATER
    ledger.close()
