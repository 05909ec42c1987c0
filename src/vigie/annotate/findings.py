"""Data without behaviour: what the readers of this stage hand each other."""

from __future__ import annotations

import msgspec

from vigie.knowledge.gazetteer import Found
from vigie.lexicon.places import PlaceClass
from vigie.lexicon.times import Role
from vigie.model.mention import Number, Qualifier

Range = tuple[int, int]  # index of the mention, token after its last


class Beside(msgspec.Struct, frozen=True):
    """A class word beside a name: tokens ``[first, last)``, its words and its class."""

    first: int
    last: int
    word: str
    entry: PlaceClass


class Match(msgspec.Struct):
    """Tokens ``[first, last)`` that the gazetteer knows as a name; ``score`` is how surely they are a place here.

    ``strong``: the words around say that it is a place. ``blocked``: it is part of a longer name; ``seat``: of a
    body's that stands there ("Athens Library"). ``start`` and ``end`` are the characters of a match that is only a
    part of a token ("Iowa-based", "Chad-Sudan"), else -1; ``paired``: such a part beside another name. ``shared``: the
    class word of the list that the name is on.
    """

    first: int
    last: int
    key: str
    found: Found
    start: int = -1
    end: int = -1
    score: float = 0.0
    strong: bool = False
    blocked: bool = False
    seat: bool = False
    paired: bool = False
    beside: Beside | None = None
    shared: Beside | None = None


class Core(msgspec.Struct):
    """Tokens ``[first, last)`` say ``low..high``. ``tail`` is what a compound goes on with ("year-old").

    ``end`` is where the number itself ends in the text; ``scale`` the last power of ten that was said apart.
    """

    first: int
    last: int
    low: Number
    high: Number
    rule: str
    end: int
    qualifier: Qualifier = "exact"
    digits: bool = False
    scale: Number = 1
    tail: str = ""
    unit: str | None = None
    needs_noun: bool = False
    unless_noun: bool = False


class Draft(msgspec.Struct, frozen=True):
    """An expression read by a rule, or joined of several."""

    start: int
    end: int
    shape: str
    slots: dict[str, str | int]
    rule: str
    role: Role | None = None


class Marks(msgspec.Struct):
    """First token of a mention -> (its index in the layer, the token after its last)."""

    timexes: dict[int, Range]
    quantities: dict[int, Range]
    places: dict[int, Range]
    actors: dict[int, Range]
    starts: frozenset[int] = frozenset()
    newsrooms: frozenset[int] = frozenset()  # first tokens of agencies and media by name


class Choice(msgspec.Struct):
    """What of a text is to be read.

    ``text`` has the length of the text given, blank where nothing is read; ``wanted`` are the stretches that tell, as
    (start, end) in code points, in order.
    """

    text: str
    wanted: list[tuple[int, int]]


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """A trained CRF: for each feature the labels it speaks for and how much, whole numbers to be divided by ``scale``.

    ``counts`` is one byte per feature (how many labels); ``labels_of`` is one byte, ``weights`` two bytes (signed,
    little-endian) for each of these labels; ``transitions`` are rows from label, columns to label.
    """

    labels: list[str]
    scale: int
    transitions: list[list[int]]
    features: str
    counts: bytes
    labels_of: bytes
    weights: bytes
