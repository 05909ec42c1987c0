"""Decodes a linear-chain CRF fast: each word's scores are added up once and kept.

The weights are those that crfsuite learned (training/tagger.py); its own decoder looks every feature up anew for every
token. Here a token's scores are five rows of a table added together, for a whole document at once, and the best path
is sought among the labels that the scores leave open.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from vigie.annotate.features import OUTSIDE, Features, WordFeatures, context_features

# Labels whose score is this far below a token's best are not tried. On the PUD treebanks 7 gives the exact path,
# 5 changes 4 tokens in 10,000 and halves the time, 3 costs 0.3 points of accuracy.
MARGIN = 5.0
# Beyond this many different words, start again rather than grow: 40 MB.
MOST_WORDS = 100_000
PARTS = 5


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """A trained CRF: for each feature the labels it speaks for and how much, whole numbers to be divided by ``scale``.

    ``counts`` is one byte per feature (how many labels); ``labels_of`` is one byte, ``weights`` two bytes (signed,
    little-endian) for each of these labels; ``transitions`` are rows from label, columns to label.
    """

    labels: list[str]
    scale: int
    transitions: list[list[int]]
    features: str
    counts: bytes
    labels_of: bytes
    weights: bytes


class Decoder:
    """Best label sequences under a trained CRF."""

    def __init__(self, path: Path, features: WordFeatures) -> None:
        weights = msgspec.msgpack.decode(path.read_bytes(), type=Weights)
        self.features = features
        self.labels = weights.labels
        width = len(self.labels)
        self.steps = [[value / weights.scale for value in row] for row in zip(*weights.transitions, strict=True)]
        names = weights.features.split("\n")
        self.place = {name: at for at, name in enumerate(names, 1)}
        self.known = np.zeros((len(names) + 1, width), dtype=np.float32)
        spoken = np.repeat(np.arange(1, len(names) + 1), np.frombuffer(weights.counts, dtype=np.uint8))
        values = np.frombuffer(weights.weights, dtype="<i2") / weights.scale
        self.known[spoken, np.frombuffer(weights.labels_of, dtype=np.uint8)] = values
        self.table: NDArray[np.float32] = np.zeros((2048, PARTS, width), dtype=np.float32)
        self.ids: tuple[dict[str, int], ...] = ({}, {}, {})
        self.context_ids: dict[tuple[str, ...], int] = {}
        self.count = 0
        self.add(OUTSIDE)

    def add(self, features: Features) -> int:
        """Adds a word's scores to the table; returns its row."""
        if self.count == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        place = self.place
        index: list[int] = []
        cuts: list[int] = []
        for names in features:
            cuts.append(len(index))
            index.append(0)
            index += [place[name] for name in names if name in place]
        self.table[self.count] = np.add.reduceat(self.known[index], cuts, axis=0)
        self.count += 1
        return self.count - 1

    def row(self, word: str, lower: str, view: int) -> int:
        """The table row of a word seen in a view; 0 is the outside of a sentence."""
        ids = self.ids[view]
        found = ids.get(word)
        if found is None:
            found = ids[word] = self.add(self.features.features(word, lower, view))
        return found

    def contexts(self, lowers: list[str]) -> list[int]:
        """For each word of a sentence the row of its context where that matters, else 0 (which scores nothing)."""
        verbs, context = self.features.verbs, self.features.context
        rows = [0] * len(lowers)
        for at, lower in enumerate(lowers):
            if lower in verbs:
                key = context(lowers, at)
                if key is not None:
                    found = self.context_ids.get(key)
                    if found is None:
                        found = self.context_ids[key] = self.add((context_features(key), [], [], [], []))
                    rows[at] = found
        return rows

    def shrink(self) -> None:
        """Forgets the words' scores when there are too many; called between documents."""
        if self.count > MOST_WORDS:
            self.count = 1
            for ids in self.ids:
                ids.clear()
            self.context_ids.clear()

    def scores(self, rows: list[int], contexts: list[int]) -> NDArray[np.float32]:
        """Each token's score for each label.

        ``rows`` holds sentences with two outside rows (0) between and around; ``contexts`` the rows of their contexts.
        """
        index = np.array(rows, dtype=np.int64)
        table = self.table
        total: NDArray[np.float32] = table[index, 0] + table[np.array(contexts, dtype=np.int64), 0]
        total[1:] += table[index[:-1], 1]
        total[:-1] += table[index[1:], 2]
        total[2:] += table[index[:-2], 3]
        total[:-2] += table[index[2:], 4]
        return total

    def decode(self, rows: list[int], contexts: list[int]) -> list[int]:
        """The best label of every row (of outside rows: any); sentences are independent of each other."""
        total = self.scores(rows, contexts)
        mask = total >= total.max(axis=1, keepdims=True) - MARGIN
        at_rows, open_labels = np.nonzero(mask)
        values = total[mask].tolist()
        counts = np.bincount(at_rows, minlength=len(rows)).tolist()
        return best_path(rows, counts, open_labels.tolist(), values, self.steps)


def best_path(
    rows: list[int], counts: list[int], labels: list[int], values: list[float], steps: list[list[float]]
) -> list[int]:
    """Viterbi over the open labels of each token; a sentence's path is read back at the outside row that follows it."""
    path = [0] * len(rows)
    trail: list[tuple[list[int], list[int]]] = []
    before: list[int] = []
    scores: list[float] = []
    at = 0
    for token, count in enumerate(counts):
        here = labels[at : at + count]
        own = values[at : at + count]
        at += count
        if not rows[token]:
            if trail:
                read_back(path, token, trail, scores)
                trail, before = [], []
            continue
        if not before:
            scores = own
            back: list[int] = []
        elif len(before) == 1:
            past = before[0]
            if count == 1:
                scores = own
            else:
                scores = [value + steps[label][past] for label, value in zip(here, own, strict=True)]
            back = [0] * count
        else:
            reached: list[float] = []
            back = []
            for label, value in zip(here, own, strict=True):
                step = steps[label]
                ways = [score + step[past] for past, score in zip(before, scores, strict=True)]
                best = max(ways)
                back.append(ways.index(best))
                reached.append(best + value)
            scores = reached
        before = here
        trail.append((here, back))
    return path


def read_back(path: list[int], token: int, trail: list[tuple[list[int], list[int]]], scores: list[float]) -> None:
    """Writes the best labels of the sentence that ends before ``token`` into ``path``."""
    choice = scores.index(max(scores))
    for here, back in reversed(trail):
        token -= 1
        path[token] = here[choice]
        choice = back[choice] if back else 0
