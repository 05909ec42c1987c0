"""The pack section ``modality``: the words and moods that say whether something happened, may happen or is history."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.lexicon.pack import Pack
from vigie.lexicon.phrases import Locutions, Phrases, phrases_of
from vigie.lexicon.syntax import open_syntax

Effect = Literal[
    "done",
    "attempted",
    "foiled",
    "planned",
    "decided",
    "demanded",
    "able",
    "hypothetical",
    "hedged",
    "denied",
    "owned",
    "open",
]


class ShellRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs (lemmas) that govern a happening and say whether it came about.

    ``able``: somebody can do it; ``owned``: only whose it is; ``open``: negated, they leave it open ("did not confirm
    the death"); ``decided``: planned, unless it is in force once somebody decides it ("decided to close the border").
    ``done``: forms in which the verb says that it was done ("*had* to retreat").
    """

    id: str
    effect: Effect
    verbs: tuple[str, ...]
    done: frozenset[str] = frozenset()
    examples: tuple[str, ...]


class MarkerRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases that bear on the ``clause`` or ``sentence`` they stand in, or on what comes ``after`` them.

    ``subordinating``: only where the phrase opens a clause of its own (it must not be "si violent que"). ``in_turn``:
    not where its subject is told to have done something first ("a abattu un garde *avant de* s'enfuir").
    """

    id: str
    effect: Effect
    scope: Literal["clause", "sentence", "after"]
    words: tuple[str, ...]
    subordinating: bool = False
    in_turn: bool = False
    examples: tuple[str, ...]


class MoodRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form of the finite verb; ``perfect`` and ``passive`` None where they do not matter.

    ``told``: the effect in what somebody has said: the future seen from then ("a annoncé qu'il *enverrait*").
    """

    id: str
    form: str
    effect: Effect
    told: Effect | None = None
    perfect: bool | None = None
    passive: bool | None = None
    examples: tuple[str, ...]


class AuxiliaryRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Auxiliaries by form; two words where the second follows in the same verb group ("could have")."""

    id: str
    words: tuple[str, ...]
    effect: Effect
    examples: tuple[str, ...]


class HistoryRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases that say: this is recalled, not news; ``unless``: not where one of these words follows."""

    id: str
    words: tuple[str, ...]
    unless: frozenset[str] = frozenset()
    examples: tuple[str, ...]


ModalityRule = ShellRule | MarkerRule | MoodRule | AuxiliaryRule | HistoryRule


class ModalitySection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    shells: tuple[ShellRule, ...]
    markers: tuple[MarkerRule, ...]
    moods: tuple[MoodRule, ...]
    auxiliaries: tuple[AuxiliaryRule, ...]
    history: tuple[HistoryRule, ...]
    pluperfect: frozenset[str]
    restrictive: frozenset[str]
    emphatic: frozenset[str]
    doubtful: frozenset[str]
    ages: frozenset[str] = frozenset()  # forms for people and arms of ages past ("legionaries", "muskets")
    births: frozenset[str] = frozenset()  # forms for who was born: a death long ago told beside them is a life's end
    ages_too: frozenset[str] = frozenset()  # such forms that name clubs, regiments and men of today as well
    purposes: frozenset[str] = frozenset()  # nouns (lemmas) for what is wanted ("the *aim* was to take the town")


class ModalityLexicon(msgspec.Struct):
    """The section as look-up tables."""

    section: ModalitySection
    shells: Locutions[ShellRule]
    markers: Phrases[MarkerRule | HistoryRule]
    auxiliaries: Phrases[AuxiliaryRule]
    copulas: frozenset[str]
    rules: dict[str, ModalityRule]


@functools.cache
def open_modality(pack: Pack) -> ModalityLexicon:
    """The modality section of a pack."""
    section = pack.section("modality", ModalitySection)
    shells: Locutions[ShellRule] = Locutions(open_syntax(pack).section.reflexives)
    for shell in section.shells:
        for verb in shell.verbs:
            shells.add(verb, shell)
    every: list[ModalityRule] = [*section.shells, *section.markers, *section.moods]
    every += [*section.auxiliaries, *section.history]
    marks: list[tuple[tuple[str, ...], MarkerRule | HistoryRule]] = []
    marks.extend((rule.words, rule) for rule in section.markers)
    marks.extend((history.words, history) for history in section.history)
    return ModalityLexicon(
        section=section,
        shells=shells,
        markers=phrases_of(marks),
        auxiliaries=phrases_of((rule.words, rule) for rule in section.auxiliaries),
        copulas=open_syntax(pack).section.copulas,
        rules={rule.id: rule for rule in every},
    )
