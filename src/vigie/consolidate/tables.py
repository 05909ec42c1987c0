"""Tables: claims laid out for clustering, part by part where there are very many, and put together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from vigie.consolidate.clusters import Held, Told, tellings
from vigie.consolidate.columns import Columns, Flags, Ints
from vigie.consolidate.rows import PUBLISHED, Row
from vigie.model.event import LedgerClaim


class Listing(msgspec.Struct, frozen=True):
    """Claims by id, sorted: when each came out ("9999" for not known), whether it tells place or time, or is a toll."""

    ids: list[str]
    published: list[str]
    placed: Flags
    toll: Flags


class Table(msgspec.Struct, frozen=True):
    """Claims and their tellings; row by row as listed. ``order`` are the rows' places in the parts that it was made of,
    one after the other."""

    listing: Listing
    told: Told
    order: Ints


def listing_of(entries: Sequence[LedgerClaim], rows: Sequence[Row]) -> Listing:
    """The listing of claims, which are sorted by id, as their rows are."""
    count = len(entries)
    placed = (row.place != 0 or row.known < PUBLISHED for row in rows)
    return Listing(
        ids=[row.id for row in rows],
        published=[entry.imprint.published or "9999" for entry in entries],
        placed=np.fromiter(placed, dtype=np.bool_, count=count),
        toll=np.fromiter((row.kind == 1 for row in rows), dtype=np.bool_, count=count),
    )


def table_of(entries: Sequence[LedgerClaim], rows: Sequence[Row], held: Held) -> Table:
    """The table of claims of whole reports, which are sorted by id, as their rows are."""
    told = tellings(rows, [entry.imprint for entry in entries], held)
    return Table(listing_of(entries, rows), told, np.arange(len(entries)))


def joined(tables: Sequence[Table]) -> Table:
    """One table of several that share no report; the same as one made of all their claims."""
    if len(tables) == 1:
        return tables[0]
    ids = [claim for table in tables for claim in table.listing.ids]
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
    place = np.empty(len(ids), dtype=np.int64)
    place[order] = np.arange(len(ids))
    rows = np.cumsum([0, *(len(table.listing.ids) for table in tables)])
    tellings_before = np.cumsum([0, *(len(table.told.lead) for table in tables)])
    lead = place[np.concatenate([table.told.lead + row for table, row in zip(tables, rows, strict=False)])]
    by_lead = np.argsort(lead)
    renumbered = np.empty(len(lead) + 1, dtype=np.int64)
    renumbered[by_lead] = np.arange(len(lead))
    renumbered[-1] = -1  # what has no telling stays without
    number = np.concatenate([
        np.where(table.told.number >= 0, table.told.number + before, -1)
        for table, before in zip(tables, tellings_before, strict=False)
    ])  # fmt: skip
    columns = Columns.joined([table.told.columns for table in tables]).take(by_lead, {})
    published = [day for table in tables for day in table.listing.published]
    listing = Listing(
        ids=[ids[row] for row in order.tolist()], published=[published[row] for row in order.tolist()],
        placed=np.concatenate([table.listing.placed for table in tables])[order],
        toll=np.concatenate([table.listing.toll for table in tables])[order],
    )  # fmt: skip
    return Table(listing, Told(columns, lead[by_lead], renumbered[number][order]), order)
