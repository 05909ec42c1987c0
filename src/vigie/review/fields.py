"""Fields: what a reviewer gives for a field of a claim, made into a value of it, with identities where there are any.

A reviewer need not give what follows from the rest: words stand for a name, a name or a number for a place's point, an
id for an actor's country, the shape of a date for its precision. Whatever the machine's own value has is taken too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from vigie.errors import ReviewError
from vigie.knowledge.actors import open_actors
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.knowledge.taxonomy import open_taxonomy, vocabulary
from vigie.ledger.reviewed import plain
from vigie.model.claim import (
    ClaimActor,
    ClaimAttribution,
    ClaimObject,
    ClaimPlace,
    ClaimTime,
    Factuality,
    Figure,
    Harm,
    Kind,
    Means,
    Outcome,
    Period,
    Role,
    SourceClass,
)
from vigie.model.mention import PlaceCandidate, Qualifier
from vigie.model.review import FIELDS
from vigie.model.span import Span
from vigie.resolve.place_words import precision
from vigie.review.dates import first_day, last_day, precision_of

DIVISIONS = ("admin1", "admin2", "region")
TOWN = 15_000  # people


class Words(msgspec.Struct, frozen=True):
    """The text that spans count in, the words of the claim, and the country that its report is about."""

    text: str
    span: Span
    country: str | None = None

    def at(self, span: Span | None, field: str) -> Span:
        """The span, or that of the claim's words; ReviewError where it lies outside the text."""
        if span is None:
            return self.span
        if not 0 <= span.start < span.end <= len(self.text):
            raise ReviewError(f"[{span.start}, {span.end}) is no stretch of the text.", field)
        return span

    def named(self, name: str | None, span: Span | None, field: str) -> str:
        """The name that is given, else the words of the span; ReviewError where there is neither."""
        found = name or (self.text[span.start : span.end] if span is not None else "")
        if not found.strip():
            raise ReviewError("give a name, or the words that are it.", field)
        return " ".join(found.split())


class GivenPlace(msgspec.Struct, frozen=True, kw_only=True):
    name: str | None = None
    text: str | None = None
    geonames_id: int | None = None
    country: str | None = None
    relation: str | None = None
    span: Span | None = None


class GivenTime(msgspec.Struct, frozen=True, kw_only=True):
    start: str
    end: str | None = None
    span: Span | None = None


class GivenFigure(msgspec.Struct, frozen=True, kw_only=True):
    harm: Harm
    low: int
    high: int | None = None
    group: str = "people"
    qualifier: Qualifier = "exact"
    part_of: int | None = None
    span: Span | None = None


class GivenActor(msgspec.Struct, frozen=True, kw_only=True):
    role: Role
    name: str | None = None
    actor_id: str | None = None
    country: str | None = None
    span: Span | None = None


class GivenSource(msgspec.Struct, frozen=True, kw_only=True):
    source: str | None = None
    actor_id: str | None = None
    source_class: SourceClass | None = msgspec.field(name="class", default=None)
    relay: tuple[str, ...] = ()
    cue: str = ""
    span: Span | None = None
    said_on: str | None = None


class GivenKind(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    span: Span | None = None


def values(given: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Field -> value of each field that is given, as JSON; ReviewError names the first that cannot be one."""
    found: dict[str, Any] = {}
    for field, value in given.items():
        if field not in MAKERS:
            raise ReviewError(f"there is no field {field!r} to correct: one of {', '.join(FIELDS)}.", field)
        try:
            found[field] = plain(MAKERS[field](value, words))
        except msgspec.ValidationError as error:
            raise ReviewError(f"{field}: {error}.", field) from error
    return found


def event_type(value: Any, _: Words) -> str:
    """An event type of the taxonomy."""
    return of_list(value, open_taxonomy().types, "event_type")


def of_list(value: Any, known: Iterable[str], field: str) -> str:
    """A value of a controlled list; ReviewError where it is none."""
    if value not in (names := list(known)):
        raise ReviewError(f"{value!r} is none of {', '.join(names)}.", field)
    return str(value)


def place(value: Any, words: Words) -> ClaimPlace | None:
    """A place: of the gazetteer where its number or name is there, else by name alone; None for none."""
    if value is None:
        return None
    given = msgspec.convert(value, GivenPlace)
    name = words.named(given.name or given.text, given.span, "place")
    found = entry_of(name, given, words)
    if found is None and given.geonames_id is not None:
        raise ReviewError(f"the gazetteer has no {name} of number {given.geonames_id}.", "place")
    span = words.at(given.span, "place")
    kind = found.kind if found is not None else "unknown"
    return ClaimPlace(
        text=words.text[span.start : span.end] if given.span is not None else name,
        name=found.name if found is not None else name, geonames_id=found.geonames_id if found is not None else None,
        lat=found.lat if found is not None else None, lon=found.lon if found is not None else None,
        country=found.country if found is not None else (given.country or words.country),
        admin1=found.admin1 if found is not None else None, kind=kind,
        precision=precision(kind, given.relation, inside=given.relation == "part", known=found is not None),
        relation=given.relation, span=span, inferred=False,
    )  # fmt: skip


def entry_of(name: str, given: GivenPlace, words: Words) -> PlaceCandidate | None:
    """The gazetteer's entry: of the number, else of the country given or told of, else the best known of the name."""
    found = open_gazetteer().lookup(name).candidates
    # "Aleppo", said by a person who needs not say it, is the city and not the province around it.
    candidates = sorted(found, key=lambda c: c.kind in DIVISIONS or c.population < TOWN) if found else found
    if given.geonames_id is not None:
        return next((c for c in candidates if c.geonames_id == given.geonames_id), None)
    country = (given.country or words.country or "").upper()
    at_home = [c for c in candidates if c.country == country]
    return next(iter(at_home if given.country else [*at_home, *candidates]), None)


def time(value: Any, words: Words) -> ClaimTime | None:
    """A time; None for none."""
    if value is None:
        return None
    given = msgspec.convert(value, GivenTime)
    end = given.end or given.start
    return ClaimTime(
        start=day_of(given.start, "time"), end=day_of(end, "time", last=True),
        precision=precision_of(given.start) if end == given.start else "days",
        value=given.start if end == given.start else f"{given.start}/{end}", span=words.at(given.span, "time"),
        inferred=False,
    )  # fmt: skip


def period(value: Any, words: Words) -> Period | None:
    """The period of a toll; None for none."""
    if value is None:
        return None
    given = msgspec.convert(value, GivenTime)
    return Period(
        start=day_of(given.start, "period"), end=day_of(given.end, "period", last=True) if given.end else None,
        span=words.at(given.span, "period"),
    )  # fmt: skip


def day_of(written: str, field: str, *, last: bool = False) -> str:
    """The first day of a date of any exactness, or the last; a time of day stays. ReviewError for what is none."""
    try:
        return last_day(written) if last else first_day(written)
    except ValueError as error:
        words = f"{written!r} is no date: write 2024, 2024-11, 2024-11-30 or 2024-11-30T18:05."
        raise ReviewError(words, field) from error


def figures(value: Any, words: Words) -> tuple[Figure, ...]:
    """The figures of a claim; ReviewError where bounds are crossed or a subset has no whole."""
    made = []
    for index, given in enumerate(msgspec.convert(value, list[GivenFigure])):
        high = given.low if given.high is None else given.high
        if not 0 <= given.low <= high:
            raise ReviewError(f"a figure runs from {given.low} to {high}: the lower comes first.", "figures")
        if given.part_of is not None and (given.part_of == index or not 0 <= given.part_of < len(value)):
            raise ReviewError(f"there is no other figure {given.part_of} to be part of.", "figures")
        made.append(Figure(
            harm=given.harm, group=of_list(given.group, vocabulary("groups"), "figures"), low=given.low, high=high,
            qualifier=given.qualifier, part_of=given.part_of, span=words.at(given.span, "figures"),
        ))  # fmt: skip
    return tuple(made)


def actors(value: Any, words: Words) -> tuple[ClaimActor, ...]:
    """The parties of a claim, known ones with their country."""
    return tuple(
        ClaimActor(
            role=given.role, name=words.named(given.name, given.span, "actors"),
            actor_id=known_actor(given.actor_id, "actors"), country=country_of(given.actor_id) or given.country,
            span=words.at(given.span, "actors"),
        )
        for given in msgspec.convert(value, list[GivenActor])
    )  # fmt: skip


def attribution(value: Any, words: Words) -> tuple[ClaimAttribution, ...]:
    """Whom a claim is credited to; the class of a known source follows from who it is."""
    made = []
    for given in msgspec.convert(value, list[GivenSource]):
        actor_id = known_actor(given.actor_id, "attribution")
        of_actor = open_actors().source_class(actor_id) if actor_id else "unnamed"
        made.append(ClaimAttribution(
            source=words.named(given.source, given.span, "attribution"), actor_id=actor_id,
            source_class=given.source_class or msgspec.convert(of_actor, SourceClass), relay=given.relay, cue=given.cue,
            span=words.at(given.span, "attribution"), said_on=given.said_on,
        ))  # fmt: skip
    return tuple(made)


def known_actor(actor_id: str | None, field: str) -> str | None:
    """The id, where the knowledge base has it; ReviewError where it has not."""
    if actor_id and open_actors().get(actor_id) is None:
        raise ReviewError(f"the knowledge base has no actor {actor_id}.", field)
    return actor_id or None


def country_of(actor_id: str | None) -> str | None:
    """The country of a known actor."""
    actor = open_actors().get(actor_id) if actor_id else None
    return actor.country if actor is not None else None


def objects(value: Any, words: Words) -> tuple[ClaimObject, ...]:
    """What was hit that is no actor."""
    return tuple(
        ClaimObject(kind=of_list(given.kind, vocabulary("objects"), "objects"), span=words.at(given.span, "objects"))
        for given in msgspec.convert(value, list[GivenKind])
    )


def means(value: Any, words: Words) -> tuple[Means, ...]:
    """Weapons and manners."""
    return tuple(
        Means(kind=of_list(given.kind, vocabulary("means"), "means"), span=words.at(given.span, "means"))
        for given in msgspec.convert(value, list[GivenKind])
    )


def one_of(kinds: Any) -> Callable[[Any, Words], Any]:
    """What makes a value of a few, or of a plain type, out of what is given."""
    return lambda value, _: msgspec.convert(value, kinds)


MAKERS: dict[str, Callable[[Any, Words], Any]] = {
    "kind": one_of(Kind), "event_type": event_type, "factuality": one_of(Factuality), "outcome": one_of(Outcome | None),
    "background": one_of(bool), "actors": actors, "objects": objects, "means": means, "figures": figures,
    "place": place, "time": time, "period": period, "attribution": attribution,
}  # fmt: skip
