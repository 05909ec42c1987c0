"""A ledger opens where there is one, at the newest revision, and says what is wrong where there is none."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, select, text
from tests.ledger.taking import all_claims

from vigie.ask.territory import timelines
from vigie.consolidate.events import consolidate
from vigie.consolidate.settings import fingerprint
from vigie.consolidate.updates import block_keys
from vigie.errors import LedgerError
from vigie.ledger import store
from vigie.ledger.chain import unpacked
from vigie.ledger.check import check
from vigie.ledger.events import all_events, last_consolidation
from vigie.ledger.judgements import judgements_after
from vigie.ledger.questions import Filters, find_reports
from vigie.ledger.read import decode_report
from vigie.ledger.rows import listed
from vigie.ledger.schema import HEAD, claim_keys, entries, events, metadata, reports
from vigie.ledger.store import Ledger, engine_of, open_ledger, upgrade
from vigie.record.events import settle

SCRIPTS = ScriptDirectory(str(Path(store.__file__).parent / "migrations"))
EARLIER = Path(__file__).parent / "earlier"  # ledgers as the code of each revision made them, as SQL
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


def earlier(folder: Path, revision: str) -> Path:
    """A ledger as the code of a revision made it."""
    path = folder / "old.vigie"
    with sqlite3.connect(path) as raw:
        raw.executescript(gzip.decompress((EARLIER / f"{revision}.sql.gz").read_bytes()).decode())
    raw.close()
    return path


def copied(path: Path, address: str, revision: str) -> None:
    """Puts the rows of an earlier ledger into an empty database whose schema is of the same revision."""
    engine = engine_of(address)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    else:
        Path(address).unlink(missing_ok=True)
    upgrade(Ledger(engine), revision)
    old = create_engine(f"sqlite:///{path}")
    there, here = MetaData(), MetaData()
    there.reflect(old)
    here.reflect(engine)
    with old.connect() as source, engine.begin() as target:
        for name in sorted(set(there.tables) - {"alembic_version"}):
            rows = [dict(row._mapping) for row in source.execute(select(there.tables[name]))]
            if rows:
                target.execute(here.tables[name].insert(), rows)
    old.dispose()
    engine.dispose()


@pytest.mark.parametrize("revision", [revision for revision in REVISIONS if revision != HEAD])
def test_a_database_of_every_earlier_version_goes_on(tmp_path: Path, address: str, revision: str) -> None:
    """On a server as in a file: the schema is reached, what was there holds, and events follow."""
    copied(earlier(tmp_path, revision), address, revision)
    ledger = open_ledger(address)
    with ledger.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert list(check(ledger)) == []
    settle(ledger, whole=True)
    assert list(check(ledger)) == []
    with ledger.reading() as connection:
        found = {event.event.claims for event in all_events(connection).values()}
        judged = judgements_after(connection, 0)
        assert found == {event.claims for event in consolidate(all_claims(connection), judgements=judged).events}
    ledger.close()


def test_the_newest_revision_is_the_schema_s() -> None:
    assert SCRIPTS.get_current_head() == HEAD


@pytest.mark.parametrize("start", REVISIONS)
def test_from_every_revision_the_schema_is_reached(tmp_path: Path, start: str) -> None:
    path = tmp_path / "a.vigie"
    upgrade(Ledger(engine_of(str(path))), start)
    with open_ledger(path).reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.parametrize("revision", [revision for revision in REVISIONS if revision != HEAD])
def test_a_ledger_of_every_earlier_version_goes_on(tmp_path: Path, revision: str) -> None:
    """What it held stays as it was, entry for entry; claims are linked as a new ledger's would be."""
    path = earlier(tmp_path, revision)
    with sqlite3.connect(path) as raw:
        before = raw.execute("SELECT seq, hash, content FROM entries ORDER BY seq").fetchall()
    raw.close()
    ledger = open_ledger(path)
    note = settle(ledger)
    assert note is None or note.whole  # None where claims are linked today as they were then
    assert settle(ledger) is None
    assert list(check(ledger)) == []
    with ledger.reading() as connection:
        last = last_consolidation(connection)[1]
        assert last is not None
        assert last.linking == fingerprint()
        after = connection.execute(select(entries.c.seq, entries.c.hash, entries.c.content)).fetchmany(len(before))
        found = {event.event.claims for event in all_events(connection).values()}
        claims, judged = all_claims(connection), judgements_after(connection, 0)
        kept = {row.key for row in connection.execute(select(claim_keys.c.key))}
        territory = timelines(connection, Filters(place="Hama"))
    assert [tuple(row) for row in after] == before
    assert found == {event.claims for event in consolidate(claims, judgements=judged).events}
    wanted = {key for keys in block_keys(claims, judged).values() for key in keys}
    assert kept >= wanted
    assert note is None or kept == wanted  # keys made anew are those of what holds; others were, too
    assert territory
    assert judged[0].reviewer == "anna"
    ledger.close()


@pytest.mark.parametrize("revision", [revision for revision in REVISIONS if revision < "0006"])
def test_events_of_an_earlier_version_are_listed_by_whom_they_rest_on(tmp_path: Path, revision: str) -> None:
    ledger = open_ledger(earlier(tmp_path, revision))
    with ledger.reading() as connection:
        said = {row.report_id: row for row in connection.execute(select(reports))}
        rows = connection.execute(select(events).where(events.c.claims > 0)).all()
        held = {one.seq: one.event for one in all_events(connection).values()}
    assert held.keys() <= {row.seq for row in rows}
    for row in rows:
        if row.seq in held:
            event = held[row.seq]
            assert row.outlets == listed(said[one].outlet for one in event.reports)
            assert row.languages == listed(said[one].language for one in event.reports)
            assert row.classes == listed(voice.source_class or "media" for voice in event.voices)
    ledger.close()


@pytest.mark.parametrize("revision", [revision for revision in REVISIONS if revision < "0007"])
def test_reports_of_an_earlier_version_are_found_by_their_titles(tmp_path: Path, revision: str) -> None:
    ledger = open_ledger(earlier(tmp_path, revision))
    with ledger.reading() as connection:
        every = list(find_reports(connection, Filters()))
        for row in every:
            report = decode_report(unpacked(row.content)).report
            words = (report.title or row.name).upper()
            assert row.report_id in {one.report_id for one in find_reports(connection, Filters(title=words))}
    assert len(every) > 2
    ledger.close()


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
