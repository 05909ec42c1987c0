"""Says whether a change reads faster, and the same: ``python -m evals.speed_pairs ../other-tree``.

Two processes on one core, one with the code of another tree, one with this one's, read each report in turn, so that
what else the machine does slows both. Of each report the least time of several rounds counts, and of several starts
the middle one: where a process happens to lie in memory alone makes 2 in 100. Readings that differ are named.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from evals.speed import articles, conflict, general, one_core
from evals.usage import command

HERE = Path(__file__).resolve().parents[1]
# Reads reports as they are asked for by their place in the list, and says the seconds and the hash of the reading.
READER = """
import hashlib, json, sys, time
import msgspec
from vigie.ingest import Defaults, Item, to_report
from vigie.pipeline import read_report
from vigie.settings import Settings
texts = json.loads(sys.stdin.readline())
lines = [json.dumps({"text": text, "language": language, "published": "2024-11-30"}) for language, text in texts]
reports = [to_report(Item(name="pair", kind="line", raw=line.encode()), Defaults()) for line in lines]
for asked in sys.stdin:
    start = time.process_time()
    reading = read_report(reports[int(asked)], Settings())
    taken = time.process_time() - start
    print(taken, hashlib.sha256(msgspec.json.encode(reading)).hexdigest(), flush=True)
"""


class Pair(msgspec.Struct):
    """Mean least seconds of a report by the other tree and by this one, and the places of readings that differ."""

    other: float
    ours: float
    differ: list[int]


def main() -> None:
    """Prints for each kind of report both times and their ratio: above 1 this tree is the faster one."""
    options = command(__doc__)
    options.add_argument("tree", type=Path, help="the root of the other tree: a checkout of the commit to compare with")
    options.add_argument("--reports", type=int, default=12, help="of each kind and language (default 12)")
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--starts", type=int, default=3)
    given = options.parse_args()
    with one_core():
        for kind, corpora in (("conflict", conflict()), ("general", general()), ("articles", articles())):
            texts = [
                (language, report.original)
                for language, reports in corpora.items()
                for report in reports[:: max(1, len(reports) // given.reports)]
            ]
            pairs = [pair(given.tree, HERE, texts, given.rounds) for _ in range(given.starts)]
            ratio = statistics.median(found.other / found.ours for found in pairs)
            least = [min(getattr(found, side) for found in pairs) * 1000 for side in ("other", "ours")]
            differ = sorted({place for found in pairs for place in found.differ})
            told = f"readings differ: {differ}" if differ else "readings are the same"
            print(f"{kind:9} {least[0]:6.2f} -> {least[1]:6.2f} ms, ratio {ratio:.3f}, {told}", flush=True)


def pair(other: Path, ours: Path, texts: Sequence[tuple[str, str]], rounds: int) -> Pair:
    """What two trees take for the same texts, each a (language, text), and where they read them differently."""
    readers = [started(tree, texts) for tree in (other, ours)]
    least = [[60.0] * len(texts), [60.0] * len(texts)]
    differ: list[int] = []
    for turn in range(rounds + 1):
        for place in range(len(texts)):
            hashes = ["", ""]
            for side in (0, 1) if turn % 2 else (1, 0):
                taken, hashes[side] = asked(readers[side], place)
                if turn:  # the first reading of a text loads what it needs
                    least[side][place] = min(least[side][place], taken)
            if hashes[0] != hashes[1] and not turn:
                differ.append(place)
    for reader in readers:
        reader.communicate()
    return Pair(statistics.fmean(least[0]), statistics.fmean(least[1]), differ)


def started(tree: Path, texts: Sequence[tuple[str, str]]) -> subprocess.Popen[str]:
    """A process that reads with the code of a tree."""
    environment = os.environ | {"PYTHONPATH": str(tree.resolve() / "src"), "PYTHONHASHSEED": "0"}
    reader = subprocess.Popen(
        [sys.executable, "-c", READER], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdin is not None
    reader.stdin.write(json.dumps(list(texts)) + "\n")
    return reader


def asked(reader: subprocess.Popen[str], place: int) -> tuple[float, str]:
    """The seconds that a process takes for the text at a place, and the hash of its reading."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(f"{place}\n")
    reader.stdin.flush()
    taken, digest = reader.stdout.readline().split()
    return float(taken), digest


if __name__ == "__main__":
    main()
