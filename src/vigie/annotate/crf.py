"""Decodes a linear-chain CRF fast: each word's scores are added up once and kept.

The weights are those that crfsuite learned (training/tagger.py); its own decoder looks every feature up anew for every
token. Here a token's scores are five rows of a table added together, for a whole document at once, and the best path
is sought among the labels that the scores leave open.
"""

from __future__ import annotations

from array import array
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from vigie.annotate.best_paths import best_path
from vigie.annotate.features import FIRST, OUTSIDE, Features, WordFeatures, context_features, view_of
from vigie.annotate.findings import Weights

# Labels whose score is this far below a token's best are not tried. On the PUD treebanks 7 gives the exact path,
# 5 changes 4 tokens in 10,000 and halves the time, 3 costs 0.3 points of accuracy.
MARGIN = 5.0
# Beyond this many different words, start again rather than grow: 40 MB.
MOST_WORDS = 100_000
PARTS = 5
# Parts of speech whose members the pack lists: a word with a capital that is none of them is no determiner.
CLOSED = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART"})
NEVER = 1000.0  # more than any score that the weights add up to


class Decoder:
    """Best label sequences under a trained CRF."""

    def __init__(self, path: Path, features: WordFeatures) -> None:
        weights = msgspec.msgpack.decode(path.read_bytes(), type=Weights)
        self.features = features
        self.labels = weights.labels
        width = len(self.labels)
        # Rows are labels, columns the label before; the last of both is the outside, which scores nothing.
        steps = np.zeros((width + 1, width + 1))
        steps[:-1, :-1] = np.array(weights.transitions).T / weights.scale
        self.steps: list[list[float]] = steps.tolist()
        names = weights.features.split("\n")
        self.place = {name: at for at, name in enumerate(names, 1)}
        self.known = np.zeros((len(names) + 1, width), dtype=np.float32)
        spoken = np.repeat(np.arange(1, len(names) + 1), np.frombuffer(weights.counts, dtype=np.uint8))
        values = np.frombuffer(weights.weights, dtype="<i2") / weights.scale
        self.known[spoken, np.frombuffer(weights.labels_of, dtype=np.uint8)] = values
        self.table: NDArray[np.float32] = np.zeros((2048, PARTS, width), dtype=np.float32)
        self.ids: tuple[dict[str, int], ...] = ({}, {}, {})
        self.context_ids: dict[tuple[str, ...], int] = {}
        self.shut = [at for at, label in enumerate(self.labels) if label.partition(".")[0] in CLOSED]
        # Of words whose scores are not added up yet: features, where each part begins, rows of those with a capital.
        self.index: list[int] = []
        self.cuts: list[int] = []
        self.named: list[int] = []
        self.count = 0
        self.doubts: list[bool] = []  # by table row: whether it is of a word whose context matters
        self.add(OUTSIDE)

    def add(self, features: Features) -> int:
        """The row of a word that is seen for the first time; its scores are added up by ``fill``."""
        find, index, cuts = self.place.get, self.index, self.cuts
        for names in features:
            cuts.append(len(index))
            index.append(0)
            index += filter(None, map(find, names))
        self.count += 1
        self.doubts.append(False)
        return self.count - 1

    def fill(self) -> None:
        """Adds up the scores of all words added since the last time, at once."""
        if not self.cuts:
            return
        while self.count > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        added = np.add.reduceat(self.known.take(self.index, axis=0), self.cuts, axis=0)
        self.table[self.count - len(self.cuts) // PARTS : self.count] = added.reshape(-1, PARTS, len(self.labels))
        self.table[np.array(self.named, dtype=np.int64)[:, None], 0, self.shut] -= NEVER
        self.index, self.cuts, self.named = [], [], []

    def rows(self, words: list[str], lowers: list[str]) -> list[int]:
        """The table rows of the words of a sentence, each in its view; 0 is the outside of a sentence."""
        view, opening = view_of(words)
        if not opening:
            return self.looked_up(words, lowers, view)
        first = self.looked_up(words[:opening], lowers[:opening], FIRST)
        return first + self.looked_up(words[opening:], lowers[opening:], view)

    def looked_up(self, words: list[str], lowers: list[str], view: int) -> list[int]:
        """The table rows of words that are all seen in one view."""
        found = list(map(self.ids[view].get, words))
        if None in found:
            found = [at or self.row(word, low, view) for at, word, low in zip(found, words, lowers, strict=True)]
        return found  # type: ignore[return-value]  # no None is left

    def row(self, word: str, lower: str, view: int) -> int:
        """The table row of a word seen in a view for the first time."""
        found = self.ids[view][word] = self.add(self.features.features(word, lower, view))
        self.doubts[found] = lower in self.features.in_doubt
        if word[0].isupper() and lower not in self.features.closed:
            self.named.append(found)
        return found

    def contexts(self, rows: list[int], lowers: list[str]) -> list[tuple[int, int]]:
        """The words of a sentence whose context matters, each with the table row of that; ``rows`` are the words'."""
        doubts = self.doubts
        found: list[tuple[int, int]] = []
        for at in [at for at, row in enumerate(rows) if doubts[row]]:
            key = self.features.context(lowers, at)
            row = self.context_ids.get(key)
            if row is None:
                row = self.context_ids[key] = self.add((context_features(key), [], [], [], []))
            found.append((at, row))
        return found

    def shrink(self) -> None:
        """Forgets the words' scores when there are too many; called between documents."""
        if self.count > MOST_WORDS:
            self.fill()
            self.count = 1
            self.doubts = [False]
            for ids in self.ids:
                ids.clear()
            self.context_ids.clear()

    def scores(self, index: NDArray[np.int64], contexts: list[tuple[int, int]]) -> NDArray[np.float32]:
        """Each token's score for each label, by the rows of the tokens and those of their contexts."""
        self.fill()
        table = self.table
        total: NDArray[np.float32] = table[index, 0]
        if contexts:
            told, around = np.array(contexts, dtype=np.int64).T
            total[told] += table[around, 0]
        total[1:] += table[index[:-1], 1]
        total[:-1] += table[index[1:], 2]
        total[2:] += table[index[:-2], 3]
        total[:-2] += table[index[2:], 4]
        return total

    def decode(self, rows: list[int], contexts: list[tuple[int, int]]) -> list[int]:
        """The best label of every row (of outside rows: any); sentences are independent of each other.

        ``rows`` holds sentences with two outside rows (0) between and around; ``contexts`` are places in it, with the
        rows of the contexts there. Half of all tokens have one open label: the best path is sought along the others.
        """
        index = np.frombuffer(array("q", rows), dtype=np.int64)
        total = self.scores(index, contexts)
        mask = total >= np.maximum.reduce(total, axis=1)[:, None] - MARGIN
        mask &= (index != 0)[:, None]
        tokens, labels = mask.nonzero()
        ends = np.bincount(tokens, minlength=len(rows)).cumsum()
        return best_path(rows, ends.tolist(), labels.tolist(), total[mask].tolist(), self.steps)
