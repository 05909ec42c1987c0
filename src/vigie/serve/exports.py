"""Exports: events in the shapes that others read, streamed, with or without what should not be passed on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path as File
from typing import Annotated, Literal
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import Connection
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response, StreamingResponse

from vigie.ask.exhibits import exhibits
from vigie.export import acled, geojson, listings, provenance, ucdp, workbook
from vigie.export.exhibits import Exhibit
from vigie.export.responsible import Removal
from vigie.export.responsible import responsible as made_responsible
from vigie.serve.desk import Desk, Reader, reply
from vigie.serve.openapi import answers
from vigie.serve.problems import Refusal
from vigie.serve.questions import Asked, EventFilters
from vigie.serve.security import HEAD_ONLY

router = APIRouter(tags=["exports"])
Shape = Literal["acled", "ucdp", "geojson", "jsonl", "xlsx"]
CSV, WORKBOOK = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ShapeHead(msgspec.Struct, frozen=True, kw_only=True):
    """A shape of exports: its name, what it is, and the kind of its file."""

    shape: str
    docs: str
    media: str
    suffix: str


SHAPES: dict[str, ShapeHead] = {
    head.shape: head
    for head in (
        ShapeHead(shape="acled", docs="ACLED-shaped CSV, 31 columns", media=CSV, suffix=".csv"),
        ShapeHead(shape="ucdp", docs="UCDP-GED-shaped CSV, 49 columns", media=CSV, suffix=".csv"),
        ShapeHead(shape="geojson", docs="GeoJSON", media="application/geo+json", suffix=".geojson"),
        ShapeHead(shape="jsonl", docs="JSON Lines with all that each event rests on", media="application/jsonl",
                  suffix=".jsonl"),
        ShapeHead(shape="xlsx", docs="Workbook for people", media=WORKBOOK, suffix=".xlsx"),
    )
}  # fmt: skip


class ExportAsked(EventFilters):
    """What is exported, and what is left out."""

    responsible: bool = Field(default=False, description="Without private names, words and exact shelters.")
    embargo: Annotated[int, Field(ge=0, le=36_500)] = Field(
        default=0, description="With responsible: leave out the last so many days."
    )


@router.get("/exports", **answers(list[ShapeHead]))
def list_shapes(desk: Reader, asked: Annotated[Asked, Query()]) -> Response:
    """The shapes of exports."""
    del desk, asked
    return reply(list(SHAPES.values()))


@router.get("/exports/{shape}", **answers(media="application/octet-stream"))
def export(desk: Reader, shape: Shape, asked: Annotated[ExportAsked, Query()]) -> Response:
    """The events that match as a file, streamed as it is made."""
    checked(asked)
    head = SHAPES[shape]
    name = f"{desk.shelf.name}-{shape}{head.suffix}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    if HEAD_ONLY in desk.request.scope:  # nothing is taken away, and nothing is made in vain
        return StreamingResponse(iter(()), headers=headers, media_type=head.media)
    desk.audit("exported", f"{shape}{' responsible' if asked.responsible else ''} {desk.request.url.query}")
    if shape == "xlsx":
        return workbook_of(desk, asked, headers)
    return StreamingResponse(lines_of(desk, shape, asked), headers=headers, media_type=head.media)


@router.get("/exports/{shape}/removed", **answers(media="text/csv"))
def show_removed(desk: Reader, shape: Shape, asked: Annotated[ExportAsked, Query()]) -> Response:
    """What a responsible export takes out: which field of which event, and why, without what it was."""
    del shape
    checked(asked)
    return StreamingResponse(removals(desk, asked), media_type=CSV, headers={"Cache-Control": "no-store"})


def removals(desk: Desk, asked: ExportAsked) -> Iterator[str]:
    """The lines that tell what is taken out, as it is."""
    columns = ("event", "field", "reason")
    yield listings.csv_line(columns)
    removed: list[Removal] = []
    with desk.reading() as connection:
        for _ in found(connection, asked, removed):
            yield from told(removed)
        yield from told(removed)  # of the events after the last that is passed on


def told(removed: list[Removal]) -> Iterator[str]:
    """The lines of what was taken out since they were last told."""
    for one in removed:
        yield listings.csv_line([listings.flat(one.event), listings.flat(one.field), listings.flat(one.reason)])
    removed.clear()


def checked(asked: ExportAsked) -> None:
    """A refusal for an embargo of nothing."""
    if asked.embargo and not asked.responsible:
        raise Refusal(422, "An embargo is part of a responsible export.", kind="invalid")


def found(connection: Connection, asked: ExportAsked, removed: list[Removal] | None = None) -> Iterator[Exhibit]:
    """The events that match with all that they rest on; what was taken out of them goes to ``removed``."""
    every = exhibits(connection, asked.filters())
    gone = [] if removed is None else removed
    if asked.responsible:
        every = made_responsible(every, gone, today=datetime.now(UTC).date(), embargo=asked.embargo)
    for exhibit in every:
        if removed is None:
            gone.clear()  # a long export would else hold all of it until its end
        yield exhibit


def lines_of(desk: Desk, shape: Shape, asked: ExportAsked) -> Iterator[str]:
    """The lines of a file, as they are made, as of one moment."""
    with desk.reading() as connection:
        yield from lines(shape, found(connection, asked))


def lines(shape: Shape, given: Iterable[Exhibit]) -> Iterable[str]:
    """Events as lines of a shape."""
    if shape == "geojson":
        return geojson.collection(given)
    if shape == "jsonl":
        return listings.json_lines(map(provenance.provenance, given))
    row, columns = (acled.acled_row, acled.COLUMNS) if shape == "acled" else (ucdp.ucdp_row, ucdp.COLUMNS)
    return listings.csv_lines(columns, (kept for exhibit in given if (kept := row(exhibit)) is not None))


def workbook_of(desk: Desk, asked: ExportAsked, headers: Mapping[str, str]) -> Response:
    """A workbook, which can only be sent whole: made row by row in a file, and sent from there."""
    with tempfile.NamedTemporaryFile(prefix="vigie-", suffix=".xlsx", delete=False) as handle:
        place = File(handle.name)
    try:
        with desk.reading() as connection:
            workbook.write_workbook(found(connection, asked), place)
    except BaseException as error:
        place.unlink(missing_ok=True)
        if isinstance(error, workbook.TooLong):
            raise Refusal(422, str(error), kind="too-long") from error
        raise
    return FileResponse(place, media_type=WORKBOOK, headers=dict(headers), background=BackgroundTask(place.unlink))
