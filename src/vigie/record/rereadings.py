"""Reads reports of a ledger again, with the engine as it is now; what it finds supersedes what was read before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from vigie.batch import reading_of_report
from vigie.errors import GoneError, MissingError
from vigie.ledger.append import current
from vigie.ledger.chain import unpacked
from vigie.ledger.read import original_text, reading_entries, report_entries
from vigie.ledger.schema import originals, readings
from vigie.ledger.store import Ledger
from vigie.ledger.write import Recorded, record
from vigie.model.report import Report
from vigie.record.reports import Recorder, engines, keys_of
from vigie.settings import Settings

INTAKE = ("encoding.", "html.", "json.", "published.", "report.")  # issues of before the text was read


def read_again(ledger: Ledger, report_ids: Sequence[str], settings: Settings) -> Iterator[tuple[str, Recorded]]:
    """(report id, what became of it) for each report, as soon as it is recorded.

    A report that this very engine read last is left alone. MissingError for one that is not in the ledger.
    """
    recorder = Recorder(engines(settings))
    for report_id in report_ids:
        with ledger.reading() as connection:
            report = report_of(connection, report_id)
        taken = recorder.kept(report, reading_of_report(report, settings))
        yield report_id, record(ledger, [taken], keys_of)


def report_of(connection: Connection, report_id: str) -> Report:
    """The report as it came in; MissingError where it is not in the ledger, or holds no more."""
    held = report_entries(connection, {report_id})
    if report_id not in held:
        raise MissingError(f"there is no report {report_id}.")
    seqs = connection.execute(select(readings.c.seq).where(readings.c.report_id == report_id)).scalars().all()
    last = max(current(connection, list(seqs)), default=None)
    if last is None:
        raise GoneError(f"the report {report_id} holds no more.")
    entry, line = held[report_id], held[report_id].report
    raw = connection.execute(select(originals.c.content).where(originals.c.sha256 == line.sha256)).scalar()
    issues = reading_entries(connection, [last])[last].issues
    return Report(
        id=line.id, original=original_text(connection, report_id), sha256=line.sha256, url=line.url,
        outlet=line.outlet, title=line.title, author=entry.author, language=line.language, published=line.published,
        published_precision=line.published_precision, raw=unpacked(raw) if raw is not None else b"", name=entry.name,
        issues=tuple(issue for issue in issues if issue.code.startswith(INTAKE)),
    )  # fmt: skip
