"""Decisions of people: reports withdrawn and erased, claims judged; events follow."""

from __future__ import annotations

from vigie.consolidate.updates import block_keys
from vigie.ledger import judgements, withdrawals
from vigie.ledger.store import Ledger
from vigie.model.judgement import Judgement
from vigie.record.events import settle


def retract(ledger: Ledger, identity: str, *, reason: str, by: str) -> bool:
    """Records that a report holds no more, and what its events are without it; False where it did not hold before."""
    with ledger.reading() as connection:
        report_id = withdrawals.report_named(connection, identity)
    done = withdrawals.retract(ledger, report_id, reason=reason, by=by)
    settle(ledger)
    return done


def erase(ledger: Ledger, identity: str, *, reason: str, by: str) -> int:
    """Withdraws a report and takes its content out of the ledger; returns the number of the entry that says so."""
    with ledger.reading() as connection:
        report_id = withdrawals.report_named(connection, identity)
    withdrawals.retract(ledger, report_id, reason=reason, by=by)
    settle(ledger)
    return withdrawals.erase(ledger, report_id, reason=reason, by=by)


def judge(ledger: Ledger, judgement: Judgement) -> int:
    """Records a judgement and what follows from it; returns its entry's number."""
    number = judgements.judge(ledger, judgement, block_keys)
    settle(ledger)
    return number
