"""``vigie doubts``: pairs of events of which the machine is unsure whether they are one."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("left", "right", "left_event", "right_event", "stake", "score", "reasons")
SHOWN = 20  # where nothing else is asked for: each line is a page of reasons


@asking.asked_by(*asking.PLACED, "types", *asking.TIMED)
def doubts(
    event: Annotated[str, typer.Argument(metavar="[EVENT]", help="Only those about this event.")] = "",
    *,
    asked: asking.Filters,
    ledger: LedgerPath = "",
    format: asking.OutFormat = Format.table,
    limit: asking.Limit = SHOWN,
) -> None:
    """List events of which the machine is unsure whether they are one, the most consequential first, and why."""
    from vigie.ask import links

    with opened(ledger).reading() as connection:
        found = links.doubts(connection, asked, event_id=event or None, limit=limit or None)
    if format is not Format.table:
        asking.write(format, COLUMNS, map(links.row_of, found), found)
        return
    for doubt in found:
        typer.echo(f"{doubt.left_event} and {doubt.right_event}: {doubt.stake} counted twice if they are one")
        for line in links.lines([doubt.link]):
            typer.echo(f"  {line}")
