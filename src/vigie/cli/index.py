"""``vigie index``: builds the place index. Other commands build it when they first need it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def index(*, force: Annotated[bool, typer.Option("--force", help="Build it anew.")] = False) -> None:
    """Build the index of places (once, some seconds)."""
    from vigie.knowledge.gazetteer_build import index_path

    if force:
        index_path().unlink(missing_ok=True)
    ensure_index()
    path = index_path()
    typer.echo(f"{path} ({path.stat().st_size / 1048576:.0f} MB)")


def ensure_index() -> None:
    """Builds the place index where it is missing, with a progress bar on a terminal."""
    from vigie.knowledge.gazetteer_build import build, index_path

    if index_path().is_file():
        return
    if not sys.stderr.isatty():
        typer.echo("vigie: building the place index, once ...", err=True)
        build()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Building the place index, once"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None)
        build(lambda done, total: progress.update(task, completed=done, total=total))
