"""Several writers at once: nothing is lost and nothing is there twice, on SQLite and on PostgreSQL."""

from __future__ import annotations

import multiprocessing
import sys

import pytest
from sqlalchemy import func, select
from tests.ledger.taking import put, taken

from vigie.ledger.check import check
from vigie.ledger.schema import claims, entries, reports
from vigie.ledger.store import open_ledger

WRITERS, ROUNDS = 4, 12
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="writers are forked")


def write(address: str, writer: int) -> None:
    """Half of what each writer brings is its own, half is what all bring."""
    ledger = open_ledger(address)
    for number in range(ROUNDS):
        put(ledger, taken(f"own-{writer}-{number}"), taken(f"common-{number}", claims=2))
    ledger.close()


def test_writers_at_once_lose_and_double_nothing(address: str) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write, args=(address, number)) for number in range(WRITERS)]
    for process in writers:
        process.start()
    for process in writers:
        process.join()
    assert [process.exitcode for process in writers] == [0] * WRITERS
    ledger = open_ledger(address, create=False)
    with ledger.reading() as connection:
        counts = [connection.execute(select(func.count()).select_from(table)).scalar() for table in (reports, claims)]
        last = connection.execute(select(func.max(entries.c.seq))).scalar()
    assert counts == [(WRITERS + 1) * ROUNDS, (WRITERS + 2) * ROUNDS]
    assert last == 2 * (WRITERS + 1) * ROUNDS
    assert list(check(ledger)) == []
    ledger.close()


def test_readers_see_whole_transactions_while_others_write(address: str) -> None:
    ledger = open_ledger(address)
    put(ledger, taken("before"))
    with ledger.reading() as connection:
        seen = connection.execute(select(func.count()).select_from(entries)).scalar()
        process = multiprocessing.get_context("fork").Process(target=write, args=(address, 99))
        process.start()
        process.join()
        assert process.exitcode == 0
        assert connection.execute(select(func.count()).select_from(entries)).scalar() == seen
    with ledger.reading() as connection:
        assert connection.execute(select(func.count()).select_from(entries)).scalar() > seen
    ledger.close()
