"""Reads many items: in order, on several processes, with a bounded number of them in memory."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

import msgspec

from vigie.errors import IntakeError, PackError
from vigie.ingest import Defaults, Found, Item, Unread, to_report
from vigie.model.claim import Reading
from vigie.model.report import Issue, Report
from vigie.resolve.readings import report_line
from vigie.settings import Settings

# A process costs a second or two to start; so many reports take about as long on one.
WORTH_A_PROCESS = 40
# Few enough that a slow report delays few others, many enough that handing over costs nothing.
PER_CHUNK, CHUNK_BYTES = 8, 4 * 1024 * 1024
# Chunks in work or done and waiting for their turn, for each process: this bounds the memory of a long run.
CHUNKS_IN_FLIGHT = 3
# An item with one of these was not read, or not all of it.
FAILURES = frozenset(
    {
        "input.empty", "input.binary", "html.no-text", "language.no-pack", "reading.failed",
        "encoding.truncated", "report.cut",
    }
)  # fmt: skip
encode = msgspec.json.Encoder().encode


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one item: its reading as JSON, or None and the issue that says why there is none.

    ``failures`` are the issues for which the item counts as not (wholly) read; the reading holds them too. ``kept`` is
    what a keeper made of it.
    """

    name: str
    data: bytes | None
    claims: int
    failures: tuple[Issue, ...]
    kept: object = None

    def reading(self) -> Reading | None:
        """The reading, typed."""
        return None if self.data is None else msgspec.json.decode(self.data, type=Reading)


class Keeper(Protocol):
    """Makes more of each reading where it is read, on the same process; it must survive pickling."""

    def named(self, report: Report) -> Report:
        """The report under the id that it is to have, before it is read."""

    def kept(self, report: Report, reading: Reading) -> object:
        """What goes into the outcome; it must survive pickling, too."""


Work = Callable[[Found], Outcome]


def read_items(
    items: Iterable[Found], settings: Settings, *, jobs: int = 0, keeper: Keeper | None = None
) -> Iterator[Outcome]:
    """The outcome of each item, in the order given. ``jobs`` is the number of processes; 0 stands for all cores.

    A few items are read here whatever ``jobs`` says: starting processes would take longer.
    """
    work = functools.partial(read_item, settings=settings, keeper=keeper)
    jobs = jobs or cores()
    items = iter(items)
    first = list(itertools.islice(items, WORTH_A_PROCESS if jobs > 1 else 0))
    if jobs == 1 or len(first) < WORTH_A_PROCESS:
        for found in itertools.chain(first, items):
            yield work(found)
        return
    yield from on_processes(itertools.chain(first, items), work, jobs)


def read_item(found: Found, settings: Settings, keeper: Keeper | None = None) -> Outcome:
    """The outcome of one item; never an exception for what the item is or holds."""
    if isinstance(found, Unread):
        return Outcome(name=found.name, data=None, claims=0, failures=(found.issue,))
    defaults = Defaults(published=settings.published, language=settings.language, outlet=settings.outlet)
    report: Report | None = None
    try:
        report = to_report(found, defaults)
        report = keeper.named(report) if keeper is not None else report
        reading = reading_of_report(report, settings)
    except IntakeError as error:
        return Outcome(name=found.name, data=None, claims=0, failures=(Issue(error.code, error.message),))
    except PackError:
        raise  # the installation is broken, not the item: no report can be read
    except Exception as error:
        issue = Issue(
            "reading.failed",
            f"Vigie failed on it ({type(error).__name__}: {str(error)[:200]}): please report this with the text.",
        )
        if report is None:
            return Outcome(name=found.name, data=None, claims=0, failures=(issue,))
        reading = bare_reading(msgspec.structs.replace(report, issues=(*report.issues, issue)))
    failures = tuple(issue for issue in reading.issues if issue.code in FAILURES)
    kept = keeper.kept(report, reading) if keeper is not None else None
    return Outcome(name=found.name, data=encode(reading), claims=len(reading.claims), failures=failures, kept=kept)


def reading_of_report(report: Report, settings: Settings) -> Reading:
    """The reading of a report; one without text is not read."""
    if not report.original.strip():
        return bare_reading(report)
    from vigie.pipeline import read_report

    return read_report(report, settings)


def bare_reading(report: Report) -> Reading:
    """The reading of a report in which nothing could be read: its text as received, its issues, no claims."""
    return Reading(report=report_line(report), text=report.original, repairs=(), claims=(), issues=report.issues)


def on_processes(items: Iterator[Found], work: Work, jobs: int) -> Iterator[Outcome]:
    """Outcomes in order from ``jobs`` processes. A process that dies takes down one item, not the run."""
    waiting: deque[tuple[list[Found], Future[list[Outcome]]]] = deque()
    pool = new_pool(jobs)
    try:
        for chunk in chunks(items):
            waiting.append((chunk, submit(pool, chunk, work)))
            if len(waiting) >= jobs * CHUNKS_IN_FLIGHT:
                pool = yield from next_outcomes(waiting, pool, work, jobs)
        while waiting:
            pool = yield from next_outcomes(waiting, pool, work, jobs)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def submit(pool: ProcessPoolExecutor, chunk: list[Found], work: Work) -> Future[list[Outcome]]:
    """A chunk handed to the pool; where the pool is broken, a future that says so."""
    try:
        return pool.submit(read_chunk, chunk, work)
    except BrokenProcessPool as error:
        future: Future[list[Outcome]] = Future()
        future.set_exception(error)
        return future


def next_outcomes(
    waiting: deque[tuple[list[Found], Future[list[Outcome]]]], pool: ProcessPoolExecutor, work: Work, jobs: int
) -> Generator[Outcome, None, ProcessPoolExecutor]:
    """The outcomes of the first waiting chunk; returns the pool to go on with."""
    chunk, future = waiting.popleft()
    try:
        outcomes = future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        outcomes = [read_alone(found, work) for found in chunk]
        pool = new_pool(jobs)
        lost = list(waiting)
        waiting.clear()
        waiting.extend((c, f if f.done() and not f.exception() else submit(pool, c, work)) for c, f in lost)
    yield from outcomes
    return pool


def read_alone(found: Found, work: Work) -> Outcome:
    """One item in a process of its own, after a chunk with it brought a process down."""
    with new_pool(1) as pool:
        try:
            return pool.submit(work, found).result()
        except BrokenProcessPool:
            message = "The process that read it died (out of memory?): split it, or report this with the text."
            return Outcome(name=found.name, data=None, claims=0, failures=(Issue("reading.failed", message),))


def read_chunk(chunk: list[Found], work: Work) -> list[Outcome]:
    """Outcomes of a chunk, in order."""
    return [work(found) for found in chunk]


def chunks(items: Iterable[Found]) -> Iterator[list[Found]]:
    """The items in chunks of bounded number and size."""
    chunk: list[Found] = []
    size = 0
    for found in items:
        chunk.append(found)
        size += len(found.raw) if isinstance(found, Item) else 0
        if len(chunk) >= PER_CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def new_pool(jobs: int) -> ProcessPoolExecutor:
    """A pool of processes: forked where that is safe and shares what is loaded, else started afresh."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context)


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
