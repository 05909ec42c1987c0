"""``vigie disputes``: what cannot all hold."""

from __future__ import annotations

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("dispute", "kind", "about", "value", "event", "start", "place", "country", "sources", "claims")
SHOWN = ("kind", "about", "value", "sources", "event", "start", "place")


@asking.asked_by(*asking.EVERY, "limit")
def disputes(*, asked: asking.Filters, ledger: LedgerPath = "", format: asking.OutFormat = Format.table) -> None:
    """List disputes, a line for each side: figures, breakdowns, perpetrators, denials, and who holds a place."""
    from vigie.ask.disputes import find

    with opened(ledger).reading() as connection:
        rows = asking.first(format, find(connection, asked), asked.limit)
        asking.write(format, SHOWN if format is Format.table else COLUMNS, rows)
