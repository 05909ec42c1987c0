"""Sources: who said what, how often first, and how it fared; one source with its series and chains."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, Query
from pydantic import Field
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ask import claims as asking
from vigie.ask.selections import in_order, kept
from vigie.ask.sources import SourceRow, SourceSeries, chains_of, page, series_of
from vigie.errors import MissingError
from vigie.ledger.questions import Filters
from vigie.model.claim import SourceClass
from vigie.serve.claims import ClaimRow
from vigie.serve.desk import Desk, Reader
from vigie.serve.events import told_by
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.questions import Country, Cut, Day, Then, Words

router = APIRouter(tags=["sources"])
SHOWN_CLAIMS, SHOWN_EVENTS = 100, 300


class SourcesAsked(Then, Cut):
    """A page of sources."""

    country: Country | None = None
    since: Day | None = None
    until: Day | None = None
    type: list[Words] = Field(default=[], max_length=50)
    outlet: Words | None = None
    source_class: SourceClass | None = None


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """How a source's words come to us: outlet, relays, source; and by how many reports."""

    chain: tuple[str, ...]
    reports: int


class ShownSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its latest claims, its toll series, and the chains by which its words come to us."""

    source: SourceRow
    claims: list[ClaimRow]
    series: list[SourceSeries]
    chains: list[Chain]


@router.get("/sources", **answers(Page[SourceRow]))
def list_sources(desk: Reader, asked: Annotated[SourcesAsked, Query()]) -> Response:
    """Whom claims are credited to, most claims first."""
    offset = read_cursor(asked.cursor, tuple[int])[0] if asked.cursor else 0
    filters = asked.filters(
        country=asked.country, since=asked.since, until=asked.until, types=tuple(asked.type), outlet=asked.outlet,
        source_class=asked.source_class,
    )  # fmt: skip

    def make(connection: Connection) -> Page[SourceRow]:
        some, total = page_of(desk, connection, filters, slice(offset, offset + asked.limit))
        after = offset + len(some)
        return Page(some, cursor_of(after) if after < total else None, total)

    return desk.answer(make)


def page_of(desk: Desk, connection: Connection, filters: Filters, cut: slice) -> tuple[list[SourceRow], int]:
    """Some of the sources that match, and how many do."""
    board = desk.shelf.board(connection)
    where = Filters(
        country=filters.country, since=filters.since, until=filters.until, types=filters.types, known=filters.known,
        recorded=filters.recorded,
    )  # fmt: skip
    fates = desk.shelf.fates.counted(connection, board, kept(connection, board, where))
    return page(connection, desk.shelf.sources, filters, fates, cut)


@router.get("/sources/{key:path}", **answers(ShownSource))
def show_source(
    desk: Reader, key: Annotated[str, Path(min_length=1, max_length=300)], asked: Annotated[Then, Query()]
) -> Response:
    """One source, by its key."""

    def make(connection: Connection) -> ShownSource:
        filters = asked.filters(source=key)
        mine, _ = page_of(desk, connection, filters, slice(1))
        if not mine:
            raise MissingError(f"nobody is quoted as {key}.")
        latest = msgspec.structs.replace(filters, limit=SHOWN_CLAIMS)
        told = [ClaimRow(**asking.row_of(one)) for one in asking.find(connection, latest)]
        board = desk.shelf.board(connection)
        rows = in_order(board, kept(connection, board, filters), SHOWN_EVENTS)
        seqs = board.columns["seq"][rows].tolist()
        events = [one.event for one in told_by(connection, seqs, filters)]
        chains = [Chain(chain=chain, reports=count) for chain, count in chains_of(events, key)]
        return ShownSource(source=mine[0], claims=told, series=series_of(events, key), chains=chains)

    return desk.answer(make)
