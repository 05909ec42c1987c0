"""How long ``vigie ingest`` takes for short reports, reading and consolidation together (``short_reports.py``).

``python -m evals.ingest [COUNT]``: 40,000 by default, which takes minutes; two processes read. Says the wall time and
the processor time of all processes: where other work is on the machine, half of the second is what two idle cores would
take at best.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from evals.incidents import pairs
from evals.ledger import spent
from evals.sets import f_score
from evals.short_reports import short_reports
from evals.usage import command
from vigie.ask.events import find
from vigie.ledger.questions import EVERYTHING
from vigie.ledger.read import report_entries
from vigie.ledger.store import Ledger, open_ledger

COUNT = 40_000


def ingested(count: int, folder: Path) -> tuple[float, float, Path]:
    """(wall seconds, processor seconds, the ledger) of so many reports."""
    lines, ledger = folder / "reports.jsonl", folder / "short.vigie"
    with lines.open("w", encoding="utf-8") as handle:
        handle.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in short_reports(count))
    command = [sys.executable, "-m", "vigie", "ingest", str(lines), "--ledger", str(ledger), "--jobs", "2"]
    wall, processor = time.perf_counter(), spent()
    subprocess.run(command, check=True)
    return time.perf_counter() - wall, spent() - processor, ledger


def reports_f(ledger: Ledger) -> float:
    """F of the pairs of reports that tell one incident; a report goes with the first event that tells of it."""
    with ledger.reading() as connection:
        event_of: dict[str, str] = {}
        for told in find(connection, EVERYTHING):
            for report_id in told.event.reports:
                event_of.setdefault(report_id, told.event.id)
        names = {report_id: entry.name for report_id, entry in report_entries(connection, event_of).items()}
    truth = {report_id: name.rsplit("-", 1)[0] for report_id, name in names.items()}
    both = Counter((event_of[report_id], incident) for report_id, incident in truth.items())
    ours = Counter(event_of[report_id] for report_id in truth)
    return f_score(pairs(both), pairs(ours), pairs(Counter(truth.values())))


def main() -> None:
    """Prints the figures."""
    options = command(__doc__)
    options.add_argument("count", nargs="?", type=int, default=COUNT, help=f"of reports; {COUNT:,} without")
    count = options.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        wall, processor, path = ingested(count, Path(folder))
        ledger = open_ledger(path, create=False)
        found = reports_f(ledger)
        ledger.close()
    print(
        f"{count:,} short reports, read and consolidated by two processes: {wall:,.0f} s, {count / wall:,.0f} a second"
    )
    print(f"processor time of all processes: {processor:,.0f} s, {1000 * processor / count:.1f} ms a report")
    print(f"pair F of reports: {found:.3f}")


if __name__ == "__main__":
    main()
