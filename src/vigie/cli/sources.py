"""``vigie sources``: whom the claims of a ledger are credited to."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import By, Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("source", "actor_id", "class", "claims", "reports", "denials", "first", "last")


def sources(
    *,
    ledger: LedgerPath = "",
    country: asking.Country = "",
    since: asking.Since = "",
    until: asking.Until = "",
    types: asking.Types = [],  # noqa: B006
    outlet: Annotated[str, typer.Option(help="Name of the outlet that passes it on.")] = "",
    as_of: asking.AsOf = "",
    as_of_by: asking.AsOfBy = By.publication,
    format: asking.OutFormat = Format.table,
    limit: asking.Limit = 0,
) -> None:
    """List sources: how many claims and reports rest on each, and how many of its claims deny."""
    from vigie.ledger.questions import find_sources

    asked = asking.filters(
        as_of=as_of, as_of_by=as_of_by, limit=limit, country=country, since=since, until=until, types=types,
        outlet=outlet,
    )  # fmt: skip
    with opened(ledger).reading() as connection:
        found = asking.first(format, find_sources(connection, asked), limit)
        rows = (
            {**row._mapping, "first": (row.first or "")[:10] or None, "last": (row.last or "")[:10] or None}
            for row in found
        )
        asking.write(format, COLUMNS, rows)
