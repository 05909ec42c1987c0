"""``vigie territory``: who holds which place, by whose word, since when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import By, Format
from vigie.cli.ingest import LedgerPath, opened

if TYPE_CHECKING:
    from vigie.export.listings import Row
    from vigie.model.event import TerritoryEntry

COLUMNS = ("place", "country", "status", "holder", "since", "until", "sources", "disputed", "geonames_id", "lat", "lon",
           "claims")  # fmt: skip
SHOWN = ("place", "country", "status", "holder", "since", "until", "sources", "disputed")


def territory(
    where: Annotated[
        str, typer.Argument(metavar="PLACE|COUNTRY", help="Name or GeoNames id, or two-letter code.")
    ] = "",
    *,
    ledger: LedgerPath = "",
    near: asking.Near = "",
    as_of: asking.AsOf = "",
    as_of_by: asking.AsOfBy = By.publication,
    format: asking.OutFormat = Format.table,
) -> None:
    """Show the timeline of each place: held, contested, entered, surrounded, lost or unknown."""
    from vigie.ask.territory import timelines

    country = len(where) == 2 and where.isalpha()
    asked = asking.filters(
        as_of=as_of, as_of_by=as_of_by, near=near, country=where if country else "", place="" if country else where
    )
    with opened(ledger).reading() as connection:
        entries = timelines(connection, asked)
    asking.write(format, SHOWN if format is Format.table else COLUMNS, rows_of(entries), entries)


def rows_of(entries: Iterable[TerritoryEntry]) -> list[Row]:
    """A flat row for each entry of a timeline."""
    return [
        {
            "place": e.place, "country": e.country, "status": e.status, "holder": e.holder_name or e.holder,
            "since": e.since, "until": e.until, "sources": e.sources, "disputed": bool(e.disputes),
            "geonames_id": e.geonames_id, "lat": e.lat, "lon": e.lon, "claims": e.claims,
        }
        for e in entries
    ]  # fmt: skip
