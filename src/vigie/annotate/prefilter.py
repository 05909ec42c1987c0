"""The prefilter: which sentences may bear on armed or political violence and so get the full reading.

Generous on purpose: a sentence is read in full when it, or a neighbour, holds any word of the pack's happenings or
harms in any inflection. General news passes at the cost of one scan.
"""

from __future__ import annotations

import functools
from bisect import bisect_right

from vigie.lexicon.inflection import verb_forms
from vigie.lexicon.pack import Pack
from vigie.lexicon.terms import open_terms
from vigie.model.document import Document

NEIGHBOURS = 1  # sentences before and after a hit that are read with it (a figure or a pronoun is told on)
SHORTEST_STEM = 4  # letters: shorter words are matched whole
CUT = 2  # letters cut off a noun so that its plural and gender forms match too


class Prefilter:
    """An automaton over the beginnings of words; ``strong[i]`` says whether pattern ``i`` makes a report armed."""

    def __init__(self, pack: Pack) -> None:
        import ahocorasick_rs

        stems: dict[str, bool] = {}
        verbs: dict[str, bool] = {}
        for first, terms in open_terms(pack).by_first.items():
            for term in terms:
                if term.section in ("trigger", "harm"):
                    strong = getattr(term.rule, "strength", "strong") == "strong"
                    if term.shape == "verb" and len(term.words) == 1:
                        verbs[first] = verbs.get(first, False) or strong
                    else:
                        word = max(term.words, key=len)
                        stem = word[:-CUT] if len(word) - CUT >= SHORTEST_STEM else word
                        stems[stem] = stems.get(stem, False) or strong
        for form, lemma in verb_forms(sorted(verbs), pack).items():
            stems[form] = stems.get(form, False) or verbs[lemma]
        for lemma, strong in verbs.items():
            stems[lemma] = stems.get(lemma, False) or strong
        patterns = sorted(stem for stem in stems if stem)
        self.strong = [stems[pattern] for pattern in patterns]
        kind = ahocorasick_rs.MatchKind.Standard
        self.automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=kind)


@functools.cache
def open_prefilter(pack: Pack) -> Prefilter:
    """The prefilter of a pack, built once."""
    return Prefilter(pack)


def choose_sentences(document: Document, pack: Pack, *, all_of_them: bool = False) -> bool:
    """Sets ``full`` on every sentence; True where any sentence is to be read in full.

    Without a strong word in the report nothing is read; with one, every sentence that holds any word, strong or weak,
    is, with its neighbours. ``all_of_them`` reads everything.
    """
    sentences = document.sentences
    if all_of_them:
        for sentence in sentences:
            sentence.full = True
        return bool(sentences)
    text = folded(document.text)
    starts = [sentence.start for sentence in sentences]
    wanted = bytearray(len(sentences))
    prefilter = open_prefilter(pack)
    strong = False
    for pattern, start, _ in prefilter.automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        strong = strong or prefilter.strong[pattern]
        index = bisect_right(starts, start) - 1
        for i in range(max(0, index - NEIGHBOURS), min(len(sentences), index + NEIGHBOURS + 1)):
            wanted[i] = 1
    for sentence, full in zip(sentences, wanted, strict=True):
        sentence.full = bool(full) and strong
    return strong


def folded(text: str) -> str:
    """The text in lower case, letter by letter where lower case would change its length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
