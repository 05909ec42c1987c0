"""The prefilter: which sentences may bear on armed or political violence and so get the full reading.

Generous on purpose: a sentence is read in full when it, or a neighbour, holds words of the pack's happenings or harms
in any inflection. It works on the bare text, before it is cut into tokens, so that what is not read costs one scan.
"""

from __future__ import annotations

import functools
import operator
import re
from itertools import pairwise

import msgspec

from vigie.knowledge.actors import NON_STATE_ARMED, open_actors
from vigie.lexicon.actors import inflected, open_actor_words
from vigie.lexicon.inflection import verb_forms
from vigie.lexicon.lemmas import dictionary, lemmatiser
from vigie.lexicon.objects import MeansRule
from vigie.lexicon.pack import Pack
from vigie.lexicon.terms import Rule, Term, open_terms
from vigie.lexicon.words import pack_words
from vigie.model.document import Sentence

NEIGHBOURS = 1  # sentences before and after a hit that are read with it (a figure or a pronoun is told on)
COMPANY = 1  # sentences around a guarded word in which armed people or violence make it count
SHORT = 6  # sentences: in a shorter report there is no room for company, and reading it all costs nothing
AT_WAR = 3  # sentences that tell violence by themselves: guarded words count anywhere in such a report
MARGIN = 2  # rough sentences kept around a hit: its neighbours and, for what they point to, one more
FEW = 2  # plain sentences: more of them mostly tell something, and are read with all others at once
OPENING = 2  # rough sentences kept at the top of a report: its title and dateline set the scene for all
MOST_WORDS = 200_000  # known words beyond this are of many languages or noise; start again rather than grow

ALONE, GUARDED, ARMED = 1, 2, 4  # a word that tells by itself, one that needs company, and its company
# A guarded word for people killed or hurt and one for violence: together, in one sentence, they need no other company.
HURT, VIOLENT = 8, 16
HARMS = frozenset({"killed", "wounded"})
DEEDS = frozenset({
    "airstrike", "armed_clash", "attack", "chemical_weapon", "crackdown", "explosive", "grenade", "protest", "riot",
    "shelling", "suicide_bombing",
})  # fmt: skip
CIVIL = frozenset({"police", "person", "government", "civilians", "crowd"})  # armed or not, at home in any news
NAME = 4  # letters of a group's name: shorter abbreviations are of other things too
GAP = 4  # words from one word of a locution to its next: adverbs, an article, a short object
VERB, WITH = "\0", "\1"  # open the name of a verb, which its forms share, and that of what a rule asks for beside it
# A stop with what closes and a space, or line ends; it opens with one class of characters, which is found fast.
ROUGH_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”»’)\]]*\s+)")
WORD = re.compile(r"\w+(?:-\w+)*")


class Choice(msgspec.Struct):
    """What of a text is to be read.

    ``text`` has the length of the text given, blank where nothing is read; ``wanted`` are the stretches that tell, as
    (start, end) in code points, in order. ``core``, where it is not None, are those of them that something must be
    found in before the rest is worth reading, and ``core_text`` the text with nothing but these and what stands beside.
    """

    text: str
    wanted: list[tuple[int, int]]
    core: list[tuple[int, int]] | None = None
    core_text: str = ""


class Sign(msgspec.Struct, frozen=True, gc=False):
    """What one word of a text counts for.

    ``mark`` by itself, ``names`` the words of rules that it can be, ``locutions`` those that it is the key word of.
    """

    mark: int
    names: frozenset[str]
    locutions: tuple[Locution, ...]


SILENT = Sign(0, frozenset(), ())


class Locution(msgspec.Struct, frozen=True, gc=False):
    """Words that count only together: in the ``order`` of a locution, or anywhere in a sentence where that is empty."""

    mark: int
    names: frozenset[str]
    order: tuple[str, ...] = ()


class Signs(dict[str, Sign | None]):
    """Word in lower case -> its sign, None where it has none; worked out once for each word that is met."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
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
        self.add_named(pack)
        self.add_weapons(terms)
        self.wanted = frozenset((*self.named, *self.nouns, *self.names))  # lemmas that a sign can come of

    def __missing__(self, word: str) -> Sign | None:
        if len(self) > MOST_WORDS:
            self.clear()
        found = self[word] = self.sign(word)
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
        if mark & HURT:
            mark &= ~VIOLENT  # "a murder" is no two words
        locutions = tuple(locution for name in sorted(names) for locution in self.locutions.get(name, ()))
        return Sign(mark, frozenset(names), locutions) if mark or names else None

    def add_terms(self, terms: list[Term], pack: Pack) -> None:
        """The words of happenings and harms: verbs in every form, nouns by lemma, locutions by all their words."""
        verbs: dict[str, int] = {}
        found: list[Locution] = []
        called: dict[str, set[str]] = {}
        for term in terms:
            mark = weight(term)
            first, *rest = (part for word in term.words for part in WORD.findall(word))
            if term.shape == "verb":
                verbs.setdefault(term.words[0], 0)
                first = VERB + term.words[0]
            asked = asked_by(term.rule, called)
            if asked:
                found.append(Locution(mark, frozenset((first, *rest, *asked)), (first, *rest) if rest else ()))
            elif rest:
                found.append(Locution(mark, frozenset((first, *rest)), (first, *rest)))
            elif term.shape == "verb":
                verbs[term.words[0]] |= mark
            else:
                self.nouns[first] = self.nouns.get(first, 0) | mark
        for form, lemma in (*verb_forms(sorted(verbs), pack).items(), *((lemma, lemma) for lemma in verbs)):
            self.marks[form] = self.marks.get(form, 0) | verbs[lemma]
            called.setdefault(form, set()).add(VERB + lemma)
        self.named = {name for locution in found for name in locution.names}
        self.names = {word: tuple(kept) for word, names in called.items() if (kept := names & self.named)}
        for locution in dict.fromkeys(found):
            key = max(locution.names, key=self.rarity)
            self.locutions.setdefault(key, []).append(locution)

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
                        self.add_armed_words(form.lower())

    def add_armed_words(self, form: str) -> None:
        """One name of armed people: a word, or words that follow one another ("*armed forces*")."""
        words = tuple(WORD.findall(form))
        if len(words) == 1:
            self.marks[words[0]] = self.marks.get(words[0], 0) | ARMED
            return
        locution = Locution(ARMED, frozenset(words), words)
        self.named.update(words)
        beside = self.locutions.setdefault(max(words, key=self.rarity), [])
        if locution not in beside:
            beside.append(locution)

    def add_weapons(self, terms: list[Term]) -> None:
        """The weapons of armed people, which make of an attack another kind: what is attacked with one is attacked."""
        for term in terms:
            if isinstance(term.rule, MeansRule) and "attack" in term.rule.implies and len(term.words) == 1:
                self.nouns[term.words[0]] = self.nouns.get(term.words[0], 0) | ARMED

    def add_named(self, pack: Pack) -> None:
        """Armed groups by a name of one word that is no word of the language: "Hamas", no "Unity"."""
        known = dictionary(pack.code)
        for actor in open_actors().entries.values():
            if actor.kind in NON_STATE_ARMED:
                spelt = (*actor.names.get(pack.code, ()), *actor.names.get("other", ()), *actor.abbreviations)
                for name in map(str.lower, spelt):
                    if len(name) >= NAME and not known(name) and WORD.fullmatch(name):
                        self.add_armed_words(name)


class Prefilter:
    """Looks at sentences; keeps what it has found out of what stands between two spaces, in lower case.

    Texts are parted at spaces faster than into words, and what stands between two spaces recurs. What counts for
    nothing is ``silent``, what tells by itself ``telling``, so that comparisons of sets are done with most sentences.
    """

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.silent: set[str] = set()
        self.telling: set[str] = set()
        self.known: dict[str, Sign] = {}

    def learn(self, chunk: str) -> Sign:
        """What the words between two spaces count for together."""
        if len(self.silent) + len(self.known) > MOST_WORDS:
            for kept in (self.silent, self.telling, self.known):
                kept.clear()
        signs = [sign for word in WORD.findall(chunk) if (sign := self.signs[word]) is not None]
        if not signs:
            self.silent.add(chunk)
            return SILENT
        sign = self.known[chunk] = together(signs) if len(signs) > 1 else signs[0]
        if sign.mark & ALONE:
            self.telling.add(chunk)
        return sign

    def look(self, sentence: str) -> int:
        """What the words of a sentence count for; one that tells by itself is looked at no further."""
        lower = sentence.lower()
        chunks = lower.split()
        if not self.telling.isdisjoint(chunks):
            return ALONE
        known = self.known.get
        signs = [known(chunk) or self.learn(chunk) for chunk in set(chunks).difference(self.silent)]
        mark = 0
        for sign in signs:
            mark |= sign.mark
        if mark & ALONE or not signs:
            return mark
        names = set().union(*[sign.names for sign in signs])
        for sign in signs:
            for locution in sign.locutions:
                if locution.names <= names and locution.mark & ~mark and self.in_order(lower, locution.order):
                    mark |= locution.mark
                    if mark & ALONE:
                        return mark
        return mark

    def in_order(self, sentence: str, order: tuple[str, ...]) -> bool:
        """True where words of these names follow one another, each at most ``GAP`` words after the one before."""
        if not order:
            return True
        words = WORD.findall(sentence)
        named = [sign.names if (sign := self.signs[word]) is not None else frozenset() for word in words]
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


def weight(term: Term) -> int:
    """ALONE for a strong rule that asks for no arms around it, else GUARDED with what it is a word for."""
    rule = term.rule
    armed = any(need.startswith("armed") for need in getattr(rule, "needs", ()))
    if getattr(rule, "strength", "strong") == "strong" and not armed:
        return ALONE
    if term.section == "harm":
        return GUARDED | HURT if getattr(rule, "harm", "") in HARMS else GUARDED
    return GUARDED | VIOLENT if getattr(rule, "event_type", "") in DEEDS else GUARDED


def tells(mark: int) -> bool:
    """True for the mark of a sentence that tells violence by itself."""
    return bool(mark & ALONE) or mark & (HURT | VIOLENT) == HURT | VIOLENT


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
    tells = [False] * len(sentences)
    at = 0
    for index, sentence in enumerate(sentences):
        while at < len(wanted) and wanted[at][1] <= sentence.start:
            at += 1
        tells[index] = at < len(wanted) and wanted[at][0] < sentence.end
    for index, sentence in enumerate(sentences):
        sentence.full = any(tells[max(0, index - neighbours) : index + neighbours + 1])


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
