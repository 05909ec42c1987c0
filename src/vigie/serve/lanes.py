"""Lanes: where work is done that writes. One at a time in each, away from the threads that answer.

A lane is a process of its own, so that reading reports and consolidating take nothing from those who ask; in tests it
is a thread. What is handed over must survive pickling.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Literal, TypeVar

from vigie.errors import VigieError
from vigie.ledger.store import Ledger, open_ledger

T = TypeVar("T")
Kind = Literal["processes", "threads"]
LEDGERS: dict[str, Ledger] = {}  # open in this process, by where they are
TOLD: Any = None  # the queue to which this process tells how far its work is


class LaneError(VigieError):
    """The process that did the work died."""


class Lane:
    """Does one thing after another. ``told`` gets (job, done, words) while work goes on.

    A process does ``first`` before anything else: it loads what the work will need.
    """

    def __init__(
        self, kind: Kind, first: Callable[[], None], *, told: Callable[[str, int, str], None] | None = None
    ) -> None:
        self.kind, self.first, self.told = kind, first, told
        self.lock = threading.Lock()
        self.context = multiprocessing.get_context("spawn")
        self.queue: Any = self.context.SimpleQueue() if kind == "processes" else queue.SimpleQueue()
        self.executor = self.started()
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def started(self) -> Executor:
        """A worker that waits for work; a process sets about loading what that needs at once."""
        if self.kind == "threads":
            return ThreadPoolExecutor(1, initializer=prepare, initargs=(self.queue, None))
        made = ProcessPoolExecutor(1, self.context, initializer=prepare, initargs=(self.queue, self.first))
        made.submit(int)
        return made

    def listen(self) -> None:
        """Passes on what the worker tells, until it is told to stop."""
        while (told := self.queue.get()) is not None:
            if self.told is not None:
                self.told(*told)

    def submit(self, where: str, work: Callable[..., T], *args: Any, **options: Any) -> Future[T]:
        """Has ``work(ledger, ...)`` done when its turn comes."""
        with self.lock:
            try:
                return self.executor.submit(run, where, work, args, options)
            except BrokenProcessPool:
                self.executor.shutdown(wait=False)
                self.executor = self.started()
                return self.executor.submit(run, where, work, args, options)

    def close(self) -> None:
        """Lets what is being done end, and nothing begin."""
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.queue.put(None)
        self.listener.join(timeout=5)


def prepare(told: Any, first: Callable[[], None] | None) -> None:
    """Readies a worker."""
    global TOLD
    TOLD = told
    if first is not None:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its lanes in order
        first()


def ready_to_read() -> None:
    """Loads what reading reports needs."""
    import vigie

    for text in ("An airstrike killed two people in Aleppo.", "Une frappe a tué deux personnes à Alep."):
        vigie.read(text)


def ready_to_decide() -> None:
    """Loads what decisions of people and what follows from them need: else the first of a day would wait for it."""
    from vigie.consolidate.settings import fingerprint
    from vigie.knowledge.actors import open_actors
    from vigie.knowledge.taxonomy import open_taxonomy
    from vigie.record import decisions  # noqa: F401 with all that it imports
    from vigie.review import decide  # noqa: F401

    fingerprint()
    open_actors()
    open_taxonomy()


def run(where: str, work: Callable[..., T], args: tuple[Any, ...], options: dict[str, Any]) -> T:
    """Does the work on a ledger, which stays open for the next."""
    if where not in LEDGERS:
        LEDGERS[where] = open_ledger(where, create=False)
    return work(LEDGERS[where], *args, **options)


def tell(job: str, done: int, words: str = "") -> None:
    """Says from within work how far it is."""
    if TOLD is not None:
        TOLD.put((job, done, words))


def result_of(future: Future[T], seconds: float | None = None) -> T:
    """What the work came to; raises what it raised, TimeoutError where it takes longer, LaneError where it died."""
    try:
        return future.result(timeout=seconds)
    except BrokenProcessPool as error:
        raise LaneError("the process that did it died (out of memory?): try again, or with less at once.") from error
