"""Tallies: an event's figures laid out for a policy, for everybody, for each group and for each side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vigie.consolidate.policies import POLICIES, Count
from vigie.consolidate.totals import DIMENSION, total
from vigie.model.event import EventFigure, Tally

ALL = "all"


def tally(figures: Sequence[EventFigure], policy: str, *, hierarchy: tuple[str, ...] = ()) -> tuple[Tally, ...]:
    """The tallies of figures under one policy; ``hierarchy`` is the order of source classes for source-hierarchy.

    Raises KeyError for an unknown policy; ``policies.POLICIES`` names them. One row for each harm over everybody, one
    for each group and for each side that a figure names. Rows overlap: children are in the row of everybody, too, and
    no row is a sum of others.
    """
    chosen = POLICIES[policy]
    rows = []
    for harm in dict.fromkeys(figure.harm for figure in sorted(figures, key=lambda f: f.harm)):
        if chosen.harms and harm not in chosen.harms:
            continue
        of_harm = [figure for figure in figures if figure.harm == harm]
        for group, side, counts in laid_out(of_harm):
            verdict = chosen.rule(counts, hierarchy)
            rows.append(
                Tally(
                    policy=chosen.name, version=chosen.version, harm=harm, group=group, side=side,
                    low=verdict.low, best=verdict.best, high=verdict.high,
                    counted=verdict.counted, set_aside=verdict.set_aside,
                )
            )  # fmt: skip
    return tuple(rows)


def laid_out(figures: Sequence[EventFigure]) -> Iterable[tuple[str, str, list[Count]]]:
    """(group, side, counts) for everybody, then for each group, then for each side; figures are of one harm."""
    yield ALL, ALL, counts_of(figures, whole=True)
    for group in sorted({figure.group for figure in figures} - {"people"}):
        yield group, ALL, counts_of([f for f in figures if f.group == group], whole=False)
    for side in sorted({figure.side for figure in figures} - {"unknown"}):
        of_side = [f for f in figures if f.side == side]
        # Within a side, women are among the civilians: the widest group that a claim gives stands for the side.
        yield ALL, side, counts_of(of_side, whole=False)


def counts_of(figures: Sequence[EventFigure], *, whole: bool) -> list[Count]:
    """One count for each claim. ``whole`` leaves subsets out: their people are in the figure they are part of."""
    by_claim: dict[str, list[EventFigure]] = {}
    for figure in figures:
        if not (whole and figure.subset):
            by_claim.setdefault(figure.claim_id, []).append(figure)
    counts = []
    for claim_id, given in sorted(by_claim.items()):
        low, high = total((f.group, f.low, f.high) for f in given)
        widest = max(given, key=lambda f: (DIMENSION.get(f.group) == "everybody", f.low, -f.index))
        counts.append(
            Count(
                claim_id=claim_id, index=widest.index, voice=widest.voice, source=widest.source,
                source_class=widest.source_class, low=low, high=high, qualifier=widest.qualifier, said=widest.said,
                factuality=widest.factuality,
            )
        )  # fmt: skip
    return counts
