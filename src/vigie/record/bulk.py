"""All claims of a ledger consolidated anew: what shares read is clustered here, and described there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from sqlalchemy import Connection, select

from vigie.batch import cores
from vigie.consolidate.clusters import binding, cluster
from vigie.consolidate.episodes import area_of, episode_events
from vigie.consolidate.events import Plan, planned
from vigie.consolidate.tables import Table, joined
from vigie.ledger.events import Known, Ready, events_by_id, holding, known_events, ready
from vigie.ledger.judgements import all_judgements
from vigie.ledger.read import chunks
from vigie.ledger.schema import readings, reports
from vigie.model.event import Event, EventChange, KnownEvent, LedgerClaim, Link
from vigie.record.shares import Apart, Beside, Task, outlets_in
from vigie.record.versions import outdated, reviews_told, version_of

if TYPE_CHECKING:
    from vigie.record.events import Pending

MOST_SHARES = 2
WORTH_A_PROCESS = 20_000  # readings: so many are read and described in less time than processes take to start
PER_CALL, IN_FLIGHT = 2_000, 3  # events whose versions are made at once, and such calls before their turn


class Laid(msgspec.Struct, frozen=True):
    """Events described and not yet made versions of, and what is known of the ledger before.

    ``owner`` leads from an incident's id to the share that has it.
    """

    owner: dict[str, int]
    within: dict[str, str]
    episodes: list[tuple[Event, list[LedgerClaim]]]
    changes: dict[str, EventChange]
    into: dict[str, EventChange]
    before: Mapping[str, Known]
    claims: int
    unsure: tuple[Link, ...]

    @property
    def events(self) -> int:
        """How many events there are."""
        return len(self.owner) + len(self.episodes)


def shares_for(seqs: Sequence[int]) -> int:
    """On how many processes so many readings are consolidated."""
    return min(MOST_SHARES, cores()) if len(seqs) >= WORTH_A_PROCESS else 1


def readings_in_time(connection: Connection) -> list[int]:
    """The readings that hold by the dates of their reports: what tells of one happening lies near each other."""
    statement = holding(
        select(readings.c.seq).select_from(readings).join(reports, reports.c.report_id == readings.c.report_id),
        readings.c.seq,
    )
    return list(connection.execute(statement.order_by(reports.c.known, readings.c.seq)).scalars())


def laid_out(connection: Connection, seqs: Sequence[int], helpers: Sequence[Apart | Beside], upto: int) -> Laid:
    """The events that all claims up to an entry come to, described, each in the share that has most of its claims."""
    held = binding(all_judgements(connection))
    size = -(-len(seqs) // len(helpers)) or 1
    parts = list(chunks(seqs, size)) or [[]]
    given = [helper.submit("load", part, held) for helper, part in zip(helpers, parts, strict=False)]
    before = known_events(connection)
    loaded = [future.result() for future in given]
    tables: list[Table] = [table for table, _ in loaded]
    tolls: list[LedgerClaim] = [toll for _, some in loaded for toll in some]
    table = joined(tables)
    known = [KnownEvent(one.id, one.claims) for one in before.values() if one.kind == "incident"]
    plan = planned(table.listing, cluster(table.told, table.listing.ids, held), known)
    tasks = divided(plan, table, tables, before)
    countries = {area_of(toll).country for toll in tolls}
    described = [helper.submit("describe", some, countries, upto) for helper, some in zip(helpers, tasks, strict=False)]
    light = [event for future in described for event in future.result()]
    episodes, within = episode_events(tolls, light)
    told = {toll.claim.id: toll for toll in tolls}
    return Laid(
        owner={task.event_id: share for share, some in enumerate(tasks) for task in some}, within=within,
        episodes=[(event, [told[claim] for claim in event.claims]) for event in episodes],
        changes={change.event_id: change for change in plan.changes if change.kind in ("merged", "split", "removed")},
        into={old: change for change in plan.changes for old in change.before if change.kind == "merged"},
        before=before, claims=len(table.listing.ids), unsure=plan.unsure,
    )  # fmt: skip


def divided(plan: Plan, table: Table, tables: Sequence[Table], before: Mapping[str, Known]) -> list[list[Task]]:
    """The events of each share: those of which it has most claims."""
    ids = table.listing.ids
    firsts = np.cumsum([0, *(len(part.listing.ids) for part in tables)])
    rows = np.fromiter(chain.from_iterable(plan.groups), dtype=np.int64)
    starts = np.cumsum([0, *map(len, plan.groups)])
    share = np.searchsorted(firsts, table.order[rows], side="right") - 1
    shares_of, places = share.tolist(), (table.order[rows] - firsts[share]).tolist()
    tasks: list[list[Task]] = [[] for _ in tables]
    for group, event_id, weakest, start, end in zip(
        plan.groups, plan.ids, plan.weakest, starts[:-1].tolist(), starts[1:].tolist(), strict=True
    ):
        counted = shares_of[start:end]
        most, own = counted[0], places[start:end]
        others: tuple[str, ...] = ()
        if counted.count(most) < len(counted):
            most = max(range(len(tables)), key=lambda number: (counted.count(number), -number))
            own = [place for place, of in zip(own, counted, strict=True) if of == most]
            others = tuple([ids[row] for row, of in zip(group, counted, strict=True) if of != most])
        old = before.get(event_id)
        tasks[most].append(Task(event_id, weakest, own, others, old.seq if old is not None else None))
    return tasks


def versions_of(
    connection: Connection, laid: Laid, helpers: Sequence[Apart | Beside], pending: Pending
) -> Iterator[Ready]:  # fmt: skip
    """The versions of all events that are not as they were: incidents by id, episodes, then what is no more."""
    said = reviews_told(pending.reviewed)
    waiting: deque[list[Future[list[Ready]]]] = deque()
    for some in chunks(sorted(laid.owner), PER_CALL):
        futures = []
        for number, helper in enumerate(helpers):
            own = [event_id for event_id in some if laid.owner[event_id] == number]
            changes = {event_id: laid.changes[event_id] for event_id in own if event_id in laid.changes}
            within = {event_id: laid.within[event_id] for event_id in own if event_id in laid.within}
            futures.append(helper.submit("versions", own, changes, within, said))
        waiting.append(futures)
        if len(waiting) >= IN_FLIGHT:
            yield from in_order(waiting.popleft())
    while waiting:
        yield from in_order(waiting.popleft())
    named = {event.id for event, _ in laid.episodes}
    gone = laid.before.keys() - laid.owner.keys() - named
    olds = events_by_id(connection, gone | (named & laid.before.keys()))
    for event, tolls in sorted(laid.episodes, key=lambda pair: pair[0].id):
        old = olds.get(event.id)
        if old is None or old.event != event:
            yield ready(version_of(event, old, None, outlets_in(tolls), said))
    changes_of = laid.changes | laid.into
    yield from map(ready, outdated(connection, {event_id: olds[event_id] for event_id in gone}, changes_of, pending))


def in_order(futures: Sequence[Future[list[Ready]]]) -> list[Ready]:
    """What several shares made, by event id."""
    return sorted((made for future in futures for made in future.result()), key=lambda made: made.event_id)
