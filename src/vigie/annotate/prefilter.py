"""The prefilter: which sentences may bear on armed or political violence and so get the full reading.

Generous on purpose: a sentence is read in full when it, or a neighbour, holds words of the pack's happenings or harms
in any inflection. It works on the bare text, before it is cut into tokens, so that what is not read costs one scan.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from vigie.annotate.findings import Choice
from vigie.annotate.telling_words import (
    ALONE,
    ARMED,
    GUARDED,
    MOST_WORDS,
    SILENT,
    WORD,
    Sign,
    Signs,
    tells,
    together,
)
from vigie.lexicon.pack import Pack
from vigie.model.document import Sentence

NEIGHBOURS = 1  # sentences before and after a hit that are read with it (a figure or a pronoun is told on)
COMPANY = 1  # sentences around a guarded word in which armed people or violence make it count
SHORT = 6  # sentences: in a shorter report there is no room for company, and reading it all costs nothing
AT_WAR = 3  # sentences that tell violence by themselves: guarded words count anywhere in such a report
MARGIN = 2  # rough sentences kept around a hit: its neighbours and, for what they point to, one more
FEW = 2  # plain sentences: more of them mostly tell something, and are read with all others at once
OPENING = 2  # rough sentences kept at the top of a report: its title and dateline set the scene for all
NOTHING: frozenset[str] = frozenset()
GAP = 4  # words from one word of a locution to its next: adverbs, an article, a short object
# A stop with what closes and a space, or line ends; it opens with one class of characters, which is found fast.
ROUGH_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”»’)\]]*\s+)")


class Prefilter:
    """Looks at sentences; keeps what it has found out of what stands between two spaces, in lower case.

    Texts are parted at spaces faster than into words, and what stands between two spaces recurs. Most of it counts for
    nothing and is ``SILENT``. One question for each: where it lies in memory is what it costs.
    """

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.known: dict[str, Sign] = {}

    def learn(self, chunk: str) -> Sign:
        """What the words between two spaces count for together."""
        signs = [sign for word in WORD.findall(chunk) if (sign := self.signs.of(word)) is not None]
        found = self.known[chunk] = together(signs) if len(signs) > 1 else signs[0] if signs else SILENT
        return found

    def look(self, sentence: str) -> int:
        """What the words of a sentence count for: no more than ALONE where one tells by itself."""
        if len(self.known) > MOST_WORDS:
            self.known.clear()
        known, silent = self.known, SILENT
        lower = sentence.lower()
        mark = 0
        heard: list[Sign] = []
        has_key = False
        for chunk in lower.split():
            sign = known.get(chunk)
            if sign is None:
                sign = self.learn(chunk)
            if sign is not silent:
                heard.append(sign)
                mark |= sign.mark
                if sign.locutions:
                    has_key = True
        if mark & ALONE:
            return ALONE
        return self.with_locutions(mark, heard, lower) if has_key else mark

    def with_locutions(self, mark: int, heard: list[Sign], sentence: str) -> int:
        """The mark of a sentence with that of its locutions, of one of which it has the key word."""
        names = set().union(*[sign.names for sign in heard])
        for sign in heard:
            for locution in sign.locutions:
                for name in locution.others:
                    if name not in names:
                        break
                else:
                    if locution.mark & ~mark and self.in_order(sentence, locution.order):
                        mark |= locution.mark
                        if mark & ALONE:
                            return ALONE
        return mark

    def in_order(self, sentence: str, order: tuple[str, ...]) -> bool:
        """True where words of these names follow one another, each at most ``GAP`` words after the one before."""
        if not order:
            return True
        words = WORD.findall(sentence)
        named = [sign.names if (sign := self.signs.of(word)) is not None else NOTHING for word in words]
        reached = [at for at, names in enumerate(named) if order[0] in names]
        for name in order[1:]:
            reached = [
                at for at, names in enumerate(named) if name in names and any(0 < at - past <= GAP for past in reached)
            ]
        return bool(reached)


@functools.cache
def open_prefilter(pack: Pack) -> Prefilter:
    """The prefilter of a pack, built once."""
    return Prefilter(Signs(pack))


def choose(text: str, pack: Pack, *, all_of_them: bool = False) -> Choice:
    """What of a text is to be read; nothing is wanted where nothing is. ``all_of_them`` reads everything.

    A sentence is read that tells violence by a word of its own, or by a guarded word with armed people or such a word
    not far from it, and its neighbours with it. Sentences are rough here: every stop and line end parts two. Where
    violence is told by company alone, in no sentence of its own, nothing is wanted; where few do, they are the core.
    """
    if all_of_them or not text.strip():
        return Choice(text, [(0, len(text))] if text.strip() else [])
    starts = [0, *(match.end() for match in ROUGH_END.finditer(text))]
    if starts[-1] == len(text):
        starts.pop()
    edges = [*starts, len(text)]
    look = open_prefilter(pack).look
    seen = [look(text[start:end]) for start, end in pairwise(edges)]
    everywhere = len(starts) <= SHORT or sum(1 for mark in seen if mark & ALONE) >= AT_WAR
    told = [index for index, mark in enumerate(seen) if mark & (ALONE | GUARDED)] if everywhere else bearing(seen)
    wanted = [(edges[index], edges[index + 1]) for index in told]
    if everywhere or not told:
        return Choice(text, wanted)
    core = [index for index in told if tells(seen[index]) or seen[index] & ARMED]
    if not core:
        return Choice(text, [])
    kept = set(range(min(OPENING, len(starts))))
    for index in told:
        kept.update(range(max(0, index - MARGIN), min(len(starts), index + MARGIN + 1)))
    chosen = blanked(text, edges, kept)
    if len(core) > FEW:
        return Choice(chosen, wanted)
    core_text = blanked(text, edges, with_cut_off(text, starts, core))
    return Choice(chosen, wanted, [(edges[index], edges[index + 1]) for index in core], core_text)


def with_cut_off(text: str, starts: list[int], chosen: list[int]) -> set[int]:
    """The chosen of rough sentences with those that a sentence of theirs goes on in: what follows has no capital."""
    kept = set(chosen)
    for index in chosen:
        if index and text[starts[index]].islower():
            kept.add(index - 1)
        if index + 1 < len(starts) and text[starts[index + 1]].islower():
            kept.add(index + 1)
    return kept


def blanked(text: str, edges: list[int], kept: set[int]) -> str:
    """The text with spaces for all but the rough sentences that are kept."""
    pieces: list[str] = []
    for index, (start, end) in enumerate(pairwise(edges)):
        if index in kept:
            pieces.append(text[start:end])
        else:
            pieces.append("\n" + " " * (end - start - 1))
    return "".join(pieces)


def mark_full(sentences: list[Sentence], wanted: list[tuple[int, int]], neighbours: int = NEIGHBOURS) -> None:
    """Sets ``full`` on the sentences that share characters with a wanted stretch and on their neighbours."""
    told = [False] * len(sentences)
    at = 0
    for index, sentence in enumerate(sentences):
        while at < len(wanted) and wanted[at][1] <= sentence.start:
            at += 1
        told[index] = at < len(wanted) and wanted[at][0] < sentence.end
    for index, sentence in enumerate(sentences):
        sentence.full = any(told[max(0, index - neighbours) : index + neighbours + 1])


def bearing(seen: list[int]) -> list[int]:
    """The sentences with a word that tells by itself, or with a guarded one in such company.

    What is in company is company to the next: bulletins tell one assault after another and name no army again.
    """
    guarded = [bool(mark & GUARDED) for mark in seen]
    found = [tells(mark) or (guarded[i] and in_company(seen, i)) for i, mark in enumerate(seen)]
    for order in (range(1, len(seen)), range(len(seen) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for i in order:
            found[i] = found[i] or (guarded[i] and found[i + step])
    return [i for i, told in enumerate(found) if told]


def in_company(seen: list[int], index: int) -> bool:
    """True beside armed people or a word that tells by itself."""
    return any(tells(mark) or mark & ARMED for mark in seen[max(0, index - COMPANY) : index + COMPANY + 1])
