"""``vigie reports``: the reports of a ledger."""

from __future__ import annotations

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = (
    "report_id", "name", "outlet", "title", "language", "published", "claims", "reprint_of", "copies", "url", "sha256",
    "recorded",
)  # fmt: skip
SHOWN = ("report_id", "outlet", "title", "language", "published", "claims", "reprint_of", "copies")


@asking.asked_by(*asking.EVERY, "title", "limit")
def reports(*, asked: asking.Filters, ledger: LedgerPath = "", format: asking.OutFormat = Format.table) -> None:
    """List reports, of several versions of one the last, and of which other each is a near-copy.

    Days are those of publication. What asks for more than title, outlet, language and days keeps reports that make
    such a claim.
    """
    from vigie.ask.reports import find

    with opened(ledger).reading() as connection:
        rows = asking.first(format, find(connection, asked), asked.limit)
        asking.write(format, SHOWN if format is Format.table else COLUMNS, rows)
