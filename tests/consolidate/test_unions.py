"""Unions: what vague claims tell of two events makes them one, and never ties two towns together."""

from __future__ import annotations

from typing import Any

from tests.consolidate.claim_making import told

from vigie.consolidate.events import consolidate
from vigie.model.event import LedgerClaim

ANN = ("ann lind",)  # in all reports: they are compared


def report(name: str, marks: tuple[tuple[str, int], ...], **more: Any) -> LedgerClaim:
    return told(name, day=None, names=ANN, marks=marks, **more)


def groups(*entries: LedgerClaim) -> set[frozenset[str]]:
    return {frozenset(event.reports) for event in consolidate(entries).events}


def test_two_events_that_a_vague_telling_of_one_ties_are_one() -> None:
    first = report("first", (("bakery", 1000),), published="2024-11-30")
    years_after = report("trial", (("verdict", 1000),), published="2026-03-10")
    assert groups(first, years_after) == {frozenset({"first"}), frozenset({"trial"})}
    vague = report("vague", (("bakery", 707), ("verdict", 707)), where="northern Syria", published="2024-11-30")
    assert groups(first, years_after, vague) == {frozenset({"first", "trial", "vague"})}


def test_two_towns_stay_two_whatever_a_vague_telling_ties() -> None:
    idlib = report("idlib", (("bakery", 1000),), published="2024-11-30")
    damascus = report("damascus", (("verdict", 1000),), where="Damascus", published="2024-11-30")
    vague = report("vague", (("bakery", 900), ("verdict", 436)), where="Syria", published="2024-11-30")
    found = groups(idlib, damascus, vague)
    assert len(found) == 2
    assert not any({"idlib", "damascus"} <= group for group in found)
