"""``vigie events``: the events of a ledger."""

from __future__ import annotations

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = (
    "id", "kind", "event_type", "start", "end", "place", "country", "killed", "wounded", "voices", "reports",
    "disputes", "factuality", "confidence",
)  # fmt: skip
SHOWN = ("id", "event_type", "start", "place", "country", "killed", "wounded", "voices", "reports", "disputes")


@asking.asked_by(*asking.EVERY, "limit")
def events(*, asked: asking.Filters, ledger: LedgerPath = "", format: asking.OutFormat = Format.table) -> None:
    """List events: what happened where and when, by how many voices, with the best counts of killed and wounded."""
    from vigie.ask.events import find, row_of

    with opened(ledger).reading() as connection:
        found = asking.first(format, find(connection, asked), asked.limit)
        if format is Format.jsonl:
            asking.write(format, (), (), found)
        else:
            asking.write(format, SHOWN if format is Format.table else COLUMNS, map(row_of, found))
