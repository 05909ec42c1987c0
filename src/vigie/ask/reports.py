"""Reports with their mastheads."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from vigie.ledger.chain import unpacked
from vigie.ledger.questions import Filters, find_reports
from vigie.ledger.read import decode_report
from vigie.ledger.rows import Row


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
