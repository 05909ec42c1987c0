"""``vigie sources``: whom the claims of a ledger are credited to."""

from __future__ import annotations

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("source", "actor_id", "class", "claims", "reports", "denials", "first", "last")


@asking.asked_by(*asking.EVERY, "limit")
def sources(*, asked: asking.Filters, ledger: LedgerPath = "", format: asking.OutFormat = Format.table) -> None:
    """List sources: how many claims and reports rest on each, and how many of its claims deny."""
    from vigie.ledger.questions import find_sources

    with opened(ledger).reading() as connection:
        found = asking.first(format, find_sources(connection, asked), asked.limit)
        rows = (
            {**row._mapping, "first": (row.first or "")[:10] or None, "last": (row.last or "")[:10] or None}
            for row in found
        )
        asking.write(format, COLUMNS, rows)
