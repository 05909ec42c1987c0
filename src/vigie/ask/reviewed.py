"""Which versions of events people looked at: a judgement or a review that holds names one of their claims."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection, func, select

from vigie.ask.arrays import Array, Growing
from vigie.ledger.events import decode_event, holding, numbers_with
from vigie.ledger.questions import counting
from vigie.ledger.read import contents
from vigie.ledger.schema import entries, judgements, reviews, supersessions

if TYPE_CHECKING:
    from vigie.ask.event_columns import Snapshot

MANY = 500  # new versions of events: to read the claims of more takes longer than to look for all claims again


class Reviewed:
    """What people looked at, and added to as they go on; safe to use from several threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Knows nothing any more."""
        self.through = 0
        self.claims: set[str] = set()
        self.rows = Growing(np.bool_)

    def mask(self, connection: Connection, board: Snapshot) -> Array:
        """For every row of a board whether people looked at it, as the connection sees the ledger or newer."""
        with self.lock:
            if self.through < board.through:
                self.take(connection, board, seen(connection, board))
            found = self.rows.now[: len(board)]
        return np.pad(found, (0, len(board) - len(found)))

    def take(self, connection: Connection, board: Snapshot, last: int) -> None:
        """Takes in what people did since, up to an entry; what was undone, by beginning anew."""
        if last <= self.through:
            return
        if undone(connection, self.through):
            self.clear()
        before, new = self.rows.size, named(connection, self.through, last) - self.claims
        found = numbers_with(connection, [f"claim:{claim}" for claim in sorted(new)])
        came = board.columns["seq"][before : np.searchsorted(board.columns["seq"], last, side="right")].tolist()
        if len(came) > MANY:
            found += numbers_with(connection, [f"claim:{claim}" for claim in sorted(self.claims)])
        elif self.claims:
            found += [seq for seq, claims in told(connection, came) if not self.claims.isdisjoint(claims)]
        rows = Growing(np.bool_)
        rows.add(np.concatenate([self.rows.now, np.zeros(len(came), dtype=bool)]))
        at = board.rows_of(found)
        rows.now[at[at < rows.size]] = True
        self.rows, self.claims, self.through = rows, self.claims | new, last


def seen(connection: Connection, board: Snapshot) -> int:
    """The last entry that both a connection and a board know; one thread's board may be newer than its connection."""
    last = int(connection.execute(select(func.max(entries.c.seq))).scalar() or 0)
    return min(last, board.through)


def undone(connection: Connection, after: int) -> bool:
    """True where judgements or reviews were taken back since an entry."""
    back = select(supersessions.c.old).where(supersessions.c.new > after)
    tables = (judgements, reviews)
    return after > 0 and any(
        connection.execute(select(table.c.seq).where(table.c.seq.in_(back)).limit(1)).first() for table in tables
    )


def named(connection: Connection, after: int, through: int) -> set[str]:
    """The claims that judgements and reviews name which hold, of those behind one entry and up to another."""
    judged = holding(select(judgements.c.left, judgements.c.right).select_from(judgements), judgements.c.seq)
    judged = judged.where(judgements.c.seq > after, judgements.c.seq <= through)
    looked_at = counting(select(reviews.c.claim)).where(reviews.c.seq > after, reviews.c.seq <= through)
    pairs: Sequence[tuple[str, str]] = [(row.left, row.right) for row in connection.execute(judged)]
    return {claim for pair in pairs for claim in pair} | set(connection.execute(looked_at).scalars())


def told(connection: Connection, seqs: Sequence[int]) -> Iterator[tuple[int, Sequence[str]]]:
    """(number, claims) of versions of events."""
    for seq, content in contents(connection, seqs).items():
        event = decode_event(content).event
        yield seq, event.claims if event is not None else ()
