"""What commands that ask a ledger have in common: options, the time of asking, and how answers are written."""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from vigie.export.listings import Row
    from vigie.ledger.questions import Filters as Filters
else:
    Filters = Any  # commands say it of ``asked``, and are looked at before the ledger's code is there

SHOWN = 50  # rows of a table where no limit is given: two screens


class Format(StrEnum):
    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class By(StrEnum):
    publication = "publication"
    recording = "recording"


OutFormat = Annotated[Format, typer.Option(help="For people, for programs, for spreadsheets.")]
AsOf = Annotated[str, typer.Option(metavar="TIME", help="As it was known then: 2024-11-30, 2024-11-30T18:00Z.")]
AsOfBy = Annotated[By, typer.Option(help="Known from what had been published, or recorded here, by then.")]
Limit = Annotated[int, typer.Option(min=0, help="At most so many; 0: all (a table: 50).")]
# Every filter there is: its option and its default.
OPTIONS: dict[str, tuple[Any, Any]] = {
    "country": (Annotated[str, typer.Option(help="Two-letter code: SY.")], ""),
    "place": (Annotated[str, typer.Option(help="Name in the gazetteer, or GeoNames id.")], ""),
    "near": (Annotated[str, typer.Option(metavar="LAT,LON,KM", help="Within so many kilometres of a point.")], ""),
    "since": (Annotated[str, typer.Option(help="On this day or later: happened, of reports published.")], ""),
    "until": (Annotated[str, typer.Option(help="On this day or earlier: happened, of reports published.")], ""),
    "types": (Annotated[list[str], typer.Option("--type", help="Type of event; may be given again.")], []),
    "actor": (Annotated[str, typer.Option(help="Id of a party.")], ""),
    "harm": (Annotated[str, typer.Option(help="killed, wounded, harmed, missing, detained, abducted, displaced.")], ""),
    "source": (Annotated[str, typer.Option(help="Words or id of a source.")], ""),
    "confidence": (Annotated[float, typer.Option(min=0, max=1, help="At least this confidence.")], 0.0),
    "disputed": (Annotated[bool, typer.Option("--disputed", help="Only where claims cannot all hold.")], False),
    "unreviewed": (Annotated[bool, typer.Option("--unreviewed", help="Only what no reviewer has judged.")], False),
    "source_class": (Annotated[str, typer.Option(help="Class of a source: monitor, military, witness, ...")], ""),
    "outlet": (Annotated[str, typer.Option(help="Name of the outlet of a report.")], ""),
    "language": (Annotated[str, typer.Option(help="Code of the language of a report.")], ""),
    "title": (Annotated[str, typer.Option(help="Words of the title of a report, or of its name.")], ""),
    "as_of": (AsOf, ""),
    "as_of_by": (AsOfBy, By.publication),
    "limit": (Limit, 0),
}
TIMED = ("as_of", "as_of_by")
PLACED = ("country", "place", "near", "since", "until")
TOLD = ("types", "actor", "harm", "source", "confidence", "disputed", "unreviewed")
BY_WHOM = ("source_class", "outlet", "language")
EVERY = (*PLACED, *TOLD, *BY_WHOM, *TIMED)  # what every list can be asked by
Command = Callable[..., None]


def asked_by(*names: str) -> Callable[[Command], Command]:
    """Gives a command the filters of these names as options; it gets what they come to as ``asked``."""

    def with_options(command: Command) -> Command:
        @functools.wraps(command)
        def run(*args: Any, **given: Any) -> None:
            command(*args, asked=filters(**{name: given.pop(name) for name in names}), **given)

        own = inspect.signature(command, eval_str=True)
        of_filters = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=OPTIONS[name][1],
                              annotation=OPTIONS[name][0])
            for name in names
        ]  # fmt: skip
        parameters = [one for one in own.parameters.values() if one.name != "asked"] + of_filters
        run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return with_options


def filters(*, as_of: str = "", as_of_by: By = By.publication, near: str = "", limit: int = 0, **given: Any) -> Filters:
    """The filters of a command's options; a usage error where one cannot be read."""
    from vigie.ledger.questions import Filters

    asked: dict[str, Any] = {name: value for name, value in given.items() if value not in ("", None, [], 0.0, False)}
    if "types" in asked:
        asked["types"] = tuple(asked["types"])
    if near:
        asked["near"] = point(near)
    if as_of:
        asked["known" if as_of_by is By.publication else "recorded"] = moment(as_of)
    return Filters(limit=limit or None, **asked)


def moment(words: str, *, option: str = "--as-of", first: bool = False) -> str:
    """The last moment in UTC of a date or time, or the first; a usage error where it is none."""
    from vigie.ingest.dates import read_published
    from vigie.ledger.rows import last_moment

    try:
        last = last_moment(read_published(words)[0]) or ""
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
    return last[: len(words)] if first and len(words) <= 10 else last


def point(words: str) -> tuple[float, float, float]:
    """A latitude, a longitude and kilometres."""
    try:
        lat, lon, km = map(float, words.split(","))
    except ValueError as error:
        raise typer.BadParameter("write latitude,longitude,kilometres: 36.2,37.16,50", param_hint="--near") from error
    return lat, lon, km


def write(format: Format, columns: Iterable[str], rows: Iterable[Row], whole: Iterable[object] | None = None) -> None:
    """Writes rows; ``whole`` is what stands for them in JSON Lines, where that says more."""
    from vigie.export import listings

    names = list(columns)
    if format is Format.jsonl:
        put(listings.json_lines(rows if whole is None else whole))
    elif format is Format.csv:
        put(listings.csv_lines(names, rows))
    else:
        from vigie.export.tables import console_width

        held = list(rows)
        wide = max(console_width(), 60)
        put([listings.table(names, held, width=wide, plain=not sys.stdout.isatty())])


def first(format: Format, rows: Iterator[Any], limit: int | None) -> Iterator[Any]:
    """So many rows, or those that a format shows where no limit is given."""
    if limit:
        return islice(rows, limit)
    return screens(rows) if format is Format.table else rows


def screens(rows: Iterator[Any]) -> Iterator[Any]:
    """The first rows; says so where there are more."""
    yield from islice(rows, SHOWN)
    if next(rows, None) is not None:
        typer.echo(f"vigie: the first {SHOWN} are shown; --limit gives more.", err=True)


def put(lines: Iterable[str]) -> None:
    """Writes lines as UTF-8."""
    for line in lines:
        sys.stdout.buffer.write(line.encode())
    sys.stdout.buffer.flush()
