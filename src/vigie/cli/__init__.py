"""The command line: one file per command.

Commands import what they need when they run, so that ``vigie --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from vigie.cli.changes import changes
from vigie.cli.claims import claims
from vigie.cli.compile import compile_stages
from vigie.cli.decide import erase, judge, retract
from vigie.cli.demo import demo
from vigie.cli.disputes import disputes
from vigie.cli.doubts import doubts
from vigie.cli.events import events
from vigie.cli.export import export
from vigie.cli.index import index
from vigie.cli.ingest import ingest
from vigie.cli.languages import languages
from vigie.cli.ledger import ledger
from vigie.cli.packs import packs
from vigie.cli.people import people
from vigie.cli.read import read
from vigie.cli.reports import reports
from vigie.cli.review import review
from vigie.cli.serve import serve
from vigie.cli.show import show
from vigie.cli.sources import sources
from vigie.cli.tallies import tallies, tally
from vigie.cli.territory import territory
from vigie.cli.why import why

app = typer.Typer(
    name="vigie",
    help="Reads reports of armed conflicts into sourced claims: who says that what happened where, when, to whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(ingest)
app.command()(events)
app.command()(claims)
app.command()(reports)
app.command()(sources)
app.command()(tallies)
app.command()(tally)
app.command()(territory)
app.command()(show)
app.command()(why)
app.command()(disputes)
app.command()(doubts)
app.command()(changes)
app.command()(export)
app.command()(serve)
app.command()(judge)
app.command()(retract)
app.command()(erase)
app.command()(demo)
app.command()(index)
app.command("compile")(compile_stages)
app.command()(languages)
app.add_typer(ledger, name="ledger")
app.add_typer(packs, name="packs")
app.add_typer(people, name="people")
app.add_typer(review, name="review")


def show_version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        from vigie import __version__

        typer.echo(f"vigie {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=show_version, is_eager=True)
    ] = False,
) -> None:
    """Options of every command."""
    del version  # show_version has acted on it


def main() -> None:
    """Runs the command line. Errors on purpose are one line; a reader that hangs up ends the run quietly."""
    from vigie.errors import VigieError

    try:
        app()
    except VigieError as error:
        typer.echo(f"vigie: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # "vigie read ... | head": what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
