"""Arrays that grow at their end, and words kept as numbers: what columns in memory are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from vigie.ledger.rows import parts

Array = npt.NDArray[Any]
LATEST = 10**14  # above every key of a moment
ROOM = 1.25  # times what is needed is taken when an array must be copied, so that most additions copy nothing


class Growing:
    """An array that grows at its end. What was given out before stays as it was, and as long as it was."""

    def __init__(self, kind: Any) -> None:
        self.room: Array = np.empty(0, dtype=kind)
        self.size = 0

    def add(self, values: Array | Sequence[Any]) -> None:
        """Puts values behind those that are there."""
        size = self.size + len(values)
        if size > len(self.room):
            room = np.empty(int(size * ROOM), dtype=self.room.dtype)
            room[: self.size] = self.room[: self.size]
            self.room = room
        self.room[self.size : size] = values
        self.size = size

    @property
    def now(self) -> Array:
        """The array as it is now."""
        return self.room[: self.size]


class Words:
    """Words and the numbers that stand for them, counted from 0 in the order in which they came; 0 is None."""

    def __init__(self) -> None:
        self.words: list[str | None] = [None]
        self.codes: dict[str | None, int] = {None: 0}
        self.numbers: dict[str, Array] = {}  # what else stands for the words, by their numbers

    def code(self, word: str | None) -> int:
        """The number of a word, a new one where it has none."""
        found = self.codes.get(word)
        if found is None:
            found = self.codes[word] = len(self.words)
            self.words.append(word)
        return found

    def coded(self, words: Sequence[str | None]) -> Array:
        """The numbers of many words."""
        for word in dict.fromkeys(words):
            self.code(word)
        return np.fromiter(map(self.codes.__getitem__, words), dtype=np.int64, count=len(words))

    def of(self, codes: Array) -> list[str | None]:
        """The words that numbers stand for."""
        words = self.words
        return [words[code] for code in codes.tolist()]

    def moments(self) -> Array:
        """The keys of the words as days (see ``moment_key``), by their numbers."""
        keys = self.numbers.get("moments", np.empty(0, dtype=np.int64))
        words = self.words[len(keys) :]
        if words:
            keys = np.concatenate([keys, np.array([moment_key(word) for word in words], dtype=np.int64)])
            self.numbers["moments"] = keys
        return keys


class Lists(Words):
    """Words that are lists of words (see ``ledger.rows.listed``), and which words each of them holds."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = Words()
        self.owned, self.owners = Growing(np.int64), Growing(np.int64)

    def code(self, word: str | None) -> int:
        """The number of a list, a new one where it has none."""
        before = len(self.words)
        found = super().code(word)
        if found == before:
            codes = self.parts.coded(parts(word))
            self.owned.add(codes)
            self.owners.add(np.full(len(codes), found, dtype=np.int64))
        return found

    def pairs(self) -> tuple[Array, Array]:
        """(numbers of lists, numbers of words that they hold)."""
        owners = self.owners.now
        return owners, self.owned.now[: len(owners)]

    def holding(self, word: str) -> Array:
        """For the number of each list whether it holds a word."""
        owners, owned = self.pairs()
        held = np.zeros(len(self.words), dtype=bool)
        held[owners[owned == self.parts.codes.get(" ".join(word.split()), -1)]] = True
        return held

    def counted(self, lists: Array) -> list[tuple[str, int]]:
        """(word, how many hold it), the most first, from how many there are of each list."""
        owners, owned = self.pairs()
        lists = np.pad(lists, (0, max(0, len(self.words) - len(lists))))
        counts = np.bincount(owned, weights=lists[owners], minlength=1).astype(np.int64)
        order = np.argsort(-counts, kind="stable")
        words = self.parts.words
        return [(words[code] or "", int(counts[code])) for code in order[counts[order] > 0].tolist()]


def moment_key(word: str | None) -> int:
    """A number of 14 digits that sorts as an ISO date or moment does; 0 for None."""
    if word is None:
        return 0
    digits = "".join(char for char in word[:19] if char.isdigit())
    return int(digits[:14].ljust(14, "0"))


def numbers(values: Iterable[float | None], kind: Any) -> Array:
    """Numbers of which some are not known: -1, and no number among those with a point."""
    found = np.array(values, dtype=np.float64)
    return found if kind is np.float64 else np.nan_to_num(found, nan=-1).astype(kind)
