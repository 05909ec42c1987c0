"""``vigie ledger``: looks after a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli.ingest import LedgerPath, opened

ledger = typer.Typer(help="Look after a ledger.", no_args_is_help=True, rich_markup_mode=None)


@ledger.callback()
def about() -> None:
    """Look after a ledger."""


@ledger.command()
def check(
    *,
    where: LedgerPath = "",
    show: Annotated[int, typer.Option(help="How many faults to print.")] = 20,
) -> None:
    """Check the chain of entries, every span against its original, every event and doubt against its claims."""
    import itertools

    from vigie.record.checks import check_all

    found = list(itertools.islice(check_all(opened(where)), show))
    for fault in found:
        typer.echo(f"entry {fault.seq} ({fault.ref}): {fault.what}")
    if found:
        raise typer.Exit(1)
    typer.echo("Every entry holds.")
