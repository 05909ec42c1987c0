"""Where the annotated data lie, and how their overlap with ours is counted."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
BENCH = SHARED / "bench"


def needed(path: Path) -> Path:
    """The path; raises FileNotFoundError with what is missing where it is not at hand."""
    if not path.exists():
        name = path.as_posix().split("/../", 1)[-1]
        raise FileNotFoundError(f"../{name} is not at hand: these data may not be passed on with the code")
    return path


def f_score(right: float, ours: float, gold: float) -> float:
    """F of ``right`` hits among ``ours`` given and ``gold`` wanted."""
    return 2 * right / (ours + gold) if ours + gold else 0.0


def f_measure(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
