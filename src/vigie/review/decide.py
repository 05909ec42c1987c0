"""Decisions of reviewers about claims: accept, correct, reject, skip, add what was missed, undo; events follow."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from vigie.consolidate.intake import own_names, words_of
from vigie.consolidate.updates import block_keys
from vigie.errors import LedgerError, ReviewError
from vigie.ledger.append import current
from vigie.ledger.chain import encode
from vigie.ledger.read import claims_of_readings, document_text, original_text, reading_entries
from vigie.ledger.reviewed import corrected, plain
from vigie.ledger.reviews import kept_reviews, record_review, reviews_of_claims
from vigie.ledger.schema import claims, readings, reviews
from vigie.ledger.store import Ledger
from vigie.ledger.withdrawals import report_named
from vigie.model.claim import Claim, Codes, Evidence
from vigie.model.entry import ReadingEntry
from vigie.model.event import LedgerClaim
from vigie.model.review import FieldReview, KeptReview, Review
from vigie.model.span import Span
from vigie.record.decisions import Follow
from vigie.record.events import settle
from vigie.repair.findings import Made
from vigie.repair.offsets import mapped, to_original
from vigie.review.codes import codes_after
from vigie.review.fields import Words, values

Given = Literal["accept", "correct", "reject", "skip"]
ADDED = "review.added"  # stands for the rules that made a claim which a person found


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A claim under review: as the machine read it and as it stands (None where it was rejected), and its text."""

    machine: LedgerClaim
    reading: int
    now: Claim | None
    text: str
    given: tuple[KeptReview, ...]


def decide(
    ledger: Ledger, claim_id: str, verdict: Given, *, reviewer: str, fields: Mapping[str, Any] | None = None,
    note: str = "", blind: bool = False, follow: Follow = settle,
) -> int:  # fmt: skip
    """Records a verdict on a claim and what follows from it; returns the number of its entry.

    ``fields`` are the corrected ones (see ``fields.values``); fields of a blind review are set against the machine's
    values, of any other against those that stand. Raises ReviewError and LedgerError.
    """
    if (verdict == "correct") != bool(fields):
        raise ReviewError("a correction names the fields that it corrects, no other verdict does.", "fields")
    with ledger.reading() as connection:
        subject = subject_of(connection, claim_id)
    if blind and any(k.review.reviewer == reviewer and k.undone_by is None for k in subject.given):
        raise ReviewError("who has reviewed a claim cannot review it blind.", "blind")
    machine = subject.machine.claim
    before = machine if blind or subject.now is None else subject.now
    changes = changed(before, machine, fields, words_about(subject)) if fields else ()
    if verdict == "correct" and not changes:
        raise ReviewError("nothing of the claim is other than it was: accept it.", "fields")
    review = Review(
        claim=claim_id, report_id=subject.machine.imprint.report_id, reading=subject.reading, verdict=verdict,
        reviewer=reviewer, fields=changes, blind=blind, note=note,
    )  # fmt: skip
    return recorded(ledger, review, follow)


def add_missed(
    ledger: Ledger, report: str, start: int, end: int, *, reviewer: str, fields: Mapping[str, Any], note: str = "",
    follow: Follow = settle,
) -> tuple[int, str]:  # fmt: skip
    """Records a claim that the machine missed, by the words ``[start, end)`` of its report's text that carry it.

    ``fields`` must have an ``event_type``. Returns the number of the entry and the id of the claim.
    """
    with ledger.reading() as connection:
        report_id = report_named(connection, report)
        held, entry = held_reading(connection, report_id)
        base = entry.base or held
        text = document_text(connection, base)
        original_size = len(original_text(connection, report_id))
    words = Words(text, Span(*trimmed(text, start, end)), entry.imprint.country)
    claim = missed_claim(entry, words, fields, original_size)
    review = Review(
        claim=claim.id, report_id=report_id, reading=base, verdict="missed", reviewer=reviewer, note=note, added=claim,
        words=words_of(claim, text), names=own_names(claim, entry.imprint, text),
    )  # fmt: skip
    return recorded(ledger, review, follow), claim.id


def undo(ledger: Ledger, seq: int, *, reviewer: str, note: str = "", follow: Follow = settle) -> int:
    """Records that a review holds no more; returns the number of the entry. LedgerError where it cannot be undone."""
    with ledger.reading() as connection:
        wanted = connection.execute(select(reviews.c.seq).where(reviews.c.seq == seq)).scalars().all()
        found = kept_reviews(connection, list(wanted))
    if not found:
        raise LedgerError(f"entry {seq} is no review that could be undone.")
    was = found[0].review
    return recorded(ledger, Review(
        claim=was.claim, report_id=was.report_id, reading=was.reading, verdict="undo", reviewer=reviewer, note=note,
        undoes=seq,
    ), follow)  # fmt: skip


def recorded(ledger: Ledger, review: Review, follow: Follow) -> int:
    """Records a review and lets events follow."""
    if not review.reviewer.strip():
        raise ReviewError("a review has a reviewer.", "reviewer")
    seq = record_review(ledger, review, block_keys)
    follow(ledger)
    return seq


def subject_of(connection: Connection, claim_id: str) -> Subject:
    """The claim of an id as a reviewer needs it; LedgerError where there is none, or its report was withdrawn."""
    given = tuple(reviews_of_claims(connection, [claim_id]).get(claim_id, ()))
    rows = connection.execute(
        select(claims.c.reading, claims.c.report_id).where(claims.c.claim_id == claim_id).order_by(claims.c.reading)
    ).all()
    if not rows:
        raise LedgerError(f"there is no claim {claim_id}.")
    held, _ = held_reading(connection, rows[0].report_id)
    seqs = [int(row.reading) for row in rows]
    heads = reading_entries(connection, seqs)
    machine_read = [seq for seq in seqs if seq in heads and heads[seq].base is None]
    at = max(machine_read, default=max(seqs))
    entries = {(seq, entry.claim.id): entry for seq, entry in claims_of_readings(connection, {at, held})}
    machine = entries[at, claim_id]
    missed = next((kept.review for kept in given if kept.review.added is not None), None)
    if missed is not None and missed.added is not None:
        machine = msgspec.structs.replace(machine, claim=missed.added)
        at = missed.reading
    now = entries.get((held, claim_id))
    if now is None and not any(kept.counts for kept in given):
        raise LedgerError(f"the claim {claim_id} is no more: its report was read anew.")
    return Subject(
        machine=machine, reading=at, now=now.claim if now is not None else None, text=document_text(connection, at),
        given=given,
    )  # fmt: skip


def held_reading(connection: Connection, report_id: str) -> tuple[int, ReadingEntry]:
    """(number, reading) of a report that holds; LedgerError where it was withdrawn."""
    seqs = connection.execute(select(readings.c.seq).where(readings.c.report_id == report_id)).scalars().all()
    held = max(current(connection, list(seqs)), default=None)
    if held is None:
        raise LedgerError(f"the report {report_id} holds no more.")
    return held, reading_entries(connection, [held])[held]


def words_about(subject: Subject) -> Words:
    """The words that a claim's fields may point at."""
    first = subject.machine.claim.evidence[0] if subject.machine.claim.evidence else None
    span = Span(first.start, first.end) if first is not None else Span(0, min(1, len(subject.text)))
    return Words(subject.text, span, subject.machine.imprint.country)


def changed(before: Claim, machine: Claim, given: Mapping[str, Any], words: Words) -> tuple[FieldReview, ...]:
    """The fields that are other than they were, machine's value and human's side by side; codes follow."""
    wanted = values(given, words)
    was, read = plain(before), plain(machine)
    human = {field: value for field, value in wanted.items() if value != was[field]}
    if not human:
        return ()
    codes = plain(codes_after(before, corrected(before, human)))
    if codes != was["codes"]:
        human["codes"] = codes
    return tuple(FieldReview(field, read[field], value) for field, value in human.items())


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; ReviewError where no word is in it."""
    words = text[start:end] if 0 <= start < end <= len(text) else ""
    if not words.strip():
        raise ReviewError("select the words that carry the claim.", "start")
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def missed_claim(entry: ReadingEntry, words: Words, given: Mapping[str, Any], original_size: int) -> Claim:
    """The claim that a reviewer found in these words; its id is a hash of its own content."""
    if "event_type" not in given:
        raise ReviewError("say what is claimed: give an event_type.", "event_type")
    made = [Made(r.start, r.end, r.original_start, r.original_end, r.after, r.rule) for r in entry.repairs]
    offsets = mapped(made, len(words.text), original_size)
    kind = str(given.get("kind", "incident"))
    bare = Claim(
        id="", kind="incident", event_type="", codes=Codes(), factuality="asserted",
        outcome="done" if kind == "incident" else None, background=False, actors=(), objects=(), means=(), figures=(),
        place=None, time=None, period=None, attribution=(),
        evidence=(Evidence(words.span.start, words.span.end, *to_original(offsets, words.span.start, words.span.end)),),
        confidence=1.0, rules=(ADDED,),
    )  # fmt: skip
    claim = corrected(bare, values(given, words))
    claim = msgspec.structs.replace(claim, codes=codes_after(bare, claim))
    identity = hashlib.sha256(entry.report_id.encode() + b"\0" + encode(claim)).hexdigest()
    return msgspec.structs.replace(claim, id=identity[:20])
