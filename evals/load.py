"""How long people wait for a server: 50 who read and 5 who review at once, over the generated world.

``python -m evals.load [--claims N | --ledger FILE] [--seconds S]``; reviewers judge in FILE: take a copy. Readers ask
what pages ask (lists, the map, dossiers, texts), a question a second each; reviewers judge a pair of claims in two
seconds, which changes the ledger under the readers. The server runs as ``vigie serve`` does, on the same machine; a
wait is from the first byte sent to the last received. Waits are a measure where the machine has nothing else to do:
where other programs take more than a tenth of it they say little of the server, and only its own seconds count.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from evals.generated import reports
from evals.ledger import fill, p95, taken
from evals.machine import busy
from evals.usage import command
from vigie.ask.events import find
from vigie.ledger.questions import Filters
from vigie.ledger.store import open_ledger
from vigie.record.events import settle

CLAIMS, SECONDS = 10_000, 10.0
WARMING = 6  # seconds in which the server's reader of reports loads what it needs: its start is no load of readers
QUIET = 0.1  # of the machine that other programs may take while waits are measured
READERS, REVIEWERS = 50, 5
READ_EVERY, REVIEW_EVERY = 1.0, 2.0  # seconds of thought, on average
BASE = "/api/v1"
CEILING = "max:"  # begins the names of measures that may be so much at most


class Seen(msgspec.Struct):
    """What was waited for: milliseconds of each answer by what was asked, and what went wrong."""

    reads: dict[str, list[float]] = {}
    writes: list[float] = []
    errors: list[str] = []
    own: float = 0.0  # seconds of one core that the server took for reads and, between them, for writes
    others: float = 0.0  # share of the machine that neither server nor callers took


class World(msgspec.Struct, frozen=True):
    """What there is to ask for."""

    events: list[str]
    claims: list[list[str]]
    reports: list[str]
    days: list[str]
    countries: list[str]


class Caller:
    """One browser: a connection that is kept, and the session that all share."""

    def __init__(self, port: int, cookie: str, csrf: str) -> None:
        self.port, self.cookie, self.csrf = port, cookie, csrf
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: object = None) -> tuple[int, bytes, bytes]:
        """(status, head, body) of an answer."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        content = b"" if body is None else json.dumps(body).encode()
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n"
            f"X-Vigie-CSRF: {self.csrf}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
            .encode() + content
        )  # fmt: skip
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        received = await reader.readexactly(int(length[1])) if length else b""
        return int(head.split(b" ", 2)[1]), head, received


def made(where: Path, claims: int) -> World:
    """What there is in a ledger, which is filled with so many generated claims before."""
    ledger = open_ledger(where)
    if claims:
        fill(ledger, (taken([told.entry for told in report]) for report in reports(claims)))
        settle(ledger)
    with ledger.reading() as connection:
        found = [told.event for told in find(connection, Filters(limit=3_000))]
    ledger.close()
    days = sorted({event.time.start[:10] for event in found if event.time})
    return World(
        events=[event.id for event in found], claims=[list(event.claims) for event in found if len(event.claims) > 1],
        reports=sorted({report for event in found for report in event.reports}), days=days,
        countries=sorted({c for event in found if event.place and len(c := event.place.country or "") == 2}),
    )  # fmt: skip


def question(world: World, chance: random.Random) -> tuple[str, str]:
    """(what it is, its address): what pages ask, as often as they do."""
    kind = chance.choices(
        ("events", "event", "overview", "map", "timeline", "facets", "report", "claims", "tallies", "changes", "as-of",
         "as-of overview", "meta"),
        weights=(20, 20, 6, 6, 3, 5, 12, 8, 8, 4, 4, 2, 4),
    )[0]  # fmt: skip
    event = chance.choice(world.events)
    day, country = chance.choice(world.days), chance.choice(world.countries)
    narrowed = chance.choice(
        ("", f"since={day}", f"killed={chance.randrange(1, 9)}", f"country={country}", "disputed=1")
    )
    return kind, BASE + {
        "events": f"/events?{narrowed}&sort={chance.choice(('start', 'killed'))}", "event": f"/events/{event}",
        "overview": f"/overview?{narrowed}&most=320", "map": f"/map/packed?{narrowed}",
        "timeline": f"/timeline?{narrowed}&bin=week", "facets": f"/facets?{narrowed}",
        "report": f"/reports/{chance.choice(world.reports)}", "claims": f"/claims?since={day}",
        "tallies": f"/events/{event}/tallies", "changes": "/changes?newest=true",
        "as-of": f"/events?as_of={day}", "as-of overview": f"/overview?as_of={day}&most=320", "meta": "/meta",
    }[kind]  # fmt: skip


async def read(caller: Caller, world: World, seen: Seen, seed: int, until: float) -> None:
    """One who reads."""
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, READ_EVERY))
    while time.monotonic() < until:
        kind, path = question(world, chance)
        start = time.perf_counter()
        status, _, _ = await caller.ask("GET", path)
        seen.reads.setdefault(kind, []).append(1000 * (time.perf_counter() - start))
        # An event may have gone into another meanwhile: 410 says so.
        if status not in (200, 304, 410):
            seen.errors.append(f"{status} {path}")
        await asyncio.sleep(chance.uniform(0.5, 1.5) * READ_EVERY)


async def review(caller: Caller, world: World, seen: Seen, seed: int, until: float) -> None:
    """One who reviews: judges pairs of claims."""
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, REVIEW_EVERY))
    while time.monotonic() < until:
        left, right = chance.sample(chance.choice(world.claims), 2)
        body = {"left": left, "right": right, "decision": chance.choice(("same", "same", "different"))}
        start = time.perf_counter()
        status, _, _ = await caller.ask("POST", f"{BASE}/judgements", body)
        seen.writes.append(1000 * (time.perf_counter() - start))
        if status != 201:
            seen.errors.append(f"{status} judgement")
        await asyncio.sleep(chance.uniform(0.5, 1.5) * REVIEW_EVERY)


async def crowd(address: str, pid: int, world: World, seconds: float) -> Seen:
    """What all of them wait for at the server of an address and a process."""
    port = int(re.search(r":(\d+)/", address)[1])  # type: ignore[index]
    first = Caller(port, "", "")
    _, head, _ = await first.ask("GET", address.split(str(port), 1)[1])
    cookie = re.search(rb"set-cookie: ([^;]+)", head)[1].decode()  # type: ignore[index]
    first.cookie = cookie
    _, _, meta = await first.ask("GET", f"{BASE}/meta")
    csrf = json.loads(meta)["csrf"]
    for path in ("/events", "/overview?most=320", "/map/packed"):
        await first.ask("GET", BASE + path)
    seen, until = Seen(), time.monotonic() + seconds
    before = busy(pid)
    callers = [Caller(port, cookie, csrf) for _ in range(READERS + REVIEWERS)]
    await asyncio.gather(
        *(read(caller, world, seen, seed, until) for seed, caller in enumerate(callers[:READERS])),
        *(review(caller, world, seen, seed, until) for seed, caller in enumerate(callers[READERS:])),
    )
    after = busy(pid)
    seen.own, seen.others = after.server - before.server, after.others(before)
    return seen


@contextmanager
def serving(where: Path) -> Iterator[tuple[str, int]]:
    """The one-time address of a server over a ledger, and its process."""
    command = [sys.executable, "-u", "-m", "vigie", "serve", "--ledger", str(where), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if "token=" in line:
                    yield line.strip(), process.pid
                    break
        finally:
            process.terminate()


def waited(claims: int = CLAIMS, seconds: float = SECONDS, ledger: str = "") -> Seen:
    """What people waited for over a ledger of so many claims, or the one given."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(ledger or Path(folder) / "load.vigie")
        world = made(where, 0 if ledger else claims)
        with serving(where) as (address, pid):
            time.sleep(WARMING)
            return asyncio.run(crowd(address, pid, world, seconds))


def measures() -> dict[str, float]:
    """What the server takes for a read, errors, and the milliseconds that 19 of 20 answers stay under.

    The last only where the machine did nothing else meanwhile.
    """
    seen = waited()
    reads = [wait for waits in seen.reads.values() for wait in waits]
    found = {
        f"{CEILING}load/cost of a read, ms": round(1000 * seen.own / len(reads), 1),
        f"{CEILING}load/errors": float(len(seen.errors)),
    }  # fmt: skip
    if seen.others > QUIET:
        print(f"load: waits are left out, other programs took {seen.others:.0%} of the machine", file=sys.stderr)
        return found
    return found | {
        f"{CEILING}load/read p95, ms": round(p95(reads), 1), f"{CEILING}load/write p95, ms": round(p95(seen.writes), 1),
    }  # fmt: skip


def main() -> None:
    """Prints what was waited for, by what was asked."""
    options = command(__doc__)
    options.add_argument("--claims", type=int, default=CLAIMS, help="of the generated world")
    options.add_argument("--ledger", default="", help="instead: a copy, since reviewers judge in it")
    options.add_argument("--seconds", type=float, default=SECONDS, help="for which people read and review")
    given = options.parse_args()
    seen = waited(given.claims, given.seconds, given.ledger)
    every = [wait for waits in seen.reads.values() for wait in waits]
    for name, waits in [*sorted(seen.reads.items()), ("all reads", every), ("judgements", seen.writes)]:
        middle = sorted(waits)[len(waits) // 2]
        print(f"{name:<12} {len(waits):>5} answers   median {middle:7.1f} ms   p95 {p95(waits):7.1f} ms")
    print(f"the server took {1000 * seen.own / len(every):.1f} ms of one core for each read, all else included")
    print(f"other programs took {seen.others:.0%} of the machine")
    print(f"{len(seen.errors)} errors {seen.errors[:5]}")


if __name__ == "__main__":
    main()
