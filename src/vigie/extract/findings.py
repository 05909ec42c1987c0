"""Data without behaviour: what the readers of attributions and happenings hand each other."""

from __future__ import annotations

import msgspec

from vigie.model.claim import Factuality, Outcome
from vigie.model.document import Sentence
from vigie.model.mention import Cue
from vigie.model.syntax import Item, NounGroup, VerbGroup


class Quotation(msgspec.Struct):
    """Tokens ``[first, last)`` with their marks; ``start``, ``end`` are the characters between the marks."""

    first: int
    last: int
    start: int
    end: int
    open_lost: bool = False
    close_lost: bool = False


class Commitment(msgspec.Struct, frozen=True):
    """What the text commits to, with the ids of the rules that said so.

    ``unreal`` where nothing has happened or is announced: somebody can do it, or it is to be prevented; ``decided``
    where it is planned because somebody decided it.
    """

    factuality: Factuality
    outcome: Outcome
    background: bool
    rules: tuple[str, ...]
    unreal: bool = False
    decided: bool = False


class Phrase(msgspec.Struct):
    """Tokens ``[first, last)`` of a noun phrase and its head group; ``timex`` a time found beside it."""

    first: int
    last: int
    group: NounGroup
    head_last: int = 0
    timex: int | None = None
    relative: bool = False


class Right(msgspec.Struct):
    """What stands between a cue verb and its content: whom the source told, when, an inverted pronoun."""

    token: int
    relay: list[str]
    timex: int | None = None
    pronoun: int | None = None
    from_source: Phrase | None = None


class Place(msgspec.Struct):
    """Where a happening stands: its head token, sentence, governing verb group and clause window in tokens."""

    head: int
    sentence: Sentence
    items: list[Item]
    item: int
    verb: VerbGroup | None
    first: int
    last: int
    cues: list[Cue]
    nominal: bool = False
    parts: frozenset[str] = frozenset()  # nouns of a part in a deed: who denies one does not deny the deed
    past: frozenset[str] = frozenset()  # ids of rules of verbs that look back on a deed ("*investigate* the murder")
    markers: frozenset[str] = frozenset()  # words that an infinitive opens with, in a language that has them


class Kinds(dict[int, str]):
    """The kind of each item by its index; "" for an index that is none."""

    def __missing__(self, k: int) -> str:
        return ""
