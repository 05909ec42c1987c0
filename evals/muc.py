"""MUC-4's templates of terrorist incidents, by the task's own scorer: ``python -m evals.muc [dev tst1 tst2]``.

The tool beside the data maps our readings to templates and scores all 24 slots (``--judge rules --case sentence``: what
no person has judged is judged by rules, and the texts, all capitals, get lower case first; see ``muc_texts`` and
``muc_claims`` for what is done to texts and claims here). Killings by unnamed gunmen are of the task: armed crime is
taken in (``--scope violence``). Of ``dev`` every third file of a hundred texts is read.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from evals.muc_claims import fitted
from evals.muc_texts import recased
from evals.news import report_of
from evals.sets import BENCH, needed
from evals.usage import chosen, command
from vigie.pipeline import read_report
from vigie.settings import Settings

FOLDER = BENCH / "terror_templates"
DEV_STEP = 3
SETS = {"dev": "dev (500 of 1300 texts)", "tst1": "tst1", "tst2": "tst2"}
# The official figure comes of rounded recall and precision, and jumps with them: this one does not.
TOTAL = re.compile(r"^F-measures \(all templates\):.*unrounded P&R ([\d.]+)", re.MULTILINE)


def data(name: str, folder: Path) -> Path:
    """A folder with the texts and keys of a set: of ``dev``, links to every third file of a hundred texts."""
    raw = needed(FOLDER / "raw")
    if name != "dev":
        return raw / name
    numbers = sorted(path.name.split("-")[2] for path in (raw / "dev").glob("dev-muc3-*"))[::DEV_STEP]
    for path in sorted((raw / "dev").iterdir()):
        if any(f"-{number}" in path.name for number in numbers):
            (folder / path.name).symlink_to(path.resolve())
    return folder


def tool(command: str, name: str, folder: Path, *options: str) -> str:
    """What the tool prints for a set."""
    path = needed(FOLDER / "tool/muc4.py")
    arguments = [sys.executable, str(path), command, str(folder), "--set", name, *options]
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def scored(name: str) -> str:
    """The tool's table for our readings of a set."""
    with tempfile.TemporaryDirectory() as place:
        linked = Path(place) / "data"
        linked.mkdir()
        folder = data(name, linked)
        settings = Settings(scope="violence")
        reports = map(report_of, tool("texts", name, folder, "--case", "sentence").splitlines())
        cased = (msgspec.structs.replace(report, original=recased(report.original)) for report in reports)
        readings = Path(place) / "readings.jsonl"
        readings.write_bytes(b"\n".join(msgspec.json.encode(fitted(read_report(r, settings))) for r in cased))
        return tool("score", name, folder, "--readings", str(readings), "--judge", "rules", "--case", "sentence")


def measures() -> dict[str, float]:
    """F over all templates, by "muc/<set> F"."""
    found: dict[str, float] = {}
    for name, title in SETS.items():
        total = TOTAL.search(scored(name))
        if total is None:
            raise ValueError(f"the scorer printed no total for {name}: its format must have changed")
        found[f"muc/{title} F"] = float(total[1]) / 100
    return found


def main() -> None:
    for name in chosen(command(__doc__), SETS):
        print(f"{SETS[name]}\n{scored(name)}")


if __name__ == "__main__":
    main()
