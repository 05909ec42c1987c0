"""Measures speed, memory and start-up on one core: ``python -m evals.speed``.

Three kinds of text. Two are joined and cut to reports of 500 words: reports of conflict, every one of them about it
(needs ../shared/bench/news), and general news (treebank sentences that know nothing of one another: many topics in each
report, needs ../shared/corpora/ud). The third is articles of general news whole, as they came out (local newspapers,
politics, a news agency, needs ../shared/bench), told as reports of 500 words too: each has one topic, crime among them.

After ``vigie compile`` by compiled code and by the interpreter.
"""

from __future__ import annotations

import itertools
import json
import os
import platform
import re
import resource
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager

from evals.places import lgl
from evals.sets import BENCH, needed
from evals.treebanks import UD, read_trees
from evals.usage import command
from vigie.compiled.finder import SWITCH, state
from vigie.ingest import Defaults, Item, to_report
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

NEWS = BENCH / "news"
TREEBANKS = {"fr": ["fr_gsd-test", "fr_gsd-dev", "fr_sequoia-test"], "en": ["en_pud-test", "en_ewt-test"]}
WORDS = 500  # of a report: the length of a long dispatch
SECONDS = 6.0  # of measuring for each kind: longer runs gave the same figures within 2 in 100
# What issue 2 asks for: reports a second on one core, seconds to the first reading, megabytes.
WANTED = {"conflict": 60.0, "general": 300.0, "articles": 300.0}


def measures() -> dict[str, float]:
    """Reports a second of each kind, both languages as one stream; peak memory and seconds to the first reading."""
    needed(NEWS)
    needed(UD)
    found: dict[str, float] = {}
    with one_core():
        for kind, corpora in (("conflict", conflict()), ("general", general())):
            rates = [measure(kind, language, reports, {}, quiet=True)[0] for language, reports in corpora.items()]
            found[f"speed/{kind} reports per second"] = mean(rates)
        found["max:speed/start-up seconds"] = start_up()
        found["max:speed/memory MB"] = memory()
    return found


@contextmanager
def one_core() -> Iterator[None]:
    """Keeps this process on one core."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


def main() -> None:
    """Prints a line for each kind and language, the share of time of each stage, memory and start-up.

    Where there is compiled code, first with it, then by the interpreter.
    """
    command(__doc__).parse_args()
    with one_core():
        print_all()
    if state().folder is not None:
        subprocess.run([sys.executable, "-m", "evals.speed"], env=os.environ | {SWITCH: "0"}, check=True)


def print_all() -> None:
    """Measures and prints."""
    print(state().told, flush=True)
    for kind, corpora in (("conflict", conflict()), ("general", general()), ("articles", articles())):
        clock: dict[str, float] = {}
        rates = [measure(kind, language, reports, clock) for language, reports in corpora.items() if reports]
        if not rates:
            print(f"{kind}: skipped, ../shared is not at hand")
            continue
        asked, alone = (mean([pair[n] for pair in rates]) for n in (0, 1))
        print(f"{kind:9} both  {asked:7.1f} reports/s, {alone:.1f} by least times (wanted: {WANTED[kind]:.0f})")
        total = sum(clock.values())
        for stage, seconds in sorted(clock.items(), key=lambda pair: -pair[1]):
            print(f"            {100 * seconds / total:5.1f} %  {stage}")
    # Python as its own build scripts make it, without --enable-optimizations, takes a third longer.
    print(f"Python {platform.python_version()} at {sys.base_prefix}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (wanted: under 600)")
    print(f"start-up    {start_up():.2f} s from the command to its first reading (wanted: under 2.5)")


def mean(rates: list[float]) -> float:
    """The rate of languages as one stream of as many reports of each."""
    return len(rates) / sum(1 / rate for rate in rates)


def measure(
    kind: str, language: str, reports: list[Report], clock: dict[str, float], *, quiet: bool = False
) -> tuple[float, float]:
    """Reports a second, without the first one, which loads packs: as they were read, and by the least time of each.

    The second is what the machine does without others on it, and the mean of its clock's ups and downs the first.
    Adds the seconds of each stage to the clock. Articles, which have any length, are told as reports of 500 words.
    """
    settings = Settings(language=language)
    read_report(reports[0], settings)
    words = claims = done = 0
    lengths = [len(report.original.split()) for report in reports]
    least: dict[int, float] = {}
    start = end = time.perf_counter()
    for number in itertools.cycle(range(len(reports))):
        claims += len(read_report(reports[number], settings, clock).claims)
        words += lengths[number]
        done += 1
        before, end = end, time.perf_counter()
        least[number] = min(end - before, least.get(number, end - before))
        if end - start > SECONDS:
            break
    taken, alone = end - start, sum(least.values())
    rate, by_least = done / taken, len(least) / alone
    if kind == "articles":
        rate, by_least = words / WORDS / taken, sum(lengths[number] for number in least) / WORDS / alone
    line = f"{rate:7.1f} reports/s {words / taken:9,.0f} words/s {claims / done:5.1f} claims/report"
    if not quiet:
        print(f"{kind:9} {language}    {line}, {by_least:.1f} reports/s by least times")
    return rate, by_least


def conflict() -> dict[str, list[Report]]:
    """Reports of conflict by language, joined from short ones."""
    found = {}
    for language in TREEBANKS:
        path = NEWS / language / "reports.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        texts = (json.loads(line)["text"] for line in lines)
        found[language] = [
            as_report(text, language) for text in joined(itertools.chain.from_iterable(map(sentences, texts)))
        ]
    return found


def general() -> dict[str, list[Report]]:
    """Reports of general news by language, joined from treebank sentences."""
    found = {}
    for language, names in TREEBANKS.items():
        paths = [UD / f"{name}.conllu" for name in names]
        sentences = (tree.text for path in paths if path.is_file() for tree in read_trees(path))
        found[language] = [as_report(text, language) for text in joined(sentences)]
    return found


def articles() -> dict[str, list[Report]]:
    """Whole articles of general news by language; a language without any is left out."""
    folder, polnear, timebank = BENCH / "places", BENCH / "attribution/polnear_dev/text", BENCH / "times/fr_timebank"
    local = [text for text, _ in lgl(folder)] if (folder / "lgl.xml").is_file() else []
    political = [path.read_text("utf-8") for path in sorted(polnear.glob("*.txt"))]
    wires = ["".join(ElementTree.parse(path).getroot().itertext()) for path in sorted(timebank.glob("*.xml"))]
    found = {"fr": wires, "en": local + political}
    return {language: [as_report(text, language) for text in texts] for language, texts in found.items() if texts}


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: fine enough to cut reports of one length."""
    return [piece for line in text.split("\n") for piece in re.split(r"(?<=[.!?»”]) +", line) if piece.strip()]


def joined(pieces: Iterator[str]) -> Iterator[str]:
    """Texts of about 500 words, of five pieces a paragraph; each is full length but the last, which is left out."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece.split())
        if size >= WORDS:
            yield "\n".join(" ".join(kept[i : i + 5]) for i in range(0, len(kept), 5))
            kept, size = [], 0


def as_report(text: str, language: str) -> Report:
    """The report of a text."""
    line = json.dumps({"text": text, "language": language, "published": "2024-11-30"}).encode()
    return to_report(Item(name="speed.jsonl:1", kind="line", raw=line), Defaults())


def start_up() -> float:
    """Seconds that ``vigie read`` takes for one sentence: the best of three."""
    best = 60.0
    for _ in range(3):
        start = time.perf_counter()
        command = [sys.executable, "-m", "vigie", "read", "-", "--format", "jsonl"]
        subprocess.run(command, input=b"Rebels shelled Aleppo on Friday.", capture_output=True, check=True)
        best = min(best, time.perf_counter() - start)
    return best


# Runs the command in a process of its own and says the most memory that it held. Not by ru_maxrss, which a process
# takes over from the one that started it.
PEAK = """
import re, runpy, sys
sys.argv = ["vigie", *sys.argv[1:]]
try:
    runpy.run_module("vigie", run_name="__main__")
except SystemExit:
    pass
status = open("/proc/self/status").read()
print(re.search(r"VmHWM:\\s+(\\d+)", status)[1], file=sys.stderr)
"""


def memory() -> float:
    """Peak megabytes of ``vigie read`` over the annotated reports of both languages."""
    paths = [str(NEWS / language / "reports.jsonl") for language in TREEBANKS]
    command = [sys.executable, "-c", PEAK, "read", *paths, "--format", "jsonl", "--jobs", "1"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(done.stderr.split()[-1]) / 1024


if __name__ == "__main__":
    main()
