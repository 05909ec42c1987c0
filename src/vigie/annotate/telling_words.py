"""Words that bear on armed or political violence, by what each counts for before anything is known of its sentence."""

from __future__ import annotations

import functools
import operator
import re

from vigie.knowledge.actors import NON_STATE_ARMED, open_actors
from vigie.lexicon.actors import inflected, open_actor_words
from vigie.lexicon.harms import CASUALTIES
from vigie.lexicon.inflection import verb_forms
from vigie.lexicon.lemmas import dictionary, lemmatiser
from vigie.lexicon.objects import MeansRule
from vigie.lexicon.pack import Pack
from vigie.lexicon.terms import Rule, Term, open_terms
from vigie.lexicon.words import pack_words

MOST_WORDS = 200_000  # known words beyond this are of many languages or noise; start again rather than grow

ALONE, GUARDED, ARMED = 1, 2, 4  # a word that tells by itself, one that needs company, and its company
# A guarded word for people killed or hurt and one for violence: together, in one sentence, they need no other company.
HURT, VIOLENT = 8, 16
DEEDS = frozenset({
    "airstrike", "armed_clash", "attack", "chemical_weapon", "crackdown", "drone_strike", "explosive", "grenade",
    "protest", "riot", "shelling", "suicide_bombing",
})  # fmt: skip
CIVIL = frozenset({"police", "person", "government", "civilians", "crowd"})  # armed or not, at home in any news
NAME = 4  # letters of a group's name: shorter abbreviations are of other things too
VERB, WITH = "\0", "\1"  # open the name of a verb, which its forms share, and that of what a rule asks for beside it
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
        self.add_named(pack)
        self.add_weapons(terms)
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
        if mark & HURT:
            mark &= ~VIOLENT  # "a murder" is no two words
        locutions = tuple(locution for name in sorted(names) for locution in self.locutions.get(name, ()))
        return Sign(mark, frozenset(names), locutions) if mark or names else None

    def add_terms(self, terms: list[Term], pack: Pack) -> None:
        """The words of happenings and harms: verbs in every form, nouns by lemma, locutions by all their words."""
        verbs: dict[str, int] = {}
        found: dict[tuple[int, frozenset[str], tuple[str, ...]], None] = {}
        called: dict[str, set[str]] = {}
        for term in terms:
            mark = weight(term)
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
        armed = [entry for entry in actors.classes if entry.armed and not entry.open and entry.kind not in CIVIL]
        nouns = [noun for entry in armed for noun in entry.nouns]
        forms = (form.lower() for noun in nouns for form in (noun, *inflected(noun, actors, genders=False)))
        for form in dict.fromkeys(forms):
            self.add_armed_words(form)

    def add_armed_words(self, form: str) -> None:
        """One name of armed people: a word, or words that follow one another ("*armed forces*")."""
        words = tuple(WORD.findall(form))
        if len(words) == 1:
            self.marks[words[0]] = self.marks.get(words[0], 0) | ARMED
            return
        self.named.update(words)
        locution = Locution(ARMED, sorted(set(words), key=self.rarity, reverse=True), words)
        self.locutions.setdefault(locution.key, []).append(locution)

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
        return GUARDED | HURT if getattr(rule, "harm", "") in CASUALTIES else GUARDED
    return GUARDED | VIOLENT if getattr(rule, "event_type", "") in DEEDS else GUARDED


def tells(mark: int) -> bool:
    """True for the mark of a sentence that tells violence by itself."""
    return bool(mark & ALONE) or mark & (HURT | VIOLENT) == HURT | VIOLENT
