"""Survivors: who of the people that came to harm lived, where the words of single claims leave it open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from vigie.consolidate.totals import EVERYBODY, Range, total
from vigie.model.event import EventFigure, Ruling

TOLD = frozenset({"asserted", "hedged"})
SIDES = frozenset({"soldiers", "police", "fighters", "combatants", "civilians"})  # nobody belongs to two of them


def survivors(figures: Sequence[EventFigure]) -> tuple[list[EventFigure], tuple[Ruling, ...]]:
    """The figures of an event's wounded, and rulings on those of one person whom others tell to have died.

    A claim that counts those hit and the dead among them, and no wounded, counts the wounded by the two.
    """
    wounded = [figure for figure in figures if figure.harm == "wounded"]
    hit = [figure for figure in figures if figure.harm == "harmed" and not figure.subset and figure.factuality in TOLD]
    if hit:
        wounded += left_alive(hit, figures, {figure.claim_id for figure in wounded})
    if wounded and all(figure.high == 1 for figure in wounded) and is_the_dead(wounded, figures):
        return [], tuple(Ruling(f.claim_id, f.index, "others tell that this one died") for f in wounded)
    return wounded, ()


def left_alive(hit: Sequence[EventFigure], figures: Sequence[EventFigure], known: set[str]) -> list[EventFigure]:
    """Those hit less the dead, of claims that tell both; ``known`` are the claims that count the wounded themselves."""
    found = []
    for figure in hit:
        dead = dead_of(other for other in figures if other.claim_id == figure.claim_id)
        if dead is None or figure.claim_id in known or figure.low <= dead[1]:
            continue
        known.add(figure.claim_id)
        found.append(
            msgspec.structs.replace(
                figure, harm="wounded", group=EVERYBODY, low=figure.low - dead[1], high=figure.high - dead[0]
            )
        )
    return found


def dead_of(figures: Iterable[EventFigure]) -> Range | None:
    """(low, high) of the dead that figures of one claim count; None where they count none."""
    dead = [(f.group, f.low, f.high) for f in figures if f.harm == "killed" and not f.subset and f.factuality in TOLD]
    return total(dead) if dead else None


def is_the_dead(wounded: Sequence[EventFigure], figures: Sequence[EventFigure]) -> bool:
    """True where one person was wounded by some claims and one killed by others, and none tells of both.

    Who is shot on Monday may be dead on Tuesday; of two sides they are two people.
    """
    dead = [f for f in figures if f.harm == "killed" and not f.subset and f.factuality in TOLD]
    if not dead or any(figure.high != 1 for figure in dead):
        return False
    if not {figure.claim_id for figure in dead}.isdisjoint(figure.claim_id for figure in wounded):
        return False
    told = {figure.group for figure in (*dead, *wounded)} & SIDES
    return len(told) < 2
