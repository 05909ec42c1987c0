"""What nobody asked for gives way to those who wait for an answer, and ends all the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.consolidate.claim_making import told
from tests.ledger.taking import evidenced, of_claims, put
from tests.serve.serving import BASE, enter, fill, served

from vigie.ledger.store import open_ledger
from vigie.record.events import is_behind
from vigie.serve import shelf as module
from vigie.serve.overview import first_asked
from vigie.serve.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    fill(tmp_path / "war.vigie")
    shelf = Shelf(str(tmp_path / "war.vigie"))
    yield shelf
    shelf.close()


def test_work_rests_until_the_answer_is_given(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 30.0)
    monkeypatch.setattr(module, "LULL", 0.05)
    rested = threading.Event()

    def work() -> None:
        shelf.give_way()
        rested.set()

    with shelf.asking():
        threading.Thread(target=work, daemon=True).start()
        assert not rested.wait(0.2)
    assert rested.wait(10)


def test_work_goes_on_under_readers_without_end(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 0.02)
    start = time.monotonic()
    with shelf.asking():
        shelf.warm_more()
    assert shelf.sources.columns["key"].size > 0
    assert time.monotonic() - start < 20


def test_what_the_first_page_asks_for_is_there_before_it_is_asked(shelf: Shelf) -> None:
    shelf.warm(first_asked)
    board = shelf.columns.held
    assert {what for what, _ in board.traits.counts.made} == {"facets", "bins"}
    assert {"day", "week", "month", "year"} <= set(board.words["start"].numbers)


def test_events_that_are_behind_are_worked_out_when_a_server_starts(tmp_path: Path) -> None:
    fill(tmp_path / "war.vigie")
    late = told("r6", event_type="airstrike", where="Idlib", published="2024-12-03", day="2024-12-03")
    ledger = open_ledger(tmp_path / "war.vigie")
    put(ledger, of_claims("r6", [evidenced(late, "r6 says it.")], report_id="r6", text="r6 says it.", outlet="One",
                          published="2024-12-03"))  # fmt: skip
    assert is_behind(ledger)
    with served(tmp_path / "war.vigie") as client:
        client.app.state.house.warm()  # type: ignore[attr-defined]
        assert "worked out anew" in client.said[0]  # type: ignore[attr-defined]
        until = time.monotonic() + 20
        while is_behind(ledger) and time.monotonic() < until:
            time.sleep(0.02)
        found = enter(client).get(f"{BASE}/events", params={"since": "2024-12-03"}).json()["items"]
        client.app.state.house.warm()  # type: ignore[attr-defined]
        assert len([line for line in client.said if "worked out" in line]) == 1  # type: ignore[attr-defined]
    ledger.close()
    assert [event["event_type"] for event in found] == ["airstrike"]
