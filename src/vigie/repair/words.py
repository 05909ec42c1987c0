"""Words: a pack's repair section compiled to the tables and patterns that the passes use."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

import ahocorasick_rs

from vigie.lexicon.pack import Pack
from vigie.lexicon.repair import BoilerplateRule, PlaceNameRule, RepairSection

LETTERS = re.compile(r"[^\W\d_]+")
SURROGATE = re.compile(r"[\ud800-\udfff]")
TAIL = 40  # characters; no phrase that dangles is longer


class BoilerplatePatterns:
    """A boilerplate rule whose patterns are compiled when a text first needs them; None where it has none."""

    def __init__(self, rule: BoilerplateRule) -> None:
        self.rule = rule

    @property
    def lines(self) -> re.Pattern[str] | None:
        return union(self.rule.lines, re.IGNORECASE)

    @property
    def inside(self) -> re.Pattern[str] | None:
        return union(self.rule.inside, re.NOFLAG)


class PlaceContextPatterns:
    """The contexts of mistranslated names, compiled when a text first holds such a name."""

    def __init__(self, section: RepairSection) -> None:
        contexts = section.place_contexts
        between = rf"(?:(?:{alternatives(contexts.articles)})\s?)?"
        self.before = {
            name: re.compile(
                rf"\b(?:{alternatives(getattr(contexts, name))})(?:\s|(?<=['’])){between}\Z", re.IGNORECASE
            )
            for name in ("border", "direction", "state", "settlement")
        }
        countries, links = alternatives(contexts.countries), alternatives(contexts.coordinators)
        self.listed_before = re.compile(rf"\b(?:{countries})(?:\s(?:{links})|,)\s{between}\Z")
        self.listed_after = re.compile(rf"(?:\s(?:{links})|,)\s{between}(?:{countries})\b")
        self.deed = re.compile(rf"\s(?:{alternatives(contexts.deed)})\b")
        self.veto = re.compile(rf"\b(?:{alternatives(contexts.vetoes)})", re.IGNORECASE)
        self.bare = re.compile(rf"\b(?:{alternatives(contexts.bare)})\s\Z", re.IGNORECASE)


class RepairWords:
    """One pack's repair section, compiled."""

    def __init__(self, section: RepairSection) -> None:
        self.section = section
        rules = [BoilerplatePatterns(rule) for rule in section.boilerplate]
        hints = [(hint, patterns) for patterns in rules for hint in patterns.rule.hints]
        self.hinted = [patterns for _, patterns in hints]
        self.place_forms = [(form, rule) for rule in section.place_names for form in place_forms(rule)]
        self.hints = scanner([*(hint for hint, _ in hints), *(form.lower() for form, _ in self.place_forms)])
        self.place_hints = scanner([form for form, _ in self.place_forms])
        self.dangling: dict[str, list[str]] = {}
        for phrase in (*section.seams.dangling, *section.seams.dangling_phrases):
            self.dangling.setdefault(last_word(phrase), []).append(phrase)
        self.dangling_ends = frozenset(phrase[-2:] for phrases in self.dangling.values() for phrase in phrases)
        self.relative = re.compile(rf"(?:{alternatives(section.seams.relatives)})(?![\w-])")
        self.continuation = re.compile(rf"(?:{alternatives(section.seams.continuations)})(?![\w-])")
        self.articles = frozenset(section.names.articles)
        going_on = (*section.seams.relatives, *section.seams.continuations, *section.names.articles)
        self.openings = frozenset(word[0] for word in going_on)  # what a sentence that was cut can go on with
        cues = rf"(?:{alternatives(section.quotations.after)})(?!\w)"
        speaker = rf"(?:[^\W\d_][\w.'’-]*\s){{0,{section.quotations.words_before}}}"
        self.cue = re.compile(cues, re.IGNORECASE)
        self.speaker_cue = re.compile(speaker + cues, re.IGNORECASE)
        self.known_contexts: PlaceContextPatterns | None = None

    @property
    def contexts(self) -> PlaceContextPatterns:
        """The contexts of mistranslated names."""
        if self.known_contexts is None:
            self.known_contexts = PlaceContextPatterns(self.section)
        return self.known_contexts

    def hits(self, text: str) -> tuple[list[tuple[BoilerplatePatterns, int]], bool]:
        """The boilerplate rules of which a hint occurs in the text, and where, by one scan.

        And False where no mistranslation of a place's name occurs, in any case.
        """
        lowered = text.lower()
        whole = len(lowered) == len(text)
        if not whole:  # a few letters change their length; then only ASCII is lowered
            lowered = "".join(character.lower() if character.isascii() else character for character in text)
        try:
            found = self.hints.find_matches_as_indexes(lowered, overlapping=True)
        except UnicodeError:  # half a character, which the scanner refuses
            found = self.hints.find_matches_as_indexes(SURROGATE.sub("\ufffd", lowered), overlapping=True)
        count = len(self.hinted)
        hits = [(self.hinted[index], start) for index, start, _ in found if index < count]
        return hits, not whole or len(hits) < len(found)

    def forms_in(self, text: str) -> frozenset[str]:
        """The mistranslations of places' names that occur in the text, by one scan."""
        try:
            found = self.place_hints.find_matches_as_indexes(text, overlapping=True)
        except UnicodeError:  # half a character, which the scanner refuses
            found = self.place_hints.find_matches_as_indexes(SURROGATE.sub("\ufffd", text), overlapping=True)
        return frozenset(self.place_forms[index][0] for index, _, _ in found)

    def dangles(self, text: str, stop: int) -> bool:
        """True where the text before ``stop`` ends with a word or phrase that ends no sentence."""
        end = text[max(0, stop - 2) : stop].lower().replace("’", "'")
        if end not in self.dangling_ends and end[-1:] not in self.dangling_ends:
            return False
        tail = text[max(0, stop - TAIL) : stop].lower().replace("’", "'")
        for phrase in self.dangling.get(last_word(tail), ()):
            edge = tail[: -len(phrase)][-1:]
            if tail.endswith(phrase) and not edge.isalnum() and edge not in ("'", "-"):
                return True
        return False

    def finite(self, piece: str) -> bool:
        """True where a piece of text holds a word that can only be, or most often is, a finite verb."""
        seams = self.section.seams
        return any(
            word in seams.finite or word.endswith(seams.finite_endings) for word in LETTERS.findall(piece.lower())
        )


def scanner(words: list[str]) -> ahocorasick_rs.AhoCorasick:
    """Finds words in one scan; of the kind that is fastest, which few words can afford."""
    return ahocorasick_rs.AhoCorasick(words, implementation=ahocorasick_rs.Implementation.DFA)


def last_word(text: str) -> str:
    """What stands behind the last space or apostrophe; an elided word with its apostrophe."""
    return text[max(text.rfind(" "), text.rfind("\n"), text.rfind("'", 0, -1)) + 1 :]


def place_forms(rule: PlaceNameRule) -> list[str]:
    """The words of a rule, in lower case too where the rule allows it."""
    return list(
        dict.fromkeys(form for word in rule.words for form in ((word, word.lower()) if rule.lower else (word,)))
    )


def loose(phrase: str) -> str:
    """A pattern for a phrase with either apostrophe and any white space."""
    return re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s")


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; one that never matches where there are none."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(loose, ordered)) if ordered else r"(?!)"


@functools.cache
def union(patterns: tuple[str, ...], flags: re.RegexFlag) -> re.Pattern[str] | None:
    """One pattern of several; None where there are none."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, flags) if joined else None


@functools.cache
def open_words(pack: Pack) -> RepairWords:
    """The compiled repair section of a pack."""
    return RepairWords(pack.section("repair", RepairSection))
