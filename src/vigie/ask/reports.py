"""Reports with their mastheads."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from vigie.consolidate.reprints import find_reprints
from vigie.ledger.chain import unpacked
from vigie.ledger.doubts import events_holding
from vigie.ledger.events import events_by_id, holding
from vigie.ledger.questions import Filters, find_reports
from vigie.ledger.read import decode_report, reading_entries
from vigie.ledger.rows import Row
from vigie.ledger.schema import claims, readings


def find(connection: Connection, asked: Filters) -> Iterator[Row]:
    """The reports that match, each as one flat row; erased ones are left out."""
    return (row for _, row in numbered(connection, asked))


def numbered(connection: Connection, asked: Filters) -> Iterator[tuple[int, Row]]:
    """The reports that match, each with its number, behind which a list can go on."""
    for row in find_reports(connection, asked):
        if row.content is None:
            continue
        report = decode_report(unpacked(row.content)).report
        yield int(row.seq), {
            "report_id": report.id, "name": row.name, "outlet": report.outlet, "title": report.title,
            "language": report.language, "published": report.published, "claims": row.claims, "url": report.url,
            "sha256": report.sha256, "recorded": row.recorded,
        }  # fmt: skip


def reprints_of(connection: Connection, report_id: str) -> tuple[str, ...]:
    """The reports that are near-copies of a report, itself among them, the first published first; empty for none.

    Looked for among the reports that tell of the same events: there a copy adds no voice.
    """
    ids = connection.execute(select(claims.c.claim_id).where(claims.c.report_id == report_id)).scalars().all()
    events = events_by_id(connection, set(events_holding(connection, ids).values())).values()
    beside = {other for held in events for other in held.event.reports}
    held = holding(select(readings.c.seq).select_from(readings), readings.c.seq)
    seqs = connection.execute(held.where(readings.c.report_id.in_(beside))).scalars().all()
    imprints = {entry.report_id: entry.imprint for entry in reading_entries(connection, seqs).values()}
    lead = find_reprints(imprints.values())
    group = [other for other, first in lead.items() if first == lead.get(report_id)]
    return tuple(sorted(group, key=lambda other: (imprints[other].published or "9999", other)))
