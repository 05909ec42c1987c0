"""Tallies: an event's figures under named policies."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from vigie.ask.events import find
from vigie.consolidate.policies import POLICIES
from vigie.consolidate.tallies import tally
from vigie.errors import LedgerError
from vigie.ledger.questions import Filters
from vigie.ledger.rows import Row
from vigie.model.event import Event


def policies(wanted: str) -> list[str]:
    """The names of policies that a word stands for: one, or "all"; LedgerError for an unknown one."""
    if wanted == "all":
        return list(POLICIES)
    if wanted not in POLICIES:
        raise LedgerError(f"there is no policy {wanted!r}: one of all, {', '.join(POLICIES)}.")
    return [wanted]


def tally_rows(event: Event, names: list[str], order: tuple[str, ...] = ()) -> Iterator[Row]:
    """A flat row for each policy, harm, group and side of an event."""
    for name in names:
        for row in tally(event.figures, name, hierarchy=order):
            yield {
                "event": event.id, "event_type": event.event_type, "start": event.time.start if event.time else None,
                "place": event.place.name if event.place else None, "policy": f"{row.policy} v{row.version}",
                "harm": row.harm, "group": row.group, "side": row.side, "low": row.low, "best": row.best,
                "high": row.high, "counted": tuple(ruling.claim_id for ruling in row.counted),
                "set_aside": tuple(f"{ruling.claim_id}: {ruling.reason}" for ruling in row.set_aside),
            }  # fmt: skip


def toll_rows(event: Event) -> Iterator[Row]:
    """A flat row for each point of an episode's toll series."""
    for series in event.tolls:
        for point in series.points:
            yield {
                "series": series.id, "source": series.source, "harm": series.harm, "group": series.group,
                "said": point.said, "since": point.start, "low": point.low, "high": point.high, "step": point.step,
                "added": None if point.added is None else f"{point.added[0]} to {point.added[1]}",
                "claim": point.claim_id, "report": point.report_id,
            }  # fmt: skip


def find_tallies(connection: Connection, asked: Filters, names: list[str], order: tuple[str, ...]) -> Iterator[Row]:
    """The rows of all events that match."""
    for told in find(connection, asked):
        yield from tally_rows(told.event, names, order)
