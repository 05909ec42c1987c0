"""Items are read and recorded once, whatever order, batch or number of processes they come in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.ledger.taking import MORNING, whole
from tests.record import standing_in

from vigie import batch
from vigie.ingest import find_items
from vigie.ledger.chain import digest
from vigie.ledger.check import check
from vigie.ledger.schema import reports as reports_table
from vigie.ledger.store import Ledger, open_ledger
from vigie.ledger.write import Recorded
from vigie.record import reports
from vigie.settings import Settings


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "reading_of_report", standing_in.read)


def ingest(path: Path, *arguments: Path, jobs: int = 1, settings: Settings = Settings()) -> tuple[Ledger, Recorded]:  # noqa: B008
    ledger, done = open_ledger(path, clock=lambda: MORNING), Recorded()
    for _ in reports.ingest(
        ledger, find_items(list(map(str, arguments)), io.BytesIO()), settings, jobs=jobs, done=done
    ):
        pass
    return ledger, done


def test_a_second_run_reads_nothing_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = standing_in.write_lines(tmp_path / "a.jsonl", 20)
    ledger, done = ingest(tmp_path / "l.vigie", lines)
    assert (done.new, done.known) == (20, 0)
    before = whole(ledger)
    monkeypatch.setattr(batch, "reading_of_report", None)
    ledger, done = ingest(tmp_path / "l.vigie", lines)
    assert (done.new, done.known) == (0, 20)
    assert whole(ledger) == before
    assert list(check(ledger)) == []


def test_one_process_and_two_record_the_same(tmp_path: Path) -> None:
    lines = standing_in.write_lines(tmp_path / "a.jsonl", 90)
    one, _ = ingest(tmp_path / "1.vigie", lines, jobs=1)
    two, _ = ingest(tmp_path / "2.vigie", lines, jobs=2)
    assert whole(one) == whole(two)


def test_one_text_in_two_files_is_one_report_and_by_two_outlets_two(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Idlib 3 4")
    (tmp_path / "b.txt").write_text("Idlib 3 4")
    ledger, done = ingest(tmp_path / "l.vigie", tmp_path / "a.txt", tmp_path / "b.txt")
    assert (done.new, done.known) == (1, 1)
    ledger, done = ingest(tmp_path / "l.vigie", tmp_path / "a.txt", settings=Settings(outlet="Another"))
    assert done.new == 1
    with ledger.reading() as connection:
        assert (
            list(connection.execute(select(reports_table.c.name)).scalars()) == [f"a-{digest(b'Idlib 3 4')[:12]}"] * 2
        )


def test_the_same_line_twice_in_one_run_is_one_report(tmp_path: Path) -> None:
    lines = standing_in.write_lines(tmp_path / "a.jsonl", 3)
    lines.write_text(lines.read_text() + "\n" + lines.read_text())
    _, done = ingest(tmp_path / "l.vigie", lines)
    assert (done.new, done.known) == (3, 3)


def test_other_packs_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = standing_in.write_lines(tmp_path / "a.jsonl", 3)
    ingest(tmp_path / "l.vigie", lines)
    monkeypatch.setattr(reports, "folder_hash", lambda _: "another")
    ledger, done = ingest(tmp_path / "l.vigie", lines)
    assert (done.new, done.again) == (0, 3)
    assert list(check(ledger)) == []
