"""``vigie ingest``: reads reports and records them in a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.read import InScope, Items, Jobs, Language, Outlet, Published, Scope, checked_date, checked_language

if TYPE_CHECKING:
    from vigie.batch import Outcome
    from vigie.ledger.store import Ledger

LedgerPath = Annotated[
    str, typer.Option("--ledger", metavar="FILE|postgresql://...", envvar="VIGIE_LEDGER", help="The ledger.")
]


def opened(where: str, *, create: bool = False) -> Ledger:
    """The ledger; a usage error where none is named, LedgerError where there is none."""
    from vigie.ledger.store import open_ledger

    if not where:
        raise typer.BadParameter("name a ledger: a file or postgresql://...", param_hint="--ledger")
    if create and "://" not in where and not Path(where).absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {Path(where).parent}.", param_hint="--ledger")
    return open_ledger(where, create=create)


def ingest(
    items: Items,
    *,
    ledger: LedgerPath = "",
    published: Published = "",
    language: Language = "",
    outlet: Outlet = "",
    scope: InScope = Scope.conflict,
    jobs: Jobs = 0,
) -> None:
    """Read reports and record them in a ledger: what it has is left alone; events follow.

    Exit status: 0 all read, 1 some items not read or not wholly, 2 wrong use.
    """
    from vigie.cli.index import ensure_index
    from vigie.cli.read import progress
    from vigie.ingest import find_items
    from vigie.ledger.write import Recorded
    from vigie.record import reports
    from vigie.record.events import settle
    from vigie.settings import Settings

    settings = Settings(
        scope=scope.value,
        language=checked_language(language),
        published=checked_date(published),
        outlet=outlet or None,
    )
    store = opened(ledger, create=True)
    ensure_index()
    done = Recorded()
    outcomes = reports.ingest(store, find_items(items, sys.stdin.buffer), settings, jobs=jobs, done=done)
    with progress(outcomes, to_screen=False) as shown:
        failed = told(shown)
    note = settle(store)
    store.close()  # so that all of it is in the one file
    again = f", {done.again} read anew" if done.again else ""
    typer.echo(f"{done.new} new reports{again}, {done.known} known; {done.claims} claims recorded.")
    if note is not None:
        typer.echo(f"{note.events} events of {note.claims} claims looked at.")
    if failed:
        raise typer.Exit(1)


def told(outcomes: Iterator[Outcome]) -> bool:
    """Tells what could not be read; True where there was any."""
    from vigie.cli.problems import tell

    failed = False
    for outcome in outcomes:
        for issue in outcome.failures:
            tell(outcome.name, issue)
            failed = True
    return failed
