"""Totals: what the figures of one claim come to for a harm, subsets and overlapping groups never added twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from vigie.model.claim import Figure

EVERYBODY = "people"  # the group of figures that do not say who
# Parts of three wholes: groups of one line exclude one another and are added; the lines of a whole overlap, so that the
# largest holds. Civilians and combatants make up the dead; so do children, women and men.
AGES = ("children", "women", "men")
CIVILIANS = (
    ("civilians",),
    ("children", "women"),
    ("journalists", "health_workers", "aid_workers", "protesters", "prisoners"),
)
COMBATANTS = (("combatants",), ("soldiers", "police", "fighters"))
Range = tuple[int, int]
JOINT = 6  # characters between two counts of one list: ", and "


class Counted(msgspec.Struct):
    """A figure of a claim as it is added up: its group, its range, and whether another one has it in it."""

    harm: str
    group: str
    low: int
    high: int
    subset: bool


def totals(figures: Sequence[Figure]) -> dict[str, Range]:
    """Harm -> (low, high) over everybody that the claim counts."""
    by_harm: dict[str, list[tuple[str, int, int]]] = {}
    for one in counted(figures):
        if not one.subset:
            by_harm.setdefault(one.harm, []).append((one.group, one.low, one.high))
    return {harm: total(some) for harm, some in by_harm.items()}


def counted(figures: Sequence[Figure]) -> list[Counted]:
    """The figures of a claim as they are added up, in their order.

    Whoever is counted right behind somebody else comes on top: of "the mayor and two others" the second number is that
    of three, with the mayor in it.
    """
    rows = [Counted(f.harm, f.group, f.low, f.high, f.part_of is not None) for f in figures]
    if len(rows) < 2:
        return rows
    for place, figure in enumerate(figures):
        last = place
        while figure.group == EVERYBODY and not rows[place].subset:
            before = next((n for n in range(last) if goes_on(figures[n], figures[last]) and not rows[n].subset), None)
            if before is None:
                break
            rows[place].low += rows[before].low
            rows[place].high += rows[before].high
            rows[before].subset, last = True, before
    return rows


def goes_on(first: Figure, second: Figure) -> bool:
    """True where the words of the second stand right behind those of the first, but for a comma or an "and"."""
    gap = second.span.start - first.span.end
    return first.harm == second.harm and first.span.end > first.span.start and 0 < gap <= JOINT


def total(counted: Iterable[tuple[str, int, int]]) -> Range:
    """(low, high) of figures (group, low, high) of one harm, none a part of another.

    Of one group the larger number holds: a total and a part of it that the text does not tie. What is said of everybody
    holds against the sum of groups, unless that is more.
    """
    counted = list(counted)
    if len(counted) == 1:
        return counted[0][1:]
    lows: dict[str, int] = {}
    highs: dict[str, int] = {}
    for group, low, high in counted:
        lows[group], highs[group] = max(lows.get(group, 0), low), max(highs.get(group, 0), high)
    if len(lows) == 1:
        return next(iter(lows.values())), next(iter(highs.values()))
    return added(lows), added(highs)


def added(numbers: dict[str, int]) -> int:
    """One number of several groups'."""

    def most(lines: Iterable[Iterable[str]]) -> int:
        return max(sum(numbers.get(group, 0) for group in line) for line in lines)

    return max(numbers.get(EVERYBODY, 0), most((AGES,)), most(CIVILIANS) + most(COMBATANTS))
