"""A ledger that is served: what it holds now, its events in memory, and the answers given since it last changed."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, func, select

from vigie.ask.boards import DAYS, begun
from vigie.ask.event_columns import EventColumns, Snapshot
from vigie.ask.selections import kept
from vigie.ask.source_columns import SourceColumns
from vigie.ask.sources import Fates
from vigie.ask.territory import Timelines
from vigie.ledger.questions import Filters
from vigie.ledger.schema import claims, entries, readings, supersessions
from vigie.ledger.store import POSTGRES, Ledger, open_ledger

STALE = 0.2  # seconds after which the ledger is asked whether others wrote to it
KEPT = 64 * 1024 * 1024  # bytes of answers that are kept
# Seconds: work that nobody asked for rests until nobody was answered for a lull, at a time for so long at most.
LULL, LONGEST, NAP = 0.1, 0.25, 0.01
SILENT = ("audit",)  # kinds of entries that change no answer but the audit's own


def number(connection: Connection, counted: Select[Any]) -> int:
    """What a statement counts."""
    return int(connection.execute(counted).scalar() or 0)


class Shelf:
    """One ledger with what the server keeps of it; safe to use from several threads."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.name = where.rsplit("/", 1)[-1].split("?")[0] if POSTGRES.match(where) else Path(where).stem
        self.ledger: Ledger = open_ledger(where, create=False)
        self.columns = EventColumns()
        self.sources = SourceColumns()
        self.fates = Fates()
        self.timelines = Timelines()
        self.lock, self.door = threading.Lock(), threading.Lock()
        self.waiting, self.answered = 0, 0.0  # for answers; when the last was given
        self.seq = self.shown = 0  # the last entry, and the last that changes what is shown
        self.checked = 0.0
        self.answers: OrderedDict[str, bytes] = OrderedDict()
        self.size = 0
        self.late: set[Future[Any]] = set()  # work after which events will tell all that is recorded
        self.counted = (0, 0, 0)  # up to which entry, readings and claims that hold

    def revision(self) -> int:
        """The last entry that changes what is shown; what others wrote is seen within ``STALE`` seconds."""
        if time.monotonic() - self.checked > STALE:
            with self.lock, self.ledger.reading() as connection:
                self.look(connection)
        return self.shown

    def look(self, connection: Connection) -> None:
        """Sees whether the ledger has grown, and drops the answers where that changes them."""
        seq = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
        self.checked = time.monotonic()
        if seq == self.seq:
            return
        loud = select(func.max(entries.c.seq)).where(entries.c.seq > self.seq, entries.c.kind.not_in(SILENT))
        shown = connection.execute(loud).scalar()
        self.seq = seq
        if shown is not None:
            self.shown = int(shown)
            self.answers.clear()
            self.size = 0

    def changed(self) -> None:
        """To be called after writing, so that the next answer has it in."""
        self.checked = 0.0

    @property
    def behind(self) -> bool:
        """True while events are being worked out that tell of more than is shown."""
        return bool(self.late)

    def awaits(self, work: Future[Any]) -> None:
        """Shows events as they were until the work is done."""
        self.late.add(work)
        work.add_done_callback(self.late.discard)

    def board(self, connection: Connection) -> Snapshot:
        """The events as columns."""
        return self.columns.refreshed(connection)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Somebody waits for an answer meanwhile."""
        with self.door:
            self.waiting += 1
        try:
            yield
        finally:
            with self.door:
                self.waiting -= 1
                self.answered = time.monotonic()

    def give_way(self) -> None:
        """Rests while somebody waits, or was answered a moment ago and may ask again; not for ever."""
        until = time.monotonic() + LONGEST
        while (now := time.monotonic()) < until and (self.waiting or now - self.answered < LULL):
            time.sleep(NAP)

    def warm(self, first: Callable[[Connection, Snapshot], None]) -> None:
        """Takes into memory what the first page asks for, as ``first`` does; a million claims take some seconds."""
        with self.ledger.reading() as connection:
            board = self.board(connection)
            self.counts(connection)
            first(connection, board)
            for width in DAYS:
                begun(board.words["start"], width)

    def warm_more(self) -> None:
        """Takes in what other pages ask for while people look at the first, and gives way to whatever they ask."""
        with self.ledger.reading() as connection:
            board = self.board(connection)
            every = kept(connection, board, Filters())
            self.fates.counted(connection, board, every, rest=self.give_way)
            self.sources.refresh(connection, rest=self.give_way)

    def counts(self, connection: Connection) -> tuple[int, int]:
        """How many reports and claims hold; only what came since the last time is counted."""
        with self.lock:
            before, held, told = self.counted
            last = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
            if last > before:
                came = select(func.count()).select_from(readings).where(readings.c.seq > before)
                went = select(supersessions.c.old).where(supersessions.c.new > before)
                gone = select(func.count()).select_from(readings).where(readings.c.seq.in_(went))
                new = select(func.count()).select_from(claims).where(claims.c.reading > before)
                old = select(func.count()).select_from(claims).where(claims.c.reading.in_(went))
                held += number(connection, came) - number(connection, gone)
                told += number(connection, new) - number(connection, old)
                self.counted = (last, held, told)
            return held, told

    def answer(self, key: str) -> bytes | None:
        """An answer that was given since the ledger changed."""
        with self.lock:
            found = self.answers.get(key)
            if found is not None:
                self.answers.move_to_end(key)
            return found

    def keep(self, key: str, revision: int, body: bytes) -> None:
        """Keeps an answer, for as long as the ledger stays as it was and there is room."""
        with self.lock:
            if revision != self.shown or len(body) > KEPT // 8 or key in self.answers:
                return
            self.answers[key] = body
            self.size += len(body)
            while self.size > KEPT:
                _, gone = self.answers.popitem(last=False)
                self.size -= len(gone)

    def close(self) -> None:
        """Lets go of the ledger."""
        self.ledger.close()
