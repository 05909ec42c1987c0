"""Checks a ledger whole: its entries, and what follows from them: counts, doubts, and which reports are near-copies."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, func, select

from vigie.consolidate.explanations import explain_pairs
from vigie.consolidate.reprints import ALIKE, alike
from vigie.ledger.chain import unpacked
from vigie.ledger.check import check
from vigie.ledger.check_lists import Fault
from vigie.ledger.doubts import UNIT, dead_and_wounded, events_holding
from vigie.ledger.events import claims_around, consolidations, decode_event
from vigie.ledger.judgements import judgements_about
from vigie.ledger.read import chunks, reading_entries
from vigie.ledger.schema import doubts, entries, events, readings, reports, reprints
from vigie.ledger.store import Ledger
from vigie.record.versions import counts_of, listing_policy

PER_PAGE = 500  # doubts whose claims are read at once


def check_all(ledger: Ledger) -> Iterator[Fault]:
    """Whatever in the ledger does not hold: of its entries and lists, then of counts, doubts, near-copies."""
    yield from check(ledger)
    with ledger.reading() as connection:
        yield from count_faults(connection)
        standing = (
            select(doubts).where(doubts.c.until.is_(None)).order_by(doubts.c.since, doubts.c.left, doubts.c.right)
        )
        for page in chunks(connection.execute(standing).all(), PER_PAGE):
            yield from doubt_faults(connection, page)
        yield from copy_faults(connection)


def count_faults(connection: Connection) -> Iterator[Fault]:
    """Events that are listed with counts of killed and wounded which are not those of their figures.

    Counts that an earlier version of the policy made are left alone.
    """
    notes = [(seq, note.policy) for seq, note in consolidations(connection)]
    listed = select(events.c.seq, events.c.event_id, events.c.killed, events.c.wounded, entries.c.content)
    listed = listed.join(entries, entries.c.seq == events.c.seq).order_by(events.c.seq)
    for row in connection.execute(listed.where(entries.c.content.is_not(None))):
        at, event = bisect.bisect(notes, (row.seq, "")), decode_event(unpacked(row.content)).event
        if event is None or at == len(notes) or notes[at][1] != listing_policy():
            continue
        for harm, counted in counts_of(event).items():
            if getattr(row, harm) != counted:
                yield Fault(row.seq, row.event_id, f"it is listed with {getattr(row, harm)} {harm}, not {counted}")


def doubt_faults(connection: Connection, page: Sequence[Row[tuple[object, ...]]]) -> Iterator[Fault]:
    """What does not hold of doubts: the events that hold their claims, what is at stake, the score."""
    claims = {claim for row in page for claim in (row.left, row.right)}
    event_of = events_holding(connection, claims)
    counted = dead_and_wounded(connection, set(event_of.values()))
    around = claims_around(connection, claims)
    there = {entry.claim.id for entry in around}
    known = [row for row in page if row.left in there and row.right in there]
    judged = judgements_about(connection, [entry.claim.id for entry in around])
    links = explain_pairs(around, [(row.left, row.right) for row in known], judged)
    score = {(row.left, row.right): link.score for row, link in zip(known, links, strict=True)}
    for row in page:
        ref = f"{row.left} {row.right}"
        ends = event_of.get(row.left), event_of.get(row.right)
        if ends != (row.left_event, row.right_event) or ends[0] == ends[1]:
            yield Fault(row.since, ref, "the doubt is about events that do not hold these claims")
        elif min(counted[row.left_event], counted[row.right_event]) != row.stake:
            yield Fault(row.since, ref, "what the doubt says is at stake is not what its events count")
        elif round(score.get((row.left, row.right), 0.0) * UNIT) != row.score:
            yield Fault(row.since, ref, "the doubt's score does not follow from its claims")


def copy_faults(connection: Connection) -> Iterator[Fault]:
    """What does not hold of groups of near-copies: reports that are not there, or are alike none of their group."""
    first = select(reprints.c.copies, reprints.c.report_id, func.min(reports.c.seq), func.min(readings.c.seq))
    first = first.select_from(reprints).outerjoin(reports, reports.c.report_id == reprints.c.report_id)
    first = first.outerjoin(readings, readings.c.report_id == reprints.c.report_id)
    groups: dict[str, list[tuple[str, int, int]]] = {}
    for name, report_id, report, reading in connection.execute(first.group_by(reprints.c.copies, reprints.c.report_id)):
        groups.setdefault(name, []).append((report_id, report or 0, reading or 0))
    for name in sorted(groups):
        members = groups[name]
        read = reading_entries(connection, [reading for _, _, reading in members])
        sketches = {reading: entry.imprint.sketch for reading, entry in read.items()}
        for report_id, report, reading in members:
            others = [sketch for other, sketch in sketches.items() if other != reading]
            if reading not in sketches:
                yield Fault(report, report_id, "it is among near-copies and is no report that holds its content")
            elif others and max(alike(sketches[reading], other) for other in others) < ALIKE:
                yield Fault(report, report_id, f"it is among near-copies ({name}) and like none of them")
