"""Gives tokens their part of speech, verb form and lemma."""

from __future__ import annotations

import functools
from pathlib import Path

from vigie.annotate.crf import Decoder
from vigie.annotate.features import WordFeatures
from vigie.lexicon.inflection import Verbs, verb_table
from vigie.lexicon.labels import open_labels
from vigie.lexicon.lemmas import Lemmatiser, lemmatiser
from vigie.lexicon.pack import Pack
from vigie.lexicon.words import pack_words
from vigie.model.document import Sentence, Tokens

MOST_LEMMAS = 50_000  # words of one label beyond this are of many languages or noise; start again rather than grow
FINITE = frozenset({"Fin", "Fut", "Cnd", "Sub", "Imp"})
BEFORE_FINITE = frozenset({"NOUN", "PROPN", "PRON", "ADV"})
# What opens an object. Not names and adjectives: "killed Monday", "killed last week" are no objects.
OBJECT_OPENS = frozenset({"DET", "NUM", "NOUN", "PRON"})


class Tagger:
    """The part-of-speech tagger of one language: a CRF over word features; weights in the pack's models folder."""

    def __init__(self, pack: Pack, weights: Path | None = None) -> None:
        features = WordFeatures(pack, verb_table(pack), open_labels(pack).looks)
        self.decoder = Decoder(weights or pack.folder / "models" / "tags.bin", features)
        self.lemmatiser: Lemmatiser = lemmatiser(pack)
        self.transitive = frozenset(pack.section("verbs", Verbs).transitive)
        self.amounts = tuple(amount + " " for amount in pack_words(pack).amounts)
        self.pos, self.forms = zip(*map(split_label, self.decoder.labels), strict=True)
        # Lemmas by label, then by word: faster to ask than the lemmatiser, whose key is of three words.
        self.known: list[dict[str, str]] = [{} for _ in self.decoder.labels]
        self.own = [self.lemmatiser.keeps(pos) for pos in self.pos]  # labels of words that are their own lemma

    def tag_words(self, words: list[str], lowers: list[str]) -> list[str]:
        """One label ("NOUN", "VERB.Part") for each word of a sentence."""
        if not words:
            return []
        rows = self.decoder.rows(words, lowers)
        contexts = [(at + 2, row) for at, row in self.decoder.contexts(rows, lowers)]
        return [self.decoder.labels[label] for label in self.decoder.decode([0, 0, *rows, 0, 0], contexts)[2:-2]]

    def tag(self, tokens: Tokens, sentences: list[Sentence]) -> None:
        """Fills ``pos``, ``form`` and ``lemmas`` of the sentences that are read in full; "" elsewhere."""
        count = len(tokens)
        tokens.pos, tokens.form, tokens.lemmas = [""] * count, [""] * count, [""] * count
        decoder = self.decoder
        decoder.shrink()
        rows: list[int] = [0, 0]
        contexts: list[tuple[int, int]] = []
        full = [sentence for sentence in sentences if sentence.full]
        for sentence in full:
            lowers = tokens.lowers[sentence.first : sentence.last]
            here, before = decoder.rows(tokens.words[sentence.first : sentence.last], lowers), len(rows)
            contexts += [(before + at, row) for at, row in decoder.contexts(here, lowers)]
            rows += here
            rows += (0, 0)
        if not full:
            return
        labels = decoder.decode(rows, contexts)
        at = 2
        for sentence in full:
            size = sentence.last - sentence.first
            self.write(tokens, sentence, labels[at : at + size])
            at += size + 2

    def write(self, tokens: Tokens, sentence: Sentence, labels: list[int]) -> None:
        """Writes what the labels of a sentence say of its tokens."""
        first, last = sentence.first, sentence.last
        form, lemmas = tokens.form, tokens.lemmas
        tokens.pos[first:last] = map(self.pos.__getitem__, labels)
        form[first:last] = forms = list(map(self.forms.__getitem__, labels))
        lemmas[first:last] = [
            lower if self.own[label] else self.known[label].get(lower) or self.look_up(lower, label)
            for lower, label in zip(tokens.lowers[first:last], labels, strict=True)
        ]
        if "Fin" in forms:
            for at in range(first, last):
                if form[at] == "Fin" and lemmas[at] in self.transitive and self.lacks_object(tokens, at):
                    form[at] = "Part"
        if FINITE.isdisjoint(form[first:last]):
            self.find_finite(tokens, sentence)

    def look_up(self, lower: str, label: int) -> str:
        """The lemma of a word with a label, kept for the next time."""
        known = self.known[label]
        if len(known) > MOST_LEMMAS:
            known.clear()
        found = known[lower] = self.lemmatiser.look_up(lower, self.pos[label], self.forms[label])
        return found

    def lacks_object(self, tokens: Tokens, at: int) -> bool:
        """True where a form that may be a participle follows a noun and no object can follow it."""
        lowers, pos = tokens.lowers, tokens.pos
        if "Part" not in self.lemmatiser.table.get(lowers[at], {}) or at == 0 or pos[at - 1] not in ("NOUN", "PROPN"):
            return False
        following = lowers[at + 1] if at + 1 < len(lowers) else "."
        kinds = self.decoder.features.closed.get(following, "")
        ahead = " ".join(lowers[at + 1 : at + 5]) + " "
        for amount in self.amounts:
            if ahead.startswith(amount):
                number = ahead[len(amount) :].split(" ")[0]
                if number[:1].isdigit() or "NUM" in self.decoder.features.closed.get(number, ""):
                    return False
        return not following[0].isalnum() or (kinds.startswith("ADP") and "DET" not in kinds)

    def find_finite(self, tokens: Tokens, sentence: Sentence) -> None:
        """In a sentence without finite verb, takes the first participle that may be one and has an object for it.

        "Gunmen killed five villagers." The tagger sees too little of a sentence to miss its verb.
        """
        pos, form, lowers = tokens.pos, tokens.form, tokens.lowers
        for at in range(sentence.first + 1, sentence.last - 1):
            if form[at] != "Part" or pos[at] != "VERB" or pos[at - 1] not in BEFORE_FINITE:
                continue
            entry = self.lemmatiser.table.get(lowers[at], {})
            if "Fin" not in entry or "AUX" in pos[max(sentence.first, at - 3) : at]:
                continue
            quantity = pos[at + 1] == "ADP" and at + 2 < sentence.last and pos[at + 2] in ("ADJ", "ADV")
            if pos[at + 1] in OBJECT_OPENS or quantity:
                form[at] = "Fin"
                tokens.lemmas[at] = entry["Fin"]
                return


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
