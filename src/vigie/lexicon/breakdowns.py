"""The pack section ``breakdowns``: words that say who the people counted in a sentence before were."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.lexicon.pack import Pack
from vigie.model.claim import Harm

Way = Literal["among", "of", "wholes", "fatal"]
Phrase = tuple[tuple[str, ...], Way, Harm | None]


class BreakdownSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases by the harm that they speak of, None for any.

    ``among``: "among the dead *were two women*"; ``of``: "two *of the dead* were women"; ``wholes``: "*the dead*
    include two women"; ``fatal``: "six were shot, two of them *fatally*". ``belonging``: lemmas of verbs that tie
    people to an ``among``; ``including``: lemmas that follow a whole; ``naming``: lemmas of verbs that give the names
    of the people of a phrase, behind one of ``naming_as`` ("the dead were *identified as* ...").
    """

    among: dict[str, Harm | None]
    of: dict[str, Harm | None]
    wholes: dict[str, Harm | None]
    fatal: dict[str, Harm | None]
    belonging: frozenset[str]
    including: frozenset[str]
    naming: frozenset[str]
    naming_as: tuple[str, ...]


class Breakdowns(msgspec.Struct, frozen=True):
    """The section with its phrases by first word, the longest first.

    ``seconds``: the second words by the first, but for words that are a phrase by themselves.
    """

    section: BreakdownSection
    phrases: dict[str, tuple[Phrase, ...]]
    seconds: dict[str, frozenset[str]]


@functools.cache
def open_breakdowns(pack: Pack) -> Breakdowns:
    """The pack's breakdowns."""
    section = pack.section("breakdowns", BreakdownSection)
    found: dict[str, list[Phrase]] = {}
    tables: tuple[tuple[Way, dict[str, Harm | None]], ...] = (
        ("among", section.among), ("of", section.of), ("wholes", section.wholes), ("fatal", section.fatal),
    )  # fmt: skip
    for way, table in tables:
        for phrase, harm in table.items():
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, way, harm))
    ordered = {word: tuple(sorted(known, key=lambda p: (-len(p[0]), p[0]))) for word, known in found.items()}
    longer = {word: known for word, known in ordered.items() if len(known[-1][0]) > 1}
    seconds = {word: frozenset(phrase[1] for phrase, _, _ in known) for word, known in longer.items()}
    return Breakdowns(section, ordered, seconds)
