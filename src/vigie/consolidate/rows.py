"""A claim as one row of numbers: what comparisons and blocks look at, and nothing else."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Mapping
from datetime import date
from operator import or_

import msgspec

from vigie.consolidate.settings import open_linking
from vigie.consolidate.totals import totals
from vigie.knowledge.taxonomy import vocabulary
from vigie.lexicon.actors import fold
from vigie.model.claim import Claim, ClaimPlace
from vigie.model.event import Imprint, LedgerClaim

HARMS = ("killed", "wounded", "harmed", "missing", "detained", "abducted", "displaced")
NO_FIGURES = (-1,) * (2 * len(HARMS))
PLACE_OF = {harm: 2 * place for place, harm in enumerate(HARMS)}  # in a row's figures
BITS = tuple(1 << place for place in range(256))
ACTING = {"initiator": 0, "participant": 1, "target": 2, "beneficiary": 3}
PERSONS = 8  # names of a report by which its claims are looked for: the first are those of its news
MARKED = 8  # marks of a report by which its claims are looked for
PARTIES = 4  # initiators and participants first: of longer lists the rest are mostly victims
NEVER = -(1 << 40)  # hours: no time is known
NOWHERE = 1 << 30  # ten-thousandths of a degree: no point is known
# How a claim's time is known, the finest first; PUBLISHED is no time of its own but the days before its report.
MINUTE, DAY, DAYS, LONG, PUBLISHED, NO_TIME = range(6)
FINE_HOURS = 96  # of a time that an event can be pinned on: a night, a day, a weekend, the days before a report
FINE_KM = 31.0  # of a place that an event can be pinned on: "near" and finer
FINE_TIMES = {"minute": MINUTE, "hour": MINUTE, "part_of_day": DAY, "day": DAY}
LONE = 3  # figures: so many dead or hurt, or more, are rarely told of two happenings of a country in one month


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One claim in numbers; hashes are 32-bit, 0 where nothing is known. Hours count from the year 1.

    ``bloom`` holds the evidence's words, one bit each of 256. ``persons`` are hashes of names that
    no actor, source or place of the knowledge base bears.
    """

    id: str
    report: str
    group: int
    type: int
    kind: int
    published: int
    known: int
    start: int
    end: int
    lat: int
    lon: int
    reach: float
    place: int
    text: int
    country: int
    admin1: int
    parties: tuple[int, ...]
    figures: tuple[int, ...]
    means: int
    objects: int
    source: int
    bloom: int
    persons: tuple[int, ...]

    @property
    def fine(self) -> bool:
        """True where an event can be pinned on the claim: a place and a time of its own, both fine."""
        timed = self.start != NEVER and self.end - self.start <= FINE_HOURS
        return timed and self.lat != NOWHERE and self.reach <= FINE_KM


@functools.lru_cache(maxsize=1 << 18)
def number(word: str) -> int:
    """A word as a positive 31-bit number, the same on every machine."""
    return zlib.crc32(word.encode()) >> 1 or 1


@functools.lru_cache(maxsize=1 << 16)
def folded(text: str) -> int:
    """The number of a text without case, accents and marks."""
    return number(" ".join(fold(text).split()))


@functools.cache
def type_numbers() -> dict[str, tuple[int, int]]:
    """Event type -> (number of its group, its own); types that make no events (speech) are not in it."""
    pairs = [(group, name) for group, names in open_linking().groups.items() for name in names]
    groups = list(open_linking().groups)
    return {name: (groups.index(group) + 1, place + 1) for place, (group, name) in enumerate(pairs)}


@functools.cache
def bits(name: str) -> dict[str, int]:
    """Kind -> its bit, for a controlled list."""
    return {kind: 1 << place for place, kind in enumerate(vocabulary(name)) if kind != "other"}


def row_of(entry: LedgerClaim) -> Row:
    """The row of a claim."""
    claim, imprint = entry.claim, entry.imprint
    group, event_type = type_numbers().get(claim.event_type, (0, 0)) if happened(claim) else (0, 0)
    start, end, known = hours_of(claim, imprint)
    lat, lon, reach = point_of(claim.place)
    place = claim.place
    country = place.country if place is not None and place.country else imprint.country
    sums = totals(claim.figures)
    source = claim.attribution[0].actor_id or claim.attribution[0].source if claim.attribution else ""
    return Row(
        id=claim.id, report=imprint.report_id, group=group, type=event_type,
        kind=1 if claim.kind == "toll" else 0, published=published(imprint), known=known, start=start, end=end,
        lat=lat, lon=lon, reach=reach,
        place=place_number(place), text=folded(place.text) if place is not None else 0,
        country=number(country) if country else 0,
        admin1=number(f"{country} {place.admin1}") if place is not None and place.admin1 else 0,
        parties=parties_of(claim),
        figures=figures_of(sums) if sums else NO_FIGURES,
        means=mask("means", tuple([m.kind for m in claim.means])) if claim.means else 0,
        objects=mask("objects", tuple([o.kind for o in claim.objects])) if claim.objects else 0,
        source=folded(source) if source else 0,
        bloom=bloom(entry.words),
        persons=persons_of(entry),
    )  # fmt: skip


def figures_of(sums: Mapping[str, tuple[int, int]]) -> tuple[int, ...]:
    """Low and high of each harm, -1 where none is told."""
    values = list(NO_FIGURES)
    for harm, (low, high) in sums.items():
        at = PLACE_OF.get(harm)
        if at is not None:
            values[at], values[at + 1] = low, high
    return tuple(values)


def happened(claim: Claim) -> bool:
    """True for what a claim says has happened, or denies: plans, control of places and conditions are no events."""
    return claim.kind in ("incident", "toll") and claim.factuality not in ("planned", "hypothetical")


def hours_of(claim: Claim, imprint: Imprint) -> tuple[int, int, int]:
    """(first hour, last hour, how it is known) of a claim; where it has no time, the days before its report."""
    time = claim.time
    if time is not None and time.start:
        first = first_hour(time.start)
        last = last_hour(time.end or time.start)
        known = FINE_TIMES.get(time.precision, DAYS)
        return first, max(first, last), known if last - first <= FINE_HOURS else LONG
    last = published(imprint)
    if last != NEVER and not claim.background:
        return last - 24 * open_linking().published_days + 1, last, PUBLISHED
    return NEVER, NEVER, NO_TIME


def published(imprint: Imprint) -> int:
    """The hour of publication, NEVER where the day is not known."""
    return last_hour(imprint.published) if imprint.published and len(imprint.published) >= 10 else NEVER


@functools.lru_cache(maxsize=1 << 16)
def first_hour(moment: str) -> int:
    """The hour of an ISO date or date-time; of a bare day its first. Zones are left out of account."""
    day = date.fromisoformat(moment[:10]).toordinal() * 24
    return day + int(moment[11:13]) if len(moment) >= 13 else day


@functools.lru_cache(maxsize=1 << 16)
def last_hour(moment: str) -> int:
    """The hour of an ISO date or date-time; of a bare day its last. Zones are left out of account."""
    return first_hour(moment) + (23 if len(moment) < 13 else 0)


def point_of(place: ClaimPlace | None) -> tuple[int, int, float]:
    """(latitude, longitude) in ten-thousandths of a degree and kilometres of reach; NOWHERE where not known."""
    if place is None:
        return NOWHERE, NOWHERE, 0.0
    km = reach_of(place.precision, place.kind)
    if place.lat is None or place.lon is None:
        return NOWHERE, NOWHERE, km
    return round(place.lat * 10_000), round(place.lon * 10_000), km


@functools.cache
def reach_of(precision: str, kind: str) -> float:
    """Kilometres that a place of a precision and a kind may be off."""
    reach = open_linking().reach
    of_kind = reach.get(kind, 0.0) if precision in ("part", "near") else 0.0
    return max(reach.get(precision, reach["unknown"]), of_kind)


def place_number(place: ClaimPlace | None) -> int:
    """The number of a place: of its gazetteer entry, else of its name in its country; 0 for no place."""
    if place is None:
        return 0
    if place.geonames_id is not None:
        return number(str(place.geonames_id))
    return folded(f"{place.country or ''} {place.name or place.text}")


def parties_of(claim: Claim) -> tuple[int, ...]:
    """Known parties, those who act first; an unknown one's words ("gunmen") tell nobody apart."""
    known = sorted({(ACTING[a.role], number(a.actor_id)) for a in claim.actors if a.actor_id})
    if len(known) < 2:
        return (known[0][1],) if known else ()
    return tuple(dict.fromkeys(party for _, party in known))[:PARTIES]


def persons_of(entry: LedgerClaim) -> tuple[int, ...]:
    """The names of a claim's evidence, of its actors and of its report that nothing else is known of."""
    if not entry.names and not entry.imprint.names and all(actor.actor_id for actor in entry.claim.actors):
        return ()
    named = {
        folded(actor.name)
        for actor in entry.claim.actors
        if actor.actor_id is None and sum(word[:1].isupper() for word in actor.name.split()) >= 2
    }
    named |= {number(name) for name in entry.names}
    return tuple(sorted(named | {number(name) for name in entry.imprint.names[:PERSONS]}))[: 2 * PERSONS]


@functools.lru_cache(maxsize=1 << 14)
def mask(vocabulary_name: str, kinds: tuple[str, ...]) -> int:
    """Kinds of a controlled list as bits."""
    known = bits(vocabulary_name)
    result = 0
    for kind in kinds:
        result |= known.get(kind, 0)
    return result


def bloom(words: tuple[str, ...]) -> int:
    """Words as bits of a 256-bit number."""
    return functools.reduce(or_, map(bit_of, words), 0)


@functools.lru_cache(maxsize=1 << 18)
def bit_of(word: str) -> int:
    """A word's bit."""
    return BITS[number(word) & 255]
