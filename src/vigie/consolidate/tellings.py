"""Tellings: the claims of one report that tell one happening, as one row with the finest of what each knows."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.consolidate.rows import FINE_KM, NOWHERE, PARTIES, PERSONS, Row, type_numbers
from vigie.consolidate.settings import open_linking


def telling(rows: Sequence[Row]) -> Row:
    """One row of several of one report; its id is the lowest of theirs."""
    if len(rows) == 1:
        return rows[0]
    first = min(rows, key=lambda row: row.id)
    timed = min(rows, key=lambda row: (row.known, row.end - row.start, row.id))
    placed = place_of(rows)
    bloom = means = objects = 0
    for row in rows:
        bloom, means, objects = bloom | row.bloom, means | row.means, objects | row.objects
    return Row(
        id=first.id, report=first.report, group=first.group, type=type_of(rows), kind=first.kind,
        published=first.published, known=timed.known, start=timed.start, end=timed.end,
        lat=placed.lat, lon=placed.lon, reach=placed.reach, place=placed.place, text=placed.text,
        country=placed.country, admin1=placed.admin1,
        parties=tuple(dict.fromkeys(party for row in rows for party in row.parties))[:PARTIES],
        figures=tuple(max(values) for values in zip(*(row.figures for row in rows), strict=True)),
        means=means, objects=objects,
        source=next((row.source for row in rows if row.source), 0),
        bloom=bloom,
        persons=tuple(sorted({person for row in rows for person in row.persons}))[: 2 * PERSONS],
    )  # fmt: skip


def place_of(rows: Sequence[Row]) -> Row:
    """The row whose place holds: a place that most of the fine ones name, the finest of equals."""
    counted: dict[int, int] = {}
    for row in rows:
        counted[row.place] = counted.get(row.place, 0) + 1
    return min(
        rows,
        key=lambda row: (
            row.lat == NOWHERE, row.place == 0, row.reach > FINE_KM, -counted[row.place], row.reach, row.id,
        ),
    )  # fmt: skip


def type_of(rows: Sequence[Row]) -> int:
    """The type that most of the rows give, one that says the manner before one that does not."""
    general = {type_numbers()[name][1] for name in open_linking().general}
    counted: dict[int, int] = {}
    for row in rows:
        counted[row.type] = counted.get(row.type, 0) + 1
    return min(counted, key=lambda kind: (kind in general, -counted[kind], kind))
