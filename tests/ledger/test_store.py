"""A ledger opens where there is one, at the newest revision, and says what is wrong where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from vigie.errors import LedgerError
from vigie.ledger import store
from vigie.ledger.schema import HEAD, metadata
from vigie.ledger.store import Ledger, engine_of, open_ledger, upgrade

SCRIPTS = ScriptDirectory(str(Path(store.__file__).parent / "migrations"))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


def test_the_newest_revision_is_the_schema_s() -> None:
    assert SCRIPTS.get_current_head() == HEAD


@pytest.mark.parametrize("start", REVISIONS)
def test_from_every_revision_the_schema_is_reached(tmp_path: Path, start: str) -> None:
    path = tmp_path / "a.vigie"
    upgrade(Ledger(engine_of(str(path))), start)
    with open_ledger(path).reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_ledger_of_a_newer_vigie_is_left_alone(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "a.vigie")
    with ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer Vigie"):
        open_ledger(tmp_path / "a.vigie")


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words " * 999)
    with pytest.raises(LedgerError, match="is no ledger"):
        open_ledger(tmp_path / "a.txt")
    other = create_engine(f"sqlite:///{tmp_path / 'b.db'}")
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE entries (words TEXT)"))
    with pytest.raises(LedgerError, match="not a ledger's"):
        open_ledger(tmp_path / "b.db")


def test_a_ledger_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_ledger(tmp_path / "a.vigie", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(LedgerError, match="postgresql://"):
        open_ledger("mysql://somewhere/x")
