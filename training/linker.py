"""Trains the attribution linker on the subjects of treebanks: which noun phrase says what a verb of saying says."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.treebanks import UD, Tree, Word, form_of, read_trees, syntactic_words
from training.tagger import SOURCES
from vigie.annotate.linker import pair_features
from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.lexicon.lemmas import lemma
from vigie.lexicon.pack import Pack, open_pack
from vigie.model.document import Sentence, Tokens

# Verbs of saying of the treebanks' own kinds; what counts as a cue in a report is the packs' business.
SPEECH = {
    "fr": (
        "dire déclarer affirmer annoncer ajouter expliquer indiquer préciser souligner estimer assurer rappeler confirmer "
        "raconter répondre écrire juger penser croire noter rapporter révéler demander conclure reconnaître admettre "
        "accuser dénoncer condamner avertir prévenir promettre exiger nier démentir regretter commenter constater lancer "
        "poursuivre témoigner insister informer signaler résumer observer proposer soutenir prétendre espérer craindre"
    ).split(),
    "en": (
        "say tell add announce claim state report explain argue warn note insist suggest believe think ask reply confirm "
        "deny admit acknowledge accuse condemn urge call demand promise vow declare reveal describe write estimate predict "
        "complain conclude remark comment stress emphasize point recall testify allege assert contend hope fear"
    ).split(),
}
SEED = 2016
EPOCHS, RATE, DECAY = 8, 0.3, 1e-5
# Verbs of saying count as much as this many others: the others only lend what subjects look like in general.
SPEECH_WEIGHT = 4.0


@dataclass
class Example:
    """One verb with its candidates' features (the last: none of them) and the index of the right one."""

    features: list[list[str]]
    right: int
    speech: bool
    before: bool


def examples(source: str, pack: Pack) -> Iterator[Example]:
    """The verbs of a treebank as examples, on our own tokens and tags."""
    for tree in read_trees(UD / f"{source}.conllu"):
        tokens, sentences = tokenise(tree.text, pack)
        if not sentences:
            continue
        sentence = Sentence(first=0, last=len(tokens), start=0, end=len(tree.text), paragraph=0)
        tag(tokens, [sentence], pack)
        yield from verb_examples(tree, tokens, sentence, pack)


def verb_examples(tree: Tree, tokens: Tokens, sentence: Sentence, pack: Pack) -> Iterator[Example]:
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
        yield Example(
            pair_features(tokens, sentence, cue, heads, pack),
            heads.index(head) if head in heads else len(heads),
            lemma(tokens.lowers[cue], "VERB", tokens.form[cue], pack) in SPEECH[pack.code],
            head < cue,
        )


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
    seen = [example for source in SOURCES[code] for example in examples(source, pack)]
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
            weight = SPEECH_WEIGHT if example.speech else 1.0
            for row, step in zip(rows, error, strict=True):
                if abs(step) > 1e-3:
                    gradient = weight * step - DECAY * values[row]
                    squares[row] += gradient**2
                    values[row] += RATE * gradient / np.sqrt(squares[row])
    kept = {name: round(float(values[at]), 2) for name, at in number.items() if abs(values[at]) >= 0.05}
    weights.write_text(json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    return len(seen)
