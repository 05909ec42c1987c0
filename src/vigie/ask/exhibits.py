"""Exhibits: events with the claims and reports behind them, as exports need them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from vigie.ask.events import Told, claims_by_id, find
from vigie.export.exhibits import Exhibit
from vigie.ledger.questions import Filters, upto
from vigie.ledger.read import document_texts, report_entries
from vigie.ledger.schema import claims

TEXTS = 512  # kept: reports tell of several events that are near each other in time


def exhibits(connection: Connection, asked: Filters) -> Iterator[Exhibit]:
    """The events that match with all that they rest on."""
    texts: dict[int, str] = {}
    last = upto(connection, asked.recorded)
    for told in find(connection, asked):
        if len(texts) > TEXTS:
            texts.clear()
        yield exhibit(connection, told, texts, last)


def exhibit(connection: Connection, told: Told, texts: dict[int, str], last: int | None = None) -> Exhibit:
    """One event; ``texts`` keeps the texts of readings by number, ``last`` is the entry as of which is asked."""
    members = claims_by_id(connection, told.event.claims, last=last)
    rows = connection.execute(
        select(claims.c.claim_id, claims.c.reading).where(claims.c.claim_id.in_(told.event.claims))
        .order_by(claims.c.reading)
    )  # fmt: skip
    readings = {row.claim_id: int(row.reading) for row in rows}
    quotes: dict[str, str] = {}
    texts.update(document_texts(connection, set(readings.values()) - texts.keys()))
    for entry in members:
        reading = readings[entry.claim.id]
        quotes[entry.claim.id] = " … ".join(texts[reading][span.start : span.end] for span in entry.claim.evidence)
    reports = report_entries(connection, {entry.imprint.report_id for entry in members})
    return Exhibit(
        event=told.event, recorded=told.recorded, claims=tuple(entry.claim for entry in members),
        report_of={entry.claim.id: entry.imprint.report_id for entry in members},
        reports={report_id: entry.report for report_id, entry in reports.items()}, quotes=quotes,
    )  # fmt: skip
