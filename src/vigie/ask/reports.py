"""Reports with their mastheads, and which are near-copies of which."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, select

from vigie.ledger.chain import unpacked
from vigie.ledger.events import holding
from vigie.ledger.questions import EVERYTHING, Filters, find_reports, upto
from vigie.ledger.read import chunks, decode_report
from vigie.ledger.rows import Row
from vigie.ledger.schema import reports, reprints

PAGE = 100  # reports whose near-copies are looked up at once


def find(connection: Connection, asked: Filters) -> Iterator[Row]:
    """The reports that match, each as one flat row; erased ones are left out."""
    return (row for _, row in numbered(connection, asked))


def numbered(connection: Connection, asked: Filters) -> Iterator[tuple[int, Row]]:
    """The reports that match, each with its number, behind which a list can go on.

    ``reprint_of`` is the first of the reports that a report is a near-copy of, None for that one and for what has no
    copies; ``copies`` is how many there are besides it.
    """
    rows = iter(find_reports(connection, asked))
    while page := list(islice(rows, PAGE)):
        groups = reprint_groups(connection, [row.report_id for row in page], asked)
        for row in page:
            if row.content is None:
                continue
            report = decode_report(unpacked(row.content)).report
            group = groups.get(report.id, ())
            yield int(row.seq), {
                "report_id": report.id, "name": row.name, "outlet": report.outlet, "title": report.title,
                "language": report.language, "published": report.published, "claims": row.claims,
                "reprint_of": group[0] if group and group[0] != report.id else None, "copies": max(0, len(group) - 1),
                "url": report.url, "sha256": report.sha256, "recorded": row.recorded,
            }  # fmt: skip


def reprints_of(connection: Connection, report_id: str, asked: Filters = EVERYTHING) -> tuple[str, ...]:
    """The reports that are near-copies of a report, itself among them, the first published first; empty for none."""
    return reprint_groups(connection, [report_id], asked).get(report_id, ())


def reprint_groups(
    connection: Connection, report_ids: Collection[str], asked: Filters = EVERYTHING
) -> dict[str, tuple[str, ...]]:
    """Report id -> its near-copies that hold, itself among them, the first published first; only for those with any.

    ``asked`` says as of when: by what had been recorded, or published, by then.
    """
    found: dict[str, tuple[str, ...]] = {}
    last = upto(connection, asked.recorded)
    for some in chunks(sorted(report_ids)):
        named = select(reprints.c.copies).where(reprints.c.report_id.in_(some))
        members: Select[Any] = select(reprints.c.copies, reports.c.report_id, reports.c.published).join_from(
            reprints, reports, reports.c.report_id == reprints.c.report_id
        )
        members = holding(members, reports.c.seq, last).where(reprints.c.copies.in_(named))
        if asked.known is not None:
            members = members.where(reports.c.known <= asked.known)
        groups: dict[str, list[tuple[str, str]]] = {}
        for row in connection.execute(members):
            groups.setdefault(row.copies, []).append((row.published or "9999", row.report_id))
        for group in groups.values():
            ids = tuple(report for _, report in sorted(group))
            found.update((report, ids) for report in ids if len(ids) > 1 and report in some)
    return found
