"""Prints the share of an outside list of armed groups that the knowledge base knows by any of their names.

The list is PETRARCH's of militarized non-state actors: a head line with a code and, for a few, dates; "+" lines with
other names; persons end with two underscores and are left out. A group counts as known where any of its names is one
of ours, whatever its case, accents, hyphens, articles, word order and doubled letters. Groups known to be inactive
since 2000, by the list's dates or by ours, are left out; the list says nothing of when most of its groups were active,
so a second figure counts every group.

    python -m evals.actor_coverage [LIST] [--missing]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from evals.sets import BENCH, needed
from evals.usage import command
from vigie.knowledge.actors import Actors, open_actors, spellings
from vigie.knowledge.spellings import other_spellings
from vigie.lexicon.actors import fold

LIST = BENCH / "actors/Phoenix.MilNonState.actors.txt"
DATES = re.compile(r"\b(\d{8})-(\d{8})\b")
PARENTHESES = re.compile(r"\(([^)]*)\)")
YEAR = 2000  # groups that ended before are not asked for
DOUBLED = re.compile(r"(.)\1")
SMALL = re.compile(r"\b(?:the|of|for|and|al|el|ul|e|i|organi[sz]ation|group|movement)\b")


def read_groups(path: Path) -> list[list[str]]:
    """The names of every group of the list that is not dated as inactive since 2000; persons are left in."""
    groups: list[list[str]] = []
    kept = False
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        name = re.sub(r"\s*(?:\[.*|#.*)$", "", line).replace("_", " ").strip()
        if line.startswith("+") and kept and groups:
            groups[-1].append(name.lstrip("+ "))
        elif name and "__" in line.split("[")[0]:
            kept = False  # a person
        elif name and not line.startswith(("#", "\t", " ", "+")):
            ends = [end for _, end in DATES.findall(line)]
            kept = not ends or max(ends) >= "20000101"
            groups += [[name]] if kept else []
    return groups


def keys(name: str) -> set[str]:
    """The forms under which a name is compared: with and without what stands in parentheses, small words left out."""
    forms = [PARENTHESES.sub(" ", name), *PARENTHESES.findall(name)]
    split = [[DOUBLED.sub(r"\1", word.rstrip("s")) for word in SMALL.sub(" ", fold(form)).split()] for form in forms]
    return {key for words in split if len(key := " ".join(sorted(words))) > 2}


def known_keys(actors: Actors) -> dict[str, bool]:
    """Every key of the base's names, and whether one of its bearers was active in 2000 or later."""
    known: dict[str, bool] = {}
    for actor in actors.entries.values():
        names = spellings(actor)
        for name in names + [form for written in names for form in other_spellings(written)]:
            for key in keys(name):
                known[key] = known.get(key, False) or (actor.until or YEAR) >= YEAR
    return known


def covered(path: Path) -> tuple[list[list[str]], int, list[list[str]]]:
    """The groups of a list, how many of those that we know were active since 2000, and those we do not know."""
    known = known_keys(open_actors())
    groups = read_groups(path)
    found = [[key for name in names for key in sorted(keys(name)) if key in known] for names in groups]
    missing = [names for names, hits in zip(groups, found, strict=True) if not hits]
    return groups, sum(any(known[key] for key in hits) for hits in found), missing


def measures() -> dict[str, float]:
    """The share of the list's groups, not known to be inactive since 2000, that the knowledge base knows."""
    _, active, missing = covered(needed(LIST))
    return {"actors/armed groups known": active / max(1, active + len(missing))}


def main() -> int:
    options = command(__doc__)
    options.add_argument("list", nargs="?", type=Path, default=LIST, help="PETRARCH's list")
    options.add_argument("--missing", action="store_true", help="print those that are not known")
    given = options.parse_args()
    path = given.list
    if not path.is_file():
        print(f"no list at {path}: give its path")
        return 2
    groups, active, missing = covered(path)
    share = active / max(1, active + len(missing))
    print(f"not known to be inactive since {YEAR}: {active} of {active + len(missing)} known: {share:.3f}")
    print(f"all: {len(groups) - len(missing)} of {len(groups)} known: {1 - len(missing) / max(1, len(groups)):.3f}")
    if given.missing:
        print("\n".join(" | ".join(names[:4]) for names in missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
