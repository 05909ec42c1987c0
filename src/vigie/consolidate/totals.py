"""Totals: what the figures of one claim come to for a harm, subsets and overlapping groups never added twice."""

from __future__ import annotations

from collections.abc import Iterable

from vigie.model.claim import Figure

# Groups of one dimension exclude one another and may be added; groups of two dimensions are the same people twice.
DIMENSION = {
    "people": "everybody",
    "children": "who", "women": "who", "men": "who",
    "civilians": "standing", "combatants": "standing",
    "soldiers": "side", "police": "side", "fighters": "side", "journalists": "side", "health_workers": "side",
    "aid_workers": "side", "protesters": "side", "prisoners": "side",
}  # fmt: skip
Range = tuple[int, int]


def totals(figures: Iterable[Figure]) -> dict[str, Range]:
    """Harm -> (low, high) over everybody that the claim counts."""
    by_harm: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.part_of is None:
            by_harm.setdefault(figure.harm, []).append(figure)
    return {harm: total((f.group, f.low, f.high) for f in counted) for harm, counted in by_harm.items()}


def total(counted: Iterable[tuple[str, int, int]]) -> Range:
    """(low, high) of figures (group, low, high) of one claim and harm, none a part of another.

    Of one group the larger number holds (a total and a part of it that the text does not tie), groups that exclude one
    another are added, and of the dimensions the largest sum holds.
    """
    groups: dict[str, Range] = {}
    for group, low, high in counted:
        before = groups.get(group, (0, 0))
        groups[group] = (max(before[0], low), max(before[1], high))
    if len(groups) == 1:
        return next(iter(groups.values()))
    sums: dict[str, Range] = {}
    for group, (low, high) in groups.items():
        dimension = DIMENSION.get(group, "side")
        so_far = sums.get(dimension, (0, 0))
        sums[dimension] = (so_far[0] + low, so_far[1] + high)
    return max(low for low, _ in sums.values()), max(high for _, high in sums.values())
