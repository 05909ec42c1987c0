"""Trains one part-of-speech tagger from treebanks, on our own tokens."""

from __future__ import annotations

import random
import struct
import tempfile
import unicodedata
from pathlib import Path

import msgspec
import pycrfsuite
from evals.treebanks import UD, Tree, gold_labels, read_trees

from vigie.annotate.features import OUTSIDE, Features, WordFeatures, context_features, views_of
from vigie.annotate.findings import Weights
from vigie.annotate.tokens import lower_case, tokenise
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.pack import Pack, open_pack

# Files of shared/corpora/ud by language. PUD and every test part are kept for measuring.
SOURCES = {
    "fr": ["fr_gsd-dev", "fr_sequoia-train", "fr_sequoia-dev", "fr_partut-train", "fr_partut-dev"],
    "en": ["en_ewt-train", "en_ewt-dev"],
}
SEED = 2016
# Weights are kept as whole numbers of 1/SCALE: two bytes each, and no path of the test parts changes.
SCALE = 512
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


def train_tagger(code: str, weights: Path, iterations: int = 60) -> int:
    """Writes the weights of a language's tagger; returns the number of tokens that it was trained on."""
    pack = open_pack(code)
    features = WordFeatures(pack, verb_table(pack))
    chance = random.Random(SEED)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.25, "c2": 0.04, "max_iterations": iterations, "feature.minfreq": 2})
    count = 0
    for source in SOURCES[code]:
        for tree in read_trees(UD / f"{source}.conllu"):
            words, labels = samples(tree, pack)
            count += len(words)
            for seen, gold in [(words, labels), *damaged(words, labels, chance)]:
                trainer.append(sentence_features(features, seen), gold)
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "tags.crfsuite"
        trainer.train(str(trained))
        weights.write_bytes(msgspec.msgpack.encode(exported(trained)))
    return count


def sentence_features(features: WordFeatures, words: list[str]) -> list[list[str]]:
    """All features of each token of a sentence, its neighbours' included."""
    seen: list[Features] = [OUTSIDE, OUTSIDE]
    for word, view in zip(words, views_of(words), strict=True):
        seen.append(features.features(word, lower_case(word), view))
    seen += [OUTSIDE, OUTSIDE]
    lowers = [lower_case(word) for word in words]
    contexts = [features.context(lowers, at) if word in features.in_doubt else None for at, word in enumerate(lowers)]
    own = [context_features(context) if context else [] for context in contexts]
    return [
        before[3] + left[1] + token[0] + right[2] + after[4] + extra
        for before, left, token, right, after, extra in zip(
            seen, seen[1:], seen[2:], seen[3:], seen[4:], own, strict=False
        )
    ]


def exported(trained: Path) -> Weights:
    """A crfsuite model as our own weights, rounded to whole steps of 1/SCALE."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    info = tagger.info()
    labels = sorted(tagger.labels())
    number = {label: at for at, label in enumerate(labels)}
    transitions = [[round(SCALE * info.transitions.get((one, other), 0.0)) for other in labels] for one in labels]
    spoken: dict[str, list[tuple[int, int]]] = {}
    for (name, label), weight in sorted(info.state_features.items()):
        whole = max(-32767, min(32767, round(SCALE * weight)))
        if whole and "\n" not in name:
            spoken.setdefault(name, []).append((number[label], whole))
    pairs = [pair for name in sorted(spoken) for pair in spoken[name]]
    return Weights(
        labels=labels,
        scale=SCALE,
        transitions=transitions,
        features="\n".join(sorted(spoken)),
        counts=bytes(len(spoken[name]) for name in sorted(spoken)),
        labels_of=bytes(label for label, _ in pairs),
        weights=struct.pack(f"<{len(pairs)}h", *(weight for _, weight in pairs)),
    )
