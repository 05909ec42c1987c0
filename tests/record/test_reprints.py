"""Near-copies of a report are grouped, stored and shown, in whatever order reports come in."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import delete
from tests.consolidate.claim_making import told
from tests.ledger.taking import evidenced, of_claims, put

from vigie.ask import reports as asked_reports
from vigie.ask.reports import reprint_groups, reprints_of
from vigie.consolidate.reprints import sketch_of, store_keys
from vigie.ledger.questions import Filters
from vigie.ledger.schema import marks, reprint_keys, reprints
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.entry import Taken
from vigie.record import checks, decisions
from vigie.record.events import settle

WIRE = " ".join(f"word{n} of the wire" for n in range(60))
OWN = " ".join(f"thing{n} that we saw" for n in range(60))


def report(name: str, text: str, day: str, *, outlet: str = "", url: str | None = None) -> Taken:
    entry = told(name, published=day, outlet=outlet or name, day="2024-11-28", sketch=sketch_of(text))
    made = of_claims(name, [evidenced(entry, text)], report_id=name, text=text, outlet=outlet or name, url=url,
                     published=day)  # fmt: skip
    return Taken(**{field: getattr(made, field) for field in made.__struct_fields__}
                 | {"copy_keys": store_keys(entry.imprint)})  # fmt: skip


GIVEN = [
    report("a", WIRE, "2024-11-29"), report("b", WIRE + " and more", "2024-11-30"),
    report("c", WIRE[: len(WIRE) * 6 // 10], "2024-12-01"), report("d", OWN, "2024-11-29"),
    report("e", OWN + " again", "2024-11-28"), report("f", "Nothing like it. " * 20, "2024-11-29"),
]  # fmt: skip


def groups(ledger: Ledger) -> set[tuple[str, ...]]:
    with ledger.reading() as connection:
        return set(reprint_groups(connection, [one.entry.report.id for one in GIVEN]).values())


def test_groups_are_the_same_in_bulk_and_one_by_one(tmp_path: Path) -> None:
    bulk = open_ledger(tmp_path / "bulk.vigie")
    put(bulk, *GIVEN)
    settle(bulk)
    assert groups(bulk) == {("a", "b", "c"), ("e", "d")}
    for seed in range(3):
        single, order = open_ledger(tmp_path / f"{seed}.vigie"), list(GIVEN)
        random.Random(seed).shuffle(order)
        for one in order:
            put(single, one)
            settle(single)
        assert groups(single) == groups(bulk)
        assert list(checks.check_all(single)) == []


def test_the_first_stands_in_front_and_the_others_lead_to_it(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "a.vigie")
    put(ledger, *GIVEN)
    settle(ledger)
    with ledger.reading() as connection:
        rows = {row["report_id"]: row for row in asked_reports.find(connection, Filters())}
        early = reprints_of(connection, "b", Filters(known="2024-11-30T23:59:59.999999Z"))
        never = reprints_of(connection, "b", Filters(recorded="2020"))
    assert {name: row["reprint_of"] for name, row in rows.items()} == {
        "a": None, "b": "a", "c": "a", "d": "e", "e": None, "f": None,
    }  # fmt: skip
    assert (rows["a"]["copies"], rows["f"]["copies"]) == (2, 0)
    assert (early, never) == (("a", "b"), ())


def test_a_version_that_holds_no_more_is_nobody_s_copy(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "a.vigie")
    put(ledger, report("one", WIRE, "2024-11-29", url="https://a.example/1"))
    put(ledger, report("two", WIRE + " and more", "2024-11-30", url="https://a.example/1"))
    settle(ledger)
    with ledger.reading() as connection:
        assert reprints_of(connection, "two") == ()


def test_an_erased_report_leaves_its_group(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "a.vigie")
    put(ledger, *GIVEN)
    settle(ledger)
    decisions.erase(ledger, "a", reason="a court's order", by="ada")
    assert groups(ledger) == {("b", "c"), ("e", "d")}
    assert list(checks.check_all(ledger)) == []


def test_a_ledger_of_before_gets_its_groups(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "a.vigie")
    put(ledger, *GIVEN)
    settle(ledger)
    with ledger.writing() as connection:
        for table in (reprints, reprint_keys):
            connection.execute(delete(table))
        connection.execute(delete(marks).where(marks.c.name.startswith("reprint")))
    assert groups(ledger) == set()
    assert settle(ledger) is None
    assert groups(ledger) == {("a", "b", "c"), ("e", "d")}


def test_many_at_once_are_grouped_as_few_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vigie.record.reprints.MANY", 0)
    ledger = open_ledger(tmp_path / "a.vigie")
    put(ledger, *GIVEN[:3])
    settle(ledger)
    put(ledger, *GIVEN[3:])
    settle(ledger)
    assert groups(ledger) == {("a", "b", "c"), ("e", "d")}
