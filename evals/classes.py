"""What goes wrong on annotated press reports, counted by class: ``python -m evals.classes [fr en]``.

Missed and false claims by kind and family of event, from what the scorer shows; the rest of the errors are wrong
fields of claims that were found, which ``python -m evals.news`` prints.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter

from evals.news import SETS, readings
from evals.sets import SHARED, needed
from evals.usage import chosen, command
from vigie.knowledge.taxonomy import open_taxonomy

SHOWN = re.compile(r"^- \S+: (MISSED|FALSE) (\w+) (?:\['(\w+)'|(\w+))", re.MULTILINE)
MOST = "100000"  # errors to show: all of them
VIOLENT = ("fighting", "afar", "people")


def counted(name: str) -> tuple[Counter[str], Counter[str]]:
    """Missed and false claims of a set by kind and family, an annotated claim by the first type that it accepts."""
    reports, gold = SETS[name]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(readings(needed(reports)))
        file.flush()
        command = [sys.executable, str(SHARED / "bench/score.py"), str(gold), file.name, "--show", MOST]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    types = open_taxonomy().types
    for verdict, kind, wanted, given in SHOWN.findall(shown):
        family = types[wanted or given].family
        what = kind if kind != "incident" else f"incident: {'violence' if family in VIOLENT else family}"
        (missed if verdict == "MISSED" else false)[what] += 1
    return missed, false


def main() -> None:
    for name in chosen(command(__doc__), ("fr", "en")):
        missed, false = counted(name)
        print(f"{name:24} {'missed':>7} {'false':>7}")
        for what in sorted({*missed, *false}):
            print(f"  {what:22} {missed[what]:7} {false[what]:7}")


if __name__ == "__main__":
    main()
