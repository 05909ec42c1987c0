"""Two trees side by side: a tree reads as fast as itself, and the same."""

from __future__ import annotations

from evals.speed_pairs import HERE, pair

TEXTS = [
    ("en", "Rebels shelled the town of Idlib on Friday, killing four people, the army said."),
    ("fr", "Une bombe a tué deux soldats vendredi à Gao, selon l'armée."),
]


def test_a_tree_beside_itself() -> None:
    found = pair(HERE, HERE, TEXTS, rounds=2)
    assert found.differ == []
    assert 0 < found.other < 60
    assert 0 < found.ours < 60
