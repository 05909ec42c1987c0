"""How fast a ledger takes claims in, links a new report and answers: claims of the generated world (``generated.py``).

``python -m evals.ledger [--curve]``; the curve goes up to a million claims and takes an hour. Times are of the
processor, those of child processes with them: by the clock, other work on the machine would be counted, too. Of a
consolidation from scratch the wall time is given as well: large ledgers are done by two processes, so that it means
something on two idle cores only.
"""

from __future__ import annotations

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from evals.generated import reports
from evals.usage import command
from vigie.ask.events import find
from vigie.consolidate.updates import block_keys
from vigie.ledger.chain import digest
from vigie.ledger.questions import Filters
from vigie.ledger.store import Ledger, open_ledger
from vigie.ledger.write import record
from vigie.model.claim import ReadingReport
from vigie.model.entry import Engine, ReadingEntry, ReportEntry, Taken
from vigie.model.event import LedgerClaim
from vigie.record.events import settle
from vigie.record.keys import ensure_keys

SIZES = (10_000, 100_000, 1_000_000)
BENCHED, ARRIVING, ASKED = 10_000, 60, 40  # claims, reports that arrive one by one after them, queries of each kind
PER_CALL = 200  # reports of one transaction, as in ``vigie ingest``
ENGINE = Engine(vigie="generated", knowledge="", pack="", scope="conflict")
SHOWN = 50  # events of an answer
WALL = "seconds by the clock to consolidate"
CEILING = "max:"  # begins the names of measures that may be so much at most


def taken(claims: Sequence[LedgerClaim]) -> Taken:
    """A report of generated claims, ready to be recorded."""
    imprint = claims[0].imprint
    text = f"What {imprint.report_id} told."
    report = ReadingReport(
        id=imprint.report_id, url=None, outlet=imprint.outlet, title=None, language=imprint.language,
        published=imprint.published, published_precision="day", sha256=digest(text.encode()),
    )  # fmt: skip
    reading = ReadingEntry(
        report_id=report.id, engine=ENGINE, language=report.language, text_sha256=report.sha256, repairs=(), issues=(),
        imprint=imprint, claims=(),
    )  # fmt: skip
    return Taken(
        entry=ReportEntry(report=report, name=report.id, author=None, original_sha256=report.sha256), reading=reading,
        raw=text.encode(), original=text, text=text, claims=tuple(claims),
    )  # fmt: skip


def fill(ledger: Ledger, given: Iterator[Taken]) -> tuple[int, float]:
    """(claims recorded, seconds of the processor)."""
    ensure_keys(ledger)
    count = 0
    seconds = 0.0
    while some := list(islice(given, PER_CALL)):
        start = spent()
        count += record(ledger, some, block_keys).claims
        seconds += spent() - start
    return count, seconds


def spent() -> float:
    """Processor seconds of this process and of the children that it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def milliseconds(work: Callable[[], object]) -> float:
    """How long something takes of the processor, in all processes."""
    start = spent()
    work()
    return 1000 * (spent() - start)


def p95(times: Sequence[float]) -> float:
    """What 19 of 20 stay under."""
    return sorted(times)[int(len(times) * 0.95)]


def queries(ledger: Ledger) -> tuple[float, float]:
    """p95 in milliseconds of filtered event queries, and of such as of a time by publication and by recording."""
    chance = random.Random(1)
    with ledger.reading() as connection:
        some = [told.event for told in find(connection, Filters(limit=2_000)) if told.event.time and told.event.place]

        def asked() -> dict[str, object]:
            event = chance.choice(some)
            assert event.time is not None
            assert event.place is not None
            day = event.time.start[:10]
            by: tuple[dict[str, object], ...] = (
                {"country": event.place.country, "since": day}, {"types": (event.event_type,), "until": day},
                {"actor": "xx-army"}, {"source": "xx-monitor", "since": day}, {"killed": 5, "disputed": True},
                {"near": (event.place.lat, event.place.lon, 60.0)},
            )  # fmt: skip
            return chance.choice(by) | {"limit": SHOWN}

        def time_of(**as_of: str) -> float:
            asking = Filters(**(asked() | as_of))  # type: ignore[arg-type]
            return milliseconds(lambda: list(find(connection, asking)))

        now = [time_of() for _ in range(ASKED)]
        then = [time_of(known="2020-02-01T00:00:00Z") for _ in range(ASKED // 2)]
        then += [time_of(recorded="2100") for _ in range(ASKED // 2)]
    return p95(now), p95(then)


def timed(count: int) -> dict[str, float]:
    """The figures of a ledger of so many claims."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(Path(folder) / "bench.vigie")
        made = (taken([told.entry for told in report]) for report in reports(count + ARRIVING * 4))
        waiting: list[Taken] = []

        def first() -> Iterator[Taken]:
            claims = 0
            for one in made:
                claims += len(one.claims)
                if claims > count:
                    waiting.append(one)
                    return
                yield one

        claims, seconds = fill(ledger, first())
        start = time.perf_counter()
        whole = milliseconds(lambda: settle(ledger)) / 1000
        wall = time.perf_counter() - start
        linked = []
        for one in islice(made, ARRIVING):
            record(ledger, [one], block_keys)
            linked.append(milliseconds(lambda: settle(ledger)))
        now, then = queries(ledger)
        ledger.close()
    return {
        "claims recorded per second": claims / seconds, "claims consolidated and recorded per second": claims / whole,
        WALL: wall, "milliseconds for a new report": statistics.median(linked), "event query p95, ms": now,
        "as-of query p95, ms": then,
    }  # fmt: skip


def measures() -> dict[str, float]:
    """Claims recorded a second, milliseconds to link a new report and to answer, all of one core."""
    found = timed(BENCHED)
    del found[WALL]  # of the curve: a busy machine would break the floor
    kinds = {name: "speed" if name.endswith("per second") else f"{CEILING}ledger" for name in found}
    return {f"{kinds[name]}/{name}": round(value, 1) for name, value in found.items()}


def main() -> None:
    """Prints the figures at each size."""
    options = command(__doc__)
    options.add_argument("--curve", action="store_true", help="up to a million claims: an hour")
    given = options.parse_args()
    for size in SIZES if given.curve else SIZES[:1]:
        print(f"{size:>9,} claims: " + "; ".join(f"{name} {value:,.1f}" for name, value in timed(size).items()))


if __name__ == "__main__":
    main()
