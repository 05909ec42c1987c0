"""Meta: what the server is, who asks, and the words that its answers are made of."""

from __future__ import annotations

from typing import Annotated, get_args

import msgspec
from fastapi import APIRouter, Query
from sqlalchemy import Connection, func, select
from starlette.responses import Response

from vigie import __version__
from vigie.consolidate.policies import POLICIES
from vigie.knowledge.taxonomy import open_taxonomy, vocabulary
from vigie.ledger.schema import entries, reports
from vigie.lexicon.pack import languages
from vigie.model.claim import Factuality, Kind
from vigie.model.event import DisputeKind, Status
from vigie.serve.accounts import csrf_of
from vigie.serve.desk import Desk, Reader
from vigie.serve.openapi import answers
from vigie.serve.questions import Asked
from vigie.serve.security import secret_of

router = APIRouter(tags=["meta"])
INTERFACE = ("en", "fr")


class LedgerHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a ledger holds; ``first`` and ``last`` are when its first and last entry were recorded.

    ``published_first`` and ``published_last`` are the days between which its reports came out. ``behind`` is true while
    its events are being worked out anew: until then they are shown as they were.
    """

    name: str
    entries: int
    reports: int
    claims: int
    events: int
    first: str | None
    last: str | None
    published_first: str | None
    published_last: str | None
    head: str
    behind: bool


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks."""

    name: str
    role: str


class PolicyHead(msgspec.Struct, frozen=True, kw_only=True):
    """A policy and its rule in words; ``harms`` are those that it counts, empty for all."""

    name: str
    version: int
    rule: str
    harms: tuple[str, ...]


class EventTypeHead(msgspec.Struct, frozen=True, kw_only=True):
    """A type of events, its family and what it means."""

    id: str
    family: str
    docs: str


class May(msgspec.Struct, frozen=True, kw_only=True):
    """What the asker may do."""

    add: bool
    review: bool
    admin: bool


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What a page needs to know before it asks anything else. ``ledgers`` are the names of those that one may see."""

    version: str
    ledger: LedgerHead
    ledgers: list[str]
    user: User
    csrf: str
    policies: list[PolicyHead]
    event_types: list[EventTypeHead]
    families: list[str]
    harms: list[str]
    groups: list[str]
    kinds: list[str]
    factualities: list[str]
    dispute_kinds: list[str]
    statuses: list[str]
    languages: list[str]
    interface_languages: list[str]
    tiles: str | None
    accounts: bool
    can: May


@router.get("/meta", **answers(Meta))
def show_meta(desk: Reader, asked: Annotated[Asked, Query()]) -> Response:
    """The server, the ledger, who asks and what they may do, and the controlled words of all answers."""
    del asked
    return desk.answer(lambda connection: meta(connection, desk), own=True)


def meta(connection: Connection, desk: Desk) -> Meta:
    """All of it."""
    who, house = desk.who, desk.house
    taxonomy = open_taxonomy()
    types = [EventTypeHead(id=t.id, family=t.family, docs=t.docs) for t in taxonomy.types.values()]
    return Meta(
        version=__version__, ledger=ledger_head(connection, desk),
        ledgers=[shelf.name for shelf in house.shelves if house.may_see(who, shelf)],
        user=User(name=who.name, role=who.role), csrf=csrf_of(secret_of(desk.request.cookies, house.options) or ""),
        policies=[PolicyHead(name=p.name, version=p.version, rule=p.docs, harms=p.harms) for p in POLICIES.values()],
        event_types=types, families=sorted({one.family for one in types}), harms=list(vocabulary("harms")),
        groups=list(vocabulary("groups")), kinds=list(get_args(Kind)), factualities=list(get_args(Factuality)),
        dispute_kinds=list(get_args(DisputeKind)), statuses=list(get_args(Status)), languages=list(languages()),
        interface_languages=list(INTERFACE), tiles=house.options.tiles, accounts=house.by_account,
        can=May(add=who.may("reviewer"), review=who.may("reviewer"), admin=who.may("admin")),
    )  # fmt: skip


def ledger_head(connection: Connection, desk: Desk) -> LedgerHead:
    """What the ledger holds now."""
    board = desk.shelf.board(connection)
    last = connection.execute(select(entries).order_by(entries.c.seq.desc()).limit(1)).first()
    counts = desk.shelf.counts(connection)
    # Each by its own end of the index: one statement for both would go through all reports.
    first, last_day = (connection.execute(select(end(reports.c.published))).scalar() for end in (func.min, func.max))
    return LedgerHead(
        name=desk.shelf.name, entries=int(last.seq) if last is not None else 0, reports=counts[0], claims=counts[1],
        events=int(((board.gone > board.through) & (board.columns["claims"] > 0)).sum()),
        published_first=(first or "")[:10] or None, published_last=(last_day or "")[:10] or None,
        first=connection.execute(select(func.min(entries.c.recorded))).scalar(),
        last=str(last.recorded) if last is not None else None, head=str(last.hash) if last is not None else "",
        behind=desk.shelf.behind,
    )  # fmt: skip
