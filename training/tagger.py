"""Trains one part-of-speech tagger from treebanks, on our own tokens."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pycrfsuite

from evals.treebanks import UD, Tree, gold_labels, read_trees
from vigie.annotate.features import WordFeatures
from vigie.annotate.tokens import tokenise
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.pack import Pack, open_pack
from vigie.lexicon.words import pack_words

# Files of shared/corpora/ud by language. PUD and every test part are kept for measuring.
SOURCES = {
    "fr": ["fr_gsd-dev", "fr_sequoia-train", "fr_sequoia-dev", "fr_partut-train", "fr_partut-dev"],
    "en": ["en_ewt-train", "en_ewt-dev"],
}
SEED = 2016
# Shares of sentences that are seen again with damage, so that damaged text is tagged well: without case (capitals,
# headlines), without accents, without the final stop. Found on the development parts: more costs clean text.
CASELESS_SHARE, PLAIN_SHARE, STOPLESS_SHARE = 0.15, 0.08, 0.10

Sample = tuple[list[str], list[str]]


def samples(tree: Tree, pack: Pack) -> Sample:
    """Our tokens of a tree's text and their gold labels."""
    tokens, _ = tokenise(tree.text, pack)
    return tokens.words, gold_labels(tree, tokens.starts, tokens.ends)


def damaged(words: list[str], labels: list[str], chance: random.Random) -> list[Sample]:
    """Copies of a sentence as damaged text would show it; none for most sentences."""
    copies: list[Sample] = []
    if chance.random() < CASELESS_SHARE:
        copies.append(([word.upper() for word in words], labels))
    if chance.random() < PLAIN_SHARE:
        plain = [without_accents(word) for word in words]
        if plain != words:
            copies.append((plain, labels))
    if chance.random() < STOPLESS_SHARE and len(words) > 3 and words[-1] in ".!?":
        copies.append((words[:-1], labels[:-1]))
    return copies


def without_accents(word: str) -> str:
    """The word with its accents lost."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)) or word


def train_tagger(code: str, weights: Path, iterations: int = 120) -> int:
    """Writes the weights of a language's tagger; returns the number of tokens that it was trained on."""
    pack = open_pack(code)
    features = WordFeatures(pack_words(pack), verb_table(pack))
    chance = random.Random(SEED)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": 0.25,
            "c2": 0.04,
            "max_iterations": iterations,
            "feature.minfreq": 2,
            "feature.possible_transitions": False,
        }
    )
    count = 0
    for source in SOURCES[code]:
        for tree in read_trees(UD / f"{source}.conllu"):
            words, labels = samples(tree, pack)
            count += len(words)
            for seen, gold in [(words, labels), *damaged(words, labels, chance)]:
                trainer.append(features.sentence(seen, [word.lower().replace("’", "'") for word in seen]), gold)
    trainer.train(str(weights))
    return count
