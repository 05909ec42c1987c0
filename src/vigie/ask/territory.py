"""Who holds which place, by whose word, since when: timelines made of the claims that say so."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, or_, select

from vigie.consolidate.territory import TAKEN, territory
from vigie.ledger.chain import unpacked
from vigie.ledger.events import holding
from vigie.ledger.questions import Filters, of_reports, placed, upto
from vigie.ledger.rows import ledger_claim
from vigie.ledger.schema import claims, reports
from vigie.model.event import Imprint, LedgerClaim, TerritoryEntry


def timelines(connection: Connection, asked: Filters) -> tuple[TerritoryEntry, ...]:
    """The timelines of the places asked for, as of the time asked for."""
    return territory(control_claims(connection, asked))


def control_claims(connection: Connection, asked: Filters) -> list[LedgerClaim]:
    """The claims that say who holds a place, or takes or loses it."""
    statement: Select[Any] = select(
        claims.c.content, claims.c.report_id, claims.c.story_country, reports.c.outlet, reports.c.published
    ).select_from(claims).join(reports, reports.c.report_id == claims.c.report_id)  # fmt: skip
    statement = holding(statement, claims.c.reading, upto(connection, asked.recorded))
    statement = of_reports(placed(statement, claims.c, asked), asked)
    statement = statement.where(
        or_(claims.c.kind == "control", claims.c.event_type.in_(sorted({*TAKEN, "closure"}))),
        claims.c.place.is_not(None), claims.c.content.is_not(None),
    )  # fmt: skip
    return [
        ledger_claim(
            unpacked(row.content),
            Imprint(report_id=row.report_id, outlet=row.outlet, published=row.published, country=row.story_country),
        )
        for row in connection.execute(statement)
    ]
