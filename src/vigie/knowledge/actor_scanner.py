"""Finds every known word about actors in a text: one Aho-Corasick over the names we know and a pack's words."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable

import ahocorasick_rs
import msgspec

from vigie.knowledge.actors import Actors
from vigie.knowledge.findings import Item, Readings, Spelling
from vigie.knowledge.spellings import open_spellings, other_spellings
from vigie.lexicon.actors import SIDED, ActorSection, fold, open_actor_words, possible_forms
from vigie.lexicon.pack import Pack, cached

SENTENCE_START = re.compile(r"(?:^|[.!?…:\n«»\"“”(])\s*$")
MOST_WRITTEN = 50_000  # names as they are written that are kept; noise must not fill the memory


class Scanner:
    """Built once per pack; ``scan`` is what runs on every report."""

    def __init__(self, section: ActorSection, actors: Actors) -> None:
        self.section = section
        self.actors = actors
        spellings: dict[str, list[Spelling]] = {}
        for form, kind, value in possible_forms(section):
            add(spellings, form, Spelling(kind, value, form, case_of(form)))
        for form, named in open_names(actors).items():
            spellings.setdefault(form, []).extend(named)
        self.spellings = [tuple(found) for found in spellings.values()]
        # The space behind a name is a part of what is looked for, so that no start of a longer word is found.
        self.automaton = ahocorasick_rs.AhoCorasick([form + " " for form in spellings], store_patterns=False)
        self.prefixes = tuple(prefix + "-" for prefix in section.prefixes)
        self.plain: dict[int, Readings] = {}
        self.written: dict[tuple[int, str], Readings] = {}  # what a pattern may be, written like this

    def scan(self, text: str, stretches: Iterable[tuple[int, int]] | None = None) -> list[Item]:
        """The items of a text, leftmost and longest, in order, none overlapping another.

        ``stretches`` are all that is to be looked at, as (start, end) in code points; else it is the whole text.
        """
        found: list[tuple[int, int, int]] = []
        for first, last in stretches or [(0, len(text))]:
            bounded = f" {fold(text[first:last])} "
            found += [
                (first + start, 1 - first - end, pattern)
                for pattern, start, end in self.automaton.find_matches_as_indexes(bounded, overlapping=True)
            ]
        found.sort()
        items: list[Item] = []
        reached = 0
        for start, minus_end, pattern in found:
            if start < reached:
                continue
            end = -minus_end - 1
            readings, dotted = self.plain.get(pattern), 0
            if readings is None:
                words = text[start:end]
                readings = self.written.get((pattern, words))
                if readings is None:
                    before = text[max(0, start - 8) : start]
                    readings, dotted = self.readings(self.spellings[pattern], words, before, text[end : end + 1])
                    self.keep(pattern, words, readings)
            if readings:
                reached = end + dotted
                item = Item(start, reached, readings)
                items.append(self.prefixed(text, item) if start and text[start - 1] == "-" else item)
        return items

    def keep(self, pattern: int, words: str, readings: Readings) -> None:
        """Notes what words may be where that does not depend on what stands around them."""
        spellings = self.spellings[pattern]
        if any(spelling.written[-1] == "." for spelling in spellings):
            return
        cases = {spelling.case for spelling in spellings}
        if cases == {"any"}:
            self.plain[pattern] = readings  # however it is written
        elif "capitals" not in cases or not in_lower_case(words[1:]):
            if len(self.written) > MOST_WRITTEN:
                self.written.clear()
            self.written[pattern, words] = readings

    def readings(self, spellings: Iterable[Spelling], words: str, before: str, following: str) -> tuple[Readings, int]:
        """What the words may be, as they are written here, and 1 where a full stop after them is theirs."""
        readings: Readings = {}
        dotted = 0
        for spelling in spellings:
            kind, value, written, case = spelling.kind, spelling.value, spelling.written, spelling.case
            if (
                case == "any"
                or (case == "capital" and fits_capital(words, written))
                or (case == "capitals" and fits_capital(words, written) and not opens_only(words, before))
                or fits_exact(words, written, case)
            ):
                if kind in "BH":
                    known = readings.get(kind, ())
                    readings[kind] = known if value in known else (*known, value)
                else:
                    readings.setdefault(kind, value)
                dotted |= int(written[-1] == "." and following == ".")
        return readings, dotted

    def prefixed(self, text: str, item: Item) -> Item:
        """An item behind a hyphen, or the modifier that a prefix makes of it ("pro-", "anti-")."""
        start = item.start
        for prefix in self.prefixes:
            if text[start - len(prefix) : start].lower() == prefix:
                return Item(start - len(prefix), item.end, {"M": SIDED})
        return item


def open_names(actors: Actors) -> dict[str, tuple[Spelling, ...]]:
    """All names of a knowledge base by their folded forms, from the cache where they were worked out before."""
    known = [list(actors.entries.values()), actors.peoples, open_spellings()]
    digest = hashlib.sha256(b"names 1\0" + msgspec.json.encode(known)).hexdigest()[:32]
    raw = cached(digest, lambda: msgspec.json.encode(spell_names(actors)))
    return msgspec.json.decode(raw, type=dict[str, tuple[Spelling, ...]])


def spell_names(actors: Actors) -> dict[str, list[Spelling]]:
    """All names and abbreviations of a knowledge base in all their spellings, by their folded forms."""
    names: dict[str, list[Spelling]] = {}
    for actor in actors.entries.values():
        kind = "H" if actor.kind == "person" else "B"
        for name in (name for names_of in actor.names.values() for name in names_of):
            for form in (name, *other_spellings(name)):
                add(names, form, Spelling(kind, actor.id, form, case_of(form)))
        for name in actor.abbreviations:
            add(names, name, Spelling(kind, actor.id, name, "exact"))
    for people, entry in actors.peoples.items():
        for name in (name for names_of in entry.names.values() for name in names_of):
            for actor_id in actors.militias(people):
                add(names, name, Spelling("B", actor_id, name, case_of(name)))
    return names


def case_of(form: str) -> str:
    """How strictly a form's capitals are asked for: not at all, the first of them, some of several, or all ("US")."""
    if form == form.lower():
        return "any"
    if form.isupper() and len(form) <= 4:
        return "exact"
    return "capitals" if sum(word[0].isupper() for word in form.split()) > 1 else "capital"


def add(spellings: dict[str, list[Spelling]], name: str, spelling: Spelling) -> None:
    """Files a spelling under its folded form, with the space that starts a word."""
    key = " " + fold(name).strip()
    entries = spellings.setdefault(key, [])
    if spelling not in entries:
        entries.append(spelling)


def fits_capital(words: str, written: str) -> bool:
    """True where words are capitalised at the place where the name as written has its first capital, or all over."""
    first = next(i for i, character in enumerate(written) if character.isupper())
    return words[first].isupper() or words[0].isupper()


def opens_only(words: str, before: str) -> bool:
    """True where the words have no capital but the one that opens a sentence ("Popular resistance to the tax")."""
    return in_lower_case(words[1:]) and SENTENCE_START.search(before) is not None


def in_lower_case(words: str) -> bool:
    """True for words without a capital."""
    return words == words.lower()


def fits_exact(words: str, written: str, case: str) -> bool:
    """True for an abbreviation as written, or capitalised where it is long enough to be read as a word ("Nato")."""
    if case != "exact":
        return False
    return words in (written, written.rstrip(".")) or (
        len(written) >= 4 and written.isalpha() and words == written.capitalize()
    )


@functools.cache
def open_scanner(pack: Pack, actors: Actors) -> Scanner:
    """The scanner of a pack over a knowledge base."""
    return Scanner(open_actor_words(pack), actors)
