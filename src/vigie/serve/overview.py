"""The overview: many events at once, as a map, as bars over time, as toll curves, and counted by what they are."""

from __future__ import annotations

import functools
from typing import Annotated, Any, Literal

import msgspec
import numpy as np
from fastapi import APIRouter, Query
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ask import boards, selections
from vigie.ask.arrays import Array
from vigie.ask.event_columns import Snapshot
from vigie.ask.events import event_of
from vigie.ask.packed import packed
from vigie.consolidate.settings import open_linking
from vigie.knowledge.taxonomy import open_taxonomy, vocabulary
from vigie.model.event import Event, TollSeries
from vigie.serve.desk import Reader
from vigie.serve.events import EventRow, page_of, told_by
from vigie.serve.openapi import answers
from vigie.serve.paging import Page
from vigie.serve.questions import EventFilters, EventsAsked

router = APIRouter(tags=["overview"])
MOST_EPISODES = 200
PACKED = "application/octet-stream"
COLUMNS = ("id", "lat", "lon", "radius_km", "type", "start", "end", "killed", "disputed", "kind")
Point = tuple[str, float, float, float, str, str | None, str | None, int | None, int, str]


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """Events on a map, the latest first, a row for each; ``radius_km`` is how far off the point may be."""

    columns: tuple[str, ...]
    rows: list[Point]
    truncated: bool
    total: int


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Events by when they began, in days, weeks, months or years; stretches in which none did are left out."""

    bin: boards.Width
    bins: list[boards.Bin]


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A toll series and the episode that it runs over; ``name`` is what reports call its source."""

    event_type: str
    place: str | None
    country: str | None
    start: str | None
    name: str
    series: TollSeries


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """How many events have what, the most first; outlets only the 200 that most are told by."""

    total: int
    country: list[boards.Facet]
    type: list[boards.Facet]
    kind: list[boards.Facet]
    harm: list[boards.Facet]
    outlet: list[boards.Facet]
    language: list[boards.Facet]
    source_class: list[boards.Facet]
    disputed: int
    unreviewed: int


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What is read first, in one answer: the counts, the bars, the latest events and the toll series."""

    facets: Facets
    timeline: Timeline
    latest: Page[EventRow]
    tolls: list[Toll]


class BinsAsked(EventFilters):
    """A timeline; ``bin`` gives way to wider ones where there would be more than ``most`` from first to last."""

    bin: Literal["day", "week", "month", "year"] = "day"
    most: Annotated[int, Query(ge=1, le=100_000)] = 100_000


class OverviewAsked(BinsAsked):
    """An overview; ``limit`` of the latest events."""

    limit: Annotated[int, Query(ge=1, le=200)] = 20


class TollsAsked(EventFilters):
    """Toll series."""

    event: Annotated[str, Query(max_length=64)] | None = None


def matching(connection: Connection, board: Snapshot, asked: EventFilters) -> Array:
    """For every row whether it matches."""
    return selections.kept(connection, board, asked.filters(), words=asked.q or "")


def placed(connection: Connection, board: Snapshot, asked: EventFilters) -> tuple[Array, int]:
    """(the rows that match and have a point, the latest first and no more than a map has; how many there are)."""
    found = selections.with_points(board, matching(connection, board, asked))
    return selections.in_order(board, found, boards.MOST_POINTS), int(np.count_nonzero(found))


@router.get("/map", **answers(Points))
def show_map(desk: Reader, asked: Annotated[EventFilters, Query()]) -> Response:
    """Events that match and have a point: the latest 20,000."""

    def make(connection: Connection) -> Points:
        board = desk.shelf.board(connection)
        rows, total = placed(connection, board, asked)
        return Points(columns=COLUMNS, rows=points(board, rows), truncated=total > len(rows), total=total)

    return desk.answer(make)


@router.get("/map/packed", **answers(media=PACKED))
def show_packed_map(desk: Reader, asked: Annotated[EventFilters, Query()]) -> Response:
    """What ``/map`` says, in columns of bytes: a line of JSON tells their names, kinds and places, and the words."""

    def make(connection: Connection) -> bytes:
        board = desk.shelf.board(connection)
        rows, total = placed(connection, board, asked)
        columns, words = board.columns, {name: board.words[name].words for name in ("type", "kind")}
        places, place = np.unique(columns["place"][rows], return_inverse=True)
        return packed(
            {
                "lat": columns["lat"][rows].astype("f4"), "lon": columns["lon"][rows].astype("f4"),
                "radius_km": reach(board)[columns["precision"][rows]], "killed": columns["killed"][rows],
                "type": columns["type"][rows].astype("u2"), "kind": columns["kind"][rows].astype("u1"),
                "disputed": (columns["disputed"][rows] > 0).astype("u1"), "place": place.astype("i4"),
                "id": board.ids[rows],
                "start": written(board, "start", rows), "end": written(board, "end", rows),
            }, words={**words, "place": board.words["place"].of(places)}, truncated=total > len(rows), total=total,
        )  # fmt: skip

    return desk.answer(make, media=PACKED)


def reach(board: Snapshot) -> Array:
    """How far off a point may be, in kilometres, by the code of its precision."""
    reach = open_linking().reach
    return np.array([reach.get(word or "unknown", reach["unknown"]) for word in board.words["precision"].words], "f4")


def written(board: Snapshot, name: str, rows: Array) -> Array:
    """The days of rows as text, no longer than a day is; empty where there is none."""
    codes, at = np.unique(board.columns[name][rows], return_inverse=True)
    days: Array = np.array([(word or "").encode() for word in board.words[name].of(codes)], dtype="S10")
    return days[at]


def points(board: Snapshot, rows: Array) -> list[Point]:
    """The rows of a map."""
    columns = board.columns
    types, kinds = board.words["type"].words, board.words["kind"].words
    made: Any = zip(
        [one.decode() for one in board.ids[rows].tolist()], columns["lat"][rows].tolist(),
        columns["lon"][rows].tolist(), reach(board)[columns["precision"][rows]].tolist(),
        [types[code] for code in columns["type"][rows].tolist()], boards.days(board, "start", rows),
        boards.days(board, "end", rows), boards.optional(columns["killed"][rows]), columns["disputed"][rows].tolist(),
        [kinds[code] for code in columns["kind"][rows].tolist()], strict=True,
    )  # fmt: skip
    return list(made)


@functools.cache
def families() -> dict[str, str]:
    """Event type -> its family."""
    return {name: entry.family for name, entry in open_taxonomy().types.items()}


@router.get("/overview", **answers(Overview))
def show_overview(desk: Reader, asked: Annotated[OverviewAsked, Query()]) -> Response:
    """What ``/facets``, ``/timeline``, ``/tolls`` and the first page of ``/events`` say of the events that match."""

    return desk.answer(lambda connection: overview(connection, desk.shelf.board(connection), asked))


def overview(connection: Connection, board: Snapshot, asked: OverviewAsked) -> Overview:
    """Of the events that match what is read first."""
    keep = matching(connection, board, asked)
    return Overview(
        facets=facets(connection, board, keep, asked), timeline=timeline(board, keep, asked),
        latest=page_of(connection, board, EventsAsked(**asked.model_dump(include=set(EventsAsked.model_fields)))),
        tolls=tolls(connection, board, keep, asked),
    )  # fmt: skip


def first_asked(connection: Connection, board: Snapshot) -> None:
    """Works out what the first page of all shows, so that what that takes is in memory."""
    overview(connection, board, OverviewAsked())
    placed(connection, board, OverviewAsked())


@router.get("/timeline", **answers(Timeline))
def show_timeline(desk: Reader, asked: Annotated[BinsAsked, Query()]) -> Response:
    """How many events began when, and how many their incidents killed by the best count; ``most`` bars, else wider."""

    def make(connection: Connection) -> Timeline:
        board = desk.shelf.board(connection)
        return timeline(board, matching(connection, board, asked), asked)

    return desk.answer(make)


def timeline(board: Snapshot, keep: Array, asked: BinsAsked) -> Timeline:
    """The bars of the rows that are kept."""
    counting = board.traits.counts.of("bins", keep, (asked.filters(), asked.q))
    width, bins = boards.bins(board, counting, asked.bin, families(), most=asked.most)
    return Timeline(bin=width, bins=bins)


@router.get("/facets", **answers(Facets))
def show_facets(desk: Reader, asked: Annotated[EventFilters, Query()]) -> Response:
    """How many of the events that match have what: country, type, kind, harm, outlet, language, class of source."""

    def make(connection: Connection) -> Facets:
        board = desk.shelf.board(connection)
        return facets(connection, board, matching(connection, board, asked), asked)

    return desk.answer(make)


def facets(connection: Connection, board: Snapshot, keep: Array, asked: EventFilters) -> Facets:
    """What the rows that are kept have, by number."""
    judged = board.traits.reviewed.mask(connection, board)
    counting = board.traits.counts.of("facets", keep, (asked.filters(), asked.q))
    found = boards.facets(board, counting)
    return Facets(
        total=int(keep.sum()), country=found["country"], type=found["type"], kind=found["kind"],
        harm=boards.harms(connection, board, counting, vocabulary("harms")), outlet=found["outlets"],
        language=found["languages"], source_class=found["classes"],
        disputed=int((keep & (board.columns["disputed"] > 0)).sum()), unreviewed=int((keep & ~judged).sum()),
    )  # fmt: skip


@router.get("/tolls", **answers(list[Toll]))
def show_tolls(desk: Reader, asked: Annotated[TollsAsked, Query()]) -> Response:
    """The toll series of one episode, or of those that match: each source's running totals with their revisions."""

    def make(connection: Connection) -> list[Toll]:
        if asked.event:
            return tolls_of(event_of(connection, asked.event, asked.filters()).event)
        board = desk.shelf.board(connection)
        return tolls(connection, board, matching(connection, board, asked), asked)

    return desk.answer(make)


def tolls(connection: Connection, board: Snapshot, keep: Array, asked: EventFilters) -> list[Toll]:
    """The toll series of the latest episodes among the rows that are kept."""
    keep = keep & (board.columns["kind"] == board.words["kind"].code("episode"))
    episodes = selections.in_order(board, keep, MOST_EPISODES)
    told = told_by(connection, board.columns["seq"][episodes].tolist(), asked.filters())
    return [toll for one in told for toll in tolls_of(one.event)]


def tolls_of(event: Event) -> list[Toll]:
    """The toll series of an episode."""
    place, time = event.place, event.time
    names = {voice.actor_id: voice.source for voice in event.voices}
    return [
        Toll(
            name=names.get(series.actor_id, series.source) if series.actor_id else series.source,
            event_type=event.event_type, place=place.name if place else None, country=place.country if place else None,
            start=time.start if time else None, series=series,
        )
        for series in event.tolls
    ]  # fmt: skip
