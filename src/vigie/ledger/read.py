"""Reads entries back: reports, readings, claims and originals as they were recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Select, TextClause, select, text

from vigie.errors import GoneError, MissingError
from vigie.ledger.chain import unpacked
from vigie.ledger.rows import ledger_claim
from vigie.ledger.schema import claims, entries, originals, readings, reports
from vigie.model.entry import ReadingEntry, ReportEntry
from vigie.model.event import Imprint, LedgerClaim

T = TypeVar("T")
FEW = 5_000  # values in one statement: SQLite takes some 32,000

decode_reading = msgspec.json.Decoder(ReadingEntry).decode
decode_report = msgspec.json.Decoder(ReportEntry).decode


class ReadImprint(msgspec.Struct, frozen=True):
    """Of a reading only its report's imprint; the rest is passed over."""

    imprint: Imprint


decode_imprint = msgspec.json.Decoder(ReadImprint).decode


def chunks(values: Iterable[T], size: int = FEW) -> Iterator[list[T]]:
    """The values in lists of a size that one statement takes, in order."""
    given = list(values)
    for at in range(0, len(given), size):
        yield given[at : at + size]


def among(column: Column[Any], numbers: Iterable[int]) -> TextClause:
    """``column IN numbers``, the numbers written out: a parameter for each of thousands takes longer than the query."""
    return text(f"{column.table.name}.{column.name} IN ({','.join(map(str, map(int, numbers)))})")


def plain(connection: Connection, statement: Select[Any]) -> list[tuple[Any, ...]]:
    """The rows as the driver gives them: numbers, words and bytes, for which SQLAlchemy has nothing to add."""
    result = connection.execute(statement)
    try:
        return list(result.cursor.fetchall()) if result.cursor is not None else []
    finally:
        result.close()


def contents(connection: Connection, seqs: Collection[int]) -> dict[int, bytes]:
    """Number -> content of entries; erased ones are left out."""
    found: dict[int, bytes] = {}
    for some in chunks(sorted(seqs)):
        rows = plain(connection, select(entries.c.seq, entries.c.content).where(among(entries.c.seq, some)))
        found.update((seq, unpacked(content)) for seq, content in rows if content is not None)
    return found


def reading_entries(connection: Connection, seqs: Collection[int]) -> dict[int, ReadingEntry]:
    """Number -> reading."""
    return {seq: decode_reading(content) for seq, content in contents(connection, seqs).items()}


def report_entries(connection: Connection, report_ids: Collection[str]) -> dict[str, ReportEntry]:
    """Report id -> report; erased ones are left out."""
    seqs: list[int] = []
    for some in chunks(sorted(report_ids)):
        seqs += connection.execute(select(reports.c.seq).where(reports.c.report_id.in_(some))).scalars()
    found = (decode_report(content) for content in contents(connection, seqs).values())
    return {entry.report.id: entry for entry in found}


def claims_of_readings(connection: Connection, seqs: Collection[int]) -> list[tuple[int, LedgerClaim]]:
    """All claims of readings with the reading's number, in the order of their numbers."""
    found: list[tuple[int, LedgerClaim]] = []
    for some in chunks(sorted(seqs)):
        heads = {seq: decode_imprint(content).imprint for seq, content in contents(connection, some).items()}
        wanted = select(claims.c.reading, claims.c.content).where(among(claims.c.reading, some))
        rows = plain(connection, wanted.order_by(claims.c.id))
        found += [
            (reading, ledger_claim(unpacked(content), heads[reading]))
            for reading, content in rows
            if reading in heads and content is not None
        ]
    return found


def original_text(connection: Connection, report_id: str) -> str:
    """The text that original spans of a report count in; MissingError where it was erased or is not known."""
    row = connection.execute(
        select(reports.c.original, originals.c.content)
        .join(originals, originals.c.sha256 == reports.c.sha256)
        .where(reports.c.report_id == report_id)
    ).first()
    if row is None:
        raise MissingError(f"there is no report {report_id}.")
    content = row[0] if row[0] is not None else row[1]
    if content is None:
        raise GoneError(f"the report {report_id} was erased.")
    return unpacked(content).decode()


def document_text(connection: Connection, reading: int) -> str:
    """The text that a reading's spans count in."""
    row = connection.execute(select(readings.c.report_id, readings.c.text).where(readings.c.seq == reading)).one()
    return unpacked(row.text).decode() if row.text is not None else original_text(connection, row.report_id)


def document_texts(connection: Connection, seqs: Collection[int]) -> dict[int, str]:
    """Number -> text of readings, all at once; those of erased reports are left out."""
    found: dict[int, str] = {}
    for some in chunks(sorted(set(seqs)), 500):
        rows = connection.execute(
            select(readings.c.seq, readings.c.text, reports.c.original, originals.c.content)
            .join(reports, reports.c.report_id == readings.c.report_id)
            .outerjoin(originals, originals.c.sha256 == reports.c.sha256)
            .where(readings.c.seq.in_(some))
        )
        for row in rows:
            content = next((part for part in (row.text, row.original, row.content) if part is not None), None)
            if content is not None:
                found[int(row.seq)] = unpacked(content).decode()
    return found
