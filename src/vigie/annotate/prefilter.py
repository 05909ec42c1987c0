"""The prefilter: which sentences may bear on armed or political violence and so get the full reading.

Generous on purpose: a sentence is read in full when it, or a neighbour, holds any word of the pack's happenings or
harms in any inflection. General news passes at the cost of one scan.
"""

from __future__ import annotations

import functools
from bisect import bisect_right

from vigie.lexicon.actors import inflected, open_actor_words
from vigie.lexicon.inflection import verb_forms
from vigie.lexicon.pack import Pack
from vigie.lexicon.terms import Term, open_terms
from vigie.lexicon.words import pack_words
from vigie.model.document import Document

NEIGHBOURS = 1  # sentences before and after a hit that are read with it (a figure or a pronoun is told on)
COMPANY = 3  # sentences around a guarded word in which armed people or violence make it count
SHORT = 6  # sentences: in a shorter report there is no room for company, and reading it all costs nothing
AT_WAR = 3  # sentences that tell violence by themselves: guarded words count anywhere in such a report
SHORTEST_FIXED = 6  # letters of the fixed part of a locution ("la mort") that is looked for by itself
SHORTEST_STEM = 6  # letters: shorter words are matched whole
CUT = 1  # letter cut off a longer noun so that its plural forms match too


ALONE, GUARDED, ARMED = 1, 2, 4  # a word that tells by itself, one that needs company, and its company
OPEN = 8  # a stem: the word may go on after it
CIVIL = frozenset({"police", "person", "government", "civilians", "crowd"})  # armed or not, at home in any news


class Prefilter:
    """An automaton over the beginnings of words; ``marks[i]`` says what pattern ``i`` counts for."""

    def __init__(self, pack: Pack) -> None:
        import ahocorasick_rs

        marks: dict[str, int] = {}
        verbs: dict[str, int] = {}
        for first, terms in open_terms(pack).by_first.items():
            for term in terms:
                if term.section not in ("trigger", "harm") or not getattr(term.rule, "picks", True):
                    continue
                if term.shape == "verb" and len(term.words) == 1:
                    verbs[first] = verbs.get(first, 0) | weight(term.rule)
                else:
                    pattern, mark = beginning(term)
                    marks[pattern] = marks.get(pattern, 0) | mark
        for form, lemma in verb_forms(sorted(verbs), pack).items():
            marks[form] = marks.get(form, 0) | verbs[lemma]
        for lemma, mark in verbs.items():
            marks[lemma] = marks.get(lemma, 0) | mark
        actors = open_actor_words(pack)
        for entry in actors.classes:
            if entry.armed and not entry.open and entry.kind not in CIVIL:
                for noun in entry.nouns:
                    for form in (noun, *inflected(noun, actors, genders=False)):
                        marks[form.lower()] = marks.get(form.lower(), 0) | ARMED
        closed = {word for words in pack_words(pack).function_words.values() for word in words}
        patterns = sorted(pattern for pattern in marks if pattern and pattern not in closed)
        self.marks = [marks[pattern] for pattern in patterns]
        kind = ahocorasick_rs.MatchKind.Standard
        self.automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=kind)


def beginning(term: Term) -> tuple[str, int]:
    """What of a noun or locution is looked for, and what it counts for: fixed words whole, inflected ones by stem."""
    fixed = " ".join(term.words[1:])
    if term.shape == "verb" and len(fixed) >= SHORTEST_FIXED:
        return fixed, weight(term.rule) if term.section == "harm" else GUARDED
    word = max(term.words, key=len)
    stem = word[:-CUT] if len(word) - CUT >= SHORTEST_STEM else word
    return stem, OPEN | (weight(term.rule) if len(term.words) == 1 else GUARDED)


def weight(rule: object) -> int:
    """ALONE for a strong rule that asks for no arms around it, else GUARDED."""
    armed = any(need.startswith("armed") for need in getattr(rule, "needs", ()))
    asks = armed or bool(getattr(rule, "with_", ()) or getattr(rule, "topic", ()) or getattr(rule, "beside", ()))
    return ALONE if getattr(rule, "strength", "strong") == "strong" and not asks else GUARDED


@functools.cache
def open_prefilter(pack: Pack) -> Prefilter:
    """The prefilter of a pack, built once."""
    return Prefilter(pack)


def choose_sentences(document: Document, pack: Pack, *, all_of_them: bool = False) -> bool:
    """Sets ``full`` on every sentence; True where any sentence is to be read in full.

    A sentence is read that tells violence by a word of its own, or by a guarded word with armed people or such a word
    not far from it, and its neighbours with it. ``all_of_them`` reads everything.
    """
    sentences = document.sentences
    if all_of_them:
        for sentence in sentences:
            sentence.full = True
        return bool(sentences)
    text = folded(document.text)
    starts = [sentence.start for sentence in sentences]
    seen = bytearray(len(sentences))
    prefilter = open_prefilter(pack)
    marks = prefilter.marks
    for pattern, start, end in prefilter.automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        mark = marks[pattern]
        if mark & OPEN or end == len(text) or not text[end].isalnum():
            seen[bisect_right(starts, start) - 1] |= mark
    everywhere = len(sentences) <= SHORT or sum(1 for mark in seen if mark & ALONE) >= AT_WAR
    wanted = [bool(mark & (ALONE | GUARDED)) if everywhere else bears(seen, index) for index, mark in enumerate(seen)]
    for index, sentence in enumerate(sentences):
        sentence.full = any(wanted[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1])
    return any(wanted)


def bears(seen: bytearray, index: int) -> bool:
    """True for a sentence with a word that tells by itself, or a guarded one in such company."""
    if seen[index] & ALONE:
        return True
    return bool(seen[index] & GUARDED) and any(
        mark & (ALONE | ARMED) for mark in seen[max(0, index - COMPANY) : index + COMPANY + 1]
    )


def folded(text: str) -> str:
    """The text in lower case, letter by letter where lower case would change its length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
