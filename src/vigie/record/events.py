"""Consolidates what a ledger has not taken account of yet, and records what became of its events."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from vigie import __version__
from vigie.consolidate.settings import fingerprint
from vigie.consolidate.updates import block_keys, update
from vigie.ledger.append import Tail
from vigie.ledger.doubts import record_doubts
from vigie.ledger.events import (
    Held,
    events_by_id,
    holding,
    indexed_after,
    last_consolidation,
    ready,
    record_events,
    record_note,
)
from vigie.ledger.judgements import judgements_after
from vigie.ledger.read import claims_of_readings
from vigie.ledger.reviews import any_reviews, follow, reviewed_reports, reviews_after
from vigie.ledger.schema import entries, readings, supersessions
from vigie.ledger.store import Ledger
from vigie.lexicon.pack import DATA
from vigie.model.entry import ConsolidationEntry
from vigie.model.event import Consolidation
from vigie.model.judgement import Judgement
from vigie.model.review import Review
from vigie.record import bulk
from vigie.record.keys import ensure_keys
from vigie.record.neighbours import StoreNeighbours
from vigie.record.reports import folder_hash
from vigie.record.reprints import catch_up, group_reprints
from vigie.record.shares import shares
from vigie.record.versions import listing_policy, versions

# With more new reports than this share of all entries (two for a report, one for an event), doing all anew takes no
# longer than finding what each of them touches.
SHARE = 0.02
FEW = 20  # reports: so few are always worked in one by one


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """What the last consolidation did not know: readings that came and went, judgements, up to one entry.

    ``reviewed`` are the reviews since. ``other`` is true where the last one linked claims by other settings, or counted
    what events are listed with by another version of the policy.
    """

    last: int
    through: int
    came: tuple[int, ...]
    went: tuple[int, ...]
    judged: tuple[Judgement, ...]
    reviewed: tuple[Review, ...] = ()
    other: bool = False

    @property
    def nothing(self) -> bool:
        """True where there is nothing to take account of."""
        return not (self.came or self.went or self.judged or self.other)

    @property
    def whole(self) -> bool:
        """True where all is to be done anew, or that is faster."""
        changed = len(self.came) + len(self.went) + 2 * len(self.judged)
        return self.other or (changed > FEW and changed > SHARE * self.through)


def settle(ledger: Ledger, *, whole: bool = False) -> ConsolidationEntry | None:
    """Takes account of all that the ledger holds; returns the note of it, None where there was nothing to do.

    ``whole`` does all anew. Others may write meanwhile: where another consolidation was faster, this one starts again.
    """
    carry_reviews(ledger)
    while True:
        ensure_keys(ledger)
        with ledger.reading() as connection:
            pending = pending_of(connection)
            if pending.nothing and not whole:
                break
            # On what the same moment shows: what came in since is taken account of by the next one.
            note = (settle_all if whole or pending.whole else settle_some)(ledger, connection, pending)
        if note is not None:
            return note
    catch_up(ledger)
    return None


def is_behind(ledger: Ledger) -> bool:
    """True where events do not tell yet what a ledger holds, or its claims were linked or counted otherwise."""
    with ledger.reading() as connection:
        return not pending_of(connection).nothing


def settle_some(ledger: Ledger, connection: Connection, pending: Pending) -> ConsolidationEntry | None:
    """Takes account of a change by what it touches; None where another consolidation was faster."""
    found, claims = what_is_touched(connection, pending)
    made = versions(connection, found, touched(connection, found), pending)
    note = note_of(pending, whole=False, claims=claims, events=len(found.events))
    with ledger.writing() as writing:
        if last_consolidation(writing)[0] != pending.last:
            return None
        tail = Tail(writing, ledger.clock())
        record_events(writing, tail, map(ready, made))
        record_doubts(writing, found.unsure, named_in(found), since=record_note(tail, note))
        group_reprints(writing)
    return note


def settle_all(ledger: Ledger, connection: Connection, pending: Pending) -> ConsolidationEntry | None:
    """Does all anew; None where another consolidation was faster."""
    seqs = bulk.readings_in_time(connection)
    with shares(ledger, bulk.shares_for(seqs)) as helpers:
        laid = bulk.laid_out(connection, seqs, helpers, pending.through)
        note = note_of(pending, whole=True, claims=laid.claims, events=laid.events)
        with ledger.writing() as writing:
            if last_consolidation(writing)[0] != pending.last:
                return None
            tail = Tail(writing, ledger.clock())
            with indexed_after(writing, wanted=not laid.before):
                record_events(writing, tail, bulk.versions_of(writing, laid, helpers, pending))
            record_doubts(writing, laid.unsure, None, since=record_note(tail, note))
            group_reprints(writing)
    return note


def note_of(pending: Pending, *, whole: bool, claims: int, events: int) -> ConsolidationEntry:
    """The note of a consolidation by this Vigie."""
    return ConsolidationEntry(
        through=pending.through, vigie=__version__, knowledge=folder_hash(str(DATA / "knowledge")), whole=whole,
        claims=claims, events=events, linking=fingerprint(), policy=listing_policy(),
    )  # fmt: skip


def named_in(found: Consolidation) -> set[str]:
    """The ids of all events that a consolidation says something of."""
    ids = {event.id for event in found.events}
    for change in found.changes:
        ids |= {change.event_id, *change.before, *change.after}
    return ids


def pending_of(connection: Connection) -> Pending:
    """What is to be taken account of."""
    last, note = last_consolidation(connection)
    through = note.through if note is not None else 0
    upto = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
    held = holding(select(readings.c.seq).select_from(readings), readings.c.seq)
    # From what was superseded since, which is little, to the readings among it: not sorted here and "+ 0", or SQLite
    # goes through all readings instead.
    gone = select(readings.c.seq).select_from(supersessions).join(readings, readings.c.seq == supersessions.c.old)
    gone = gone.where(supersessions.c.new > through, supersessions.c.old + 0 <= through)
    went = tuple(sorted(connection.execute(gone).scalars()))
    came = tuple(connection.execute(held.where(readings.c.seq > through).order_by(readings.c.seq)).scalars())
    return Pending(
        last=last, through=upto, came=came, went=went,
        judged=tuple(judgements_after(connection, through)), reviewed=tuple(reviews_after(connection, through)),
        other=note is not None and (note.linking, note.policy) != (fingerprint(), listing_policy()),
    )  # fmt: skip


def carry_reviews(ledger: Ledger) -> None:
    """Appends what reviewers left of readings that came in since: another engine's reading does not undo reviews."""
    with ledger.reading() as connection:
        if not any_reviews(connection):
            return
        note = last_consolidation(connection)[1]
        through = note.through if note is not None else 0
        held = holding(select(readings.c.seq).select_from(readings), readings.c.seq).where(readings.c.seq > through)
        wanted = reviewed_reports(connection, connection.execute(held).scalars().all())
    if wanted:
        with ledger.writing() as connection:
            tail = Tail(connection, ledger.clock())
            for report_id in wanted:
                follow(connection, tail, report_id, block_keys)


def what_is_touched(connection: Connection, pending: Pending) -> tuple[Consolidation, int]:
    """(what the claims that a change can reach come to, how many were looked at)."""
    store = StoreNeighbours(connection)
    came = store.readings(pending.came)
    went = [entry for _, entry in claims_of_readings(connection, pending.went)]
    found = update(came, store=store, removed=went, judged=pending.judged)
    return found, sum(map(len, store.kept.values()))


def touched(connection: Connection, found: Consolidation) -> dict[str, Held]:
    """The events, as they were, that a consolidation names."""
    named: set[str] = {event.id for event in found.events} | set(found.gone)
    for change in found.changes:
        named |= {change.event_id, *change.before}
    return events_by_id(connection, named)
