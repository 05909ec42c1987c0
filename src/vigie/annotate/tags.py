"""Gives tokens their part of speech, verb form and lemma."""

from __future__ import annotations

import functools
from pathlib import Path

from vigie.annotate.crf import Decoder
from vigie.annotate.features import WordFeatures, views_of
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.lemmas import Lemmatiser, lemmatiser
from vigie.lexicon.pack import Pack
from vigie.model.document import Sentence, Tokens


class Tagger:
    """The part-of-speech tagger of one language: a CRF over word features; weights in the pack's models folder."""

    def __init__(self, pack: Pack, weights: Path | None = None) -> None:
        self.decoder = Decoder(weights or pack.folder / "models" / "tags.bin", WordFeatures(pack, verb_table(pack)))
        self.lemmatiser: Lemmatiser = lemmatiser(pack)
        self.split = [split_label(label) for label in self.decoder.labels]

    def tag_words(self, words: list[str], lowers: list[str]) -> list[str]:
        """One label ("NOUN", "VERB.Part") for each word of a sentence."""
        if not words:
            return []
        rows = [0, 0, *map(self.decoder.row, words, lowers, views_of(words)), 0, 0]
        return [self.decoder.labels[label] for label in self.decoder.decode(rows)[2:-2]]

    def tag(self, tokens: Tokens, sentences: list[Sentence]) -> None:
        """Fills ``pos``, ``form`` and ``lemmas`` of the sentences that are read in full; "" elsewhere."""
        count = len(tokens)
        pos, form, lemmas = [""] * count, [""] * count, [""] * count
        tokens.pos, tokens.form, tokens.lemmas = pos, form, lemmas
        decoder, split = self.decoder, self.split
        known, look_up = self.lemmatiser.kept, self.lemmatiser.lemma
        decoder.shrink()
        places: list[int] = [-1, -1]
        rows: list[int] = [0, 0]
        for sentence in sentences:
            if sentence.full:
                words = tokens.words[sentence.first : sentence.last]
                places.extend(range(sentence.first, sentence.last))
                rows.extend(map(decoder.row, words, tokens.lowers[sentence.first : sentence.last], views_of(words)))
                places += (-1, -1)
                rows += (0, 0)
        if len(rows) == 2:
            return
        lowers = tokens.lowers
        for at, label in zip(places, decoder.decode(rows), strict=True):
            if at < 0:
                continue
            upos, verb_form = split[label]
            lower = lowers[at]
            pos[at] = upos
            form[at] = verb_form
            lemmas[at] = known.get((lower, upos, verb_form)) or look_up(lower, upos, verb_form)


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
