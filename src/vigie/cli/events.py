"""``vigie events``: the events of a ledger."""

from __future__ import annotations

from vigie.cli import asking
from vigie.cli.asking import By, Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = (
    "id", "kind", "event_type", "start", "end", "place", "country", "killed", "wounded", "voices", "reports",
    "disputes", "factuality", "confidence",
)  # fmt: skip
SHOWN = ("id", "event_type", "start", "place", "country", "killed", "wounded", "voices", "reports", "disputes")


def events(
    *,
    ledger: LedgerPath = "",
    country: asking.Country = "",
    place: asking.Place = "",
    near: asking.Near = "",
    since: asking.Since = "",
    until: asking.Until = "",
    types: asking.Types = [],  # noqa: B006
    actor: asking.Actor = "",
    harm: asking.Harm = "",
    source: asking.Source = "",
    confidence: asking.Confidence = 0.0,
    disputed: asking.Disputed = False,
    unreviewed: asking.Unreviewed = False,
    as_of: asking.AsOf = "",
    as_of_by: asking.AsOfBy = By.publication,
    format: asking.OutFormat = Format.table,
    limit: asking.Limit = 0,
) -> None:
    """List events: what happened where and when, by how many voices, with the best counts of killed and wounded."""
    from vigie.ask.events import find, row_of

    asked = asking.filters(
        as_of=as_of, as_of_by=as_of_by, near=near, limit=limit, country=country, place=place, since=since, until=until,
        types=types, actor=actor, harm=harm, source=source, confidence=confidence, disputed=disputed,
        unreviewed=unreviewed,
    )  # fmt: skip
    with opened(ledger).reading() as connection:
        found = asking.first(format, find(connection, asked), limit)
        if format is Format.jsonl:
            asking.write(format, (), (), found)
        else:
            asking.write(format, SHOWN if format is Format.table else COLUMNS, map(row_of, found))
