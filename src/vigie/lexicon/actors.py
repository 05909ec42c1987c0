"""The pack section ``actors``: class nouns, modifiers, nationality words, and the glue that joins them into phrases."""

from __future__ import annotations

import codecs
import functools
import unicodedata
from typing import Literal

import msgspec

from vigie.lexicon.pack import Pack


class ActorClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A class of actors and the nouns that name it.

    ``head`` says what the noun stands for: a body ("army"), its people ("soldiers") or one person ("spokesman").
    ``body`` is the role of a state's body that it means ("army" + Syria = sy-army). ``open``: its kind is the one of
    the words attached to it ("forces", "group"). ``names``: with a proper name it names a body of its own.
    ``refers``: kinds of bodies named before that it can stand for. ``portfolio``: takes "of defence" and its like.
    """

    id: str
    nouns: tuple[str, ...]
    kind: str
    source: str = msgspec.field(name="class")
    head: Literal["body", "people", "person"] = "people"
    armed: bool = False
    body: str | None = None
    open: bool = False
    names: bool = False
    title: bool = False
    portfolio: bool = False
    inherits: bool = False
    refers: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class ActorModifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Adjectives that say which side or kind an open class is of; ``source`` overrides the class of what it says."""

    id: str
    adjectives: tuple[str, ...]
    kind: str | None = None
    source: str | None = msgspec.field(name="class", default=None)
    body: str | None = None
    country: str | None = None
    people: str | None = None
    examples: tuple[str, ...] = ()


class Nation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state's names, the adjectives of its nationality, and the seats that stand for its government."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class ActorSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    classes: tuple[ActorClass, ...] = ()
    modifiers: tuple[ActorModifier, ...] = ()
    nations: dict[str, Nation] = {}
    peoples: dict[str, tuple[str, ...]] = {}  # adjectives of the peoples of the knowledge base, by people
    portfolios: dict[str, tuple[str, ...]] = {}
    links: tuple[str, ...] = ()  # between a head and what it belongs to: "de", "of the"
    joins: tuple[str, ...] = ()  # "et", "and"
    possessives: tuple[str, ...] = ()  # "'s"
    modifiers_before: bool = False
    definite: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()  # determiners that make a body that of the one just named: "its forces"
    locatives: frozenset[str] = frozenset()  # words after which a state's name is a place
    directions: frozenset[str] = frozenset()  # "nord", "northern": a state's name after it is a place
    name_links: frozenset[str] = frozenset()  # small words inside names of bodies and persons
    name_stops: frozenset[str] = frozenset()  # capitalised words that are no name
    prefixes: tuple[str, ...] = ()  # "pro", "anti": turn a name into a modifier
    solid_prefixes: tuple[str, ...] = ()
    inner_stops: frozenset[str] = frozenset()  # words of a noun term after which nothing inflects
    plural: tuple[tuple[str, str], ...] = ()
    feminine: tuple[tuple[str, str], ...] = ()


class Folding(dict[int, str]):
    """A translation table to words and single spaces: lower case, no accents; the text keeps its length."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFD", character.lower())[0] if character.isalnum() else " "
        self[code] = folded
        return folded


FOLDING = Folding()
# The letters of Western Europe are translated as bytes, in a fortieth of the time; what lies between them by itself.
WESTERN = "latin-1"
BYTES = bytes(range(256)).decode(WESTERN).translate(FOLDING).encode(WESTERN)
OTHERS = "vigie.fold"


def fold(text: str) -> str:
    """``text`` in lower case without accents, all but letters and digits as spaces, code point by code point."""
    try:
        return text.encode(WESTERN, OTHERS).translate(BYTES).decode(WESTERN)
    except UnicodeEncodeError:
        return text.translate(FOLDING)


def fold_others(error: UnicodeError) -> tuple[bytes, int]:
    """Characters that are no bytes, folded to such; raises UnicodeEncodeError where that cannot be."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].translate(FOLDING).encode(WESTERN), error.end


codecs.register_error(OTHERS, fold_others)


def suffixed(word: str, table: tuple[tuple[str, str], ...]) -> str:
    """``word`` with the first suffix of the table that fits replaced; itself where none does."""
    for old, new in table:
        if word.endswith(old):
            return word[: len(word) - len(old)] + new
    return word


def inflected(term: str, section: ActorSection, *, genders: bool) -> tuple[str, ...]:
    """The forms of a term: as written, plural, and with ``genders`` feminine and its plural."""
    bases = [term]
    if genders and section.feminine:
        bases.append(each_word(term, section, section.feminine))
    forms = bases + [each_word(base, section, section.plural) for base in bases]
    return tuple(dict.fromkeys(forms))


def each_word(term: str, section: ActorSection, table: tuple[tuple[str, str], ...]) -> str:
    """The term with its inflecting words changed: all up to a stop word, or the last before it in head-final packs."""
    words = term.split(" ")
    stops = (i for i, word in enumerate(words) if word in section.inner_stops or word[1:2] == "'")  # "d'", "l'"
    stop = next(stops, len(words))
    first = stop - 1 if section.modifiers_before else 0
    return " ".join(suffixed(w, table) if first <= i < stop else w for i, w in enumerate(words))


@functools.cache
def open_actor_words(pack: Pack) -> ActorSection:
    """The pack's actors section."""
    return pack.section("actors", ActorSection)


@functools.cache
def classes_by_rule(pack: Pack) -> dict[str, ActorClass]:
    """Every actor class of a pack by the id of its rule."""
    return {entry.id: entry for entry in open_actor_words(pack).classes}


def people_modifiers(section: ActorSection) -> list[ActorModifier]:
    """One modifier for each people: it makes of a group a militia of that people."""
    return [
        ActorModifier(id="actors.people", adjectives=words, kind="identity_militia", source="rebel", people=people)
        for people, words in section.peoples.items()
    ]


def possible_forms(section: ActorSection) -> list[tuple[str, str, object]]:
    """Every form of the section as (form, type, value).

    Types: C class, M modifier, N nationality, S state, G seat of government, P portfolio.
    """
    forms: list[tuple[str, str, object]] = []
    forms += [(noun, "C", entry) for entry in section.classes for noun in entry.nouns]  # as written wins over inflected
    for entry in section.classes:
        forms += [(f, "C", entry) for noun in entry.nouns for f in inflected(noun, section, genders=False)]
    for modifier in [*section.modifiers, *people_modifiers(section)]:
        forms += [(f, "M", modifier) for adj in modifier.adjectives for f in inflected(adj, section, genders=True)]
    for country, nation in section.nations.items():
        adjectives = [f for adj in nation.adjectives for f in inflected(adj, section, genders=True)]
        forms += [(name, "S", country) for name in nation.names]
        forms += [(seat, "G", country) for seat in nation.seats]
        forms += [(f, "N", country) for f in adjectives]
        forms += [(prefix + f.lower(), "M", SIDED) for prefix in section.solid_prefixes for f in adjectives]
    forms += [(word, "P", role) for role, words in section.portfolios.items() for word in words]
    return forms


SIDED = ActorModifier(id="actors.sided", adjectives=())
