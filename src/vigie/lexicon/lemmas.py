"""Lemmas: the pack's verb tables and folding rules first, simplemma for the rest."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

from vigie.lexicon.inflection import Family, Inflection, Spelling, verb_table, words
from vigie.lexicon.labels import open_labels
from vigie.lexicon.pack import Pack
from vigie.lexicon.topics import open_topics

NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})
VERBAL = frozenset({"VERB", "AUX"})
# What a word may be before it is tagged: part of speech and verb form.
READINGS = (("NOUN", ""), ("ADJ", ""), ("VERB", "Fin"), ("VERB", "Part"))
# Beyond this many different (word, part of speech, form), start again rather than grow.
MOST_LEMMAS = 300_000
# The letters before the end of a word in an expression for its end.
LAST_LETTERS = re.compile(r"(?<!\\)([^\W\d_]+)\$$")
# What a word must end in, the expression that fits, what is written in its place.
Folding = tuple[str, re.Pattern[str], str]


class Lemmatiser:
    """Lemmas of one language, each worked out once."""

    def __init__(self, pack: Pack) -> None:
        inflection = pack.section("inflection", Inflection)
        self.code = pack.code
        self.table = verb_table(pack)
        self.verbs = frozenset(lemma for forms in self.table.values() for lemma in forms.values())
        self.fixed = inflection.lemmas
        self.exceptions = frozenset(word for lemmas in self.fixed.values() for word in lemmas)
        self.singulars = open_labels(pack).of.keys() | open_topics(pack).nouns.keys()
        self.plurals = compiled_rules(inflection.plurals)
        self.genders = compiled_rules(inflection.genders)
        self.participles = tuple(inflection.participle_forms)
        self.infinitives = tuple(inflection.infinitives)
        # Verb form -> ending -> endings of the infinitive; and how long the endings are, the longest first.
        self.endings: dict[str, dict[str, list[str]]] = {}
        for ending, form, infinitive in endings_of(inflection):
            self.endings.setdefault(form, {}).setdefault(ending, []).append(infinitive)
        self.infinitives_of: dict[str, set[str]] = {}  # the same whatever the form
        for known in self.endings.values():
            for ending, infinitives in known.items():
                self.infinitives_of.setdefault(ending, set()).update(infinitives)
        self.lengths = sorted({len(ending) for known in self.endings.values() for ending in known}, reverse=True)
        self.plainly: dict[str, dict[str, str]] | None = None  # ``plain_table``, once it is asked for
        self.kept: dict[tuple[str, str, str], str] = {}
        self.simples: dict[str, str] = {}

    def lemma(self, lower: str, pos: str, form: str) -> str:
        """The lower-case lemma of a lower-case word with its part of speech and verb form."""
        key = (lower, pos, form)
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) > MOST_LEMMAS:
                self.kept.clear()
            found = self.kept[key] = self.look_up(lower, pos, form)
        return found

    def readings(self, lower: str, wanted: frozenset[str]) -> set[str]:
        """The wanted among the word and what its lemma may be before it is tagged: as a noun, an adjective, a verb.

        Nothing is kept, and what cannot be wanted is not worked out.
        """
        if lower in self.table or lower in self.exceptions:
            found = [self.look_up(lower, pos, form) for pos, form in READINGS]
        else:
            sure = self.sure_verb(lower, "")
            found = [self.noun_lemma(lower, "NOUN")]  # only participles have another adjective
            if sure:
                found.append(sure)
            elif self.may_be_verb(lower, wanted):
                found += (self.likely_verb(lower, "Fin"), self.likely_verb(lower, "Part"))
        return {word for word in (lower, *found) if word in wanted}

    def may_be_verb(self, lower: str, wanted: frozenset[str]) -> bool:
        """False where none of the wanted can be the likely verb of a word."""
        if self.simple(lower) in wanted or not wanted.isdisjoint(self.plain_table.get(lower, {}).values()):
            return True
        for length in self.lengths:
            if len(lower) > length + 1:
                for infinitive in self.infinitives_of.get(lower[-length:], ()):
                    if lower[:-length] + infinitive in wanted:
                        return True
        return False

    def keeps(self, pos: str) -> bool:
        """True where every word of a part of speech is its own lemma."""
        return not (pos in VERBAL or pos in NOMINAL or self.fixed.get(pos))

    def look_up(self, lower: str, pos: str, form: str) -> str:
        """The lemma, worked out anew."""
        fixed = self.fixed.get(pos, {}).get(lower)
        if fixed is not None:
            return fixed
        if pos in VERBAL:
            return self.verb_lemma(lower, form)
        if pos in NOMINAL:
            return self.noun_lemma(lower, pos)
        return lower

    def verb_lemma(self, lower: str, form: str) -> str:
        """The verb that a form belongs to: by the table, by simplemma, by its ending, by what lost accents may hide."""
        entry = self.table.get(lower)
        if entry:
            return entry.get(form) or next(iter(entry.values()))
        return self.sure_verb(lower, form) or self.likely_verb(lower, form)

    def sure_verb(self, lower: str, form: str) -> str | None:
        """The verb of a word that the table lacks, where it is one itself or simplemma's lemma ends like one."""
        if lower in self.verbs:
            return lower
        found = self.simple(lower)
        if not self.infinitives or (found.endswith(self.infinitives) and (found != lower or form == "Inf")):
            return found
        return None

    def likely_verb(self, lower: str, form: str) -> str:
        """The verb that the ending points at, else that of which the accents were lost, else simplemma's lemma."""
        found = self.simple(lower)
        guessed = self.guess(lower, form)
        if guessed or found != lower:
            return guessed or found
        return self.plain_table.get(lower, {}).get(form) or found

    def guess(self, lower: str, form: str) -> str | None:
        """The infinitive that a regular ending points at; one that the dictionary knows is preferred."""
        in_dictionary, known = dictionary(self.code), self.endings.get(form, {})
        for length in self.lengths:
            if len(lower) > length + 1:
                for infinitive in known.get(lower[-length:], ()):
                    candidate = lower[:-length] + infinitive
                    if candidate in self.verbs or in_dictionary(candidate):
                        return candidate
        return None

    @property
    def plain_table(self) -> dict[str, dict[str, str]]:
        """The verb table with accents lost; the unaccented word that is itself a form is not in it."""
        if self.plainly is not None:
            return self.plainly
        plain: dict[str, dict[str, str]] = {}
        for word, forms in self.table.items():
            bare = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
            if bare != word:
                for form, lemma in forms.items():
                    plain.setdefault(bare, {}).setdefault(form, lemma)
        self.plainly = plain
        return plain

    def noun_lemma(self, lower: str, pos: str) -> str:
        """The singular (for adjectives the masculine too); a participle used as a noun keeps its own form."""
        folded = fold(lower, self.plurals)
        entry = self.table.get(lower) or {}
        if entry and any(form in entry for form in self.participles):
            return fold(folded, self.genders) if pos == "ADJ" else folded
        found = self.simple(lower)
        if found != lower and found != folded and found in self.verbs:
            return folded
        # The dictionary lacks some words of the pack ("jihadistes"). What else it lacks may always end in s ("repas").
        return folded if folded in self.singulars else found

    def simple(self, lower: str) -> str:
        """simplemma's lemma, lower case."""
        found = self.simples.get(lower)
        if found is None:
            if len(self.simples) > MOST_LEMMAS:
                self.simples.clear()
            found = self.simples[lower] = simplemmas(self.code)(lower)
        return found


def endings_of(inflection: Inflection) -> list[tuple[str, str, str]]:
    """(ending, verb form, ending of the infinitive) of the general families, longest endings first."""
    found: set[tuple[str, str, str]] = set()
    for family in inflection.families:
        if not family.verbs:
            found.update((ending, form, family.ending) for form, ending in family_endings(family, inflection) if ending)
    return sorted(found, key=lambda triple: (-len(triple[0]), triple))


def family_endings(family: Family, inflection: Inflection) -> list[tuple[str, str]]:
    """(verb form, ending) pairs of a family, stem and set together."""
    pairs = [
        (form, stem + ending)
        for name, stem in family.stems.items()
        for form, endings in inflection.sets[name].items()
        for ending in words(endings)
    ]
    return pairs + [(form, ending) for form, endings in family.forms.items() for ending in words(endings)]


def compiled_rules(rules: list[Spelling]) -> list[Folding]:
    """Folding rules ready to use."""
    return [(last_letters(rule.find), re.compile(rule.find), rule.write) for rule in rules]


def last_letters(find: str) -> str:
    """The letters that every word that the expression fits ends in; "" where it does not say."""
    match = LAST_LETTERS.search(find)
    return match[1] if match and "|" not in re.sub(r"\([^()]*\)", "", find) else ""


def fold(word: str, rules: list[Folding]) -> str:
    """The word after the first rule that fits."""
    for ending, find, write in rules:
        if word.endswith(ending):
            folded, count = find.subn(write, word)
            if count:
                return folded
    return word


@functools.cache
def dictionary(code: str) -> Callable[[str], bool]:
    """Tells whether simplemma's dictionary of a language has a word: its ``is_known`` in half the time."""
    from simplemma.strategies import DictionaryLookupStrategy

    look_up = DictionaryLookupStrategy().get_lemma
    return lambda word: look_up(unicodedata.normalize("NFC", word), code) is not None


@functools.cache
def simplemmas(code: str) -> Callable[[str], str]:
    """Gives simplemma's lemma of a word, lower case: its ``lemmatize`` without a second store of what was found."""
    from simplemma.strategies import DefaultStrategy

    look_up = DefaultStrategy().get_lemma

    def lemma(word: str) -> str:
        word = unicodedata.normalize("NFC", word)
        found: str | None = look_up(word, code)
        return (word if found is None else found).lower()

    return lemma


@functools.cache
def lemmatiser(pack: Pack) -> Lemmatiser:
    """The lemmatiser of a language pack, made once."""
    return Lemmatiser(pack)


def lemma(lower: str, pos: str, form: str, pack: Pack) -> str:
    """The lower-case lemma of a lower-case word, given its part of speech and verb form."""
    return lemmatiser(pack).lemma(lower, pos, form)
