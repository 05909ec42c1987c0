"""Listings: rows with the same columns as a table for people, as CSV or as JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

Row = Mapping[str, Any]
IDS = frozenset(
    {"id", "event", "event_type", "policy", "step", "claim", "report_id", "start", "since", "until", "said"}
)


def json_lines(rows: Iterable[object]) -> Iterable[str]:
    """A line for each row."""
    encode = msgspec.json.Encoder().encode
    for row in rows:
        yield encode(row).decode() + "\n"


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    """The head and a line for each row, quoted as RFC 4180 asks; nothing for None, several values with "; "."""
    yield csv_line(columns)
    for row in rows:
        yield csv_line([flat(row[name]) for name in columns])


def csv_line(values: Sequence[Any]) -> str:
    """One line of CSV."""
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow(values)
    return held.getvalue()


def flat(value: object) -> object:
    """A value as a cell holds it. A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(value, (tuple, list)):
        return "; ".join(str(flat(one)) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return "" if value is None else value


FOLDED = 12  # characters that a column of words has at least


def table(columns: Sequence[str], rows: Sequence[Row], *, width: int, plain: bool) -> str:
    """The rows under their heads; words are folded where the terminal is narrow, ids and numbers never."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    whole = {name: name in IDS or numeric(name, rows) for name in columns}  # ids are copied, numbers compared
    widths = (max([len(name), *(len(shown(row[name])) for row in rows)]) if whole[name] else FOLDED for name in columns)
    wide = max(width, sum(widths) + len(columns))
    console = Console(
        file=io.StringIO(), width=wide, force_terminal=not plain, no_color=plain, highlight=False, emoji=False,
        markup=False, legacy_windows=False,
    )  # fmt: skip
    grid = Table(box=None, header_style="bold", padding=(0, 1, 0, 0))
    for name in columns:
        numbers = bool(rows) and numeric(name, rows)
        grid.add_column(name, overflow="fold", no_wrap=whole[name], justify="right" if numbers else "left")
    for row in rows:
        grid.add_row(*(Text(shown(row[name])) for name in columns))
    console.print(grid)
    held = console.file
    assert isinstance(held, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in held.getvalue().splitlines())


def numeric(name: str, rows: Sequence[Row]) -> bool:
    """True where a column holds numbers only."""
    return all(isinstance(row[name], (int, float)) or row[name] is None for row in rows)


def shown(value: object) -> str:
    """A value as people read it, without control characters: a report must not steer the terminal."""
    if isinstance(value, float):
        return f"{value:.2f}"
    words = str(value if isinstance(value, bool) is False and value is not None else flat(value))
    if isinstance(value, (tuple, list)):
        words = "; ".join(shown(one) for one in value)
    return "".join(char if char.isprintable() else " " for char in words)
