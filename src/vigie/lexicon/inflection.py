"""Inflection as data: a pack's conjugations put to work, so that every form of a verb is known beforehand."""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections.abc import Iterable, Iterator

import msgspec

from vigie.lexicon.pack import Pack, cache_folder

# Raise when this module makes other tables of the same data.
TABLE_VERSION = 1


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A respelling at the seam ``stem|ending``: regular expression and what is written in its place.

    ``only`` names verbs by lemma; ``optional``: the plain spelling is in use as well.
    """

    find: str
    write: str
    only: list[str] = []
    optional: bool = False


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One conjugation. ``ending`` is cut off the lemma, what is left takes the forms.

    ``stems`` says which set of endings is put on which stem; ``forms`` are further endings by verb form. Without
    ``verbs`` it holds for every verb with this ending that no other family names.
    """

    ending: str
    verbs: list[str] = []
    stems: dict[str, str] = {}
    forms: dict[str, str] = {}


class Inflection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The section ``inflection``: sets of endings, families, irregular pasts, spelling, lemmas and folding rules.

    Endings are words parted by spaces; ``""`` among them is the empty ending. ``irregular`` gives past and past
    participle, variants parted by a stroke. ``lemmas`` are fixed lemmas by part of speech; ``plurals`` and ``genders``
    fold nouns and adjectives; ``participle_forms`` are the verb forms that also serve as nouns or adjectives.
    """

    sets: dict[str, dict[str, str]]
    families: list[Family]
    irregular: list[dict[str, str]] = []
    spelling: list[Spelling] = []
    lemmas: dict[str, dict[str, str]] = {}
    plurals: list[Spelling] = []
    genders: list[Spelling] = []
    infinitives: list[str] = []
    participle_forms: list[str] = []


class Verbs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The section ``verbs``: the commonest verbs, most frequent first; the first one owns a form that two share.

    ``transitive`` are verbs that never go without an object: without one, a form that may be a participle is one.
    """

    verbs: list[str]
    transitive: list[str] = []


class Conjugator:
    """Every form of every verb of one language, by the pack's families."""

    def __init__(self, inflection: Inflection) -> None:
        self.sets = {
            name: [(form, ending) for form, endings in forms.items() for ending in words(endings)]
            for name, forms in inflection.sets.items()
        }
        self.named: dict[str, list[Family]] = {}
        for family in inflection.families:
            for verb in family.verbs:
                self.named.setdefault(verb, []).append(family)
        general = [family for family in inflection.families if not family.verbs]
        self.general = sorted(general, key=lambda family: len(family.ending), reverse=True)
        self.irregular = {verb: pasts.split() for table in inflection.irregular for verb, pasts in table.items()}
        self.spelling = [
            (re.compile(rule.find), rule.write, frozenset(rule.only), rule.optional) for rule in inflection.spelling
        ]

    def forms(self, verb: str) -> Iterator[tuple[str, str]]:
        """Pairs (form of verb, "Fin" | "Fut" | "Part" ...) of a lemma; the lemma itself is its "Inf"."""
        yield verb, "Inf"
        pasts = self.irregular.get(verb)
        if pasts:
            regular = list(self.regular_forms(verb))
            ruled_out = {word for word, form in regular if form == "Part"}
            yield from ((word, form) for word, form in regular if word not in ruled_out)
            for form, past in zip(("Fin", "Part"), pasts, strict=True):
                yield from ((word, form) for word in past.split("/"))
        else:
            yield from self.regular_forms(verb)

    def regular_forms(self, verb: str) -> Iterator[tuple[str, str]]:
        """Pairs (form of verb, verb form) by the verb's families alone."""
        families = self.named.get(verb) or [f for f in self.general if verb.endswith(f.ending)][:1]
        for family in families:
            base = verb[: len(verb) - len(family.ending)]
            for name, stem in family.stems.items():
                for form, ending in self.sets[name]:
                    for spelt in self.spell(base + stem, ending, verb):
                        yield spelt, form
            for form, endings in family.forms.items():
                for ending in words(endings):
                    yield base + ending, form

    def spell(self, stem: str, ending: str, verb: str) -> list[str]:
        """The ways in which a stem and an ending are written together, the usual one first."""
        if not ending:
            return [stem]
        seam = f"{stem}|{ending}"
        spelt: list[str] = []
        for find, write, only, optional in self.spelling:
            if only and verb not in only:
                continue
            written, count = find.subn(write, seam)
            if count:
                spelt.append(written.replace("|", ""))
                if optional:
                    spelt.append(stem + ending)
                if not only:
                    break
        return spelt or [stem + ending]


def words(endings: str) -> list[str]:
    """The endings of a string of endings; ``""`` stands for the empty one."""
    return ["" if ending == '""' else ending for ending in endings.split()]


@functools.cache
def conjugator(pack: Pack) -> Conjugator:
    """The conjugator of a language pack, made once."""
    return Conjugator(pack.section("inflection", Inflection))


def verb_forms(lemmas: Iterable[str], pack: Pack) -> dict[str, str]:
    """Every inflected form of the given verbs (single words) with its lemma; the first verb keeps a form."""
    forms: dict[str, str] = {}
    for lemma in lemmas:
        for form, _ in conjugator(pack).forms(lemma):
            forms.setdefault(form, lemma)
    return forms


@functools.cache
def verb_table(pack: Pack) -> dict[str, dict[str, str]]:
    """For every inflected form of the pack's common verbs: verb form ("Fin", "Part", ...) -> lemma.

    Kept in the user's cache: conjugating a thousand verbs takes most of a second.
    """
    inflection = pack.section("inflection", Inflection)
    verbs = pack.section("verbs", Verbs).verbs
    digest = hashlib.sha256(msgspec.json.encode([TABLE_VERSION, inflection, verbs])).hexdigest()[:32]
    cached = cache_folder() / "packs" / f"verbs-{digest}.json"
    if cached.is_file():
        return msgspec.json.decode(cached.read_bytes(), type=dict[str, dict[str, str]])
    table: dict[str, dict[str, str]] = {}
    for lemma in dict.fromkeys(verbs):
        for word, form in conjugator(pack).forms(lemma):
            table.setdefault(word, {}).setdefault(form, lemma)
    cached.parent.mkdir(parents=True, exist_ok=True)
    partial = cached.with_suffix(f".{os.getpid()}")
    partial.write_bytes(msgspec.json.encode(table))
    partial.replace(cached)
    return table
