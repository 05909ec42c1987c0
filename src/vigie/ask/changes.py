"""What became of events, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event
from vigie.ledger.questions import find_changes
from vigie.ledger.rows import Row


def find(connection: Connection, since: str, until: str | None = None) -> Iterator[Row]:
    """A flat row for each version of an event recorded at ``since`` or later, and by ``until``, in order."""
    for row in find_changes(connection, since, until):
        entry = decode_event(unpacked(row.content))
        yield {
            "recorded": row.recorded, "event": row.event_id, "change": entry.changes, "reason": entry.reason,
            "event_type": row.event_type, "start": row.start, "place": row.place, "country": row.country,
            "killed": row.killed, "wounded": row.wounded, "before": entry.before, "after": entry.after,
            "claims_in": entry.claims_in, "claims_out": entry.claims_out,
        }  # fmt: skip
