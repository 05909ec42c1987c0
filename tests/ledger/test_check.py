"""The check finds whatever was changed behind the ledger's back, and says where."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.ledger.taking import put, taken

from vigie.ledger.check import check
from vigie.ledger.store import Ledger, open_ledger


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
