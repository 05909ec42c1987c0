"""Scores readings of annotated press reports by the field's measures: typed claims, figures, place, time, source.

    python -m evals.news [fr en seed]

Runs the scorer that comes with the annotated reports; prints the table that it prints.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from evals.sets import SHARED, needed
from evals.usage import chosen, command
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

SETS = {
    "fr": (SHARED / "bench/news/fr/reports.jsonl", SHARED / "bench/news/fr/gold.jsonl"),
    "en": (SHARED / "bench/news/en/reports.jsonl", SHARED / "bench/news/en/gold.jsonl"),
    "seed": (SHARED / "seed/report.jsonl", SHARED / "seed/gold.jsonl"),
}
NAMES = {
    "typed P/R/F": "typed F", "figures P/R/F": "figures F", "place on located": "place", "time on located": "time",
    "source on located": "source", "factuality on located": "factuality", "right": "right",
}  # fmt: skip


def report_of(line: str) -> Report:
    """The report of one line of JSON Lines."""
    row = json.loads(line)
    return Report(
        id=row["id"], original=row["text"], sha256="", language=row.get("language"),
        published=row.get("published"), title=row.get("title"),
    )  # fmt: skip


def readings(path: Path) -> bytes:
    """Readings of a file of reports, as JSON Lines."""
    settings = Settings()
    lines = path.read_text(encoding="utf-8").splitlines()
    return b"\n".join(msgspec.json.encode(read_report(report_of(line), settings)) for line in lines if line.strip())


def scored(name: str, *options: str) -> str:
    """What the scorer prints for a set."""
    reports, gold = SETS[name]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(readings(reports))
        file.flush()
        command = [sys.executable, str(SHARED / "bench/score.py"), str(gold), file.name, *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measures() -> dict[str, float]:
    """The figures that floors are set on, by "news/<set> <measure>"."""
    needed(SHARED)
    found: dict[str, float] = {}
    for name, (reports, _) in SETS.items():
        if reports.is_file():
            for key, value in json.loads(scored(name, "--json")).items():
                if key in NAMES and value is not None:
                    number = value[-1] if key.endswith("P/R/F") else value[0] if isinstance(value, list) else value
                    found[f"news/{name} {NAMES[key]}"] = number
    return found


def main() -> None:
    for name in chosen(command(__doc__), SETS):
        print(f"{name}\n{scored(name)}")


if __name__ == "__main__":
    main()
