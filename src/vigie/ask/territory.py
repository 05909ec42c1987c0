"""Who holds which place, by whose word, since when: timelines made of the claims that say so."""

from __future__ import annotations

import threading
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, or_, select

from vigie.consolidate.territory import TAKEN, territory
from vigie.ledger.chain import unpacked
from vigie.ledger.questions import Filters, last_of, of_claims
from vigie.ledger.rows import ledger_claim
from vigie.ledger.schema import claims, entries, reports, supersessions
from vigie.model.event import Imprint, LedgerClaim, TerritoryEntry

# The claims that can tell who holds their place.
TELLING = or_(claims.c.kind == "control", claims.c.event_type.in_(sorted({*TAKEN, "closure"})))
KEPT = 32  # questions whose timelines are kept


class Timelines:
    """Timelines that were asked for, kept until a claim comes or goes that can tell of them; for several threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.through = self.last = 0  # entry and claim
        self.known: dict[Filters, tuple[TerritoryEntry, ...]] = {}

    def asked(self, connection: Connection, asked: Filters) -> tuple[TerritoryEntry, ...]:
        """``timelines`` of a question."""
        through = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
        with self.lock:
            if through > self.through and self.touched(connection):
                self.known.clear()
            self.through = max(through, self.through)
            found = self.known.get(asked)
        if found is None:
            found = timelines(connection, asked)
            with self.lock:
                if through == self.through:
                    self.known[asked] = found
                if len(self.known) > KEPT:
                    del self.known[next(iter(self.known))]
        return found

    def touched(self, connection: Connection) -> bool:
        """True where a claim that can tell of a place came or went since the last time."""
        last, before = int(connection.execute(select(func.max(claims.c.id))).scalar() or 0), self.last
        self.last = last
        came = select(claims.c.id).where(TELLING, claims.c.id > before).limit(1)
        went = select(claims.c.id).join(supersessions, supersessions.c.old == claims.c.reading)
        went = went.where(TELLING, supersessions.c.new > self.through).limit(1)
        return any(connection.execute(one).first() is not None for one in (came, went))


def timelines(connection: Connection, asked: Filters) -> tuple[TerritoryEntry, ...]:
    """The timelines of the places asked for, as of the time asked for.

    Of a timeline only what lies in the days asked for, is held by the actor asked for, or is disputed, as is asked;
    it is made of all claims of before, too.
    """
    return tuple(entry for entry in territory(control_claims(connection, asked)) if matches(entry, asked))


def matches(entry: TerritoryEntry, asked: Filters) -> bool:
    """True for a stretch of a timeline that is asked for."""
    if asked.since is not None and entry.until is not None and entry.until < asked.since:
        return False
    if asked.until is not None and entry.since > last_of(asked.until):
        return False
    return asked.actor in (None, entry.holder) and (bool(entry.disputes) or not asked.disputed)


def control_claims(connection: Connection, asked: Filters) -> list[LedgerClaim]:
    """The claims that say who holds a place, or takes or loses it, by whatever source and confidence is asked for."""
    everybody = msgspec.structs.replace(asked, since=None, until=None, actor=None, disputed=False)
    statement: Select[Any] = select(
        claims.c.content, claims.c.report_id, claims.c.story_country, reports.c.outlet, reports.c.published,
        reports.c.language,
    ).select_from(claims).join(reports, reports.c.report_id == claims.c.report_id)  # fmt: skip
    statement = of_claims(connection, statement, everybody)
    statement = statement.where(TELLING, claims.c.place.is_not(None), claims.c.content.is_not(None))
    return [
        ledger_claim(
            unpacked(row.content),
            Imprint(
                report_id=row.report_id,
                outlet=row.outlet,
                published=row.published,
                country=row.story_country,
                language=row.language,
            ),
        )
        for row in connection.execute(statement)
    ]
