"""Writes a page for each report: to a folder, or the only one to standard output."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from vigie.batch import Outcome
from vigie.model.claim import Reading


def write_pages(outcomes: Iterator[Outcome], out: Path | None) -> None:
    """Writes the pages: into a folder, or the only one to a file or standard output."""
    from vigie.export.pages import reading_page

    readings = (reading for outcome in outcomes if (reading := outcome.reading()) is not None)
    if out is None or out.suffix.lower() in (".html", ".htm"):
        write_only(list(itertools.islice(readings, 2)), out)
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"{out} is no folder to write to: {error.strerror}.", param_hint="--out") from error
    used: set[str] = set()
    for reading in readings:
        path = out / file_name(reading.report.id, used)
        path.write_text(reading_page(reading), "utf-8")
    typer.echo(f"{len(used)} pages in {out}", err=True)


def write_only(readings: list[Reading], out: Path | None) -> None:
    """The page of the only report; a usage error where there are more."""
    from vigie.export.pages import reading_page

    if len(readings) > 1:
        raise typer.BadParameter("there are several reports: give a folder for their pages.", param_hint="--out")
    for reading in readings:
        page = reading_page(reading).encode()
        if out is None:
            sys.stdout.buffer.write(page)
            sys.stdout.buffer.flush()
        else:
            out.write_bytes(page)


def file_name(identity: str, used: set[str]) -> str:
    """A name for a report's page that is safe on every system and not used yet."""
    stem = re.sub(r"[^\w.-]+", "-", identity).strip(".-")[:100] or "report"
    name, number = f"{stem}.html", 1
    while name.lower() in used:
        number += 1
        name = f"{stem}-{number}.html"
    used.add(name.lower())
    return name
