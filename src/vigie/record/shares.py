"""Shares: a ledger's claims divided among processes; each reads its own, and describes the events that lie there."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

import msgspec

from vigie.consolidate.clusters import Held as Judged
from vigie.consolidate.descriptions import describe
from vigie.consolidate.rows import Row, row_of
from vigie.consolidate.tables import Table, table_of
from vigie.ledger.events import Ready, claims_around, held_events, ready
from vigie.ledger.read import chunks, claims_of_readings
from vigie.ledger.rows import last_moment
from vigie.ledger.store import Ledger, address_of, open_ledger
from vigie.model.event import Event, EventChange, LedgerClaim
from vigie.record.versions import Masthead, version_of

UNASKED = ("claims", "reports", "actors", "figures", "voices", "disputes")  # what episodes do not ask of an event
BARE: dict[str, Any] = dict.fromkeys(UNASKED, ())


class Task(msgspec.Struct, frozen=True):
    """An event to be described: its id and weakest link; its claims by place in the share's table, and those of others.

    ``before`` is the number of the event's version that holds.
    """

    event_id: str
    weakest: float
    own: list[int]
    others: tuple[str, ...]
    before: int | None


class Share:
    """Some of a ledger's claims at work; one for each process."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.entries: list[LedgerClaim] = []
        self.rows: list[Row] = []
        self.events: dict[str, Event] = {}
        self.tasks: dict[str, Task] = {}
        self.borrowed: dict[str, LedgerClaim] = {}

    def load(self, seqs: Collection[int], held: Judged) -> tuple[Table, list[LedgerClaim]]:
        """The table of the claims of these readings, and the tolls among them."""
        found: dict[str, tuple[LedgerClaim, Row]] = {}
        with self.ledger.reading() as connection:
            for some in chunks(sorted(seqs)):
                for _, entry in claims_of_readings(connection, some):
                    found[entry.claim.id] = entry, row_of(entry)  # at once, while the processor has it at hand
        pairs = [found[claim] for claim in sorted(found)]
        self.entries, self.rows = [entry for entry, _ in pairs], [row for _, row in pairs]
        table = table_of(self.entries, self.rows, held)
        bare = msgspec.structs.replace(table.told, columns=table.told.columns.bare())
        tolls = [entry for entry in self.entries if entry.claim.kind == "toll"]
        return msgspec.structs.replace(table, told=bare), tolls

    def describe(self, tasks: Sequence[Task], countries: Collection[str], upto: int) -> list[Event]:
        """Describes events as of an entry; returns those of some countries, without what episodes do not ask for."""
        self.tasks = {task.event_id: task for task in tasks}
        named = sorted({claim for task in tasks for claim in task.others})
        with self.ledger.reading() as connection:
            self.borrowed = {entry.claim.id: entry for entry in claims_around(connection, named, upto)}
        light: list[Event] = []
        for task in tasks:
            members, rows = self.members(task)
            event = describe(members, event_id=task.event_id, rows=rows, weakest=task.weakest)
            self.events[event.id] = event
            if event.place is not None and event.place.country in countries:
                light.append(msgspec.structs.replace(event, **BARE))
        return light

    def members(self, task: Task) -> tuple[list[LedgerClaim], list[Row]]:
        """The claims of an event in the order of their ids, and their rows."""
        own = [(self.entries[place], self.rows[place]) for place in task.own]
        if task.others:
            own += [(self.borrowed[claim], row_of(self.borrowed[claim])) for claim in task.others]
            own.sort(key=lambda pair: pair[0].claim.id)
        return [entry for entry, _ in own], [row for _, row in own]

    def tellers(self, task: Task) -> Iterator[LedgerClaim]:
        """The claims of an event in any order."""
        yield from map(self.entries.__getitem__, task.own)
        yield from map(self.borrowed.__getitem__, task.others)

    def versions(
        self,
        event_ids: Sequence[str],
        changes: Mapping[str, EventChange],
        within: Mapping[str, str],
        said: Mapping[str, str],
    ) -> list[Ready]:
        """The versions of those of its events that are not as they were; ``within`` leads to an event's episode,
        ``said`` from a claim to what reviewers did to it."""
        seqs = [seq for event_id in event_ids if (seq := self.tasks[event_id].before) is not None]
        before = {}
        if seqs:
            with self.ledger.reading() as connection:
                before = held_events(connection, seqs)
        made = []
        for event_id in event_ids:
            event, old = self.events.pop(event_id), before.get(event_id)
            if event_id in within:
                event = msgspec.structs.replace(event, episode=within[event_id])
            if old is None or old.event != event:
                outlets = outlets_in(self.tellers(self.tasks[event_id]))
                made.append(ready(version_of(event, old, changes.get(event_id), outlets, said)))
        return made


def outlets_in(members: Iterable[LedgerClaim]) -> dict[str, Masthead]:
    """Report id -> its masthead, as ``versions.outlets_of`` has them."""
    imprints = (entry.imprint for entry in members)
    return {
        made.report_id: Masthead(made.outlet or "", made.language, last_moment(made.published)) for made in imprints
    }


class Apart:
    """A share in a process of its own."""

    here: Share | None = None  # in that process

    def __init__(self, ledger: Ledger) -> None:
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self.pool = ProcessPoolExecutor(1, mp_context=context, initializer=begin, initargs=(address_of(ledger),))

    def submit(self, name: str, *arguments: Any) -> Future[Any]:
        """Calls the share's function there."""
        return self.pool.submit(call, name, *arguments)

    def close(self) -> None:
        """Ends the process."""
        self.pool.shutdown(cancel_futures=True)


class Beside:
    """A share in this process, with the same functions as ``Apart``."""

    def __init__(self, ledger: Ledger) -> None:
        self.share = Share(ledger)

    def submit(self, name: str, *arguments: Any) -> Future[Any]:
        """Calls the share's function here and now."""
        future: Future[Any] = Future()
        future.set_result(getattr(self.share, name)(*arguments))
        return future

    def close(self) -> None:
        """Lets go of the claims."""
        self.share = Share(self.share.ledger)


def begin(address: str) -> None:
    """Begins a share in this process. Claims are trees that live until its end: nothing for the collector."""
    gc.disable()
    Apart.here = Share(open_ledger(address, create=False))


def call(name: str, *arguments: Any) -> Any:
    """Calls a function of this process's share."""
    return getattr(Apart.here, name)(*arguments)


@contextmanager
def shares(ledger: Ledger, count: int) -> Iterator[Sequence[Apart | Beside]]:
    """So many shares, each in a process of its own; one alone stays in this one. The collector rests meanwhile."""
    made: list[Apart | Beside] = [Beside(ledger)] if count == 1 else [Apart(ledger) for _ in range(count)]
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield made
    finally:
        for share in made:
            share.close()
        if collecting:
            gc.enable()
