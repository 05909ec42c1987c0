"""The account that the demo ends with: events, a toll and its revisions, a dispute, territory, policies, one why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.events import SHOWN as EVENTS
from vigie.cli.tallies import ONE as POLICIES
from vigie.cli.tallies import TOLLS
from vigie.cli.territory import SHOWN as TERRITORY
from vigie.cli.territory import rows_of

if TYPE_CHECKING:
    from vigie.ask.events import Told
    from vigie.export.listings import Row
    from vigie.ledger.store import Ledger


def show_account(ledger: Ledger) -> None:
    """Shows what the reports of a ledger come to, each part under its heading."""
    from vigie.ask.events import find, row_of
    from vigie.ask.tallies import policies, tally_rows, toll_rows
    from vigie.ask.territory import timelines
    from vigie.ask.why import lines, why
    from vigie.ledger.questions import Filters

    with ledger.reading() as connection:
        events = list(find(connection, Filters()))
        part("Events", EVENTS, map(row_of, events))
        part("Tolls: each source's running total, with what a later figure adds", TOLLS,
             [row for told in events for row in toll_rows(told.event)])  # fmt: skip
        part("Disputes: what cannot all hold", ("event", "dispute", "about", "says", "by"), dispute_rows(events))
        part("Territory", TERRITORY, rows_of(timelines(connection, Filters())))
        moved = {told.event.id: [row for row in tally_rows(told.event, policies("all")) if row["harm"] == "killed"
                                 and row["group"] == row["side"] == "all"] for told in events}  # fmt: skip
        most = max(moved, key=lambda event_id: (len({row["best"] for row in moved[event_id]}), event_id), default="")
        if moved.get(most):
            part(f"How many were killed in {most}, by policy", POLICIES[:7], moved[most])
            typer.echo("Why\n")
            asking.put(f"{line}\n" for line in lines(why(connection, f"{most}.killed", Filters())))


def part(title: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """One part: its heading and its table; nothing where there is nothing to show."""
    held = list(rows)
    if held:
        typer.echo(f"{title}\n")
        asking.write(Format.table, columns, held)
        typer.echo()


def dispute_rows(events: Iterable[Told]) -> Iterable[Row]:
    """A row for each side of each dispute."""
    for told in events:
        for dispute in told.event.disputes:
            for side in dispute.sides:
                yield {
                    "event": told.event.id, "dispute": dispute.kind, "about": dispute.about, "says": side.value,
                    "by": side.sources,
                }  # fmt: skip
