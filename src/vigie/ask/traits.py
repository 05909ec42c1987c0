"""Which versions of events have what is asked for: kept and added to, since what a version has never changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, select

from vigie.ask.arrays import Array, Growing
from vigie.ask.counts import Counts
from vigie.ask.reviewed import Reviewed, seen
from vigie.ledger.schema import event_terms

if TYPE_CHECKING:
    from vigie.ask.event_columns import Snapshot

TERMS = 64  # whose rows are kept
MATCHES = 64  # of questions: a byte for every version of an event each


class Traits:
    """What is known of the versions of events of one ledger; safe to use from several threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.terms: dict[str, tuple[int, Array]] = {}  # term -> (entry up to which it is known, rows that have it)
        self.matches: dict[Hashable, Growing] = {}
        self.columns: dict[str, Growing] = {}
        self.counts, self.reviewed = Counts(), Reviewed()

    def rows(self, connection: Connection, board: Snapshot, *terms: str) -> list[Array]:
        """For each term ("actor:sy-army") the rows that have it, as the connection sees the ledger or newer.

        Others than the board's may stand behind.
        """
        with self.lock:
            known = {term: self.terms.pop(term, (0, np.empty(0, dtype=np.int64))) for term in terms}
            behind = sorted((through, term) for term, (through, _) in known.items() if through < board.through)
            last = seen(connection, board) if behind else 0
            for through, group in groupby(behind, key=lambda one: one[0]):
                new = came(connection, [term for _, term in group], through, last)
                for term, seqs in new.items():
                    rows = known[term][1]
                    known[term] = (max(through, last), np.concatenate([rows, board.rows_of(seqs)]) if seqs else rows)
            self.terms |= known
            while len(self.terms) > TERMS:
                del self.terms[next(iter(self.terms))]
        return [known[term][1] for term in terms]

    def match(self, board: Snapshot, asked: Hashable, tell: Callable[[int], Array]) -> Array:
        """For every row whether it matches what is asked; ``tell(first)`` says it of the rows from ``first`` on."""
        with self.lock:
            held = self.matches.pop(asked, None) or Growing(np.bool_)
            self.matches[asked] = held
            while len(self.matches) > MATCHES:
                del self.matches[next(iter(self.matches))]
        return self.grown(board, held, tell)

    def column(self, board: Snapshot, name: str, kind: Any, tell: Callable[[int], Array]) -> Array:
        """For every row what follows from its columns; ``tell(first)`` works it out for the rows from ``first`` on."""
        with self.lock:
            held = self.columns.setdefault(name, Growing(kind))
        return self.grown(board, held, tell)

    def grown(self, board: Snapshot, held: Growing, tell: Callable[[int], Array]) -> Array:
        """What is held of all rows of a board."""
        while True:
            with self.lock:
                size, found = held.size, held.now
            if size >= len(board):
                return found[: len(board)]
            new = tell(size)
            with self.lock:
                if held.size == size:  # nobody else was faster
                    held.add(new)


def came(connection: Connection, terms: Sequence[str], after: int, through: int) -> dict[str, list[int]]:
    """Term -> the entries of events that have it, behind one entry and up to another, in their order."""
    found: dict[str, list[int]] = {term: [] for term in terms}
    new = select(event_terms.c.term, event_terms.c.event).where(event_terms.c.term.in_(sorted(terms)))
    new = new.where(event_terms.c.event > after, event_terms.c.event <= through)
    for term, seq in connection.execute(new.order_by(event_terms.c.term, event_terms.c.event)):
        found[term].append(seq)
    return found
