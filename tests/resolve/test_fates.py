"""Fates: people shot of whom some died are killed or wounded, undivided; others shot beside the dead are wounded."""

from __future__ import annotations

import pytest

import vigie


def figures(text: str) -> list[tuple[str, int]]:
    reading = vigie.read(text, language="en", published="2024-11-30")
    return sorted((figure.harm, figure.low) for claim in reading.claims for figure in claim.figures)


@pytest.mark.parametrize(
    "text",
    [
        "Six farmers were shot near Gao, leaving two people dead.",
        "Six farmers were shot near Gao, two of them fatally.",
        "Six farmers were shot and two died near Gao.",
        "Gunmen shot six farmers near Gao, killing two brothers.",
    ],
)
def test_people_shot_of_whom_some_died_are_killed_or_wounded(text: str) -> None:
    assert figures(text) == [("harmed", 6), ("killed", 2)]


def test_people_shot_beside_the_dead_are_wounded() -> None:
    assert figures("Gunmen shot six farmers and killed a driver near Gao.") == [("killed", 1), ("wounded", 6)]


def test_whoever_was_shot_and_died_is_dead() -> None:
    assert figures("A driver was shot near Gao by gunmen. He died in hospital.") == [("killed", 1)]
