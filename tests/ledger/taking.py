"""Makes what the ledger records, and reads, from the little that each test is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select
from tests.consolidate.claim_making import told

from vigie.consolidate.updates import block_keys
from vigie.ledger.chain import digest
from vigie.ledger.events import holding
from vigie.ledger.read import claims_of_readings
from vigie.ledger.schema import metadata, readings
from vigie.ledger.store import Ledger
from vigie.ledger.write import Recorded, record
from vigie.model.claim import Evidence, ReadingReport
from vigie.model.entry import Engine, ReadingEntry, ReportEntry, Taken
from vigie.model.event import LedgerClaim

ENGINE = Engine(vigie="1", knowledge="k", pack="p", scope="conflict")
MORNING = "2026-01-01T08:00:00.000000Z"


def taken(
    name: str, *, claims: int = 1, outlet: str | None = "Wire", url: str | None = None, engine: Engine = ENGINE,
    published: str = "2024-11-30", text: str = "", **more: Any,
) -> Taken:  # fmt: skip
    """A report of its name with some claims that its whole text supports."""
    text = text or f"Of the report {name}: an airstrike hit Idlib and killed people."
    report_id = f"r-{digest(text.encode())[:8]}-{name}"
    given = [
        evidenced(told(report_id, day=f"2024-11-{20 + n:02}", published=published, outlet=outlet, **more), text)
        for n in range(claims)
    ]
    return of_claims(name, given, report_id=report_id, text=text, outlet=outlet, url=url, engine=engine,
                     published=published)  # fmt: skip


def of_claims(
    name: str, claims: Sequence[LedgerClaim], *, report_id: str, text: str, outlet: str | None = None,
    url: str | None = None, engine: Engine = ENGINE, published: str | None = None,
) -> Taken:  # fmt: skip
    """A report of claims that are at hand."""
    language = claims[0].imprint.language if claims else "en"
    line = ReadingReport(
        id=report_id, url=url, outlet=outlet, title=None, language=language, published=published,
        published_precision="day", sha256=digest(text.encode()),
    )  # fmt: skip
    reading = ReadingEntry(
        report_id=report_id, engine=engine, language=language, text_sha256=digest(text.encode()), repairs=(), issues=(),
        imprint=claims[0].imprint if claims else told(report_id).imprint, claims=(),
    )  # fmt: skip
    return Taken(
        entry=ReportEntry(report=line, name=name, author=None, original_sha256=digest(text.encode())),
        reading=reading, raw=text.encode(), original=text, text=text, claims=tuple(claims), fingerprint=f"f {name}",
    )  # fmt: skip


def evidenced(entry: LedgerClaim, text: str) -> LedgerClaim:
    """The claim with the whole text as its evidence."""
    claim = msgspec.structs.replace(entry.claim, evidence=(Evidence(0, len(text), 0, len(text)),))
    return msgspec.structs.replace(entry, claim=claim)


def put(ledger: Ledger, *taken: Taken) -> Recorded:
    """Records reports in one transaction."""
    return record(ledger, taken, block_keys)


def dump(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables."""
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
        for table in metadata.sorted_tables
    }


def whole(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """All that a ledger holds."""
    with ledger.reading() as connection:
        return dump(connection)


def all_claims(connection: Connection) -> list[LedgerClaim]:
    """The claims of all readings that hold."""
    seqs = connection.execute(holding(select(readings.c.seq).select_from(readings), readings.c.seq)).scalars().all()
    return [entry for _, entry in claims_of_readings(connection, seqs)]
