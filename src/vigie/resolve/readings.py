"""The reading of one report: claims in the shape of the contract, and what was seen on the way where asked for."""

from __future__ import annotations

from collections.abc import Callable

from vigie.model.claim import Claim, Reading, ReadingReport
from vigie.model.document import Document
from vigie.model.mention import ResolvedTime
from vigie.model.report import Report

Original = Callable[[int, int], tuple[int, int]]


def reading_of(
    document: Document, claims: list[Claim], times: list[ResolvedTime], original: Original, *, annotations: bool
) -> Reading:
    """The reading of a document whose claims are made."""
    report = document.report
    seen = Annotations(document, times, original).all() if annotations else None
    return Reading(
        report=report_line(report),
        text=document.text,
        repairs=tuple(document.repairs),
        claims=tuple(claims),
        issues=(*report.issues, *document.issues),
        annotations=seen,
    )


def report_line(report: Report) -> ReadingReport:
    return ReadingReport(
        id=report.id,
        url=report.url,
        outlet=report.outlet,
        title=report.title,
        language=report.language,
        published=report.published,
        published_precision=report.published_precision,
        sha256=report.sha256,
    )


class Annotations:
    """Everything a document carries, each object with its spans in the text and the original."""

    def __init__(self, document: Document, times: list[ResolvedTime], original: Original) -> None:
        self.document, self.times, self.original = document, times, original

    def span(self, start: int, end: int) -> dict[str, object]:
        a, b = self.original(start, end)
        text = self.document.text[start:end]
        return {"start": start, "end": end, "original_start": a, "original_end": b, "text": text}

    def all(self) -> dict[str, list[dict[str, object]]]:
        document = self.document
        return {
            "timexes": [
                self.span(t.start, t.end)
                | {"type": t.type, "value": r.value, "resolved_start": r.start, "resolved_end": r.end}
                for t, r in zip(document.timexes, self.times, strict=True)
            ],
            "places": [self.span(p.start, p.end) | self.place(index) for index, p in enumerate(document.places)],
            "actors": [
                self.span(a.start, a.end) | {"actor_id": a.actor_id, "kind": a.kind, "country": a.country}
                for a in document.actors
            ],
            "quantities": [
                self.span(q.start, q.end) | {"low": q.low, "high": q.high, "qualifier": q.qualifier, "unit": q.unit}
                for q in document.quantities
            ],
            "triggers": [self.span(t.start, t.end) | {"event_type": t.event_type} for t in document.triggers],
            "attributions": [
                {
                    "source": self.span(*(a.source.whole or (a.source.start, a.source.end))) if a.source else None,
                    "cue": self.span(a.cue_start, a.cue_end),
                    "content": [self.span(s, e) for s, e in a.content],
                }
                for a in sorted((*document.attributions, *document.unclaimed), key=lambda a: a.cue_start)
            ],
        }

    def place(self, index: int) -> dict[str, object]:
        entry = self.document.places[index].resolved
        if entry is None:
            return {"geonames_id": None, "name": None, "lat": None, "lon": None, "country": None}
        return {
            "geonames_id": entry.geonames_id,
            "name": entry.name,
            "lat": entry.lat,
            "lon": entry.lon,
            "country": entry.country,
        }
