"""``vigie changes``: what became of events since a moment, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("recorded", "event", "change", "reason", "event_type", "start", "place", "country", "killed", "wounded",
           "before", "after", "claims_in", "claims_out")  # fmt: skip
SHOWN = ("recorded", "event", "change", "event_type", "start", "place", "reason")


def changes(
    *,
    ledger: LedgerPath = "",
    since: Annotated[str, typer.Option(metavar="TIME", help="Recorded on this day, at this moment or later.")],
    until: Annotated[str, typer.Option(metavar="TIME", help="Recorded by this day or moment.")] = "",
    format: asking.OutFormat = Format.table,
    limit: asking.Limit = 0,
) -> None:
    """List what became of events: added, changed, revised up or down, merged, split, retracted; with the reason."""
    from vigie.ask.changes import find

    with opened(ledger).reading() as connection:
        first = asking.moment(since, option="--since", first=True)
        found = find(connection, first, asking.moment(until, option="--until") if until else None)
        rows = asking.first(format, found, limit)
        asking.write(format, SHOWN if format is Format.table else COLUMNS, rows)
