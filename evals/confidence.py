"""How far a claim's confidence may be trusted: ``python -m evals.confidence``.

Brier score and reliability on the annotated reports, without looking at the report that is judged: the weights are
fitted anew on four fifths of the reports for each fifth (training/confidence.py). A claim is kept where the scorer
pairs it with an annotated one.
"""

from __future__ import annotations

from training.confidence import all_rows, cross_validated

from evals.news import SETS
from evals.sets import needed
from evals.usage import command

BINS = 10
Pair = tuple[float, int]


def held_out() -> list[Pair]:
    """(confidence, kept) of every draft of both languages, each by weights fitted without its report's fold."""
    needed(SETS["fr"][0])
    return cross_validated(*all_rows())


def brier(pairs: list[Pair]) -> float:
    """The mean squared distance of confidence from what came of the claim: 0 is best."""
    return sum((said - kept) ** 2 for said, kept in pairs) / len(pairs)


def bins(pairs: list[Pair]) -> list[list[Pair]]:
    """The pairs by tenths of confidence."""
    found: list[list[Pair]] = [[] for _ in range(BINS)]
    for said, kept in pairs:
        found[min(BINS - 1, int(said * BINS))].append((said, kept))
    return found


def gap(pairs: list[Pair]) -> float:
    """How far, on average over claims, a tenth's mean confidence lies from its share of kept claims."""
    sums = (abs(sum(said for said, _ in part) - sum(kept for _, kept in part)) for part in bins(pairs))
    return sum(sums) / len(pairs)


def measures() -> dict[str, float]:
    """Brier score and calibration gap, cross-validated by report."""
    pairs = held_out()
    return {"max:confidence/news Brier": brier(pairs), "max:confidence/news gap": gap(pairs)}


def main() -> None:
    """Prints the reliability table."""
    command(__doc__).parse_args()
    pairs = held_out()
    share = sum(kept for _, kept in pairs) / len(pairs)
    print(f"{len(pairs)} claims, {share:.3f} kept; Brier {brier(pairs):.3f}, of a guess {share * (1 - share):.3f}")
    print(f"mean gap {gap(pairs):.3f}")
    for part in bins(pairs):
        if part:
            said, kept = (sum(values) / len(part) for values in zip(*part, strict=True))
            print(f"| {said:.2f} | {kept:.2f} | {len(part)} |")


if __name__ == "__main__":
    main()
