"""Reads reports and records them, batch by batch; what the ledger has is not read again."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from vigie import __version__
from vigie.batch import Outcome, read_items
from vigie.consolidate.intake import imprint, ledger_claims
from vigie.consolidate.reprints import store_keys
from vigie.consolidate.updates import block_keys
from vigie.ingest import Found, Unread
from vigie.ledger.chain import digest, encode
from vigie.ledger.schema import received
from vigie.ledger.store import Ledger
from vigie.ledger.write import Recorded, column_in, record
from vigie.lexicon.pack import DATA, languages
from vigie.model.claim import Reading
from vigie.model.entry import Engine, ReadingEntry, ReportEntry, Taken
from vigie.model.event import LedgerClaim
from vigie.model.report import Report
from vigie.record.keys import ensure_keys
from vigie.settings import Settings

BATCH = 200  # reports of one transaction: a killed run loses no more than the reading of so many


class Recorder(msgspec.Struct, frozen=True):
    """Makes of each reading what the ledger keeps of it; see ``batch.Keeper``."""

    engines: dict[str, Engine]

    def named(self, report: Report) -> Report:
        """The report under its id in the ledger, beside the id that it came with."""
        return msgspec.structs.replace(report, id=ledger_id(report), name=report.id)

    def kept(self, report: Report, reading: Reading) -> Taken:
        """The report and its reading, ready to be recorded."""
        line, made = reading.report, imprint(reading)
        return Taken(
            entry=ReportEntry(
                report=line, name=report.name or report.id, author=report.author,
                original_sha256=digest(report.original.encode()),
            ),
            reading=ReadingEntry(
                report_id=report.id, engine=self.engines.get(line.language or "", self.engines[""]),
                language=line.language, text_sha256=digest(reading.text.encode()), repairs=reading.repairs,
                issues=reading.issues, imprint=made, claims=(),
            ),
            raw=report.raw, original=report.original, text=reading.text, claims=tuple(ledger_claims(reading)),
            copy_keys=store_keys(made),
        )  # fmt: skip


def ledger_id(report: Report) -> str:
    """The id of a report in every ledger: of its bytes, outlet, address and date, whatever file it came in."""
    identity = encode([report.sha256, report.outlet, report.url, report.published])
    return f"r{digest(identity)[:16]}"


def ingest(
    ledger: Ledger, items: Iterable[Found], settings: Settings, *, jobs: int, done: Recorded
) -> Iterator[Outcome]:
    """Reads and records items; yields the outcome of each that was read, when it is recorded, and counts in ``done``.

    Items that the ledger has, as this very engine reads them, are only counted.
    """
    ensure_keys(ledger)
    recorder = Recorder(engines(settings))
    prints: dict[str, str] = {}
    fresh = unknown(ledger, items, settings, recorder, prints, done)
    waiting: list[Outcome] = []
    for outcome in read_items(fresh, settings, jobs=jobs, keeper=recorder):
        waiting.append(outcome)
        if len(waiting) >= BATCH:
            yield from write(ledger, waiting, prints, done)
            waiting = []
    yield from write(ledger, waiting, prints, done)


def write(ledger: Ledger, outcomes: Sequence[Outcome], prints: dict[str, str], done: Recorded) -> Sequence[Outcome]:
    """Records the outcomes that have a reading; returns them all."""
    taken = [
        msgspec.structs.replace(outcome.kept, fingerprint=prints.pop(outcome.name, None))
        for outcome in outcomes
        if isinstance(outcome.kept, Taken)
    ]
    if taken:
        now = record(ledger, taken, keys_of)
        done.new, done.again, done.known = done.new + now.new, done.again + now.again, done.known + now.known
        done.claims += now.claims
    return outcomes


def keys_of(claims: Sequence[LedgerClaim]) -> dict[str, tuple[int, ...]]:
    """The keys under which consolidation finds claims of whole reports."""
    return block_keys(claims) if claims else {}


def unknown(
    ledger: Ledger, items: Iterable[Found], settings: Settings, recorder: Recorder, prints: dict[str, str],
    done: Recorded,
) -> Iterator[Found]:  # fmt: skip
    """The items that the ledger does not have; ``prints`` gets the fingerprint of each by its name."""
    for some in in_batches(items):
        marked = [(item, fingerprint(item, settings, recorder)) for item in some]
        with ledger.reading() as connection:
            there = set(column_in(connection, received.c.fingerprint, [mark for _, mark in marked if mark]))
        there |= set(prints.values())
        for item, mark in marked:
            if mark is not None and mark in there:
                done.known += 1
                continue
            if mark is not None:
                there.add(mark)
                prints[item.name] = mark
            yield item


def in_batches(items: Iterable[Found]) -> Iterator[list[Found]]:
    """The items in lists; one that has to be waited for is not kept waiting by the next."""
    batch: list[Found] = []
    for item in items:
        batch.append(item)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def fingerprint(item: Found, settings: Settings, recorder: Recorder) -> str | None:
    """A hash of an item's bytes and of how it is read; None for what can only be known once it is fetched or read."""
    if isinstance(item, Unread) or item.kind == "address":
        return None
    if item.kind == "file":
        try:
            with open(item.source, "rb") as handle:
                sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
        except OSError:
            return None  # reading it says why
    else:
        sha256 = digest(item.raw)
    suffix = Path(item.source).suffix.lower()
    return digest(encode([sha256, item.kind, suffix, settings, recorder.engines]))


def engines(settings: Settings) -> dict[str, Engine]:
    """Language -> what reads it; "" for languages without a pack."""
    knowledge = folder_hash(str(DATA / "knowledge"))
    return {
        code: Engine(
            vigie=__version__, knowledge=knowledge, scope=settings.scope,
            pack=folder_hash(str(DATA / "lang" / code)) if code else "",
        )
        for code in ("", *languages())
    }  # fmt: skip


@functools.cache
def folder_hash(folder: str) -> str:
    """The hash of all that lies in a folder, by path and content, twelve digits."""
    whole = hashlib.sha256()
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:12]
