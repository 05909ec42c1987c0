"""The overview: many events at once, as a map, as bars over time, as toll curves, and counted by what they are."""

from __future__ import annotations

import functools
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ask import boards, selections
from vigie.ask.arrays import Array
from vigie.ask.event_columns import Snapshot
from vigie.ask.events import event_of
from vigie.consolidate.settings import open_linking
from vigie.knowledge.taxonomy import open_taxonomy, vocabulary
from vigie.model.event import Event, TollSeries
from vigie.serve.desk import Reader
from vigie.serve.events import told_by
from vigie.serve.openapi import answers
from vigie.serve.questions import EventFilters

router = APIRouter(tags=["overview"])
MOST_EPISODES = 200
COLUMNS = ("id", "lat", "lon", "radius_km", "type", "start", "end", "killed", "disputed", "kind")
Point = tuple[str, float, float, float, str, str | None, str | None, int | None, int, str]


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """Events on a map, the latest first, a row for each; ``radius_km`` is how far off the point may be."""

    columns: tuple[str, ...]
    rows: list[Point]
    truncated: bool
    total: int


class DrawnPoints(msgspec.Struct, frozen=True, kw_only=True):
    """``Points`` with the rows as JSON already."""

    columns: tuple[str, ...]
    rows: msgspec.Raw
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


class BinsAsked(EventFilters):
    """A timeline; ``bin`` gives way to wider ones where there would be more than ``most`` from first to last."""

    bin: Literal["day", "week", "month", "year"] = "day"
    most: Annotated[int, Query(ge=1, le=100_000)] = 100_000


class TollsAsked(EventFilters):
    """Toll series."""

    event: Annotated[str, Query(max_length=64)] | None = None


def matching(connection: Connection, board: Snapshot, asked: EventFilters) -> Array:
    """For every row whether it matches."""
    return selections.kept(connection, board, asked.filters(), words=asked.q or "")


@router.get("/map", **answers(Points))
def show_map(desk: Reader, asked: Annotated[EventFilters, Query()]) -> Response:
    """Events that match and have a point: the latest 20,000."""

    def make(connection: Connection) -> DrawnPoints:
        board = desk.shelf.board(connection)
        placed = selections.with_points(board, matching(connection, board, asked))
        total = int(placed.sum())
        drawn = board.traits.drawn(board, selections.in_order(board, placed, boards.MOST_POINTS), points)
        return DrawnPoints(
            columns=COLUMNS, rows=msgspec.Raw(b"[" + b",".join(drawn) + b"]"),
            truncated=total > boards.MOST_POINTS, total=total,
        )  # fmt: skip

    return desk.answer(make)


def points(board: Snapshot, rows: Array) -> list[Point]:
    """The rows of a map."""
    columns, reach = board.columns, open_linking().reach
    radius = [
        reach.get(word or "unknown", reach["unknown"])
        for word in board.words["precision"].of(columns["precision"][rows])
    ]
    types, kinds = board.words["type"].words, board.words["kind"].words
    made: Any = zip(
        [one.decode() for one in board.ids[rows].tolist()], columns["lat"][rows].tolist(),
        columns["lon"][rows].tolist(), radius, [types[code] for code in columns["type"][rows].tolist()],
        boards.days(board, "start", rows), boards.days(board, "end", rows), boards.optional(columns["killed"][rows]),
        columns["disputed"][rows].tolist(), [kinds[code] for code in columns["kind"][rows].tolist()], strict=True,
    )  # fmt: skip
    return list(made)


@functools.cache
def families() -> dict[str, str]:
    """Event type -> its family."""
    return {name: entry.family for name, entry in open_taxonomy().types.items()}


@router.get("/timeline", **answers(Timeline))
def show_timeline(desk: Reader, asked: Annotated[BinsAsked, Query()]) -> Response:
    """How many events began when, and how many their incidents killed by the best count; ``most`` bars, else wider."""

    def make(connection: Connection) -> Timeline:
        board = desk.shelf.board(connection)
        counting = board.traits.counts.of(("bins", asked.filters(), asked.q), matching(connection, board, asked))
        width, bins = boards.bins(board, counting, asked.bin, families(), most=asked.most)
        return Timeline(bin=width, bins=bins)

    return desk.answer(make)


@router.get("/facets", **answers(Facets))
def show_facets(desk: Reader, asked: Annotated[EventFilters, Query()]) -> Response:
    """How many of the events that match have what: country, type, kind, harm, outlet, language, class of source."""

    def make(connection: Connection) -> Facets:
        board = desk.shelf.board(connection)
        keep = matching(connection, board, asked)
        judged = board.traits.reviewed.mask(connection, board)
        counting = board.traits.counts.of(("facets", asked.filters(), asked.q), keep)
        found = boards.facets(board, counting)
        return Facets(
            total=int(keep.sum()), country=found["country"], type=found["type"], kind=found["kind"],
            harm=boards.harms(connection, board, counting, vocabulary("harms")), outlet=found["outlets"],
            language=found["languages"], source_class=found["classes"],
            disputed=int((keep & (board.columns["disputed"] > 0)).sum()), unreviewed=int((keep & ~judged).sum()),
        )  # fmt: skip

    return desk.answer(make)


@router.get("/tolls", **answers(list[Toll]))
def show_tolls(desk: Reader, asked: Annotated[TollsAsked, Query()]) -> Response:
    """The toll series of one episode, or of those that match: each source's running totals with their revisions."""

    def make(connection: Connection) -> list[Toll]:
        if asked.event:
            return tolls_of(event_of(connection, asked.event, asked.filters()).event)
        board = desk.shelf.board(connection)
        keep = matching(connection, board, asked) & (board.columns["kind"] == board.words["kind"].code("episode"))
        episodes = selections.in_order(board, keep, MOST_EPISODES)
        told = told_by(connection, board.columns["seq"][episodes].tolist(), asked.filters())
        return [toll for one in told for toll in tolls_of(one.event)]

    return desk.answer(make)


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
