"""``vigie export``: events of a ledger in the shapes that others read."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli import asking
from vigie.cli.ingest import LedgerPath, opened

if TYPE_CHECKING:
    from vigie.export.exhibits import Exhibit
    from vigie.export.responsible import Removal


class Shape(StrEnum):
    acled = "acled"
    ucdp = "ucdp"
    geojson = "geojson"
    jsonl = "jsonl"
    xlsx = "xlsx"


@asking.asked_by(*asking.EVERY)
def export(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    *,
    asked: asking.Filters,
    ledger: LedgerPath = "",
    shape: Annotated[Shape, typer.Option("--as", help="What docs/exports.md describes.")] = Shape.acled,
    responsible: Annotated[
        bool, typer.Option("--responsible", help="Without private names and exact shelters.")
    ] = False,
    embargo: Annotated[int, typer.Option(min=0, help="With --responsible: leave out the last so many days.")] = 0,
) -> None:
    """Export events: ACLED- or UCDP-shaped CSV, GeoJSON, JSON Lines with all that they rest on, or a workbook."""
    from datetime import UTC, datetime

    from vigie.ask.exhibits import exhibits
    from vigie.export.responsible import responsible as made_responsible

    if embargo and not responsible:
        raise typer.BadParameter("an embargo is part of --responsible.", param_hint="--embargo")
    if not out.absolute().parent.is_dir():
        raise typer.BadParameter(f"{out} cannot be written: there is no such folder.", param_hint="FILE")
    removed: list[Removal] = []
    with opened(ledger).reading() as connection:
        found: Iterator[Exhibit] = exhibits(connection, asked)
        if responsible:
            found = made_responsible(found, removed, today=datetime.now(UTC).date(), embargo=embargo)
        seen = itertools.count()
        written = write(shape, out, (exhibit for exhibit, _ in zip(found, seen, strict=False)))
    typer.echo(f"{written} events in {out}.", err=True)
    if left_out := next(seen) - written:
        typer.echo(f"{left_out} left out: {shape} has no row for what has no day, no place or no code there.", err=True)
    if responsible:
        tell(out, removed)


def write(shape: Shape, out: Path, found: Iterable[Exhibit]) -> int:
    """Writes the file; returns how many events are in it."""
    from vigie.export import acled, geojson, listings, provenance, ucdp, workbook

    made: list[int] = []
    watched = counted(found, made)
    try:
        if shape is Shape.xlsx:
            workbook.write_workbook(watched, out)
            return len(made)
        if shape in (Shape.acled, Shape.ucdp):
            row, columns = (acled.acled_row, acled.COLUMNS) if shape is Shape.acled else (ucdp.ucdp_row, ucdp.COLUMNS)
            rows = [kept for exhibit in found if (kept := row(exhibit)) is not None]
            lines: Iterable[str] = listings.csv_lines(columns, rows)
            made = [1] * len(rows)
        elif shape is Shape.geojson:
            lines = geojson.collection(watched)
        else:
            lines = listings.json_lines(map(provenance.provenance, watched))
        with out.open("w", encoding="utf-8", newline="") as handle:
            handle.writelines(lines)
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{out} cannot be written: {error}", param_hint="FILE") from error
    return len(made)


def counted(found: Iterable[Exhibit], made: list[int]) -> Iterator[Exhibit]:
    """The exhibits, each counted in ``made``."""
    for exhibit in found:
        made.append(1)
        yield exhibit


def tell(out: Path, removed: list[Removal]) -> None:
    """Writes what was taken out beside the file."""
    from vigie.export import listings

    beside = out.with_name(f"{out.name}.removed.csv")
    rows = [{"event": one.event, "field": one.field, "reason": one.reason} for one in removed]
    beside.write_text("".join(listings.csv_lines(("event", "field", "reason"), rows)), "utf-8")
    typer.echo(f"{len(rows)} things taken out: {beside}.", err=True)
