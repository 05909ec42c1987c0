"""Gives tokens their part of speech, verb form and lemma."""

from __future__ import annotations

import functools
from pathlib import Path

from vigie.annotate.features import WordFeatures
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.lemmas import Lemmatiser, lemmatiser
from vigie.lexicon.pack import Pack
from vigie.lexicon.words import pack_words
from vigie.model.document import Sentence, Tokens

# A stretch longer than this is a list or a table and not a sentence; the tagger's time stays linear either way.
LONGEST = 400


class Tagger:
    """The part-of-speech tagger of one language: a CRF over word features; weights in the pack's models folder."""

    def __init__(self, pack: Pack, weights: Path | None = None) -> None:
        import pycrfsuite

        self.features = WordFeatures(pack_words(pack), verb_table(pack))
        self.crf = pycrfsuite.Tagger()
        self.crf.open(str(weights or pack.folder / "models" / "tags.crfsuite"))
        self.lemmatiser: Lemmatiser = lemmatiser(pack)
        self.labels = {label: split_label(label) for label in self.crf.labels()}

    def tag_words(self, words: list[str], lowers: list[str]) -> list[str]:
        """One label ("NOUN", "VERB.Part") for each word of a sentence."""
        labels: list[str] = []
        for first in range(0, len(words), LONGEST):
            part = slice(first, first + LONGEST)
            labels += self.crf.tag(self.features.sentence(words[part], lowers[part]))
        return labels

    def tag(self, tokens: Tokens, sentences: list[Sentence]) -> None:
        """Fills ``pos``, ``form`` and ``lemmas`` of the sentences that are read in full; "" elsewhere."""
        count = len(tokens)
        pos, form, lemmas = [""] * count, [""] * count, [""] * count
        split, lemma = self.labels, self.lemmatiser.lemma
        for sentence in sentences:
            if not sentence.full:
                continue
            first, last = sentence.first, sentence.last
            lowers = tokens.lowers[first:last]
            labels = self.tag_words(tokens.words[first:last], lowers)
            for at, (lower, label) in enumerate(zip(lowers, labels, strict=True), first):
                upos, verb_form = split[label]
                pos[at] = upos
                form[at] = verb_form
                lemmas[at] = lemma(lower, upos, verb_form)
        tokens.pos, tokens.form, tokens.lemmas = pos, form, lemmas


def split_label(label: str) -> tuple[str, str]:
    """Part of speech and verb form of a label."""
    pos, _, form = label.partition(".")
    return pos, form


@functools.cache
def tagger(pack: Pack) -> Tagger:
    """The tagger of a language pack, opened once."""
    return Tagger(pack)


def tag(tokens: Tokens, sentences: list[Sentence], pack: Pack) -> None:
    """Fills ``pos``, ``form`` and ``lemmas`` of the tokens of sentences with ``full`` set; "" elsewhere."""
    tagger(pack).tag(tokens, sentences)
