"""A document: a report in work. Repaired text, offset map to the original text, tokens, and one layer per noun.

Layers are filled by the stages in the order of pipeline.py; each stage reads the layers before it and adds its own.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from vigie.model.mention import ActorMention, Attribution, Cue, Hit, PlaceMention, Quantity, Timex, Trigger
from vigie.model.report import Issue, Repair, Report
from vigie.model.syntax import Clause, Item, NounGroup, VerbGroup


class Tokens(msgspec.Struct):
    """The token stream as parallel lists; offsets in code points of the document's text.

    ``pos`` is UPOS ("NOUN", "PROPN", "VERB", ...), "" where the sentence was not read in full. ``form`` says more of
    VERB and AUX: "Fin" (finite), "Fut", "Cnd", "Sub", "Imp", "Inf", "Part" (past participle), "Ger" (present
    participle, gerund); "" elsewhere. ``lemmas`` are lower case.
    """

    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    lowers: list[str] = []
    pos: list[str] = []
    form: list[str] = []
    lemmas: list[str] = []

    def __len__(self) -> int:
        return len(self.starts)


class Sentence(msgspec.Struct, gc=False):
    """Tokens ``[first, last)`` = characters ``[start, end)``; ``full`` where the sentence gets the full reading."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    kind: Literal["title", "body"] = "body"
    full: bool = True


class OffsetMap(msgspec.Struct):
    """Where each stretch of the document's text stood in the original text.

    Parallel, ascending lists: piece ``i`` is ``[starts[i], starts[i+1])`` of the text. A piece that is ``copied`` maps
    code point by code point from ``originals[i]``; any other stands as a whole for
    ``[originals[i], original_ends[i])``. Made by repair/offsets.py; an empty map is the identity.
    """

    starts: list[int] = []
    ends: list[int] = []
    originals: list[int] = []
    original_ends: list[int] = []
    copied: list[bool] = []


class Document(msgspec.Struct):
    report: Report
    text: str
    offsets: OffsetMap
    repairs: list[Repair] = []
    issues: list[Issue] = []
    language: str = ""
    tokens: Tokens = msgspec.field(default_factory=Tokens)
    sentences: list[Sentence] = []
    timexes: list[Timex] = []
    quantities: list[Quantity] = []
    places: list[PlaceMention] = []
    actors: list[ActorMention] = []
    triggers: list[Trigger] = []
    hits: dict[int, list[Hit]] = {}
    cues: list[Cue] = []
    items: list[list[Item]] = []
    groups: list[NounGroup] = []
    verbs: list[VerbGroup] = []
    clauses: list[Clause] = []
    attributions: list[Attribution] = []
    unclaimed: list[Attribution] = []  # that no claim rests on, read where annotations are asked for
    datelines: list[tuple[int, int]] = []  # characters that say where and when a report was filed
    country: str | None = None  # that the report is about, ISO 3166-1 alpha-2
    scenery: list[int] = []  # indexes of the places where what the report tells can have happened
    dated: dict[int, list[Clause]] | None = None  # the clauses that each time stands in, once they are asked for

    def has_number(self, group: NounGroup) -> bool:
        """True for a noun group with a number of its own ("*nine* men", "*nine*"); an article is none."""
        return group.quantity is not None and not self.quantities[group.quantity].rule.endswith("article")
