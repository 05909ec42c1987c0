"""Makes exhibits from the little that each test is about."""

from __future__ import annotations

from typing import Any

import msgspec
from tests.consolidate.claim_making import figure, source, told

from vigie.consolidate.descriptions import describe
from vigie.export.exhibits import Exhibit
from vigie.model.claim import AcledCode, ClaimActor, ClaimObject, Codes, ReadingReport
from vigie.model.event import LedgerClaim
from vigie.model.span import Span

STRIKE = Codes(acled=AcledCode("Explosions/Remote violence", "Air/drone strike"), cameo="195", ucdp=3)
CLASH = Codes(acled=AcledCode("Battles", "Armed clash"), ucdp=1)
WORDS = "An airstrike killed people in Idlib."


def claim(report: str, *, codes: Codes = STRIKE, hit: str = "", target: str = "", **more: Any) -> LedgerClaim:
    """A claim with codes, somebody or something hit."""
    given = {"figures": (figure("killed", 4, "civilians"),), "outlet": "Wire", "initiators": ("sy-army",)} | more
    entry = told(report, **given)
    actors = entry.claim.actors
    if target:
        actors += (ClaimActor(role="target", name=target, actor_id=None, country=None, span=Span(0, 1)),)
    objects = (ClaimObject(kind=hit, span=Span(0, 1)),) if hit else ()
    return msgspec.structs.replace(
        entry, claim=msgspec.structs.replace(entry.claim, codes=codes, actors=actors, objects=objects)
    )


def exhibit(*claims: LedgerClaim) -> Exhibit:
    """An event of claims, with their reports."""
    members = sorted(claims or (claim("r1", by=(source("the monitor", "sy-sohr"),)),), key=lambda entry: entry.claim.id)
    reports = {
        entry.imprint.report_id: ReadingReport(
            id=entry.imprint.report_id, url=f"https://news.example.org/{entry.imprint.report_id}",
            outlet=entry.imprint.outlet, title="Strike in Idlib", language="en", published=entry.imprint.published,
            published_precision="day", sha256="0" * 64,
        )
        for entry in members
    }  # fmt: skip
    return Exhibit(
        event=describe(members, event_id="e0123456789abcdef"), recorded="2026-01-01T00:00:00.000000Z",
        claims=tuple(entry.claim for entry in members), reports=reports,
        report_of={entry.claim.id: entry.imprint.report_id for entry in members},
        quotes={entry.claim.id: WORDS for entry in members},
    )  # fmt: skip
