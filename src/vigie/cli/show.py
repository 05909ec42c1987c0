"""``vigie show``: all that a ledger holds of one report, claim or event."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.ingest import LedgerPath, opened


@asking.asked_by(*asking.TIMED)
def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A report, a claim or an event.")],
    *,
    asked: asking.Filters,
    ledger: LedgerPath = "",
) -> None:
    """Show a report, a claim or an event as JSON, with the entries that made it."""
    import msgspec

    from vigie.ask.shows import show as shown

    with opened(ledger).reading() as connection:
        found = shown(connection, identity, asked)
    asking.put([msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"])
