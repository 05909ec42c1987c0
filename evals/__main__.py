"""Runs every measure on the data that is at hand, prints one table, and fails where a floor is broken.

python -m evals            all of it
python -m evals --write    sets the floors to today's figures (never lowers one without saying so)
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.005  # of a figure: speeds and rounding may waver so much without breaking a floor
MODULES = (
    "news", "syntax", "tagging", "linking", "attribution", "places", "times", "repair_noise", "actor_coverage", "speed",
)  # fmt: skip


def measured() -> Iterator[tuple[str, dict[str, float]]]:
    """Each module's figures by name; a module whose data are absent says so and gives none."""
    for name in MODULES:
        measures: Callable[[], dict[str, float]] = importlib.import_module(f"evals.{name}").measures
        try:
            yield name, measures()
        except FileNotFoundError as error:
            print(f"{name}: left out, {error}", file=sys.stderr)


def broken(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each floor that a figure lies under."""
    return [
        f"{name}: {figures[name]:.3f} is under its floor {floor:.3f}"
        for name, floor in floors.items()
        if name in figures and figures[name] < floor - abs(floor) * SLACK
    ]


def main() -> int:
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    figures: dict[str, float] = {}
    print(f"{'measure':52} {'ours':>10} {'floor':>10}")
    for _, found in measured():
        for name, value in found.items():
            figures[name] = value
            floor = f"{floors[name]:.3f}" if name in floors else "-"
            print(f"{name:52} {value:10.3f} {floor:>10}", flush=True)
    if "--write" in sys.argv:
        lowered = [name for name in floors if name in figures and figures[name] < floors[name]]
        for name in lowered:
            print(f"floor lowered: {name} from {floors[name]:.3f} to {figures[name]:.3f}")
        kept = {name: round(figures.get(name, floor), 4) for name, floor in floors.items()}
        FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        return 0
    failures = broken(figures, floors)
    print("\n".join(failures) or "no floor is broken")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
