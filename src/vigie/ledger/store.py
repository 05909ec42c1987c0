"""Opens a ledger: a SQLite file or a PostgreSQL database, at the newest revision of the schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from vigie.errors import BusyError, LedgerError
from vigie.ledger.schema import HEAD, entries

# Seconds that a writer waits for another: consolidating a large ledger from scratch holds it for about a minute.
PATIENCE = 600
# Any number that no other program's advisory locks use.
LOCK = 0x7669676965
# What the databases say to one who waited long enough for another writer.
BUSY = re.compile(r"database is locked|lock timeout")
POSTGRES = re.compile(r"postgres(?:ql)?(?:\+\w+)?://")


def utc_now() -> str:
    """This moment, to the microsecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Ledger:
    """An open ledger. ``clock`` gives the times of recording, ``patience`` the seconds to wait for another writer."""

    def __init__(self, engine: Engine, clock: Callable[[], str] = utc_now, patience: float = PATIENCE) -> None:
        self.engine = engine
        self.clock = clock
        self.patience = patience

    def patient(self, seconds: float) -> Ledger:
        """The same ledger for one who waits no longer than so many seconds for another writer."""
        return Ledger(self.engine, self.clock, seconds)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as of one moment."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may append; what it wrote counts when the block ends well, and only whole.

        BusyError where another has it for longer than ``patience``.
        """
        with self.engine.connect() as connection:
            connection = connection.execution_options(vigie_writes=self.patience)
            with self.turn(connection):
                yield connection

    @contextmanager
    def turn(self, connection: Connection) -> Iterator[None]:
        """The transaction of one who writes."""
        try:
            transaction = connection.begin()
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(self.patience * 1000)}")
                connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        except OperationalError as error:
            if not BUSY.search(str(error.orig)):
                raise
            raise BusyError("another writes to the ledger for long: nothing was recorded, try again.") from error
        with transaction:
            yield

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()


def open_ledger(where: str | Path, *, create: bool = True, clock: Callable[[], str] = utc_now) -> Ledger:
    """The ledger in a file or at a ``postgresql://`` address, brought to the newest revision.

    Raises LedgerError where there is none and ``create`` is false, or what is there is no ledger.
    """
    address = str(where)
    if not POSTGRES.match(address) and not create and not Path(address).is_file():
        raise LedgerError(f"there is no ledger at {address}: make one with `vigie ingest ... --ledger {address}`.")
    ledger = Ledger(engine_of(address), clock)
    try:
        upgrade(ledger)
    except OperationalError as error:
        raise LedgerError(f"{shown(address)} cannot be opened: {error.orig}.") from error
    except DatabaseError as error:
        raise LedgerError(f"{shown(address)} is no ledger: {error.orig}.") from error
    return ledger


def address_of(ledger: Ledger) -> str:
    """The address under which another process opens the same ledger."""
    url = ledger.engine.url
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def shown(address: str) -> str:
    """The address without its password."""
    return make_url(address).render_as_string() if POSTGRES.match(address) else address


def engine_of(address: str) -> Engine:
    """The engine for an address or a file's path; LedgerError where a driver is missing."""
    if POSTGRES.match(address):
        try:
            return create_engine(POSTGRES.sub("postgresql+psycopg://", address, count=1))
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise LedgerError("PostgreSQL needs its driver: pip install 'vigie[postgres]'.") from error
        except ArgumentError as error:
            raise LedgerError(f"the address of the ledger cannot be read: {error}.") from error
    if "://" in address:
        raise LedgerError("a ledger is a file or a postgresql:// address.")
    engine = create_engine(f"sqlite:///{address}", connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def prepare(connection: Any, _record: object) -> None:
    """Settings of each SQLite connection: readers and one writer at once, transactions begun by ``begin``."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")  # with WAL: a power cut may lose the last commits, never the order
    cursor.execute("PRAGMA secure_delete=ON")  # what an erasure takes out is overwritten in the file
    cursor.execute("PRAGMA cache_size=-65536")
    cursor.execute("PRAGMA mmap_size=1073741824")
    cursor.close()


def begin(connection: Connection) -> None:
    """Begins a transaction on SQLite; writers take their turn at once, so that what they read is the last."""
    patience = connection.get_execution_options().get("vigie_writes")
    if patience is not None:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    connection.exec_driver_sql("BEGIN" if patience is None else "BEGIN IMMEDIATE")


def revision(connection: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found else None


def upgrade(ledger: Ledger, target: str = "head") -> None:
    """Brings the schema forward; does nothing where it is there. LedgerError where it is from a newer Vigie."""
    with ledger.reading() as connection:
        at = revision(connection)
        if at == HEAD and target == "head":
            return
        if at is None and connection.dialect.has_table(connection, entries.name):
            raise LedgerError("the database has tables of that name which are not a ledger's.")
    if at is not None and at > HEAD:
        raise LedgerError(f"the ledger is at revision {at}, this Vigie knows {HEAD}: install a newer Vigie.")
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with ledger.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)
