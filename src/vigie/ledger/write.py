"""Records reports and their readings: what is new is appended, what is there already is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from vigie.ledger.append import Tail, current, put_values
from vigie.ledger.chain import Entry, digest, encode, packed
from vigie.ledger.rows import Row, claim_row, claim_terms, last_moment, searched, stored
from vigie.ledger.schema import claim_keys, claims, originals, readings, received, reports, reprint_keys
from vigie.ledger.schema import claim_terms as claim_terms_table
from vigie.ledger.store import Ledger
from vigie.model.entry import Engine, ReportEntry, Taken
from vigie.model.event import LedgerClaim

Keys = Callable[[Sequence[LedgerClaim]], Mapping[str, Sequence[int]]]
MOST_CLAIMS = 1 << 16  # of a reading; a report is at most 100,000 characters


class Recorded(msgspec.Struct):
    """What became of reports: new ones, ones read anew by another engine, ones that the ledger had, and claims."""

    new: int = 0
    again: int = 0
    known: int = 0
    claims: int = 0


def record(ledger: Ledger, taken: Sequence[Taken], keys: Keys) -> Recorded:
    """Appends reports and readings, all or none of them; ``keys`` makes the keys by which consolidation finds claims.

    A report that the ledger has is left alone, unless another engine read it now: then that reading supersedes.
    """
    with ledger.writing() as connection:
        batch = Batch(connection, Tail(connection, ledger.clock()), taken)
        for one in taken:
            batch.add(one)
        batch.write(keys)
        return batch.done


class Batch:
    """The reports of one transaction and the rows that they come to."""

    def __init__(self, connection: Connection, tail: Tail, taken: Iterable[Taken]) -> None:
        self.connection, self.tail, self.done = connection, tail, Recorded()
        ids = {one.entry.report.id for one in taken}
        found = connection.execute(select(reports.c.report_id).where(reports.c.report_id.in_(ids)))
        self.there = set(found.scalars())
        self.read = last_readings(connection, ids)
        self.originals = set(column_in(connection, originals.c.sha256, {one.entry.report.sha256 for one in taken}))
        prints = {one.fingerprint for one in taken if one.fingerprint}
        self.received = set(column_in(connection, received.c.fingerprint, prints))
        self.stories = versions(connection, {s for one in taken if (s := story(one.entry)) is not None})
        self.rows: dict[str, list[Row]] = {"originals": [], "reports": [], "readings": [], "claims": [], "received": []}
        self.terms: list[tuple[str, int]] = []
        self.copy_keys: list[tuple[int, int]] = []
        self.claims: list[tuple[int, LedgerClaim]] = []

    def add(self, one: Taken) -> None:
        """Takes a report up, or leaves it where it is known."""
        report_id = one.entry.report.id
        if one.fingerprint is not None and one.fingerprint not in self.received:
            self.received.add(one.fingerprint)
            self.rows["received"].append({"fingerprint": one.fingerprint, "report_id": report_id})
        if report_id not in self.there:
            self.add_report(one)
            return
        before = self.read.get(report_id)
        if before is None or before[1] == one.reading.engine:  # withdrawn, or read by this very engine
            self.done.known += 1
            return
        self.done.again += 1
        self.read[report_id] = (self.add_reading(one, supersedes=before[0]), one.reading.engine)

    def add_report(self, one: Taken) -> None:
        """A report that is new, and its reading; of two versions of one story the one published later holds."""
        report, told = one.entry.report, story(one.entry)
        self.done.new += 1
        self.there.add(report.id)
        if report.sha256 not in self.originals:
            self.originals.add(report.sha256)
            self.rows["originals"].append(
                {"sha256": report.sha256, "size": len(one.raw), "content": packed(one.raw)}
            )  # fmt: skip
        known = last_moment(report.published)
        before = self.stories.get(told) if told is not None else None
        outdated = before is not None and (known or "") < before[2]
        replaced = before if before is not None and not outdated else None
        seq = self.tail.add(
            Entry(
                kind="report", ref=report.id, content=encode(one.entry),
                supersedes=replaced[0] if replaced is not None else None,
            )
        )  # fmt: skip
        self.rows["reports"].append(report_row(one, seq))
        self.copy_keys += [(key, seq) for key in one.copy_keys]
        reading = self.add_reading(one, supersedes=replaced[1] if replaced is not None else None)
        if outdated:
            assert before is not None
            content = encode({"report": report.id, "held": before[0]})
            end = self.tail.add(Entry(kind="outdated", ref=report.id, content=content, supersedes=seq))
            self.tail.superseded[reading] = end
            return
        self.read[report.id] = (reading, one.reading.engine)
        if told is not None:
            self.stories[told] = (seq, reading, known or "")

    def add_reading(self, one: Taken, *, supersedes: int | None) -> int:
        """The reading of a report and its claims."""
        contents = [stored(entry) for entry in one.claims]
        hashes = tuple((entry.claim.id, digest(c)) for entry, c in zip(one.claims, contents, strict=True))
        entry = msgspec.structs.replace(one.reading, claims=hashes)
        seq = self.tail.add(
            Entry(kind="reading", ref=entry.report_id, content=encode(entry), supersedes=supersedes)
        )  # fmt: skip
        text = packed(one.text.encode()) if one.text != one.original else None
        self.rows["readings"].append({"seq": seq, "report_id": entry.report_id, "text": text})
        for place, (claim, content) in enumerate(zip(one.claims, contents, strict=True)):
            number = seq * MOST_CLAIMS + place
            self.rows["claims"].append({"id": number, "reading": seq, **claim_row(claim, content)})
            self.terms += [(term, number) for term in claim_terms(claim.claim)]
            self.claims.append((number, claim))
        self.done.claims += len(contents)
        return seq

    def write(self, keys: Keys) -> None:
        """Writes all rows."""
        self.tail.flush()
        for table in (originals, reports, readings, claims, received):
            put(self.connection, table, self.rows[table.name])
        put_values(self.connection, reprint_keys, ("key", "report"), sorted(self.copy_keys))
        put_values(self.connection, claim_terms_table, ("term", "claim"), sorted(self.terms))
        put_keys(self.connection, self.claims, keys)


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows, which all have the same columns, if there are any."""
    if rows:
        put_values(connection, table, list(rows[0]), [tuple(row.values()) for row in rows])


def put_keys(connection: Connection, numbered: Sequence[tuple[int, LedgerClaim]], keys: Keys) -> None:
    """Inserts the keys of claims, which come with their numbers, in the order in which the table keeps them."""
    numbers: dict[str, list[int]] = {}
    for number, entry in numbered:
        numbers.setdefault(entry.claim.id, []).append(number)
    found = keys([entry for _, entry in numbered])
    pairs = sorted((key, number) for claim_id, of_claim in found.items() for key in of_claim for number in
                   numbers[claim_id])  # fmt: skip
    put_values(connection, claim_keys, ("key", "claim"), pairs)


def report_row(one: Taken, seq: int) -> Row:
    """A report's columns. Its original text is kept where it is not the bytes as UTF-8."""
    report = one.entry.report
    same = one.raw == one.original.encode()
    return {
        "seq": seq, "report_id": report.id, "sha256": report.sha256, "story": story(one.entry), "name": one.entry.name,
        "outlet": report.outlet, "language": report.language, "published": report.published,
        "known": last_moment(report.published), "original": None if same else packed(one.original.encode()),
        "searched": searched(report.title, one.entry.name),
    }  # fmt: skip


def story(entry: ReportEntry) -> str | None:
    """What versions of one report have in common: the address, else the outlet with the id that it gave; None for
    a report of which later versions cannot be told."""
    report = entry.report
    if report.url:
        return report.url
    if report.outlet and report.sha256[:12] not in entry.name:
        return f"{report.outlet} {entry.name}"
    return None


def last_readings(connection: Connection, report_ids: Iterable[str]) -> dict[str, tuple[int, Engine]]:
    """Report id -> (number of its reading that holds, what read it)."""
    from vigie.ledger.read import reading_entries

    rows = connection.execute(
        select(readings.c.seq, readings.c.report_id).where(readings.c.report_id.in_(set(report_ids)))
    ).all()
    held = current(connection, [int(row.seq) for row in rows])
    found = reading_entries(connection, held)
    return {entry.report_id: (seq, entry.engine) for seq, entry in found.items()}


def versions(connection: Connection, stories: Iterable[str]) -> dict[str, tuple[int, int, str]]:
    """Story -> (number of its report that holds, of that one's reading, the last moment it can have come out)."""
    rows = connection.execute(
        select(reports.c.seq, reports.c.story, reports.c.known, readings.c.seq)
        .join(readings, readings.c.report_id == reports.c.report_id)
        .where(reports.c.story.in_(set(stories)))
    ).all()
    held = current(connection, [int(row[3]) for row in rows])
    return {str(row[1]): (int(row[0]), int(row[3]), row[2] or "") for row in rows if row[3] in held}


def column_in(connection: Connection, column: Any, values: Iterable[str]) -> list[str]:
    """Those of the values that a column holds."""
    return list(connection.execute(select(column).where(column.in_(set(values)))).scalars())
