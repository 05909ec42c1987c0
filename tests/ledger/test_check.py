"""The check finds whatever was changed behind the ledger's back, and says where."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.ledger.taking import all_claims, put, taken

from vigie.ledger.check import check
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.judgement import Judgement
from vigie.record import decisions
from vigie.record.events import settle


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = open_ledger(tmp_path / "a.vigie")
    put(ledger, taken("a", claims=2), taken("b"))
    return ledger


OTHER = zlib.compress(b"other words")
TAMPERED = [
    ("UPDATE entries SET recorded = '2020-01-01T00:00:00.000000Z' WHERE seq = 3", 3, "hash"),
    ("UPDATE entries SET content = :other WHERE seq = 2", 2, "content"),
    ("UPDATE entries SET content = NULL WHERE seq = 2", 2, "no erasure"),
    ("DELETE FROM entries WHERE seq = 2", 3, "missing"),
    ("UPDATE originals SET content = :other", 1, "original"),
    ("UPDATE reports SET outlet = 'Another' WHERE seq = 3", 3, "list of reports"),
    ("DELETE FROM claims WHERE reading = 4", 4, "should have 1"),
    ("UPDATE claims SET content = :other WHERE reading = 2", 2, "not what was recorded"),
    ("UPDATE claims SET country = 'FR' WHERE reading = 4", 4, "listed as something else"),
    ("UPDATE readings SET text = :other WHERE seq = 4", 4, "text is not the one"),
    ("UPDATE reports SET known = '1999' WHERE seq = 3", 3, "list of reports says something else of it: known"),
    ("UPDATE reports SET story = 'Another' WHERE seq = 3", 3, "list of reports says something else of it: story"),
    ("INSERT INTO claim_terms SELECT 'actor:nobody', id FROM claims WHERE reading = 4", 4, "found by what"),
    ("INSERT INTO reports (seq, report_id, sha256, name) VALUES (99, 'r', 's', 'n')", 99, "no entry stands behind"),
    ("INSERT INTO supersessions VALUES (2, 4)", 2, "entry 4 is said to supersede it"),
]
OF_EVENTS = [
    ("UPDATE events SET country = 'FR' WHERE seq = {first}", "first", "something else of it: country"),
    ("UPDATE events SET event_id = 'e' WHERE seq = {first}", "first", "something else of it: event_id"),
    ("UPDATE events SET first_known = '1999' WHERE seq = {last}", "last", "something else of it: first_known"),
    ("DELETE FROM event_terms WHERE event = {last}", "last", "not found by all"),
    ("INSERT INTO event_terms VALUES ('actor:nobody', {last})", "last", "found by what"),
    ("DELETE FROM supersessions WHERE new = {last}", "first", "a later entry supersedes it"),
    ("UPDATE supersessions SET new = {judged} WHERE old = {last}", "last", "is said to supersede it"),
    ("UPDATE judgements SET decision = 'same'", "judged", "list of judgements"),
    ("DELETE FROM judgements", "judged", "no list of judgements"),
    ("DELETE FROM supersessions WHERE new = {back}", "back", "not superseded by it"),
    ("DELETE FROM supersessions WHERE new = {retracted}", "withdrawn", "a later entry supersedes it"),
]


@pytest.mark.parametrize(("statement", "seq", "words"), TAMPERED, ids=[row[0][:48] for row in TAMPERED])
def test_the_first_fault_is_the_change(ledger: Ledger, statement: str, seq: int, words: str) -> None:
    with ledger.writing() as connection:
        connection.execute(text(statement), {"other": OTHER} if ":other" in statement else {})
    first = next(check(ledger))
    assert first.seq == seq
    assert words in first.what


def test_nothing_is_found_where_nothing_was_changed(ledger: Ledger) -> None:
    assert list(check(ledger)) == []


@pytest.fixture
def judged(tmp_path: Path) -> tuple[Ledger, dict[str, int]]:
    """A ledger with an event that changed, a judgement that was taken back and a report that was withdrawn."""
    ledger = open_ledger(tmp_path / "b.vigie")
    for name in ("a", "b", "c"):
        put(ledger, taken(name, claims=2))
        settle(ledger)
    with ledger.reading() as connection:
        left, *_, right = sorted(entry.claim.id for entry in all_claims(connection))
    decisions.judge(
        ledger, Judgement(left=left, right=right, decision="different", reviewer="ada", decided="", note="")
    )  # fmt: skip
    with ledger.reading() as connection:
        number = connection.execute(text("SELECT max(seq) FROM judgements")).scalar()
    decisions.take_back(ledger, [int(number or 0)], by="ada", note="")
    decisions.retract(ledger, "c", reason="withdrawn", by="ada")

    def one(statement: str) -> int:
        with ledger.reading() as connection:
            return int(connection.execute(text(statement)).scalar() or 0)

    first = one(
        "SELECT min(old) FROM supersessions JOIN events ON seq = old WHERE new IN (SELECT seq FROM events "
        "WHERE claims > 0)"
    )  # fmt: skip
    return ledger, {
        "first": first, "last": one(f"SELECT new FROM supersessions WHERE old = {first}"),
        "judged": one("SELECT max(seq) FROM judgements"),
        "back": one("SELECT seq FROM entries WHERE kind = 'taken_back'"),
        "retracted": one("SELECT seq FROM entries WHERE kind = 'retraction'"),
        "withdrawn": one("SELECT max(seq) - 1 FROM readings"),
    }  # fmt: skip


@pytest.mark.parametrize(("statement", "where", "words"), OF_EVENTS, ids=[row[0][:48] for row in OF_EVENTS])
def test_what_lists_say_of_events_and_decisions_is_held_against_them(
    judged: tuple[Ledger, dict[str, int]], statement: str, where: str, words: str
) -> None:
    ledger, numbers = judged
    assert list(check(ledger)) == []
    with ledger.writing() as connection:
        assert connection.execute(text(statement.format(**numbers))).rowcount > 0
    faults = [fault for fault in check(ledger) if words in fault.what]
    assert faults[0].seq == numbers[where]
