"""Counts the words of the treebanks and lists those of the pack: which words tell no report apart."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import msgspec
from evals.treebanks import UD, read_trees
from training.tagger import SOURCES

from vigie.lexicon.actors import fold
from vigie.lexicon.frequencies import Frequencies
from vigie.lexicon.pack import DATA

FEWEST = 2  # times: what a small treebank has once is as often a rare name as a word
RUN = re.compile(r"[^\W\d_]{3,}")
LEFT_OUT = {"samples", "repair", "models"}  # made-up reports and damaged words: names in them are no vocabulary


def count_words(code: str, path: Path) -> int:
    """Writes the model of a language to ``path``; returns the number of words of running text it was made of."""
    counts: Counter[str] = Counter()
    for name in SOURCES[code]:
        for tree in read_trees(UD / f"{name}.conllu"):
            counts.update(word for word in fold(tree.text).split() if len(word) > 2)
    folder = DATA / "lang" / code
    files = [file for file in sorted(folder.rglob("*.yml")) if not LEFT_OUT & set(file.relative_to(folder).parts)]
    pack = {word for file in files for word in fold(" ".join(RUN.findall(file.read_text(encoding="utf-8")))).split()}
    kept = {word: n for word, n in sorted(counts.items()) if n >= FEWEST}
    model = Frequencies(sum(counts.values()), kept, frozenset(pack))
    content = {"total": model.total, "counts": model.counts, "pack": sorted(model.pack)}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=0) + b"\n")
    return model.total
