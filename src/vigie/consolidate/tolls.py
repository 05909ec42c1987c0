"""Tolls: running totals as series, one for each source of an episode, harm and group; they are never added up."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

from vigie.consolidate.figures import said
from vigie.consolidate.voices import named, source_name
from vigie.model.claim import Figure
from vigie.model.event import LedgerClaim, TollPoint, TollSeries

Step = Literal["first", "risen", "repeated", "revised"]


def toll_series(tolls: Sequence[LedgerClaim], episode: str) -> tuple[TollSeries, ...]:
    """The series of an episode's toll claims; denied and planned figures make no point."""
    given: dict[tuple[str, str, str], list[tuple[LedgerClaim, Figure]]] = {}
    for entry in tolls:
        if entry.claim.factuality not in ("asserted", "hedged"):
            continue
        name, actor_id, _ = source_name(entry)
        for figure in entry.claim.figures:
            key = (actor_id or named(name), figure.harm, figure.group)
            given.setdefault(key, []).append((entry, figure))
    return tuple(series(episode, key, points) for key, points in sorted(given.items()))


def series(episode: str, key: tuple[str, str, str], given: Sequence[tuple[LedgerClaim, Figure]]) -> TollSeries:
    """One series: a later figure supersedes an earlier one. Of one day's figures the largest holds."""
    source, _, group = key
    by_day: dict[str, tuple[LedgerClaim, Figure]] = {}
    for entry, figure in sorted(given, key=lambda pair: (said(pair[0]), pair[1].low, pair[0].claim.id)):
        by_day[said(entry)] = (entry, figure)
    points: list[TollPoint] = []
    for day, (entry, figure) in sorted(by_day.items()):
        points.append(point(day, entry, figure, points[-1] if points else None))
    first, figure = given[0]
    name, actor_id, _ = source_name(first)
    return TollSeries(
        id="t" + hashlib.sha256(f"{episode}|{'|'.join(key)}".encode()).hexdigest()[:16],
        episode=episode, source=name if actor_id is None else source, actor_id=actor_id,
        harm=figure.harm, group=group, points=tuple(points),
    )  # fmt: skip


def point(day: str, entry: LedgerClaim, figure: Figure, before: TollPoint | None) -> TollPoint:
    """A point and what it adds to the one before it."""
    step = step_of(figure, before)
    added = None
    if before is not None and step in ("risen", "repeated"):
        added = (max(0, figure.low - before.high), max(0, figure.high - before.low))
    period = entry.claim.period
    return TollPoint(
        claim_id=entry.claim.id, report_id=entry.imprint.report_id, said=day,
        start=period.start if period else None, end=period.end if period else None,
        low=figure.low, high=figure.high, qualifier=figure.qualifier, step=step, added=added,
        since=before.said if added is not None and before is not None else None,
    )  # fmt: skip


def step_of(figure: Figure, before: TollPoint | None) -> Step:
    """What a figure is beside the one before it."""
    if before is None:
        return "first"
    if (figure.low, figure.high) == (before.low, before.high):
        return "repeated"
    return "risen" if (figure.low, figure.high) > (before.low, before.high) else "revised"
