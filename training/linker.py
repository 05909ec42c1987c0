"""Trains the attribution linker on the subjects of treebanks: which noun phrase says what a verb of saying says."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from evals.treebanks import UD, Tree, Word, form_of, read_trees, syntactic_words
from training.inversions import rearrangements
from training.tagger import SOURCES

from vigie.annotate.linker import pair_features, spoken
from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.lexicon.lemmas import lemma
from vigie.lexicon.pack import Pack, open_pack
from vigie.model.document import Sentence, Tokens

SPEECH: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("speech.yml").read_text(encoding="utf-8"))
SEED = 2016
EPOCHS, RATE, DECAY = 6, 0.15, 3e-3
# Verbs of saying count as much as this many others: the others only lend what subjects look like in general.
SPEECH_WEIGHT = 4.0
# Each sentence with a verb of saying gives up to ten rearrangements; together they should weigh as one sentence.
MOVED_WEIGHT = 0.4


@dataclass
class Example:
    """One verb with its candidates' features (the last: none of them) and the index of the right one."""

    features: list[list[str]]
    right: int
    speech: bool
    before: bool
    weight: float


def examples(source: str, pack: Pack, *, inverted: bool = False) -> Iterator[Example]:
    """The verbs of a treebank as examples, on our own tokens and tags."""
    for tree in read_trees(UD / f"{source}.conllu"):
        tokens, sentences = tokenise(tree.text, pack)
        if not sentences:
            continue
        sentence = Sentence(first=0, last=len(tokens), start=0, end=len(tree.text), paragraph=0)
        tag(tokens, [sentence], pack)
        yield from verb_examples(tree, tokens, sentence, pack, inverted=inverted)


def verb_examples(tree: Tree, tokens: Tokens, sentence: Sentence, pack: Pack, *, inverted: bool) -> Iterator[Example]:
    """One example for each verb of a tree that our tagger also takes for a verb."""
    words = syntactic_words(tree)
    place = {start: at for at, start in enumerate(tokens.starts)}
    token_of = [place.get(word.start, -1) for word in words]
    candidates = [
        at for word, at in zip(words, token_of, strict=True)
        if at >= 0 and tokens.pos[at] in ("NOUN", "PROPN", "PRON")
        and word.deprel.split(":")[0] not in ("flat", "compound", "fixed", "goeswith", "expl")
    ]  # fmt: skip
    candidates = sorted(set(candidates))
    for at, word in enumerate(words):
        cue = token_of[at]
        if word.upos != "VERB" or cue < 0 or tokens.pos[cue] != "VERB" or form_of(word) == "Inf":
            continue
        subject = speaker(words, at)
        head = token_of[subject] if subject is not None else -1
        if subject is not None and head not in candidates:
            continue
        heads = [candidate for candidate in candidates if candidate != cue]
        if not heads:
            continue
        features = pair_features(tokens, sentence, cue, heads, pack)
        speech = lemma(tokens.lowers[cue], "VERB", tokens.form[cue], pack) in SPEECH[pack.code]
        if speech:
            features = [spoken(names) for names in features]
        right = heads.index(head) if head in heads else len(heads)
        yield Example(features, right, speech, head < cue, SPEECH_WEIGHT if speech else 1.0)
        if speech and inverted and subject is not None and words[subject].upos != "PRON":
            for moved, origin in rearrangements(words, token_of, tokens, at, subject):
                known = [place for place, old in enumerate(origin) if old in heads]
                whole = Sentence(first=0, last=len(moved), start=0, end=0, paragraph=0)
                features = pair_features(moved, whole, origin.index(cue), known, pack)
                right = known.index(origin.index(head))
                features = [spoken(names) for names in features]
                yield Example(features, right, True, origin.index(head) < origin.index(cue), MOVED_WEIGHT)


def speaker(words: list[Word], verb: int, depth: int = 0) -> int | None:
    """Index of the word that does what a verb says: its subject, its agent, or whom it shares one with."""
    children = [(at, word) for at, word in enumerate(words) if word.head == verb + 1]
    for at, word in children:
        if word.deprel in ("obl:agent", "nsubj", "nsubj:caus", "nsubj:outer"):
            if word.feats.get("PronType") == "Rel" and words[verb].deprel.startswith("acl"):
                return words[verb].head - 1
            return at
    relation, head = words[verb].deprel, words[verb].head - 1
    passive = any(word.deprel in ("nsubj:pass", "aux:pass") for _, word in children)
    if passive or head < 0 or depth > 3:
        return None
    if relation == "conj" and words[head].upos == "VERB":
        return speaker(words, head, depth + 1)
    if form_of(words[verb]) == "Ger" and relation.startswith("acl"):
        return head
    if form_of(words[verb]) == "Ger" and relation.startswith("advcl"):
        return speaker(words, head, depth + 1)
    return None


def train_linker(code: str, weights: Path) -> int:
    """Writes the weights of a language's linker; returns the number of verbs that it was trained on."""
    pack = open_pack(code)
    seen = [example for source in SOURCES[code] for example in examples(source, pack, inverted=True)]
    counts = Counter(name for example in seen for names in example.features for name in names)
    number = {name: at for at, name in enumerate(sorted(name for name, count in counts.items() if count >= 4))}
    values = np.zeros(len(number))
    squares = np.full(len(number), 1e-3)
    encoded = [
        ([np.array([number[n] for n in names if n in number], dtype=int) for names in example.features], example)
        for example in seen
    ]
    chance = random.Random(SEED)
    for _ in range(EPOCHS):
        chance.shuffle(encoded)
        for rows, example in encoded:
            scores = np.array([values[row].sum() for row in rows])
            powers = np.exp(scores - scores.max())
            error = -powers / powers.sum()
            error[example.right] += 1.0
            weight = example.weight
            for row, step in zip(rows, error, strict=True):
                if abs(step) > 1e-3:
                    gradient = weight * step - DECAY * values[row]
                    squares[row] += gradient**2
                    values[row] += RATE * gradient / np.sqrt(squares[row])
    kept = {name: round(float(values[at]), 2) for name, at in number.items() if abs(values[at]) >= 0.05}
    weights.write_text(json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    return len(seen)
