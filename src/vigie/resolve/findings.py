"""Data without behaviour: what is known of names and times on the way to their identities."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from vigie.knowledge.actors import Actor, Actors
from vigie.lexicon.actors import ActorClass, ActorSection
from vigie.model.mention import ActorMention, PlaceCandidate

Precision = Literal["minute", "hour", "part_of_day", "day", "days", "week", "month", "year", "unknown"]


class Context(msgspec.Struct):
    """What is known on the way through a document."""

    actors: Actors
    country: str | None
    year: int | None
    counts: dict[str, int]
    classes: dict[str, ActorClass]
    section: ActorSection
    named: list[Actor] = []
    force_countries: list[str] = []
    owners: list[ActorMention] = []  # the sentence's bodies with an identity: whose "its forces" are


class Stretch(msgspec.Struct, frozen=True):
    """First and last day, how exact they are, and their TIMEX3 value."""

    first: date
    last: date
    precision: Precision
    value: str


class Name(msgspec.Struct):
    """One name of the report with all its mentions: they mean one place. ``kin``: of what kind its list is.

    ``filed``: a dateline has it. ``hamlet``: its first mention is called a village.
    """

    mentions: list[int]
    candidates: tuple[PlaceCandidate, ...]
    fitting: frozenset[str] | None
    base: list[float]
    listed: bool = False
    held: set[int] = set()
    holding: set[int] = set()
    vote: tuple[str | None, int] = (None, 0)
    leaders: dict[str | None, list[tuple[PlaceCandidate, float]]] = {}  # by their countries
    elsewhere: bool = False
    filed: bool = False
    hamlet: bool = False
    kind: str | None = None
    kin: str | None = None
    scores: list[float] = []  # of the candidates, without what the names around say
    best: int = 0
    score: float = 0.0


class Ground(msgspec.Struct, frozen=True):
    """What an expression is computed from: publication, the day told before, the tense, the preposition's role."""

    published: date | None
    told: date | None
    tense: str
    role: str

    @property
    def way(self) -> int:
        return 1 if self.tense == "future" else -1


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Weights of the signs, the intercept, and the confidence under which a draft is not told as a claim.

    ``known_threshold`` holds where the report is known to be about conflict.
    """

    intercept: float
    threshold: float
    known_threshold: float
    signs: dict[str, float]
