"""Writes outcomes as they come: JSON Lines, a table for people, or pages; failures go to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from vigie.batch import Outcome
from vigie.cli.pages import write_pages
from vigie.cli.problems import tell


def write(outcomes: Iterator[Outcome], format: str, out: Path | None) -> bool:
    """Writes every outcome in the format; True where an item failed."""
    failed: list[str] = []
    if format == "html":
        write_pages(watched(outcomes, failed), out)
        return bool(failed)
    with opened(out) as put:
        if format == "jsonl":
            write_lines(watched(outcomes, failed), put)
        else:
            write_table(watched(outcomes, failed), put, plain=out is not None or not sys.stdout.isatty())
    return bool(failed)


def watched(outcomes: Iterator[Outcome], failed: list[str]) -> Iterator[Outcome]:
    """The outcomes; every failure goes to standard error as structured text, and its item to ``failed``."""
    for outcome in outcomes:
        for issue in outcome.failures:
            tell(outcome.name, issue)
        if outcome.failures:
            failed.append(outcome.name)
        yield outcome


def write_lines(outcomes: Iterator[Outcome], put: Callable[[bytes], object]) -> None:
    """JSON Lines: one reading a line."""
    for outcome in outcomes:
        if outcome.data is not None:
            put(outcome.data + b"\n")


def write_table(outcomes: Iterator[Outcome], put: Callable[[bytes], object], *, plain: bool) -> None:
    """The table for people."""
    from vigie.export.tables import reading_table

    for outcome in outcomes:
        reading = outcome.reading()
        if reading is not None:
            put(reading_table(reading, plain=plain).encode())


@contextmanager
def opened(out: Path | None) -> Iterator[Callable[[bytes], object]]:
    """Where bytes go: the file, or standard output."""
    if out is None:
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    try:
        handle = out.open("wb")
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written: {error.strerror}.", param_hint="--out") from error
    with handle:
        yield handle.write
