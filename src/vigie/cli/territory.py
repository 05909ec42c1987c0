"""``vigie territory``: who holds which place, by whose word, since when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

if TYPE_CHECKING:
    from vigie.export.listings import Row
    from vigie.model.event import TerritoryEntry

COLUMNS = ("place", "country", "status", "holder", "since", "until", "sources", "disputed", "geonames_id", "lat", "lon",
           "claims")  # fmt: skip
SHOWN = ("place", "country", "status", "holder", "since", "until", "sources", "disputed")


@asking.asked_by("near", "since", "until", "actor", "source", "confidence", "disputed", *asking.TIMED, "limit")
def territory(
    where: Annotated[
        str, typer.Argument(metavar="PLACE|COUNTRY", help="Name or GeoNames id, or two-letter code.")
    ] = "",
    *,
    asked: asking.Filters,
    ledger: LedgerPath = "",
    format: asking.OutFormat = Format.table,
) -> None:
    """Show the timeline of each place: held, contested, entered, surrounded, lost or unknown.

    With --source or --confidence as those claims alone have it; --actor asks for what it holds.
    """
    import msgspec

    from vigie.ask.territory import timelines

    named = {"country" if len(where) == 2 and where.isalpha() else "place": where} if where else {}
    with opened(ledger).reading() as connection:
        found = timelines(connection, msgspec.structs.replace(asked, **named))
    entries = list(asking.first(format, iter(found), asked.limit))
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
