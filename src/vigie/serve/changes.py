"""Changes: what became of events, entry by entry, as a list and as an Atom feed."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as xml

import msgspec
from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import Connection, select
from starlette.responses import Response

from vigie.ingest.dates import read_published
from vigie.ledger.rows import first_moment, last_moment
from vigie.ledger.schema import entries, events
from vigie.serve.desk import Feeder, Reader, reply
from vigie.serve.events import Change, change_of
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.questions import Asked, Cut, Moment

router = APIRouter(tags=["changes"])
ATOM = "http://www.w3.org/2005/Atom"
FEED = "application/atom+xml"
FED = 100  # changes of a feed


class ChangesAsked(Asked, Cut):
    """A page of changes."""

    since: Moment | None = Field(default=None, description="Recorded at this moment or later.", examples=["2024-12-01"])
    until: Moment | None = Field(default=None, description="Recorded by this day or moment.")
    newest: bool = Field(default=False, description="The latest first.")


@router.get("/changes", **answers(Page[Change]))
def list_changes(desk: Reader, asked: Annotated[ChangesAsked, Query()]) -> Response:
    """What became of events: added, changed, revised up or down, merged, split, removed, retracted; with the reason."""
    after = read_cursor(asked.cursor, tuple[int])[0] if asked.cursor else None

    def make(connection: Connection) -> Page[Change]:
        found = changes(connection, asked, after, asked.limit + 1)
        some = found[: asked.limit]
        return Page(some, cursor_of(some[-1].seq) if len(found) > asked.limit else None, None)

    return desk.answer(make)


def changes(connection: Connection, asked: ChangesAsked, after: int | None, most: int) -> list[Change]:
    """So many changes at most, behind the entry ``after``."""
    statement = select(events, entries.c.content, entries.c.recorded)
    statement = statement.join_from(events, entries, entries.c.seq == events.c.seq)
    statement = statement.where(entries.c.content.is_not(None))
    if asked.since is not None:
        statement = statement.where(entries.c.recorded >= first_moment(read_published(asked.since)[0]))
    if asked.until is not None:
        statement = statement.where(entries.c.recorded <= last_moment(read_published(asked.until)[0]))
    if after is not None:
        statement = statement.where(events.c.seq < after if asked.newest else events.c.seq > after)
    statement = statement.order_by(events.c.seq.desc() if asked.newest else events.c.seq).limit(most)
    return [change_of(row) for row in connection.execute(statement)]


class FeedAsked(Asked):
    """A feed; readers of feeds have no session, they bring the word in its address."""

    key: str | None = Field(default=None, max_length=64, description="Of `POST /feed`; not needed by who is signed in.")


class FeedAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where the feed of a ledger is read without signing in."""

    address: str


HERE = FeedAddress(address="http://127.0.0.1:8750/api/v1/changes.atom?ledger=demo&key=…")


@router.post("/feed", **answers(FeedAddress, status=201, example=HERE))
def open_feed(desk: Reader, asked: Annotated[Asked, Query()]) -> Response:
    """An address for readers of feeds: it opens this ledger's feed and nothing else, for as long as one may see that.

    A new one ends the one before.
    """
    del asked
    word = desk.house.people.open_feed(desk.who.name, desk.shelf.name, own=not desk.house.by_account)
    desk.audit("feed opened")
    query = urlencode({"ledger": desk.shelf.name, "key": word})
    return reply(FeedAddress(address=f"{desk.house.options.url}/api/v1/changes.atom?{query}"), 201)


@router.get("/changes.atom", **answers(media=FEED))
def show_feed(desk: Feeder, asked: Annotated[FeedAsked, Query()]) -> Response:
    """The latest hundred changes as an Atom feed (RFC 4287), for readers of feeds."""
    del asked
    latest, several = ChangesAsked(newest=True), len(desk.house.shelves) > 1
    return desk.answer(
        lambda connection: feed(
            changes(connection, latest, None, FED), desk.house.options.url, desk.shelf.name, several=several
        ),
        media=FEED,
    )


def feed(found: list[Change], address: str, name: str, *, several: bool = False) -> bytes:
    """The feed; whatever a report says in it is text, never markup. ``several``: its ledger is one of several."""
    which, ledger = f"?ledger={quote(name, safe='')}" if several else "", quote(name, safe="")
    own = f"{address}/api/v1/changes.atom{which}"
    root = xml.Element("feed", xmlns=ATOM)
    put(root, "title", f"Vigie: {name}")
    put(root, "id", own)
    put(root, "updated", found[0].recorded if found else "1970-01-01T00:00:00Z")
    xml.SubElement(root, "link", rel="self", href=own)
    put(xml.SubElement(root, "author"), "name", "Vigie")
    for change in found:
        entry = xml.SubElement(root, "entry")
        put(entry, "title", heading(change))
        put(entry, "id", f"urn:vigie:{ledger}:{change.event}:{change.seq}")
        put(entry, "updated", change.recorded)
        xml.SubElement(entry, "link", rel="alternate", href=f"{address}/events/{change.event}{which}")
        put(entry, "summary", change.reason)
        for word in change.change:
            xml.SubElement(entry, "category", term=word)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(xml.tostring(root, encoding="utf-8"))


def heading(change: Change) -> str:
    """What became of which event, in a line."""
    where = ", ".join(filter(None, (change.place, (change.start or "")[:10])))
    what = change.event_type.replace("_", " ") or change.event
    killed = f", {change.killed} killed" if change.killed is not None else ""
    return f"{', '.join(change.change).replace('_', ' ')}: {what}{f', {where}' if where else ''}{killed}"


def put(parent: xml.Element, name: str, words: str) -> None:
    """An element with words in it, without what XML cannot hold."""
    clean = "".join(char for char in words if char in "\t\n\r" or char.isprintable())
    xml.SubElement(parent, name).text = clean
