"""The pack section ``places``: the words around place names, and what each of them says of the name."""

from __future__ import annotations

import functools
import re

import msgspec

from vigie.lexicon.actors import open_actor_words, possible_forms
from vigie.lexicon.pack import Pack
from vigie.lexicon.place_names import place_key
from vigie.lexicon.triggers import holding_tails, tail_of
from vigie.model.mention import Relation

SETTLED = frozenset({"capital", "city", "town", "village", "camp", "district"})
# Kinds of gazetteer entries that a class word's kind fits.
FITTING = {
    "settlement": SETTLED,
    "capital": SETTLED,
    "admin1": frozenset({"admin1", "region", "island"}),
    "admin2": frozenset({"admin2", "admin1", "region"}),
    "country": frozenset({"country", "island", "region"}),
    "camp": frozenset({"camp"}),
    "district": SETTLED,
    "facility": SETTLED | {"airbase", "airport", "dam", "crossing", "port", "prison", "bridge", "facility"},
    "nature": frozenset(
        {"river", "lake", "sea", "mountain", "desert", "island", "strait", "region", "forest", "valley", "park"}
    ),
    "street": frozenset(),
}


class PlaceClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A class of places and the words that name it: ``before`` the name ("province de X"), ``after`` it ("X province").

    ``kind`` is the class of the gazetteer entry that fits: settlement, admin1, admin2, country, or a kind of its own.
    ``bare``: only where no article stands before the name ("Morai *community*"; "the Fulani community" is a people).
    """

    id: str
    kind: str
    bare: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class PlaceRelation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before a name that place the happening beside it or in a part of it; ``inside`` where it is a part.

    ``after``: nouns that say the same after the name's possessive ("Kharkiv's northern *suburbs*").
    """

    id: str
    relation: Relation
    words: tuple[str, ...]
    inside: bool = False
    after: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class CountryPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Regular expressions for a part of the story's country that is not named: "nord du pays"."""

    id: str
    relation: Relation
    patterns: tuple[str, ...]
    examples: tuple[str, ...] = ()


class PlaceSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The section; every list holds lower-case words unless it says otherwise."""

    at: frozenset[str]  # after it a name is a place
    loose: frozenset[str]  # after it a name may be a place
    told_to: frozenset[str] = frozenset()  # those of ``at`` that also mark a person spoken to
    telling: frozenset[str] = frozenset()  # verb forms after which they do
    articles: frozenset[str]
    connectors: frozenset[str]  # small words inside names
    tails: frozenset[str]  # words without a capital that end names: "Arabie *saoudite*", "Gaza *strip*"
    links: frozenset[str]  # between a class word and its name
    classes: tuple[PlaceClass, ...]
    relations: tuple[PlaceRelation, ...]
    parts: tuple[CountryPart, ...]
    part_words: tuple[str, ...]  # one of them is in every phrase that ``parts`` describe
    directions: frozenset[str]  # words that may stand before a name inside it: "northern", "Eastern"
    routes: dict[str, str] = {}  # from the word before one end of a way to the word before the other ("from": "to")
    compass: frozenset[str] = frozenset()  # letters for a direction before a street's name ("*E.* Broad St.")
    titles: frozenset[str]  # after it a name is a person's
    bodies: frozenset[str]  # capitalised words that may follow a place's name without making it another name
    common: frozenset[str]  # words that are also names of towns; only clear evidence makes places of them
    given: frozenset[str]  # given names
    institutions: frozenset[str]  # with a link after them they make a name part of a body's: "University of X"
    within: frozenset[str]  # between two names they say that the first lies in the second
    takers: frozenset[str] = frozenset()  # verbs whose object, given by a bare name, is a place: "capture", "fall on"
    aims: frozenset[str] = frozenset()  # before a name that is known as a place they say that it is one: "attack on"
    hamlets: frozenset[str] = frozenset()  # class words of what is no city ("*village* of X")
    ands: frozenset[str] = frozenset()  # words before the last name of a list
    genitives: frozenset[str] = frozenset()  # after a class word they name what it is part of ("district *of*")
    peoples: frozenset[str] = frozenset()  # after it, or after one more name and it, a name is a people's
    possessives: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()  # before "in X" they say where somebody is at home: "based", "born", "native"
    origins: frozenset[str] = frozenset()  # between a person's name and a place they say where the person is at home
    roads: frozenset[str] = frozenset()  # words for a road that a number names
    road_codes: str = ""  # a regular expression of a road's number with its letters
    followers: frozenset[str] = frozenset()  # before them a known place name is a place: "Homs *residents*"
    affiliations: frozenset[str] = frozenset()  # before a hyphen and a name they say where somebody sits ("*D*-Ohio")
    stages: frozenset[str] = frozenset()  # lemmas: where one speaks or meets is no scene of what is told there
    carriers: frozenset[str] = frozenset()  # lemmas: where somebody hurt is taken or cared for is no scene of the deed
    pointers: tuple[str, ...] = ()  # words that stand for the place named last ("killed three *there*")
    existentials: frozenset[str] = frozenset()  # before a pointer they make it a part of "there is"
    sites: frozenset[str] = frozenset()  # those of ``institutions`` that are buildings: "*University* of X" is at X
    contractions: dict[str, str] = {}  # prepositions with their article, to the bare preposition that rules use


class PlaceWords(msgspec.Struct, frozen=True):
    """The section with the tables that the stages look words up in."""

    section: PlaceSection
    before: dict[str, PlaceClass]
    after: dict[str, PlaceClass]
    relations: dict[str, tuple[tuple[tuple[str, ...], PlaceRelation], ...]]  # by their last word, longest first
    relation_ends: frozenset[tuple[str, str]]  # the last two words of every relation of two words and more
    part_nouns: dict[str, PlaceRelation]
    parts: re.Pattern[str]
    part_rules: dict[str, CountryPart]
    demonyms: dict[str, str]
    states: dict[str, str]
    longest_class: int
    class_words: frozenset[str]  # every word of a class term
    codes: re.Pattern[str] | None  # numbers of roads with their letters
    tails: frozenset[str]  # ends of compounds after which a name is a place: "rebel-*held* Idlib"

    def stands_at(self, lower: str) -> bool:
        """True for a word after which a name is a place: "in", "rebel-held"."""
        return lower in self.section.at or tail_of(lower) in self.tails

    def names_nothing(self, lower: str) -> bool:
        """True for a small word that is no name by itself, whatever place is written so ("In", "Or")."""
        section = self.section
        return lower in section.at or lower in section.loose or lower in section.articles

    def ends_relation(self, lowers: list[str], before: int) -> bool:
        """True for a preposition that ends words of a relation ("au nord *de*", "outskirts *of*")."""
        if before < 1:
            return False
        contractions = self.section.contractions
        return (lowers[before - 1], contractions.get(lowers[before], lowers[before])) in self.relation_ends

    def names_part(self, lowers: list[str], before: int) -> bool:
        """True for a word before a name that makes it a part of the place, or a place beside it ("*northern* Mali")."""
        for phrase, _ in self.relations.get(lowers[before], ()) if before >= 0 else ():
            if len(phrase) == 1:
                return True
        return self.ends_relation(lowers, before)


@functools.cache
def open_places(pack: Pack) -> PlaceWords:
    """The places section of a pack, indexed."""
    section = pack.section("places", PlaceSection)
    before = {word: entry for entry in section.classes for word in entry.before}
    after = {word: entry for entry in section.classes for word in entry.after}
    relations = [(tuple(words.replace("'", "' ").split()), rule) for rule in section.relations for words in rule.words]
    groups = [f"(?P<g{number}>{'|'.join(rule.patterns)})" for number, rule in enumerate(section.parts)]
    forms = possible_forms(open_actor_words(pack))
    return PlaceWords(
        section=section,
        before=before,
        after=after,
        relations=by_last_word(relations),
        relation_ends=frozenset((phrase[-2], phrase[-1]) for phrase, _ in relations if len(phrase) > 1),
        part_nouns={noun: rule for rule in section.relations for noun in rule.after},
        parts=re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE),
        part_rules={f"g{number}": rule for number, rule in enumerate(section.parts)},
        demonyms={form.lower(): str(value) for form, kind, value in forms if kind == "N"},
        states={place_key(form): str(value) for form, kind, value in forms if kind == "S"},
        codes=re.compile(section.road_codes) if section.road_codes else None,
        class_words=frozenset(part for word in (*before, *after) for part in word.split()),
        tails=holding_tails(pack),
        longest_class=max(len(word.split()) for word in (*before, *after)),
    )


def by_last_word(
    relations: list[tuple[tuple[str, ...], PlaceRelation]],
) -> dict[str, tuple[tuple[tuple[str, ...], PlaceRelation], ...]]:
    """Relations by their last word, the longest first, of equals in the order of their words."""
    found: dict[str, list[tuple[tuple[str, ...], PlaceRelation]]] = {}
    for phrase, rule in sorted(relations, key=relation_order):
        found.setdefault(phrase[-1], []).append((phrase, rule))
    return {last: tuple(entries) for last, entries in found.items()}


def relation_order(entry: tuple[tuple[str, ...], PlaceRelation]) -> tuple[int, tuple[str, ...]]:
    """The longest first, of equals in the order of their words."""
    return -len(entry[0]), entry[0]
