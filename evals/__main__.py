"""Runs every measure on the data that is at hand, prints one table, and fails where a floor is broken.

python -m evals                      all of it
python -m evals places times        some of it
python -m evals --write              sets the floors to today's figures less a margin, and says which it lowers

Higher is better, and a floor is the least that a measure may be; of a measure whose name begins with "max:" (memory,
start-up, kilometres, repairs) it is the most. Measures of the kinds in REPORTED have no floor. "pack_examples" in
floors.json is no measure: it is how many examples of each language pack may fail in ``vigie packs check``.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from evals.usage import command

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.005  # of a figure: speeds and rounding may waver so much without breaking a floor
MARGIN = 0.01  # what a share or an F may sink before it counts: a mended class of errors moves others by as much
MODULES = (
    "news", "muc", "codes", "arguments", "entities", "attribution", "places", "times", "tagging", "linking", "syntax",
    "actor_coverage", "repair_noise", "incidents", "consolidation", "ledger", "noise",
    "amid", "confidence", "lengths", "framing", "damage", "load", "speed",
)  # fmt: skip
REPORTED = ("entities/", "arguments/")
GROWTH = 1.25  # of a measure of "max:", kilometres and repairs: one more in a small set is no news
LOADED = 0.6  # of a speed: the rest may go to other processes of a shared machine
# What was promised for good, however good today's figure; seconds allow for a loaded machine as speeds do.
PROMISED = {
    "max:speed/start-up seconds": 2.5 / LOADED,
    "max:speed/memory MB": 600.0,
    "max:lengths/reports cost of a character, times": 2.0,
    "max:lengths/any text cost of a character, times": 4.0,
    "max:consolidation/milliseconds for a new report": 50.0,
    "max:ledger/milliseconds for a new report": 50.0,
    "max:ledger/event query p95, ms": 100.0,
    "max:ledger/as-of query p95, ms": 300.0,
    "max:load/read p95, ms": 100.0,
    "max:load/errors": 0.5,  # none
}
CEILING = "max:"
NOISE, ALLOWED = "max:noise/", 2.0  # false claims in 100 reports without violence that issue 3 allows


def measured(modules: tuple[str, ...] = MODULES) -> Iterator[tuple[str, dict[str, float]]]:
    """Each module's figures by name; a module whose data are absent says so and gives none."""
    for name in modules:
        measures: Callable[[], dict[str, float]] = importlib.import_module(f"evals.{name}").measures
        start = time.perf_counter()
        try:
            figures = measures()
        except FileNotFoundError as error:
            print(f"{name}: left out, {error}", file=sys.stderr)
            continue
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
        yield name, figures


def broken(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each floor that a figure lies under, or over where the floor is the most that it may be."""
    lines = []
    for name, floor in floors.items():
        figure = figures.get(name, floor)
        slack = abs(floor) * SLACK
        if name.startswith(CEILING) and figure > floor + slack:
            lines.append(f"{name}: {figure:.3f} is over the most that it may be, {floor:.3f}")
        elif not name.startswith(CEILING) and figure < floor - slack:
            lines.append(f"{name}: {figure:.3f} is under its floor {floor:.3f}")
    return lines


def floor_of(name: str, figure: float) -> float:
    """The floor that a figure of today sets."""
    if name in PROMISED:
        return round(PROMISED[name], 1)
    if name.startswith(NOISE):
        return round(max(ALLOWED, figure * GROWTH), 2)
    if name.startswith(CEILING):
        return round(figure * GROWTH, 2)
    if name.startswith("speed/"):
        return round(figure * LOADED, 1)
    return round(max(0.0, figure - MARGIN), 3)


def lower(name: str, new: float, old: float) -> bool:
    """True where a new floor asks for less than the old one."""
    return new > old if name.startswith(CEILING) else new < old


def write(figures: dict[str, float], floors: dict[str, float]) -> None:
    """Sets the floors by today's figures; what was not measured, and "pack_examples", stay as they are."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    for name, figure in figures.items():
        if not name.startswith(REPORTED):
            kept[name] = floor_of(name, figure)
            if name in floors and lower(name, kept[name], floors[name]):
                print(f"floor lowered: {name} from {floors[name]:.3f} to {kept[name]:.3f}")
    FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def open_floors() -> dict[str, float]:
    """The floors by measure."""
    content = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    return {name: value for name, value in content.items() if not isinstance(value, dict)}


def main() -> int:
    floors = open_floors()
    options = command(__doc__)
    options.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {', '.join(MODULES)}")
    options.add_argument("--write", action="store_true", help="set the floors by today's figures")
    given = options.parse_args()
    asked = tuple(given.modules)
    if unknown := [name for name in asked if name not in MODULES]:
        options.error(f"no measures {', '.join(unknown)}: there are {', '.join(MODULES)}")
    figures: dict[str, float] = {}
    print(f"{'measure':52} {'ours':>10} {'floor':>10}")
    for _, found in measured(asked or MODULES):
        for name, value in found.items():
            figures[name] = value
            floor = f"{floors[name]:.3f}" if name in floors else "-"
            print(f"{name:52} {value:10.3f} {floor:>10}", flush=True)
    if given.write:
        write(figures, floors)
        return 0
    failures = broken(figures, floors)
    print("\n".join(failures) or "no floor is broken")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
