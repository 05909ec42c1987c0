"""How common the words of a language are, so that those that tell a report apart can be found."""

from __future__ import annotations

import functools
import math

import msgspec

from vigie.lexicon.pack import Pack

PLAIN = 5.0  # nats: a word that is one in 150 of running text, or commoner, tells nothing apart


class Frequencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The model ``models/words.json``: counts of folded words in ``total`` words of running text.

    ``pack`` are the words of the pack's own rules: whatever every report of violence may say.
    """

    total: int = 100_000
    counts: dict[str, int] = {}
    pack: frozenset[str] = frozenset()

    def weight(self, word: str) -> float:
        """How much a folded word tells a report apart: 0 for common and the pack's words, 6 for unseen ones."""
        if word in self.pack:
            return 0.0
        return max(0.0, math.log(self.total / (self.counts.get(word, 0) + 2)) - PLAIN)

    def knows(self, word: str) -> bool:
        """True for a word of the pack or of running text."""
        return word in self.pack or word in self.counts


@functools.cache
def word_frequencies(pack: Pack) -> Frequencies:
    """The frequencies of a pack; a language without the model has no common words."""
    path = pack.folder / "models" / "words.json"
    if not path.is_file():
        return Frequencies()
    return msgspec.json.decode(path.read_bytes(), type=Frequencies)
