"""Killed at any instant and run again, a ledger is that of an unbroken run."""

from __future__ import annotations

import io
import multiprocessing
import random
import sys
import time
from pathlib import Path

import pytest
from tests.ledger.taking import MORNING, whole
from tests.record import standing_in

from vigie import batch
from vigie.ingest import find_items
from vigie.ledger.check import check
from vigie.ledger.store import Ledger, open_ledger
from vigie.ledger.write import Recorded
from vigie.record import reports
from vigie.record.events import settle
from vigie.settings import Settings

KILLS = 50
REPORTS = 120
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-in reaches the other process by fork")


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "reading_of_report", standing_in.read)
    monkeypatch.setattr(reports, "BATCH", 7)


def run(lines: Path, path: Path) -> Ledger:
    ledger = open_ledger(path, clock=lambda: MORNING)
    items = find_items([str(lines)], io.BytesIO())
    for _ in reports.ingest(ledger, items, Settings(), jobs=1, done=Recorded()):
        pass
    settle(ledger)
    return ledger


def killed_run(lines: Path, path: Path, seconds: float) -> bool:
    """Runs in another process and kills it so many seconds later; True where it was still at work."""
    process = multiprocessing.get_context("fork").Process(target=run, args=(lines, path))
    process.start()
    time.sleep(seconds)
    alive = process.is_alive()
    process.kill()
    process.join()
    return alive


def test_fifty_kills_change_nothing(tmp_path: Path) -> None:
    lines = standing_in.write_lines(tmp_path / "a.jsonl", REPORTS)
    start = time.perf_counter()
    unbroken = whole(run(lines, tmp_path / "unbroken.vigie"))
    lasted = time.perf_counter() - start
    start = time.perf_counter()
    run(lines, tmp_path / "unbroken-2.vigie")
    lasted = min(lasted, time.perf_counter() - start)  # the first run also loads what both need
    chance = random.Random(7)
    struck = kills = ledgers = 0
    while kills < KILLS:
        path = tmp_path / f"{ledgers}.vigie"
        ledgers += 1
        for _ in range(5):  # several kills of one ledger: what is left of it is also what the next run starts from
            struck += killed_run(lines, path, chance.uniform(0, lasted / 2))
            kills += 1
        ledger = run(lines, path)
        assert whole(ledger) == unbroken
        assert list(check(ledger)) == []
        ledger.close()
    assert struck > KILLS / 3  # of runs that were still at work
