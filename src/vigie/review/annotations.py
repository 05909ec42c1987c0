"""Annotations: what reviewers decided, as annotated reports to measure and to learn from, and field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from vigie.ledger.events import holding
from vigie.ledger.read import claims_of_readings, original_text, report_entries
from vigie.ledger.reviews import kept_reviews, reviews_of_report
from vigie.ledger.schema import readings, reviews
from vigie.model.claim import Claim
from vigie.model.review import APPLIED

Row = dict[str, Any]
COARSE = ("country", "admin1", "admin2")  # precisions of whole areas


def annotated_reports(connection: Connection, before: int | None = None) -> Iterator[Row]:
    """Each report of which a claim was reviewed, as one line of a gold file: its text as received, and its claims.

    With ``before`` as it stood when that entry was made.

    Reviewed claims are ``core``; those that nobody has looked at are there and count neither as missed nor as false;
    rejected ones are left out.
    """
    reviewed = select(reviews.c.report_id).where(reviews.c.counts == 1).distinct().order_by(reviews.c.report_id)
    last = None if before is None else before - 1
    for report_id in connection.execute(reviewed).scalars().all():
        seen = {kept.review.claim for kept in reviews_of_report(connection, report_id, before) if kept.counts}
        of_report = select(readings.c.seq).select_from(readings)
        standing = holding(of_report, readings.c.seq, last).where(readings.c.report_id == report_id)
        held = set(connection.execute(standing).scalars())
        entry = report_entries(connection, {report_id}).get(report_id)
        if not seen or not held or entry is None:
            continue
        text = original_text(connection, report_id)
        claims = [claim.claim for _, claim in claims_of_readings(connection, held)]
        yield {
            "id": entry.name, "lang": entry.report.language, "published": entry.report.published,
            "claims": [annotated(claim, text, core=claim.id in seen) for claim in claims if claim.evidence],
            "text": text,
        }  # fmt: skip


def annotated(claim: Claim, text: str, *, core: bool) -> Row:
    """A claim as annotated data has it; its quote is its longest stretch of the original."""
    longest = max(claim.evidence, key=lambda span: (span.original_end - span.original_start, -span.start))
    return {
        "kind": claim.kind, "types": [claim.event_type],
        "quote": text[longest.original_start : longest.original_end], "factuality": [claim.factuality],
        "background": claim.background,
        "initiators": [actor.name for actor in claim.actors if actor.role == "initiator"],
        "targets": [actor.name for actor in claim.actors if actor.role == "target"],
        "objects": [thing.kind for thing in claim.objects],
        "figures": [
            {
                "harm": figure.harm, "group": [figure.group], "low": figure.low, "high": figure.high,
                "qualifier": figure.qualifier, "subset": figure.part_of is not None,
            }
            for figure in claim.figures
        ],
        "place": place_of(claim), "time": time_of(claim), "sources": [a.source for a in claim.attribution],
        "relays": [relay for a in claim.attribution for relay in a.relay], "core": core,
    }  # fmt: skip


def place_of(claim: Claim) -> Row | None:
    """A claim's place: the report's words for it and the gazetteer's."""
    place = claim.place
    if place is None:
        return None
    names = list(dict.fromkeys(name for name in (place.text, place.name) if name))
    return {"names": names, "country": place.country, "coarse": place.precision in COARSE}


def time_of(claim: Claim) -> Row | None:
    """A claim's days, of a toll its period's; what stays symbolic is unresolved."""
    time = claim.period if claim.kind == "toll" and claim.period is not None else claim.time
    if time is None:
        return None
    if time.start is None:
        return {"unresolved": claim.time.value if claim.time is not None else ""}
    return {"start": time.start[:10], "end": (time.end or time.start)[:10]}


def corrections(connection: Connection, before: int | None = None) -> Iterator[Row]:
    """Each review that holds, in order, with a row for each field that it corrects: the machine's value and the human's
    side by side. Of other verdicts there is one row without a field. With ``before`` as when that entry was made."""
    wanted = select(reviews.c.seq).where(reviews.c.verdict.in_(APPLIED))
    if before is not None:
        wanted = wanted.where(reviews.c.seq < before)
    texts: dict[str, str] = {}
    for kept in kept_reviews(connection, connection.execute(wanted).scalars().all(), before):
        review = kept.review
        if kept.undone_by is not None:
            continue
        if review.report_id not in texts:
            texts = {review.report_id: original_text(connection, review.report_id)}
        head = {
            "entry": kept.seq, "report": review.report_id, "claim": review.claim, "verdict": review.verdict,
            "reviewer": review.reviewer, "decided": review.decided, "blind": review.blind, "note": review.note,
        }  # fmt: skip
        if review.added is not None:
            yield head | {"field": None, "machine": None, "human": annotated(
                review.added, texts[review.report_id], core=True
            )}  # fmt: skip
        for change in review.fields:
            yield head | {"field": change.field, "machine": change.machine, "human": change.human}
        if not review.fields and review.added is None:
            yield head | {"field": None, "machine": None, "human": None}
