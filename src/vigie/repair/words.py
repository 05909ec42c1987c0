"""Words: a pack's repair section compiled to the patterns that the passes use."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

import ahocorasick_rs
import msgspec

from vigie.lexicon.pack import Pack
from vigie.lexicon.repair import BoilerplateRule, PlaceNameRule, RepairSection


class BoilerplatePatterns(msgspec.Struct, frozen=True):
    """A boilerplate rule with its patterns compiled; None where it has none of that sort."""

    rule: BoilerplateRule
    lines: re.Pattern[str] | None
    inside: re.Pattern[str] | None


class PlacePatterns(msgspec.Struct, frozen=True):
    """A rule for a mistranslated name with the pattern that finds its words."""

    rule: PlaceNameRule
    pattern: re.Pattern[str]


class RepairWords:
    """One pack's repair section, compiled. ``hinted`` says by one scan which rules a text can need at all."""

    def __init__(self, section: RepairSection) -> None:
        self.section = section
        self.boilerplate = [
            BoilerplatePatterns(rule, union(rule.lines, re.IGNORECASE), union(rule.inside, re.NOFLAG))
            for rule in section.boilerplate
        ]
        self.places = [PlacePatterns(rule, place_pattern(rule)) for rule in section.place_names]
        hints = [(hint, rule.id) for rule in section.boilerplate for hint in rule.hints]
        hints += [(word.lower(), rule.id) for rule in section.place_names for word in rule.words]
        self.hint_ids = [rule_id for _, rule_id in hints]
        self.hints = ahocorasick_rs.AhoCorasick([hint for hint, _ in hints])
        contexts, articles = section.place_contexts, section.place_contexts.articles
        between = rf"(?:(?:{'|'.join(map(loose, articles))})\s?)?" if articles else ""
        self.before = {
            name: re.compile(rf"\b(?:{alternatives(getattr(contexts, name))})(?:\s|(?<=['’])){between}\Z", re.IGNORECASE)
            for name in ("border", "direction", "state", "settlement")
        }
        countries, links = alternatives(contexts.countries), alternatives(contexts.coordinators)
        self.listed_before = re.compile(rf"\b(?:{countries})(?:\s(?:{links})|,)\s{between}\Z")
        self.listed_after = re.compile(rf"(?:\s(?:{links})|,)\s{between}(?:{countries})\b")
        self.deed = re.compile(rf"\s(?:{alternatives(contexts.deed)})\b")
        self.veto = re.compile(rf"\b(?:{alternatives(contexts.vetoes)})", re.IGNORECASE)
        self.bare = re.compile(rf"\b(?:{alternatives(contexts.bare)})\s\Z", re.IGNORECASE)
        seams = section.seams
        self.dangling = re.compile(
            rf"(?<![\w'’-])(?:{alternatives((*seams.dangling, *seams.dangling_phrases))})\Z", re.IGNORECASE
        )
        self.relative = re.compile(rf"(?:{alternatives(seams.relatives)})(?![\w-])")
        names = section.names
        self.article = re.compile(rf"(?<![\w-])(?:{alternatives(names.articles)})-(?=[\s.,;:!?»”\")]|\Z)", re.IGNORECASE)
        self.cue = re.compile(rf"(?:{alternatives(section.quotations.after)})(?!\w)", re.IGNORECASE)

    def hinted(self, text: str) -> frozenset[str]:
        """Ids of the rules for which a hint occurs in the text."""
        found = self.hints.find_matches_as_indexes(text.lower(), overlapping=True)
        return frozenset(self.hint_ids[index] for index, _, _ in found)

    def finite(self, piece: str) -> bool:
        """True where a piece of text holds a word that can only be, or most often is, a finite verb."""
        seams = self.section.seams
        return any(word in seams.finite or word.endswith(seams.finite_endings) for word in LETTERS.findall(piece.lower()))


LETTERS = re.compile(r"[^\W\d_]+")


def loose(phrase: str) -> str:
    """A pattern for a phrase with either apostrophe and any white space."""
    return re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s")


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; one that never matches where there are none."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(loose, ordered)) if ordered else r"(?!)"


def union(patterns: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    """One pattern of several; None where there are none."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, flags) if joined else None


def place_pattern(rule: PlaceNameRule) -> re.Pattern[str]:
    """The words of a rule as whole words; in lower case too where the rule allows it."""
    forms = {form: None for word in rule.words for form in ((word, word.lower()) if rule.lower else (word,))}
    return re.compile(rf"(?<![\w-])(?:{alternatives(forms)})(?![\w-])")


@functools.cache
def open_words(pack: Pack) -> RepairWords:
    """The compiled repair section of a pack."""
    return RepairWords(pack.section("repair", RepairSection))
