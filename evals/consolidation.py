"""How well and how fast claims of a generated world are put together: see ``evals/generated.py`` for its shape.

``python -m evals.consolidation [--curve]``; the curve goes up to a million claims and takes minutes
"""

from __future__ import annotations

import resource
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from evals.generated import Told, reports
from evals.incidents import pairs
from evals.sets import f_score
from evals.usage import command
from vigie.consolidate.events import consolidate
from vigie.consolidate.updates import block_keys, update
from vigie.model.event import Consolidation, Event, KnownEvent, LedgerClaim
from vigie.model.judgement import Judgement

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
BENCHED, ARRIVING = 30_000, 200  # claims of the measure, reports that arrive one by one after them
PER_CALL = 5_000  # claims whose keys are made at once


class Blocks:
    """A ledger in memory, indexed by block keys as a store would be."""

    def __init__(self, claims: Iterable[LedgerClaim]) -> None:
        self.entries: dict[str, LedgerClaim] = {}
        self.reports: dict[str, list[LedgerClaim]] = defaultdict(list)
        self.keys: dict[int, set[str]] = defaultdict(set)
        self.events: dict[str, KnownEvent] = {}
        self.add(list(claims))

    def add(self, claims: Sequence[LedgerClaim]) -> None:
        for entry in claims:
            self.entries[entry.claim.id] = entry
            self.reports[entry.imprint.report_id].append(entry)
        for at in range(0, len(claims), PER_CALL):
            for claim_id, keys in block_keys(claims[at : at + PER_CALL]).items():
                for key in keys:
                    self.keys[key].add(claim_id)

    def write(self, found: Consolidation) -> None:
        for event in found.events:
            known = KnownEvent(event.id, event.claims)
            self.events.update((claim, known) for claim in event.claims)

    def reports_with(self, keys: Collection[int]) -> Iterable[LedgerClaim]:
        return self.reports_of({claim for key in keys for claim in self.keys.get(key, ())})

    def reports_of(self, claim_ids: Collection[str]) -> Iterable[LedgerClaim]:
        names = {self.entries[claim].imprint.report_id for claim in claim_ids if claim in self.entries}
        return [entry for name in names for entry in self.reports[name]]

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        return {key: len(self.keys.get(key, ())) for key in keys}

    def events_of(self, claim_ids: Collection[str]) -> Iterable[KnownEvent]:
        return {self.events[claim].id: self.events[claim] for claim in claim_ids if claim in self.events}.values()

    def judgements_of(self, _claim_ids: Collection[str]) -> Iterable[Judgement]:
        return ()

    def tolls_in(self, _countries: Collection[str]) -> Iterable[LedgerClaim]:
        return ()  # the generated world has none, so that nothing is asked of episodes

    def incidents_between(self, _country: str, _first: str, _last: str) -> Iterable[Event]:
        return ()

    def types_in(self, *_asked: object, **_without: object) -> Collection[str]:
        return ()

    def episode_types(self, _ids: Collection[str]) -> Mapping[str, str]:
        return {}


def claims_of(count: int, seed: int = 1) -> list[Told]:
    """So many claims with their truth."""
    return [told for report in reports(count, seed=seed) for told in report]


def pair_f(found: Consolidation, told: Sequence[Told]) -> float:
    """F of the pairs of claims that are put together; a claim that makes no event stands alone."""
    event = {claim: row.id for row in found.events for claim in row.claims}
    ours = [event.get(t.entry.claim.id, t.entry.claim.id) for t in told]
    both = Counter(zip(ours, (t.incident for t in told), strict=True))
    return f_score(pairs(both), pairs(Counter(ours)), pairs(Counter(t.incident for t in told)))


def timed(told: Sequence[Told]) -> tuple[Consolidation, float]:
    """What the claims come to, and in how many seconds of one core: other work on the machine is not counted."""
    entries = [t.entry for t in told]
    start = time.process_time()
    found = consolidate(entries)
    return found, time.process_time() - start


def arrivals(told: Sequence[Told], found: Consolidation, coming: Iterable[Sequence[Told]]) -> list[float]:
    """Seconds of one core in which each report that comes is linked in, keys and all, into a ledger of ``told``."""
    store = Blocks(t.entry for t in told)
    store.write(found)
    seconds = []
    for report in coming:
        entries = [t.entry for t in report]
        start = time.process_time()
        store.add(entries)
        store.write(update(entries, store=store))
        seconds.append(time.process_time() - start)
    return seconds


def split(count: int, later: int) -> tuple[list[Told], list[list[Told]]]:
    """The claims of all reports but some, drawn evenly, and those reports."""
    made = list(reports(count))
    step = max(1, len(made) // later)
    coming = made[::step][:later]
    names = {report[0].entry.imprint.report_id for report in coming}
    return [t for report in made for t in report if t.entry.imprint.report_id not in names], coming


def measures() -> dict[str, float]:
    """Pair F on the generated world, claims a second in bulk, milliseconds to link a report in."""
    told, coming = split(BENCHED, ARRIVING)
    found, seconds = timed(told)
    return {
        "consolidation/generated pair F": pair_f(found, told),
        "speed/claims consolidated per second": len(told) / seconds,
        "max:consolidation/milliseconds for a new report": 1000 * statistics.median(arrivals(told, found, coming)),
    }


def curve() -> None:
    """Prints a line for each size: seconds, microseconds a claim, pair F, memory, milliseconds for a new report."""
    print("   claims  seconds  us/claim  pair F   events     MB  new report: median, p95 ms")
    for size in SIZES:
        told, coming = split(size, ARRIVING)
        found, seconds = timed(told)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        linked = sorted(1000 * s for s in arrivals(told, found, coming))
        median, late = linked[len(linked) // 2], linked[len(linked) * 95 // 100]
        print(
            f"{len(told):9} {seconds:8.1f} {1e6 * seconds / len(told):9.0f} {pair_f(found, told):7.3f} "
            f"{len(found.events):8} {memory:6} {median:19.1f} {late:6.1f}",
            flush=True,
        )


def main() -> None:
    """Prints the measures, or with ``--curve`` how they grow."""
    options = command(__doc__)
    options.add_argument("--curve", action="store_true", help="how they grow, up to a million claims: minutes")
    given = options.parse_args()
    if given.curve:
        curve()
        return
    for name, value in measures().items():
        print(f"{name:52} {value:.3f}")


if __name__ == "__main__":
    main()
