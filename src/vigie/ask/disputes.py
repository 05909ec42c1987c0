"""Disputes: what claims say of one event, or of one place, that cannot all hold; a row for each side."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from vigie.ask.events import find as find_events
from vigie.ask.territory import timelines
from vigie.ledger.questions import Filters
from vigie.ledger.rows import Row
from vigie.model.event import Dispute


def find(connection: Connection, asked: Filters) -> Iterator[Row]:
    """The sides of the disputes of events that match, the latest first, then of who holds which place."""
    disputed = msgspec.structs.replace(asked, disputed=True, limit=None)
    for told in find_events(connection, disputed):
        event = told.event
        where = event.place.name if event.place else None, event.place.country if event.place else None
        for dispute in event.disputes:
            yield from sides(dispute, event.id, event.time.start if event.time else None, *where)
    for entry in timelines(connection, disputed):
        for dispute in entry.disputes:
            yield from sides(dispute, None, entry.since, entry.place, entry.country)


def sides(
    dispute: Dispute, event: str | None, start: str | None, place: str | None, country: str | None
) -> Iterator[Row]:  # fmt: skip
    """A flat row for each side of a dispute."""
    for side in dispute.sides:
        yield {
            "dispute": dispute.id, "kind": dispute.kind, "about": dispute.about, "value": side.value, "event": event,
            "start": start, "place": place, "country": country, "sources": side.sources, "claims": side.claims,
        }  # fmt: skip
