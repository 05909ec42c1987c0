"""``vigie claims``: the claims of a ledger."""

from __future__ import annotations

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = (
    "id", "kind", "event_type", "factuality", "start", "end", "place", "country", "figures", "source", "source_class",
    "outlet", "published", "report_id", "confidence", "recorded", "quote",
)  # fmt: skip
SHOWN = ("id", "event_type", "factuality", "start", "place", "figures", "source", "outlet", "quote")


@asking.asked_by(*asking.EVERY, "limit")
def claims(*, asked: asking.Filters, ledger: LedgerPath = "", format: asking.OutFormat = Format.table) -> None:
    """List claims: who says that what happened where and when, in which words of which report."""
    from vigie.ask.claims import find, row_of

    with opened(ledger).reading() as connection:
        found = asking.first(format, find(connection, asked), asked.limit)
        if format is Format.jsonl:
            asking.write(format, (), (), found)
        else:
            asking.write(format, SHOWN if format is Format.table else COLUMNS, map(row_of, found))
