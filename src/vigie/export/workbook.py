"""A workbook for people: events, figures by policy, claims and reports, each on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from vigie.consolidate.policies import POLICIES
from vigie.consolidate.tallies import tally
from vigie.export.exhibits import Exhibit, codes_of, killed, outlets_of
from vigie.export.listings import flat

SHEETS = {
    "Events": ("id", "type", "ACLED", "from", "to", "place", "country", "latitude", "longitude", "precision",
               "killed low", "killed best", "killed high", "voices", "reports", "disputes", "factuality", "confidence",
               "outlets"),
    "Figures": ("event", "policy", "harm", "group", "side", "low", "best", "high", "counted", "set aside"),
    "Claims": ("id", "event", "type", "factuality", "source", "class", "figures", "words", "report"),
    "Reports": ("id", "outlet", "title", "language", "published", "address", "sha256"),
}  # fmt: skip
MOST = 1_048_000  # rows of a sheet of a spreadsheet
LONGEST = 32_000  # characters of a cell


class TooLong(ValueError):
    """There are more rows than a sheet holds."""


def write_workbook(exhibits: Iterable[Exhibit], path: Path) -> None:
    """Writes the sheets, row by row: what is held meanwhile does not grow with them. TooLong where a sheet is full."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets = {name: book.create_sheet(name) for name in SHEETS}
    for name, columns in SHEETS.items():
        sheets[name].append(list(columns))
        sheets[name].freeze_panes = "A2"
    try:
        fill(sheets, exhibits)
    except BaseException:
        book.save(path)  # so that it lets go of the files that it wrote its sheets to
        path.unlink()
        raise
    book.save(path)


def fill(sheets: Mapping[str, Any], exhibits: Iterable[Exhibit]) -> None:
    """Appends the rows to their sheets."""
    counts = dict.fromkeys(SHEETS, 1)
    reports: set[str] = set()
    for exhibit in exhibits:
        for name, row in rows_of(exhibit, reports):
            counts[name] += 1
            if counts[name] > MOST:
                raise TooLong(f"a sheet holds {MOST} rows: narrow what is exported, or choose another format.")
            sheets[name].append([cell(value) for value in row])


def rows_of(exhibit: Exhibit, reports: set[str]) -> Iterable[tuple[str, Sequence[Any]]]:
    """(sheet, row) for an event and what is behind it; reports that had their row have none again."""
    event, place, time = exhibit.event, exhibit.event.place, exhibit.event.time
    acled, dead = codes_of(exhibit).acled, killed(event, "ucdp-low-best-high")
    yield "Events", (
        event.id, event.event_type, acled.sub_event_type if acled else None, time.start if time else None,
        time.end if time else None, *((place.name, place.country, place.lat, place.lon, place.precision)
        if place else (None,) * 5), *((dead.low, dead.best, dead.high) if dead else (None,) * 3), len(event.voices),
        len(event.reports), len(event.disputes), event.factuality, event.confidence, outlets_of(exhibit),
    )  # fmt: skip
    for policy in POLICIES:
        for row in tally(event.figures, policy):
            yield "Figures", (
                event.id, f"{row.policy} v{row.version}", row.harm, row.group, row.side, row.low, row.best, row.high,
                [r.claim_id for r in row.counted], [f"{r.claim_id}: {r.reason}" for r in row.set_aside],
            )  # fmt: skip
    for claim in exhibit.claims:
        source = claim.attribution[0] if claim.attribution else None
        yield "Claims", (
            claim.id, event.id, claim.event_type, claim.factuality, source.source if source else None,
            source.source_class if source else None, [f"{f.low} {f.harm}" for f in claim.figures],
            exhibit.quotes.get(claim.id), exhibit.report_of[claim.id],
        )  # fmt: skip
    for report in exhibit.reports.values():
        if report.id not in reports:
            reports.add(report.id)
            yield "Reports", (report.id, report.outlet, report.title, report.language, report.published, report.url,
                              report.sha256)  # fmt: skip


def cell(value: object) -> object:
    """A value as a cell holds it: no formula, no control characters, not too long."""
    plain = flat(value)
    if isinstance(plain, str):
        return "".join(char for char in plain if char.isprintable() or char == "\n")[:LONGEST]
    return plain
