"""A stand-in for reading: lines of JSON whose text names what is claimed, read in no time."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
from tests.consolidate.claim_making import figure, told
from tests.ledger.taking import evidenced

from vigie.batch import bare_reading
from vigie.model.claim import Reading
from vigie.model.report import Report
from vigie.settings import Settings

TOWNS = ("Idlib", "Aleppo", "Saraqib", "Damascus")


def read(report: Report, _: Settings) -> Reading:
    """A claim for each "town day killed" line of a text."""
    reading = bare_reading(report)
    claims = []
    for line in report.original.splitlines():
        town, day, killed = line.split(" ")
        entry = told(report.id, where=town, day=f"2024-11-{int(day):02}", figures=(figure("killed", int(killed)),))
        claims.append(evidenced(entry, report.original).claim)
    return msgspec.structs.replace(reading, claims=tuple({claim.id: claim for claim in claims}.values()))


def write_lines(path: Path, count: int, *, seed: int = 1) -> Path:
    """A file of reports."""
    chance = random.Random(seed)
    lines = []
    for number in range(count):
        told = [f"{chance.choice(TOWNS)} {chance.randrange(1, 29)} {chance.randrange(1, 9)}" for _ in range(2)]
        report = {"id": f"n{seed}-{number}", "outlet": f"o{number % 3}", "published": "2024-11-30", "language": "en",
                  "text": "\n".join(told)}  # fmt: skip
        lines.append(json.dumps(report))
    path.write_text("\n".join(lines))
    return path
