"""The prefilter: which sentences may bear on armed or political violence and so get the full reading.

Generous on purpose: a sentence is read in full when it, or a neighbour, holds words of the pack's happenings or harms
in any inflection. It works on the bare text, before it is cut into tokens, so that what is not read costs one scan.
"""

from __future__ import annotations

import functools
import operator
import re
from itertools import pairwise

from vigie.annotate.findings import Choice
from vigie.lexicon.actors import inflected, open_actor_words
from vigie.lexicon.inflection import verb_forms
from vigie.lexicon.lemmas import lemmatiser
from vigie.lexicon.pack import Pack
from vigie.lexicon.terms import Rule, Term, open_terms
from vigie.lexicon.words import pack_words
from vigie.model.document import Sentence

NEIGHBOURS = 1  # sentences before and after a hit that are read with it (a figure or a pronoun is told on)
COMPANY = 1  # sentences around a guarded word in which armed people or violence make it count
SHORT = 6  # sentences: in a shorter report there is no room for company, and reading it all costs nothing
AT_WAR = 3  # sentences that tell violence by themselves: guarded words count anywhere in such a report
MARGIN = 2  # rough sentences kept around a hit: its neighbours and, for what they point to, one more
OPENING = 2  # rough sentences kept at the top of a report: its title and dateline set the scene for all
MOST_WORDS = 200_000  # known words beyond this are of many languages or noise; start again rather than grow

ALONE, GUARDED, ARMED = 1, 2, 4  # a word that tells by itself, one that needs company, and its company
CIVIL = frozenset({"police", "person", "government", "civilians", "crowd"})  # armed or not, at home in any news
NOTHING: frozenset[str] = frozenset()
GAP = 4  # words from one word of a locution to its next: adverbs, an article, a short object
VERB, WITH = "\0", "\1"  # open the name of a verb, which its forms share, and that of what a rule asks for beside it
# A stop with what closes and a space, or line ends; it opens with one class of characters, which is found fast.
ROUGH_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”»’)\]]*\s+)")
WORD = re.compile(r"\w+(?:-\w+)*")


class Locution:
    """Words that count only together: in the ``order`` of a locution, or anywhere in a sentence where that is empty.

    ``key`` is the name of the rarest of them, ``others`` those of the others, the rarest first.
    """

    def __init__(self, mark: int, names: list[str], order: tuple[str, ...]) -> None:
        self.mark = mark
        self.key = names[0]
        self.others = tuple(names[1:])
        self.order = order


class Sign:
    """What one word of a text counts for, or what stands between two spaces.

    ``mark`` by itself, ``names`` the words of rules that it can be, ``locutions`` those that it is the key word of.
    """

    def __init__(self, mark: int, names: frozenset[str], locutions: tuple[Locution, ...]) -> None:
        self.mark = mark
        self.names = names
        self.locutions = locutions


SILENT = Sign(0, frozenset(), ())


class Signs:
    """What words in lower case count for; worked out once for each word that is met."""

    def __init__(self, pack: Pack) -> None:
        self.met: dict[str, Sign | None] = {}
        self.marks: dict[str, int] = {}  # of words as they stand
        self.nouns: dict[str, int] = {}  # of nouns and adjectives by lemma
        self.names: dict[str, tuple[str, ...]] = {}  # of words as they stand and lemmas: what else locutions call them
        self.locutions: dict[str, list[Locution]] = {}  # by the name of their rarest word
        self.readings = lemmatiser(pack).readings
        self.closed = {word for words in pack_words(pack).function_words.values() for word in words}
        terms = [term for terms in open_terms(pack).by_first.values() for term in terms]
        telling = [term for term in terms if term.section in ("trigger", "harm")]
        self.add_terms([term for term in telling if getattr(term.rule, "picks", True)], pack)
        self.add_armed(pack)
        self.wanted = frozenset((*self.named, *self.nouns, *self.names))  # lemmas that a sign can come of

    def of(self, word: str) -> Sign | None:
        """The sign of a word; None where it has none."""
        if word in self.met:
            return self.met[word]
        if len(self.met) > MOST_WORDS:
            self.met.clear()
        found = self.met[word] = self.sign(word)
        return found

    def sign(self, word: str) -> Sign | None:
        """What a word counts for by what it may be: itself, a noun, an adjective, a verb."""
        lemmas = self.readings(word, self.wanted)
        if not lemmas and word not in self.marks:
            return None
        names = lemmas & self.named
        mark = 0
        for lemma in lemmas:
            mark |= self.nouns.get(lemma, 0)
            names.update(self.names.get(lemma, ()))
        mark = 0 if word in self.closed else mark | self.marks.get(word, 0)
        locutions = tuple(locution for name in sorted(names) for locution in self.locutions.get(name, ()))
        return Sign(mark, frozenset(names), locutions) if mark or names else None

    def add_terms(self, terms: list[Term], pack: Pack) -> None:
        """The words of happenings and harms: verbs in every form, nouns by lemma, locutions by all their words."""
        verbs: dict[str, int] = {}
        found: dict[tuple[int, frozenset[str], tuple[str, ...]], None] = {}
        called: dict[str, set[str]] = {}
        for term in terms:
            mark = weight(term.rule)
            first, *rest = (part for word in term.words for part in WORD.findall(word))
            if term.shape == "verb":
                verbs.setdefault(term.words[0], 0)
                first = VERB + term.words[0]
            asked = asked_by(term.rule, called)
            if asked or rest:
                found[mark, frozenset((first, *rest, *asked)), (first, *rest) if rest else ()] = None
            elif term.shape == "verb":
                verbs[term.words[0]] |= mark
            else:
                self.nouns[first] = self.nouns.get(first, 0) | mark
        for form, lemma in (*verb_forms(sorted(verbs), pack).items(), *((lemma, lemma) for lemma in verbs)):
            self.marks[form] = self.marks.get(form, 0) | verbs[lemma]
            called.setdefault(form, set()).add(VERB + lemma)
        self.named = {name for _, names, _ in found for name in names}
        self.names = {word: tuple(kept) for word, names in called.items() if (kept := names & self.named)}
        for mark, known, order in found:
            locution = Locution(mark, sorted(known, key=self.rarity, reverse=True), order)
            self.locutions.setdefault(locution.key, []).append(locution)

    def rarity(self, name: str) -> tuple[int, int, str]:
        """The rarest of a locution's names is the greatest: nouns, then verbs in all forms, then function words."""
        kind = 0 if name[0] == WITH else 2 if name[0] == VERB else 1 if name in self.closed else 3
        return kind, len(name), name

    def add_armed(self, pack: Pack) -> None:
        """The nouns of armed people, which guarded words are looked for beside."""
        actors = open_actor_words(pack)
        for entry in actors.classes:
            if entry.armed and not entry.open and entry.kind not in CIVIL:
                for noun in entry.nouns:
                    for form in (noun, *inflected(noun, actors, genders=False)):
                        self.marks[form.lower()] = self.marks.get(form.lower(), 0) | ARMED


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


def asked_by(rule: Rule, called: dict[str, set[str]]) -> list[str]:
    """The names of what a rule asks for in its sentence, one for each of its lists, which its words are ``called``."""
    names: list[str] = []
    for field in ("with_", "topic", "beside"):
        wanted = getattr(rule, field, ())
        if wanted:
            names.append(f"{WITH}{field} {rule.id}")
            for word in wanted:
                called.setdefault(word, set()).add(names[-1])
    return names


def together(signs: list[Sign]) -> Sign:
    """What several words count for."""
    mark = functools.reduce(operator.or_, (sign.mark for sign in signs), 0)
    names = frozenset().union(*(sign.names for sign in signs))
    return Sign(mark, names, tuple(locution for sign in signs for locution in sign.locutions))


def weight(rule: object) -> int:
    """ALONE for a strong rule that asks for no arms around it, else GUARDED."""
    armed = any(need.startswith("armed") for need in getattr(rule, "needs", ()))
    return ALONE if getattr(rule, "strength", "strong") == "strong" and not armed else GUARDED


@functools.cache
def open_prefilter(pack: Pack) -> Prefilter:
    """The prefilter of a pack, built once."""
    return Prefilter(Signs(pack))


def choose(text: str, pack: Pack, *, all_of_them: bool = False) -> Choice:
    """What of a text is to be read; nothing is wanted where nothing is. ``all_of_them`` reads everything.

    A sentence is read that tells violence by a word of its own, or by a guarded word with armed people or such a word
    not far from it, and its neighbours with it. Sentences are rough here: every stop and line end parts two.
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
    return Choice(text if everywhere or not told else blanked(text, edges, told), wanted)


def blanked(text: str, edges: list[int], told: list[int]) -> str:
    """The text with spaces for all but its opening and what lies around the sentences that tell."""
    kept = set(range(min(OPENING, len(edges) - 1)))
    for index in told:
        kept.update(range(max(0, index - MARGIN), min(len(edges) - 1, index + MARGIN + 1)))
    pieces: list[str] = []
    for index, (start, end) in enumerate(pairwise(edges)):
        if index in kept:
            pieces.append(text[start:end])
        else:
            pieces.append("\n" + " " * (end - start - 1))
    return "".join(pieces)


def mark_full(sentences: list[Sentence], wanted: list[tuple[int, int]]) -> None:
    """Sets ``full`` on the sentences that share characters with a wanted stretch and on their neighbours."""
    tells = [False] * len(sentences)
    at = 0
    for index, sentence in enumerate(sentences):
        while at < len(wanted) and wanted[at][1] <= sentence.start:
            at += 1
        tells[index] = at < len(wanted) and wanted[at][0] < sentence.end
    for index, sentence in enumerate(sentences):
        sentence.full = any(tells[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1])


def bearing(seen: list[int]) -> list[int]:
    """The sentences with a word that tells by itself, or with a guarded one in such company.

    What is in company is company to the next: bulletins tell one assault after another and name no army again.
    """
    found = [bool(mark & ALONE) or (bool(mark & GUARDED) and in_company(seen, i)) for i, mark in enumerate(seen)]
    for order in (range(1, len(seen)), range(len(seen) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for i in order:
            found[i] = found[i] or (bool(seen[i] & GUARDED) and found[i + step])
    return [i for i, told in enumerate(found) if told]


def in_company(seen: list[int], index: int) -> bool:
    """True beside armed people or a word that tells by itself."""
    return any(mark & (ALONE | ARMED) for mark in seen[max(0, index - COMPANY) : index + COMPANY + 1])
