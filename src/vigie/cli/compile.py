"""``vigie compile``: makes machine code of the reading stages, so that reports are read faster; optional."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def compile_stages(
    *,
    status: Annotated[bool, typer.Option("--status", help="Only say what reports are read with.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Delete what was compiled.")] = False,
) -> None:
    """Compile the reading stages, once for each version (some minutes; needs vigie[compile] and a C compiler)."""
    from vigie.compiled import build, finder

    if status:
        typer.echo(finder.state().told)
        return
    if remove:
        count = build.remove()
        typer.echo(f"{count} deleted: reports are read by the interpreter" if count else "nothing was compiled")
        return
    typer.echo(f"{with_progress()}: reports are read with it")


def with_progress() -> str:
    """Compiles, with a progress bar on a terminal, and returns the folder."""
    from vigie.compiled.build import build

    if not sys.stderr.isatty():
        typer.echo("vigie: compiling the reading stages, once, some minutes ...", err=True)
        return str(build())
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Compiling", total=None)

        def step(what: str, done: int, total: int) -> None:
            progress.update(task, description=what.capitalize(), completed=done, total=total if done else None)

        return str(build(step))
