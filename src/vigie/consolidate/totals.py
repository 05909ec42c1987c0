"""Totals: what the figures of one claim come to for a harm, subsets and overlapping groups never added twice."""

from __future__ import annotations

from collections.abc import Iterable

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


def totals(figures: Iterable[Figure]) -> dict[str, Range]:
    """Harm -> (low, high) over everybody that the claim counts."""
    by_harm: dict[str, list[tuple[str, int, int]]] = {}
    for figure in figures:
        if figure.part_of is None:
            by_harm.setdefault(figure.harm, []).append((figure.group, figure.low, figure.high))
    return {harm: total(counted) for harm, counted in by_harm.items()}


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
