"""Claims with the words and the report that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec
from sqlalchemy import Connection

from vigie.ledger.chain import unpacked
from vigie.ledger.questions import Filters, find_claims
from vigie.ledger.read import document_texts
from vigie.ledger.rows import Row, decode
from vigie.model.claim import Claim

PAGE = 100  # claims whose texts are read at once


class ToldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, its words, its report, and when each came out and was recorded."""

    claim: Claim
    quote: str
    report_id: str
    outlet: str | None
    published: str | None
    recorded: str


def find(connection: Connection, asked: Filters) -> Iterator[ToldClaim]:
    """The claims that match; those of erased reports are left out."""
    return (told for _, told in numbered(connection, asked))


def numbered(connection: Connection, asked: Filters) -> Iterator[tuple[int, ToldClaim]]:
    """The claims that match, each with its number, behind which a list can go on."""
    rows = iter(find_claims(connection, asked))
    while page := list(islice(rows, PAGE)):
        texts = document_texts(connection, {row.reading for row in page})
        for row in page:
            if row.content is None or row.reading not in texts:
                continue
            claim, text = decode(unpacked(row.content)).claim, texts[row.reading]
            yield int(row.id), ToldClaim(
                claim=claim, quote=" … ".join(" ".join(text[s.start : s.end].split()) for s in claim.evidence),
                report_id=row.report_id, outlet=row.outlet, published=row.published, recorded=row.recorded,
            )  # fmt: skip


def row_of(told: ToldClaim) -> Row:
    """A claim as one flat row."""
    claim = told.claim
    time = claim.time if claim.time is not None else claim.period
    numbers = [
        f"{f.low if f.low == f.high else f'{f.low}-{f.high}'} {f.harm}" + (f" {f.group}" if f.group != "people" else "")
        for f in claim.figures
    ]
    source = claim.attribution[0] if claim.attribution else None
    return {
        "id": claim.id, "kind": claim.kind, "event_type": claim.event_type, "factuality": claim.factuality,
        "start": time.start if time is not None else None, "end": time.end if time is not None else None,
        "place": (claim.place.name or claim.place.text) if claim.place is not None else None,
        "country": claim.place.country if claim.place is not None else None, "figures": numbers,
        "source": source.source if source is not None else None,
        "source_class": source.source_class if source is not None else None, "outlet": told.outlet,
        "published": told.published, "report_id": told.report_id, "confidence": claim.confidence,
        "recorded": told.recorded, "quote": told.quote,
    }  # fmt: skip
