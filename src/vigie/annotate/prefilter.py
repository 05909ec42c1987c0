"""The prefilter: which sentences may bear on armed or political violence and so get the full reading.

Generous on purpose: a sentence is read in full when it, or a neighbour, holds any word of the pack's happenings or
harms in any inflection. General news passes at the cost of one scan.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import Any

from vigie.lexicon.inflection import verb_forms
from vigie.lexicon.pack import Pack
from vigie.lexicon.terms import open_terms
from vigie.model.document import Document

NEIGHBOURS = 1  # sentences before and after a hit that are read with it (a figure or a pronoun is told on)
SHORTEST_STEM = 4  # letters: shorter words are matched whole
CUT = 2  # letters cut off a noun so that its plural and gender forms match too
WORD = re.compile(r"\w")


@functools.cache
def open_prefilter(pack: Pack) -> Any:
    """An automaton over the beginnings of words: strong triggers and harms, verbs in every form, nouns by stem."""
    import ahocorasick_rs

    verbs: set[str] = set()
    stems: set[str] = set()
    for first, terms in open_terms(pack).by_first.items():
        for term in terms:
            if term.section not in ("trigger", "harm") or getattr(term.rule, "strength", "strong") != "strong":
                continue
            if term.shape == "verb":
                verbs.add(first)
            else:
                stems.add(first[:-CUT] if len(first) - CUT >= SHORTEST_STEM else first)
    stems.update(verb_forms(sorted(verbs), pack))
    stems.update(verbs)
    return ahocorasick_rs.AhoCorasick(sorted(stem for stem in stems if stem), matchkind=ahocorasick_rs.MatchKind.Standard)


def choose_sentences(document: Document, pack: Pack) -> bool:
    """Sets ``full`` on every sentence; True where any sentence is to be read in full."""
    text = document.text.lower()
    if len(text) != len(document.text):  # a few letters change length in lower case: offsets would drift
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in document.text)
    sentences = document.sentences
    starts = [sentence.start for sentence in sentences]
    wanted = bytearray(len(sentences))
    for _, start, _ in open_prefilter(pack).find_matches_as_indexes(text, overlapping=True):
        if start and WORD.match(text[start - 1]):
            continue
        index = bisect_right(starts, start) - 1
        for i in range(max(0, index - NEIGHBOURS), min(len(sentences), index + NEIGHBOURS + 1)):
            wanted[i] = 1
    for sentence, full in zip(sentences, wanted, strict=True):
        sentence.full = bool(full)
    return any(wanted)
