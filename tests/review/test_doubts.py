"""Pairs of events that may be one are items of the queue: held, put off, and closed by a judgement."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ask.test_links import world
from tests.ledger.taking import put

from vigie.ledger.doubts import open_doubts
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.judgement import Judgement
from vigie.record import decisions
from vigie.record.events import settle
from vigie.review.doubts import DoubtItem, put_off, take_doubts
from vigie.review.queue import give_back


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = open_ledger(tmp_path / "a.vigie")
    put(ledger, *world(300))
    settle(ledger)
    return ledger


def pair(item: DoubtItem) -> tuple[str, str]:
    return item.link.left, item.link.right


def test_the_most_consequential_comes_first_and_nobody_else_gets_it(ledger: Ledger) -> None:
    (first,) = take_doubts(ledger, "anna")
    assert [pair(item) for item in take_doubts(ledger, "anna")] == [pair(first)]
    (second,) = take_doubts(ledger, "bert")
    assert pair(second) != pair(first)
    assert first.stake >= second.stake
    assert first.left.event != first.right.event
    assert {why.reason for why in first.why} == {"effect", "doubt"}
    assert first.left.claim.id == first.link.left
    give_back(ledger, "anna")
    assert pair(first) in [pair(item) for item in take_doubts(ledger, "bert", limit=2)]


def test_what_one_puts_off_others_get(ledger: Ledger) -> None:
    (first,) = take_doubts(ledger, "anna")
    put_off(ledger, "anna", *pair(first))
    give_back(ledger, "anna")
    assert pair(first) not in [pair(item) for item in take_doubts(ledger, "anna", limit=100)]
    give_back(ledger, "anna")
    assert [pair(item) for item in take_doubts(ledger, "bert")] == [pair(first)]


def test_a_judgement_closes_a_doubt_and_the_ledger_goes_on_knowing_it(ledger: Ledger) -> None:
    (first,) = take_doubts(ledger, "anna")
    left, right = pair(first)
    with ledger.reading() as connection:
        before = len(open_doubts(connection))
    decisions.judge(ledger, Judgement(left=left, right=right, decision="different", reviewer="anna", decided=""))
    assert (left, right) not in [pair(item) for item in take_doubts(ledger, "anna", limit=200)]
    with ledger.reading() as connection:
        assert 0 < len(open_doubts(connection)) < before + 1
