"""Reviews: recorded for good, each followed by the reading as reviewers left it where it changes one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select

from vigie.errors import LedgerError
from vigie.ledger.append import Tail, current
from vigie.ledger.chain import Entry, digest, encode
from vigie.ledger.judgements import JudgedKeys, judgements_about
from vigie.ledger.read import chunks, claims_of_readings, contents, reading_entries
from vigie.ledger.reviewed import reviewed
from vigie.ledger.rows import claim_row, claim_terms, stored
from vigie.ledger.schema import claim_terms as claim_terms_table
from vigie.ledger.schema import claims, holds, readings, reviews, supersessions
from vigie.ledger.store import Ledger
from vigie.ledger.write import MOST_CLAIMS, put, put_keys
from vigie.model.entry import ReadingEntry
from vigie.model.event import LedgerClaim
from vigie.model.review import KeptReview, Review

decode_review = msgspec.json.Decoder(Review).decode


def record_review(ledger: Ledger, review: Review, keys: JudgedKeys) -> int:
    """Records a review and, where it changes what the report says, the reading as it is now; both or neither.

    Returns the number of the review's entry. LedgerError where what it undoes does not hold or others build on it.
    """
    with ledger.writing() as connection:
        if review.undoes is not None:
            check_undoing(connection, review.undoes)
        tail = Tail(connection, ledger.clock())
        dated = review if review.decided else msgspec.structs.replace(review, decided=tail.recorded)
        seq = tail.add(Entry(kind="review", ref=dated.claim, content=encode(dated), supersedes=dated.undoes))
        tail.flush()
        counts = int(KeptReview(seq, dated).counts)
        connection.execute(insert(reviews), {
            "seq": seq, "claim": dated.claim, "report_id": dated.report_id, "verdict": dated.verdict,
            "reviewer": dated.reviewer, "counts": counts,
        })  # fmt: skip
        items = (f"claim {dated.claim}", f"blind {dated.claim}")
        connection.execute(delete(holds).where(holds.c.item.in_(items), holds.c.reviewer == dated.reviewer))
        follow(connection, tail, dated.report_id, keys)
        return seq


def check_undoing(connection: Connection, seq: int) -> None:
    """Raises LedgerError unless the review of this number can be undone: it holds, and is the last of its claim."""
    row = connection.execute(select(reviews).where(reviews.c.seq == seq)).first()
    if row is None or row.verdict == "undo":
        raise LedgerError(f"entry {seq} is no review that could be undone.")
    if not current(connection, [seq]):
        raise LedgerError(f"the review {seq} was undone before.")
    later = select(reviews.c.seq).where(reviews.c.claim == row.claim, reviews.c.seq > seq, reviews.c.counts == 1)
    holding = current(connection, list(connection.execute(later).scalars())) if row.counts else set()
    if holding:
        raise LedgerError(f"the review {max(holding)} of the same claim builds on it: undo that first.")


def follow(connection: Connection, tail: Tail, report_id: str, keys: JudgedKeys) -> bool:
    """Appends the reading of a report as reviews leave it; False where that is how it stands, or it holds no more."""
    seqs = connection.execute(select(readings.c.seq).where(readings.c.report_id == report_id)).scalars().all()
    held = max(current(connection, list(seqs)), default=None)
    if held is None:
        return False
    entry = reading_entries(connection, [held])[held]
    base = entry.base or held
    now = as_reviewed(connection, base, entry)
    kept = [stored(claim) for claim in now]
    hashes = tuple((claim.claim.id, digest(content)) for claim, content in zip(now, kept, strict=True))
    if hashes == entry.claims:
        return False
    made = msgspec.structs.replace(entry, claims=hashes, base=base)
    seq = tail.add(Entry(kind="reading", ref=report_id, content=encode(made), supersedes=held))
    tail.flush()
    text = connection.execute(select(readings.c.text).where(readings.c.seq == base)).scalar()
    put(connection, readings, [{"seq": seq, "report_id": report_id, "text": text}])
    numbered = [(seq * MOST_CLAIMS + place, claim) for place, claim in enumerate(now)]
    put(connection, claims, [
        {"id": number, "reading": seq, **claim_row(claim, content)}
        for (number, claim), content in zip(numbered, kept, strict=True)
    ])  # fmt: skip
    terms = [{"term": term, "claim": number} for number, claim in numbered for term in claim_terms(claim.claim)]
    put(connection, claim_terms_table, terms)
    judged = judgements_about(connection, [claim.claim.id for claim in now])
    put_keys(connection, numbered, lambda given: keys(given, judged) if given else {})
    return True


def as_reviewed(connection: Connection, base: int, entry: ReadingEntry, before: int | None = None) -> list[LedgerClaim]:
    """The claims of a machine's reading with the reviews of its report, or those that held before an entry."""
    given = [kept for kept in reviews_of_report(connection, entry.report_id, before) if kept.counts]
    plain = [entry for _, entry in claims_of_readings(connection, [base])]
    if not given:
        return plain
    machine = machine_claims(connection, [kept.review for kept in given])
    return reviewed(plain, given, machine, entry.imprint)


def machine_claims(connection: Connection, given: Iterable[Review]) -> dict[str, LedgerClaim]:
    """Claim id -> the claim as the machine read it, of the claims that reviews are about; missed ones are not there."""
    wanted = {(review.reading, review.claim) for review in given if review.added is None}
    found = claims_of_readings(connection, {reading for reading, _ in wanted})
    return {entry.claim.id: entry for reading, entry in found if (reading, entry.claim.id) in wanted}


def reviews_of_report(connection: Connection, report_id: str, before: int | None = None) -> list[KeptReview]:
    """All reviews of a report's claims, in order; with ``before`` as they were when that entry was made."""
    wanted = select(reviews.c.seq).where(reviews.c.report_id == report_id)
    if before is not None:
        wanted = wanted.where(reviews.c.seq < before)
    return kept_reviews(connection, connection.execute(wanted).scalars().all(), before)


def reviews_after(connection: Connection, seq: int) -> list[Review]:
    """The reviews recorded after an entry, in order."""
    found = connection.execute(select(reviews.c.seq).where(reviews.c.seq > seq)).scalars().all()
    return [kept.review for kept in kept_reviews(connection, found)]


def reviews_of_claims(
    connection: Connection, claim_ids: Collection[str], before: int | None = None
) -> dict[str, list[KeptReview]]:
    """Claim id -> its reviews, in order; claims without are left out. With ``before`` as when that entry was made."""
    seqs: list[int] = []
    for some in chunks(sorted(claim_ids)):
        found_seqs = connection.execute(select(reviews.c.seq).where(reviews.c.claim.in_(some))).scalars()
        seqs += [seq for seq in found_seqs if before is None or seq < before]
    found: dict[str, list[KeptReview]] = {}
    for kept in kept_reviews(connection, seqs, before):
        found.setdefault(kept.review.claim, []).append(kept)
    return found


def kept_reviews(connection: Connection, seqs: Sequence[int], before: int | None = None) -> list[KeptReview]:
    """The reviews of these numbers, in order, each with what undid it; erased ones are left out."""
    undone: dict[int, int] = {}
    for some in chunks(seqs):
        found = select(supersessions).where(supersessions.c.old.in_(some))
        if before is not None:
            found = found.where(supersessions.c.new < before)
        undone.update((int(row.old), int(row.new)) for row in connection.execute(found))
    return [
        KeptReview(seq, decode_review(content), undone.get(seq))
        for seq, content in sorted(contents(connection, seqs).items())
    ]


def any_reviews(connection: Connection) -> bool:
    """True where a review counts."""
    return connection.execute(select(reviews.c.seq).where(reviews.c.counts == 1).limit(1)).first() is not None


def reviewed_reports(connection: Connection, reading_seqs: Collection[int]) -> list[str]:
    """Those of the reports of these readings of which a claim was reviewed."""
    found: set[str] = set()
    for some in chunks(sorted(reading_seqs)):
        wanted = select(readings.c.report_id).join(reviews, reviews.c.report_id == readings.c.report_id)
        found.update(connection.execute(wanted.where(readings.c.seq.in_(some), reviews.c.counts == 1)).scalars())
    return sorted(found)
