"""A small ledger to review: two outlets on one strike, one on another, in plain words."""

from __future__ import annotations

from pathlib import Path

from tests.consolidate.claim_making import figure, told
from tests.ledger.taking import all_claims, evidenced, of_claims, put

from vigie.ledger.events import all_events
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.entry import Engine
from vigie.model.event import Event, LedgerClaim
from vigie.record.events import settle

ENGINE = Engine(vigie="1", knowledge="k", pack="p", scope="conflict")
TEXT = "An airstrike on Idlib killed 5 people on Friday. Later, gunmen seized a bridge at Saraqib, residents said."


def strike(report: str, killed: int, **more: object) -> LedgerClaim:
    """A strike on Idlib that killed so many."""
    return told(report, figures=(figure("killed", killed),), **more)  # type: ignore[arg-type]


def add(ledger: Ledger, report: str, *claims: LedgerClaim, text: str = TEXT, engine: Engine = ENGINE) -> None:
    """Records a report of claims, each with the first sentence of its text as its evidence."""
    first = text[: text.index(".") + 1]
    given = [evidenced(claim, first) for claim in claims]
    put(ledger, of_claims(
        report, given, report_id=report, text=text, outlet=given[0].imprint.outlet if given else None,
        published=given[0].imprint.published if given else None, engine=engine,
    ))  # fmt: skip


def small(path: Path) -> Ledger:
    """One strike with 5 killed told by r1 and r2, and another place's with 2 by r3."""
    ledger = open_ledger(path)
    add(ledger, "r1", strike("r1", 5, outlet="One"))
    add(ledger, "r2", strike("r2", 5, outlet="Two"), text=TEXT.replace("Friday", "Friday night"))
    add(ledger, "r3", strike("r3", 2, where="Damascus", outlet="One"), text="A strike on Damascus killed 2 people.")
    settle(ledger)
    return ledger


def events_of(ledger: Ledger) -> list[tuple[Event, int | None]]:
    """The events that hold with their best count of killed, by type and place."""
    with ledger.reading() as connection:
        held = all_events(connection).values()
    return sorted(
        ((h.event, h.killed) for h in held), key=lambda e: (e[0].event_type, e[0].place.name if e[0].place else "")
    )


def standing(ledger: Ledger) -> dict[str, LedgerClaim]:
    """Claim id -> claim, of all that consolidation sees."""
    with ledger.reading() as connection:
        return {entry.claim.id: entry for entry in all_claims(connection)}


def ids(ledger: Ledger) -> dict[str, str]:
    """Report id -> id of its first claim."""
    found: dict[str, str] = {}
    for claim_id, entry in standing(ledger).items():
        found.setdefault(entry.imprint.report_id, claim_id)
    return found
