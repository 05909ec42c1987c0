"""``vigie reports``: the reports of a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import By, Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("report_id", "name", "outlet", "title", "language", "published", "claims", "url", "sha256", "recorded")
SHOWN = ("report_id", "outlet", "title", "language", "published", "claims")


def reports(
    *,
    ledger: LedgerPath = "",
    outlet: Annotated[str, typer.Option(help="Name of the outlet.")] = "",
    language: Annotated[str, typer.Option(help="Language code.")] = "",
    since: Annotated[str, typer.Option(help="Published on this day or later.")] = "",
    until: Annotated[str, typer.Option(help="Published on this day or earlier.")] = "",
    as_of: asking.AsOf = "",
    as_of_by: asking.AsOfBy = By.publication,
    format: asking.OutFormat = Format.table,
    limit: asking.Limit = 0,
) -> None:
    """List reports, of several versions of one the last."""
    from vigie.ask.reports import find

    asked = asking.filters(
        as_of=as_of, as_of_by=as_of_by, limit=limit, outlet=outlet, language=language, since=since, until=until
    )
    with opened(ledger).reading() as connection:
        rows = asking.first(format, find(connection, asked), limit)
        asking.write(format, SHOWN if format is Format.table else COLUMNS, rows)
