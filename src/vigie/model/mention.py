"""What the annotate stage sees in a document: every mention is a span with what it says and the rule that saw it."""

from __future__ import annotations

from typing import Literal

import msgspec

# Mentions hold nothing that holds them, so the garbage collector need not look at them (``gc=False``).
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Number = int | float  # not ``float``, under which compiled code would make whole numbers broken ones: 4.0
Qualifier = Literal["exact", "at_least", "more_than", "at_most", "about", "between", "vague"]
Relation = Literal["in", "near", "north", "south", "east", "west", "between", "part", "from", "to", "outside"]


class Timex(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A span that expresses time.

    ``value`` is the TIMEX3 value, symbolic where it needs an anchor that is not yet known. ``shape`` and ``slots``
    are what the resolver computes with: the grammar's own reading of the words, free of any anchor.
    """

    start: int
    end: int
    type: TimexType
    value: str
    rule: str
    shape: str = ""
    slots: dict[str, str | int] = {}
    role: Literal["at", "since", "until", "between", "within", "ago", "duration", "set", "bare"] = "bare"
    historical: bool = False


class ResolvedTime(msgspec.Struct, frozen=True, kw_only=True):
    """Where a timex lies on the calendar: ISO dates or date-times, ``end`` inclusive; None where unresolved."""

    start: str | None
    end: str | None
    precision: Literal["minute", "hour", "part_of_day", "day", "days", "week", "month", "year", "unknown"]
    value: str
    inferred: bool = False


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A span that expresses a number: ``low..high`` with its qualifier; ``unit`` None where it counts what follows.

    ``unit`` names a measure that is no count of people: money, distance, percent, age, duration, ordinal, date, ...
    ``word`` is the head of a number noun ("dizaine", "dozens") where there is one.
    """

    start: int
    end: int
    low: Number
    high: Number
    qualifier: Qualifier
    rule: str
    unit: str | None = None
    core_start: int = 0
    core_end: int = 0


class PlaceCandidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry of the gazetteer that a place mention may mean. ``country`` is ISO 3166-1 alpha-2."""

    geonames_id: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    kind: str
    population: int
    score: float = 0.0


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A span that names a place; ``kind_word`` is the class word beside it ("province", "camp"), if any."""

    start: int
    end: int
    name: str
    rule: str
    kind_word: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    resolved: PlaceCandidate | None = None


class ActorMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A span that names or describes an actor. ``name`` is the words of the report.

    ``kind`` is one of the actor kinds of the knowledge base (state_force, rebel_group, militia, monitor, ...);
    ``generic`` True where the words name a class ("the army") and not one body. ``actor_ids`` are the candidates.
    """

    start: int
    end: int
    name: str
    rule: str
    kind: str
    generic: bool = False
    country: str | None = None
    actor_ids: tuple[str, ...] = ()
    actor_id: str | None = None


class Trigger(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A span that signals a kind of happening; ``token`` is the index of its head token."""

    start: int
    end: int
    event_type: str
    rule: str
    token: int


class Cue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A span that signals attribution, hedge, denial, negation or intention; ``kind`` says which."""

    start: int
    end: int
    kind: str
    rule: str
    token: int


class SourceMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Whoever an attribution credits, as the text names it; spans in code points of the document's text.

    ``whole`` is the span of all that names them, with appositions and relative clauses; None where it is the same.
    ``impersonal`` where the words name a count or a document and nobody who issued it.
    """

    start: int
    end: int
    name: str
    source_class: str
    actor_id: str | None = None
    whole: tuple[int, int] | None = None
    impersonal: bool = False


class Attribution(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that one cue says: who (``source``), by which words (``cue_*``), what (``content``: one or more spans)."""

    source: SourceMention | None
    cue_start: int
    cue_end: int
    cue: str
    content: tuple[tuple[int, int], ...]
    relay: tuple[str, ...] = ()
    hedged: bool = False
    denied: bool = False
    said_timex: int | None = None
    rule: str = ""


class Hit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tokens ``[first, last)`` match a pack rule of a section; ``token`` is the head, ``rule`` the rule's id."""

    first: int
    last: int
    token: int
    section: str
    shape: str
    rule: str
