"""Counts claims read into text without armed violence: ``python -m evals.noise [--show]``.

Two kinds: short reports of our own in evals/data/noise (sport, cooking, accidents, weather, business, courts, politics,
...), written to be taken for violence, and reports of 500 words joined from treebank sentences (../shared/corpora/ud).
Treebank reports that do tell armed or political violence are left out, as judged by reading. Any claim is false, but
for one marked as background in a report of old wars and deeds or of their anniversaries: these may be told as history.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from evals.sets import needed
from evals.speed import TREEBANKS, as_report, general
from evals.treebanks import UD
from evals.usage import command
from vigie.model.claim import Claim, Reading
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

DATA = Path(__file__).with_name("data") / "noise"
HISTORY = frozenset({"history", "histoire", "anniversary", "anniversaires"})


class Noise(msgspec.Struct, frozen=True):
    """A report without armed violence: its theme, and its name there."""

    theme: str
    name: str
    report: Report


def own(language: str) -> Iterator[Noise]:
    """The short reports of a language."""
    for path in sorted((DATA / language).glob("*.yml")):
        for theme, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for n, text in enumerate(texts, 1):
                yield Noise(theme, f"{theme} {n}", as_report(text, language))


def treebank(language: str) -> Iterator[Noise]:
    """The joined treebank reports of a language that tell no violence."""
    judged = frozenset(yaml.safe_load((DATA / "violent.yml").read_text(encoding="utf-8"))[language])
    for n, report in enumerate(general()[language]):
        if (mark := mark_of(report)) not in judged:
            yield Noise("treebank", f"treebank {n} {mark}", report)


def mark_of(report: Report) -> str:
    """Eight hexadecimal digits that a report is known by: its text may not be passed on."""
    return hashlib.sha256(report.original.encode()).hexdigest()[:8]


def false_claims(noise: Noise) -> tuple[Reading, list[Claim]]:
    """The reading of a report, and those of its claims that are false."""
    reading = read_report(noise.report, Settings())
    return reading, [c for c in reading.claims if not (c.background and noise.theme in HISTORY)]


def measures() -> dict[str, float]:
    """False claims per 100 reports, by kind and language."""
    needed(UD)
    found: dict[str, float] = {}
    for kind, source in (("own", own), ("treebanks", treebank)):
        for language in TREEBANKS:
            reports = list(source(language))
            claims = sum(len(false_claims(noise)[1]) for noise in reports)
            found[f"max:noise/{kind}-{language} false per 100"] = 100 * claims / len(reports)
    return found


def show() -> None:
    """Prints every false claim with its words and the rules that made it."""
    for source in (own, treebank):
        for language in TREEBANKS:
            for noise in source(language):
                reading, claims = false_claims(noise)
                for claim in claims:
                    words = " / ".join(reading.text[e.start : e.end] for e in claim.evidence).replace("\n", " ")
                    rules = ",".join(claim.rules[:3])
                    print(f"{language} {noise.name}: {claim.event_type} {claim.confidence} | {words[:250]} | {rules}")


def main() -> None:
    options = command(__doc__)
    options.add_argument("--show", action="store_true", help="print the false claims, too")
    given = options.parse_args()
    if given.show:
        show()
    for name, value in measures().items():
        print(f"{name:52} {value:8.2f}")


if __name__ == "__main__":
    main()
