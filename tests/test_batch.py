"""Many items: one outcome each, in order, whatever becomes of one of them."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator

import pytest

from vigie import batch
from vigie.batch import read_item, read_items
from vigie.errors import PackError
from vigie.ingest import Found, Item, Unread
from vigie.model.claim import Reading
from vigie.model.report import Issue, Report
from vigie.settings import Settings

forks = pytest.mark.skipif(sys.platform != "linux", reason="the stand-in for reading reaches other processes by fork")


def line(number: int, text: str = "words") -> Item:
    raw = json.dumps({"id": str(number), "text": f"{text} {number}"}).encode()
    return Item(name=f"a.jsonl:{number}", kind="line", raw=raw)


def stand_in(report: Report, _: Settings) -> Reading:
    """Reads nothing; falls ill on some words."""
    if "crash" in report.original:
        os._exit(1)
    if "fail" in report.original:
        raise RuntimeError("no such thing")
    if "slow" in report.original:
        time.sleep(0.2)
    return batch.bare_reading(report)


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "reading_of_report", stand_in)


def ids(outcomes: Iterator[batch.Outcome]) -> list[str]:
    return [reading.report.id if (reading := outcome.reading()) else outcome.failures[0].code for outcome in outcomes]


@forks
def test_outcomes_keep_the_order_of_items_on_several_processes() -> None:
    items = [line(n, "slow" if n % 40 == 0 else "words") for n in range(200)]
    assert ids(read_items(items, Settings(), jobs=2)) == [str(n) for n in range(200)]


@forks
def test_one_process_and_several_give_the_same_bytes() -> None:
    items = [line(n, "fail" if n == 50 else "words") for n in range(100)]
    assert list(read_items(items, Settings(), jobs=1)) == list(read_items(items, Settings(), jobs=2))


@forks
def test_a_process_that_dies_costs_one_item() -> None:
    items = [line(n, "crash" if n in (3, 77) else "words") for n in range(120)]
    expected = ["reading.failed" if n in (3, 77) else str(n) for n in range(120)]
    assert ids(read_items(items, Settings(), jobs=2)) == expected


@forks
def test_items_are_drawn_as_they_are_read() -> None:
    drawn: list[int] = []

    def endless() -> Iterator[Found]:
        for number in range(10_000):
            drawn.append(number)
            yield line(number)

    outcomes = read_items(endless(), Settings(), jobs=2)
    for _ in range(100):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert len(drawn) < 400


def test_an_exception_becomes_an_issue_of_the_reading() -> None:
    outcome = read_item(line(1, "fail"), Settings())
    reading = outcome.reading()
    assert reading is not None
    assert (reading.report.id, reading.text, reading.claims) == ("1", "fail 1", ())
    assert [issue.code for issue in reading.issues] == ["reading.failed"]
    assert outcome.failures == reading.issues


def test_a_broken_pack_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Reading:
        raise PackError("xx: no section 'pack'")

    monkeypatch.setattr(batch, "reading_of_report", broken)
    with pytest.raises(PackError):
        list(read_items([line(1)], Settings(), jobs=1))


def test_what_is_no_item_has_an_outcome_too() -> None:
    unread = Unread(name="x", issue=Issue("input.not-found", "Look elsewhere."))
    (outcome,) = read_items([unread], Settings(), jobs=1)
    assert (outcome.name, outcome.data, outcome.failures) == ("x", None, (unread.issue,))
