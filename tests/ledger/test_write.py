"""Reports are recorded once; whatever comes later is appended, and supersedes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select
from tests.ledger.taking import ENGINE, MORNING, put, taken, whole

from vigie.ledger.append import current
from vigie.ledger.check import check
from vigie.ledger.read import claims_of_readings, original_text
from vigie.ledger.schema import claims, entries, readings
from vigie.ledger.store import Ledger, open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "a.vigie", clock=lambda: MORNING)


def held(ledger: Ledger) -> set[int]:
    with ledger.reading() as connection:
        return current(connection, list(connection.execute(select(readings.c.seq)).scalars()))


def test_what_is_recorded_comes_back_as_it_was(ledger: Ledger) -> None:
    report = taken("a", claims=3)
    assert put(ledger, report).claims == 3
    with ledger.reading() as connection:
        assert [entry for _, entry in claims_of_readings(connection, [2])] == list(report.claims)
        assert original_text(connection, report.entry.report.id) == report.original
    assert list(check(ledger)) == []


def test_the_same_report_twice_is_one(ledger: Ledger) -> None:
    put(ledger, taken("a"), taken("a"), taken("b"))
    before = whole(ledger)
    again = put(ledger, taken("b"), taken("a"))
    assert (again.new, again.known) == (0, 2)
    assert whole(ledger) == before


def test_another_engine_s_reading_supersedes_and_the_first_stays(ledger: Ledger) -> None:
    put(ledger, taken("a", claims=2))
    newer = msgspec.structs.replace(ENGINE, vigie="2")
    done = put(ledger, msgspec.structs.replace(taken("a", claims=1, engine=newer), fingerprint="f2"))
    assert (done.again, done.new) == (1, 0)
    assert held(ledger) == {3}
    with ledger.reading() as connection:
        assert len(claims_of_readings(connection, [2])) == 2
    assert list(check(ledger)) == []


def test_a_later_version_at_the_same_address_supersedes_whichever_comes_first(tmp_path: Path) -> None:
    address = "https://news.example.org/1"
    early = taken("a", url=address, published="2024-11-29", text="Three people were killed in Idlib on Friday.")
    late = taken("b", url=address, published="2024-11-30", text="Five people were killed in Idlib on Friday.")
    for number, order in enumerate(((early, late), (late, early))):
        ledger = open_ledger(tmp_path / f"{number}.vigie")
        for one in order:
            put(ledger, one)
        with ledger.reading() as connection:
            ((_, claim),) = claims_of_readings(connection, held(ledger))
        assert claim == late.claims[0]
        assert list(check(ledger)) == []


def test_a_batch_that_fails_leaves_nothing(ledger: Ledger) -> None:
    put(ledger, taken("a"))
    before = whole(ledger)
    broken = msgspec.structs.replace(taken("c"), raw=None)
    with pytest.raises(TypeError):
        put(ledger, taken("b"), broken)
    assert whole(ledger) == before


def test_a_clock_that_was_set_back_leaves_times_in_order(tmp_path: Path) -> None:
    times = iter(["2026-01-02T00:00:00.000000Z", "2026-01-01T00:00:00.000000Z"])
    ledger = open_ledger(tmp_path / "a.vigie", clock=lambda: next(times))
    put(ledger, taken("a"))
    put(ledger, taken("b"))
    with ledger.reading() as connection:
        recorded = list(connection.execute(select(entries.c.recorded).order_by(entries.c.seq)).scalars())
    assert recorded == sorted(recorded)


def test_claims_have_columns_of_their_own(ledger: Ledger) -> None:
    put(ledger, taken("a"))
    with ledger.reading() as connection:
        row = connection.execute(select(claims)).one()
    assert (row.country, row.start, row.place_id, row.known) == (
        "SY", "2024-11-20", 169389, "2024-11-30T23:59:59.999999Z",
    )  # fmt: skip
