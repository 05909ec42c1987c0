"""``vigie read``: reads reports and writes what they claim."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vigie.batch import Outcome


class Format(StrEnum):
    table = "table"
    jsonl = "jsonl"
    html = "html"


class Scope(StrEnum):
    conflict = "conflict"
    violence = "violence"


Items = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|FOLDER|URL|-...", help="Text, HTML or JSON Lines files, folders, addresses, - for standard input."
    ),
]
Published = Annotated[str, typer.Option(help="Date of publication, where a line gives none: 2024-11-30, 2024-11.")]
Language = Annotated[str, typer.Option(help="Language, where a line gives none (found out otherwise).")]
Outlet = Annotated[str, typer.Option(help="Outlet, where a line gives none.")]
InScope = Annotated[Scope, typer.Option(help="violence takes ordinary armed crime in.")]
OutFormat = Annotated[Format, typer.Option(help="For people, for programs, or a page for each report.")]
WithAnnotations = Annotated[bool, typer.Option("--annotations", help="Add all that was seen on the way (jsonl).")]
Out = Annotated[Path | None, typer.Option(help="File to write to; a folder for html.")]
Jobs = Annotated[int, typer.Option(min=0, help="Processes; 0 stands for all cores.")]


def read(
    items: Items,
    *,
    published: Published = "",
    language: Language = "",
    outlet: Outlet = "",
    scope: InScope = Scope.conflict,
    format: OutFormat = Format.table,
    annotations: WithAnnotations = False,
    out: Out = None,
    jobs: Jobs = 0,
) -> None:
    """Read reports into sourced claims.

    Exit status: 0 all read, 1 some items not read or not wholly, 2 wrong use.
    """
    from vigie.batch import read_items
    from vigie.cli.index import ensure_index
    from vigie.cli.output import write
    from vigie.ingest import find_items
    from vigie.settings import Settings

    settings = Settings(
        scope=scope.value,
        language=checked_language(language),
        published=checked_date(published),
        outlet=outlet or None,
        annotations=annotations,
    )
    ensure_index()
    outcomes = read_items(find_items(items, sys.stdin.buffer), settings, jobs=jobs)
    with progress(outcomes, to_screen=out is None and sys.stdout.isatty()) as shown:
        failed = write(shown, format.value, out)
    if failed:
        raise typer.Exit(1)


def checked_date(published: str) -> str | None:
    """The date of publication as given; a usage error where it is none."""
    from vigie.ingest.dates import read_published

    if not published:
        return None
    try:
        return read_published(published)[0]
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error


def checked_language(language: str) -> str | None:
    """The language code as given; a usage error where it has no pack."""
    from vigie.lexicon.pack import languages

    if language and language not in languages():
        raise typer.BadParameter(f"{language!r} has no pack: one of {', '.join(languages())}.", param_hint="--language")
    return language or None


@contextmanager
def progress(outcomes: Iterator[Outcome], *, to_screen: bool) -> Iterator[Iterator[Outcome]]:
    """The outcomes, counted on a progress bar on a terminal, unless the readings themselves go to the screen."""
    if to_screen or not sys.stderr.isatty():
        yield outcomes
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} reports, {task.fields[claims]} claims"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, claims=0)

        def counted() -> Iterator[Outcome]:
            claims = 0
            for outcome in outcomes:
                claims += outcome.claims
                yield outcome
                bar.update(task, advance=1, claims=claims)

        yield counted()
