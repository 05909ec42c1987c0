"""What became of events, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event
from vigie.ledger.questions import find_changes, find_versions
from vigie.ledger.rows import Row


def find(connection: Connection, since: str, until: str | None = None) -> Iterator[Row]:
    """A flat row for each version of an event recorded at ``since`` or later, and by ``until``, in order."""
    yield from map(row_of, find_changes(connection, since, until))


def row_of(row: Any) -> Row:
    """A version of an event as one flat row: what became of it, and why."""
    entry = decode_event(unpacked(row.content))
    return {
        "recorded": row.recorded, "event": row.event_id, "change": entry.changes, "reason": entry.reason,
        "event_type": row.event_type, "start": row.start, "place": row.place, "country": row.country,
        "killed": row.killed, "wounded": row.wounded, "before": entry.before, "after": entry.after,
        "claims_in": entry.claims_in, "claims_out": entry.claims_out,
    }  # fmt: skip


def of_event(connection: Connection, event_id: str) -> list[Row]:
    """The history of an event: what became of it and of the events that went into it or came of it, in order."""
    known, waiting = {event_id}, [event_id]
    found: dict[int, Row] = {}
    while waiting:
        for row in find_versions(connection, waiting.pop()):
            told = row_of(row)
            found[row.seq] = told
            for other in {*told["before"], *told["after"]} - known:
                known.add(other)
                waiting.append(other)
    return [found[seq] for seq in sorted(found)]
