"""Prints a sample of claims to be judged by reading: ``python -m evals.sample [N]``.

The claims are drawn by a fixed seed from the readings of the annotated reports, of MUC-4's development texts and of
PolNeAR's articles, as many from each set. For each: its type, actors, place, figures and time, and the words that
carry it.
What is judged is whether it joins an actor, a place or a figure from clauses that the text does not link.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evals import muc
from evals.news import SETS, report_of
from evals.sets import BENCH, needed
from evals.speed import as_report
from evals.usage import command
from vigie.model.claim import Claim, Reading
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

SEED = 20241130
NUMBER = 100
EVERY = 12  # of MUC's development texts one in so many is read: enough to draw from


def news(language: str) -> Iterator[Report]:
    """The annotated reports of a language."""
    yield from map(report_of, SETS[language][0].read_text(encoding="utf-8").splitlines())


def terror() -> Iterator[Report]:
    """Some of MUC-4's development texts."""
    with tempfile.TemporaryDirectory() as place:
        yield from map(
            report_of,
            muc.tool("texts", "dev", muc.data("dev", Path(place)), "--case", "sentence").splitlines()[::EVERY],
        )


def articles() -> Iterator[Report]:
    """PolNeAR's development articles."""
    for path in sorted(needed(BENCH / "attribution/polnear_dev/text").glob("*.txt")):
        yield as_report(path.read_text(encoding="utf-8"), "en")


def sample(number: int) -> list[tuple[str, Reading, Claim]]:
    """Claims drawn from each set in turn, with the set's name and their reading."""
    chance = random.Random(SEED)
    sources = {"news-fr": news("fr"), "news-en": news("en"), "muc": terror(), "polnear": articles()}
    drawn: list[tuple[str, Reading, Claim]] = []
    for name, reports in sources.items():
        readings = [read_report(report, Settings()) for report in reports]
        claims = [(name, reading, claim) for reading in readings for claim in reading.claims]
        drawn += chance.sample(claims, min(number // len(sources), len(claims)))
    return drawn


def described(reading: Reading, claim: Claim) -> str:
    """A claim in a few lines."""
    actors = "; ".join(f"{actor.role} {actor.name}" for actor in claim.actors)
    figures = "; ".join(f"{f.harm} {f.low}-{f.high} {f.group}" for f in claim.figures)
    place = f"{claim.place.text} ({claim.place.name}){' inferred' * claim.place.inferred}" if claim.place else "-"
    time = f"{claim.time.start}{' inferred' * claim.time.inferred}" if claim.time else "-"
    start, end = claim.evidence[0].start, claim.evidence[-1].end
    context = reading.text[max(0, start - 160) : end + 100].replace("\n", " ")
    words = " / ".join(reading.text[e.start : e.end] for e in claim.evidence).replace("\n", " ")
    head = f"{claim.kind} {claim.event_type} {claim.factuality}{' background' * claim.background}"
    return f"{head} | {actors} | {figures} | {place} | {time}\n   [{words[:400]}]\n   {context[:620]}"


def main() -> None:
    options = command(__doc__)
    options.add_argument("number", nargs="?", type=int, default=NUMBER, help="how many claims")
    number = options.parse_args().number
    for n, (name, reading, claim) in enumerate(sample(number), 1):
        print(f"{n} {name} {reading.report.id}: {described(reading, claim)}")


if __name__ == "__main__":
    main()
