"""The best path of labels is that of all paths with the highest score."""

from __future__ import annotations

import itertools
import random

from vigie.annotate.best_paths import best_path

LABELS = 4


def test_no_path_scores_more() -> None:
    chance = random.Random(7)
    for _ in range(60):
        steps = [[chance.uniform(-2, 2) for _ in range(LABELS)] + [0.0] for _ in range(LABELS)] + [[0.0] * (LABELS + 1)]
        size = chance.randint(1, 6)
        opens = [sorted(chance.sample(range(LABELS), chance.randint(1, 3))) for _ in range(size)]
        scores = [[chance.uniform(-2, 2) for _ in labels] for labels in opens]
        rows = [0, 0, *[1] * size, 0, 0]
        ends = list(itertools.accumulate([0, 0, *map(len, opens), 0, 0]))

        def total(
            path: tuple[int, ...], scores: list[list[float]], opens: list[list[int]], steps: list[list[float]]
        ) -> float:
            own = sum(told[labels.index(label)] for told, labels, label in zip(scores, opens, path, strict=True))
            return own + sum(steps[b][a] for a, b in itertools.pairwise((LABELS, *path, LABELS)))

        found = best_path(rows, ends, list(itertools.chain(*opens)), list(itertools.chain(*scores)), steps)
        assert found[:2] == found[-2:] == [LABELS, LABELS]
        best = max(total(path, scores, opens, steps) for path in itertools.product(*opens))
        assert abs(total(tuple(found[2:-2]), scores, opens, steps) - best) < 1e-9
