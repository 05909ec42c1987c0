"""Checks a ledger: the chain, the originals, every evidence span, every event against its claims, every list."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Row, select

from vigie.errors import LedgerError
from vigie.ledger.chain import START, digest, link, unpacked
from vigie.ledger.check_lists import (
    Fault,
    claim_term_faults,
    event_row_faults,
    judgement_row_faults,
    list_faults,
    report_row_faults,
)
from vigie.ledger.events import decode_event, holding
from vigie.ledger.judgements import TakenBack
from vigie.ledger.judgements import decode as decode_judgement
from vigie.ledger.read import chunks, claims_of_readings, decode_reading, decode_report, document_text, original_text
from vigie.ledger.reviewed import plain
from vigie.ledger.reviews import as_reviewed, decode_review, machine_claims
from vigie.ledger.rows import claim_row, decode, stored
from vigie.ledger.schema import claims, entries, events, originals, readings, reports, reviews, supersessions
from vigie.ledger.store import Ledger
from vigie.ledger.withdrawals import erased_entries
from vigie.model.claim import Claim
from vigie.model.entry import ConsolidationEntry, ReadingEntry
from vigie.model.review import APPLIED, Review

PER_PAGE = 2_000


def check(ledger: Ledger) -> Iterator[Fault]:
    """Whatever in the ledger does not hold, in the order of its entries, then of its lists; nothing where all does."""
    with ledger.reading() as connection:
        before, expected, gone = START, 1, erased_entries(connection)
        for page in pages(connection):
            for row in page:
                if row.seq != expected:
                    yield Fault(row.seq, row.ref, f"entries {expected} to {row.seq - 1} are missing")
                if row.hash != link(before, row.seq, row.kind, row.ref, row.recorded, row.content_hash):
                    yield Fault(row.seq, row.ref, "its hash does not follow from the entry before it and its content")
                before, expected = row.hash, row.seq + 1
                yield from entry_faults(connection, row, gone)
        yield from list_faults(connection)


def pages(connection: Connection) -> Iterator[Sequence[Row[tuple[object, ...]]]]:
    """All entries in order, a page at a time."""
    last = 0
    while True:
        page = connection.execute(
            select(entries).where(entries.c.seq > last).order_by(entries.c.seq).limit(PER_PAGE)
        ).all()
        if not page:
            return
        yield page
        last = page[-1].seq


def entry_faults(connection: Connection, row: Row[tuple[object, ...]], gone: set[int]) -> Iterator[Fault]:
    """What does not hold of one entry by itself; ``gone`` are the entries whose content was erased."""
    if row.content is None:
        if row.seq not in gone:
            yield Fault(row.seq, row.ref, "its content is gone, and no erasure says why")
        return
    try:
        content = unpacked(row.content)
    except zlib.error:
        content = b""
    if digest(content) != row.content_hash:
        yield Fault(row.seq, row.ref, "its content is not what was recorded")
        return
    found: Iterator[str] = iter(())
    if row.kind == "report":
        found = report_faults(connection, content)
    elif row.kind == "reading":
        found = reading_faults(connection, row.seq, decode_reading(content))
    elif row.kind == "event":
        found = event_faults(connection, row.seq, content)
    elif row.kind == "review":
        found = review_faults(connection, row.seq, decode_review(content))
    elif row.kind == "judgement":
        found = judgement_row_faults(connection, row.seq, decode_judgement(content))
    elif row.kind == "taken_back":
        found = taken_back_faults(connection, row.seq, msgspec.json.decode(content, type=TakenBack))
    for what in found:
        yield Fault(row.seq, row.ref, what)


def report_faults(connection: Connection, content: bytes) -> Iterator[str]:
    """What does not hold of a report: its original's bytes and text, and its columns."""
    entry = decode_report(content)
    report = entry.report
    row = connection.execute(select(reports).where(reports.c.report_id == report.id)).first()
    if row is None:
        yield "it is in no list of reports"
        return
    yield from report_row_faults(row, entry)
    kept = connection.execute(select(originals).where(originals.c.sha256 == report.sha256)).first()
    raw = unpacked(kept.content) if kept is not None and kept.content is not None else None
    if kept is None or raw is None or digest(raw) != report.sha256 or len(raw) != kept.size:
        yield f"its original is not the one received ({report.sha256})"
    elif digest(original_text(connection, report.id).encode()) != entry.original_sha256:
        yield "its original text is not the one that was read"


def reading_faults(connection: Connection, seq: int, entry: ReadingEntry) -> Iterator[str]:
    """What does not hold of a reading: its text, its claims, and each claim's evidence."""
    if connection.execute(select(readings.c.seq).where(readings.c.seq == seq)).first() is None:
        yield "it is in no list of readings"
        return
    try:
        text, original = document_text(connection, seq), original_text(connection, entry.report_id)
    except (LedgerError, zlib.error) as error:
        yield f"its text cannot be had: {error}"
        return
    if digest(text.encode()) != entry.text_sha256:
        yield "its text is not the one that was read"
    if entry.base is not None:
        yield from reviewed_faults(connection, seq, entry, entry.base)
    rows = connection.execute(select(claims).where(claims.c.reading == seq).order_by(claims.c.id)).all()
    if len(rows) != len(entry.claims):
        yield f"it has {len(rows)} claims and should have {len(entry.claims)}"
    for row, (claim_id, content_hash) in zip(rows, entry.claims, strict=False):
        try:
            content = unpacked(row.content)
        except zlib.error:
            content = b""
        if row.claim_id != claim_id or digest(content) != content_hash:
            yield f"claim {claim_id} is not what was recorded"
            continue
        yield from evidence_faults(decode(content).claim, entry, text, original)
    for row, (_, kept) in zip(rows, claims_of_readings(connection, [seq]), strict=False):
        made = claim_row(kept, b"")
        if any(getattr(row, name) != value for name, value in made.items() if name != "content"):
            yield f"claim {row.claim_id} is listed as something else"
    yield from claim_term_faults(connection, seq)


def evidence_faults(claim: Claim, entry: ReadingEntry, text: str, original: str) -> Iterator[str]:
    """Evidence that lies outside the texts, or whose words are not those of the original."""
    for span in claim.evidence:
        inside = 0 <= span.start < span.end <= len(text)
        if not inside or not 0 <= span.original_start <= span.original_end <= len(original):
            yield f"evidence [{span.start}, {span.end}) of claim {claim.id} lies outside its text"
            continue
        repaired = any(r.start <= span.end and span.start <= r.end for r in entry.repairs)
        if not repaired and text[span.start : span.end] != original[span.original_start : span.original_end]:
            yield f"evidence [{span.start}, {span.end}) of claim {claim.id} is not in the original"


def reviewed_faults(connection: Connection, seq: int, entry: ReadingEntry, base: int) -> Iterator[str]:
    """What does not hold of a reading as reviewers left it: that it follows from the machine's and their reviews."""
    made = as_reviewed(connection, base, entry, before=seq)
    if tuple((claim.claim.id, digest(stored(claim))) for claim in made) != entry.claims:
        yield f"it does not follow from the machine's reading {base} and the reviews before it"


def review_faults(connection: Connection, seq: int, review: Review) -> Iterator[str]:
    """What does not hold of a review: its place in the list, the claim it is about, the machine's values in it."""
    row = connection.execute(select(reviews).where(reviews.c.seq == seq)).first()
    if row is None:
        yield "it is in no list of reviews"
        return
    said = (review.claim, review.report_id, review.verdict, review.reviewer)
    counts = review.verdict in APPLIED and not review.blind
    if (row.claim, row.report_id, row.verdict, row.reviewer) != said or bool(row.counts) != counts:
        yield "the list of reviews says something else of it"
    undone = select(supersessions.c.old).where(supersessions.c.new == seq)
    if connection.execute(undone).scalar() != review.undoes:
        yield "what it undoes is not superseded by it"
    if review.verdict == "undo" or not review.fields:
        return
    held = machine_claims(connection, [review]).get(review.claim)
    machine = plain(held.claim) if held is not None else None
    if machine is None:
        yield f"its claim {review.claim} is not in the reading {review.reading}"
        return
    for change in review.fields:
        if machine.get(change.field) != change.machine:
            yield f"the machine's {change.field} was not what it says"


def taken_back_faults(connection: Connection, seq: int, taken: TakenBack) -> Iterator[str]:
    """What does not hold of a judgement that was taken back: that it is superseded."""
    found = select(supersessions.c.new).where(supersessions.c.old == taken.judgement)
    if connection.execute(found).scalar() != seq:
        yield f"the judgement {taken.judgement} that it takes back is not superseded by it"


def event_faults(connection: Connection, seq: int, content: bytes) -> Iterator[str]:
    """What does not hold of an event: claims that are not there, reports and figures that are not its claims'."""
    row = connection.execute(select(events).where(events.c.seq == seq)).first()
    if row is None:
        yield "it is in no list of events"
        return
    entry, made = decode_event(content), made_by(connection, seq)
    if row.event_id != connection.execute(select(entries.c.ref).where(entries.c.seq == seq)).scalar():
        yield "the list of events says something else of it: event_id"
    yield from event_row_faults(connection, row, entry)
    event = entry.event
    if event is None:
        return
    told: dict[str, tuple[str, Claim]] = {}
    seen = made.through if made is not None else seq
    for some in chunks(event.claims):
        rows = connection.execute(
            holding(
                select(claims.c.claim_id, claims.c.report_id, claims.c.content).select_from(claims),
                claims.c.reading, seen,
            ).where(claims.c.claim_id.in_(some))
        )  # fmt: skip
        told.update(
            (r.claim_id, (r.report_id, decode(unpacked(r.content)).claim)) for r in rows if r.content is not None
        )
    missing = [claim for claim in event.claims if claim not in told]
    if missing:
        yield f"its claim {missing[0]} was in no reading that held then"
        return
    if set(event.reports) != {report for report, _ in told.values()}:
        yield "its reports are not those of its claims"
    for figure in event.figures:
        given = told[figure.claim_id][1].figures[figure.index]
        if (figure.harm, figure.low, figure.high) != (given.harm, given.low, given.high):
            yield f"its figure of {figure.harm} is not what claim {figure.claim_id} says"


def made_by(connection: Connection, seq: int) -> ConsolidationEntry | None:
    """The consolidation that made the event of this entry."""
    note = select(entries.c.content).where(entries.c.kind == "consolidation", entries.c.seq > seq)
    content = connection.execute(note.order_by(entries.c.seq).limit(1)).scalar()
    return msgspec.json.decode(unpacked(content), type=ConsolidationEntry) if content is not None else None
