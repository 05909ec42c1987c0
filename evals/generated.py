"""A seeded world of incidents and the reports that tell them: claims whose truth is known.

Shape: countries of 40 towns each, half a degree or so apart; one incident in ten days and a town, one in two days
in the worst; each is told by one to a dozen reports of ten outlets within five days; a report tells one to three
incidents of its country. What a claim keeps of its incident is drawn by the shares in ``NOISE``: most give town and
day, some are vague or silent, types and figures are mixed up, figures rise with the days. A tenth of the incidents
have a twin: the same town and day, or the next one, another manner.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from vigie.model.claim import (
    Claim,
    ClaimActor,
    ClaimAttribution,
    ClaimPlace,
    ClaimTime,
    Codes,
    Figure,
    Means,
    SourceClass,
)
from vigie.model.event import Imprint, LedgerClaim
from vigie.model.span import Span

TOWNS = 40  # of a country
PER_TOWN = 0.1  # incidents a day in a town, on average; the first of a country has five times as many
WEIGHTS = [1 / (rank + 3) for rank in range(TOWNS)]
FIRST_DAY = date(2020, 1, 1)
# Shares of claims: how place and time are told, and what is changed.
NOISE = {
    "place": {"exact": 0.80, "part": 0.08, "near": 0.06, "admin1": 0.04, "country": 0.02},
    "time": {"day": 0.78, "part_of_day": 0.12, "none": 0.06, "week": 0.04},
    "next day": 0.05,
    "vague type": 0.15,
    "kindred type": 0.06,
    "no parties": 0.35,
    "no figures": 0.12,
    "early figures": 0.12,
    "other figures": 0.06,
}
MANNERS = {
    "airstrike": ("drone_strike", "aircraft"),
    "shelling": ("airstrike", "artillery"),
    "explosive": ("suicide_bombing", "ied"),
    "armed_clash": ("offensive", "firearm"),
    "attack": ("attack", "firearm"),
    "abduction": ("abduction", ""),
}
SOURCES: tuple[tuple[str, str | None, SourceClass], ...] = (
    ("the monitor", "xx-monitor", "monitor"), ("the army", "xx-army", "military"), ("the rebels", "xx-rebels", "rebel"),
    ("a hospital", None, "medical"), ("residents", None, "resident"), ("police", "xx-police", "police"),
)  # fmt: skip
NOWHERE = Span(0, 0)


class Incident(msgspec.Struct, frozen=True):
    """What happened: the truth that claims are drawn from."""

    id: str
    country: int
    town: int
    day: date
    manner: str
    killed: int
    wounded: int
    initiator: str
    words: tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """A claim and the id of the incident that it tells."""

    entry: LedgerClaim
    incident: str


def town_point(country: int, town: int) -> tuple[float, float]:
    """The town's latitude and longitude: on a shaken grid, 45 to 75 km from its neighbours."""
    chance = random.Random(country * 1009 + town)
    lat = -30 + (country % 12) * 5 + (town // 7) * 0.55 + chance.uniform(-0.05, 0.05)
    lon = -20 + (country // 12) * 6 + (town % 7) * 0.6 + chance.uniform(-0.05, 0.05)
    return round(lat, 4), round(lon, 4)


def incidents(count: int, chance: random.Random) -> Iterator[Incident]:
    """So many incidents; their density in place and time does not depend on how many there are."""
    countries = max(1, round(math.sqrt(count / 3000)))
    days = max(30, round(count / (countries * TOWNS * PER_TOWN)))
    made = 0
    while made < count:
        country, town = chance.randrange(countries), chance.choices(range(TOWNS), weights=WEIGHTS)[0]
        day = FIRST_DAY + timedelta(chance.randrange(days))
        pair = 2 if chance.random() < 0.1 else 1
        manners = chance.sample(sorted(MANNERS), pair)
        for twin in range(pair):
            killed = min(200, int(chance.paretovariate(0.8)) - 1)
            yield Incident(
                id=f"i{made}", country=country, town=town, day=day + timedelta(twin * chance.randrange(2)),
                manner=manners[twin], killed=killed,
                wounded=min(400, int(killed * chance.uniform(0, 3)) + chance.randrange(3)),
                initiator=chance.choice(("xx-army", "xx-rebels", "xx-militia", "xx-airforce")),
                words=tuple(f"word{chance.randrange(40_000)}" for _ in range(6)),
            )  # fmt: skip
            made += 1


def reports(count: int, *, seed: int = 1) -> Iterator[list[Told]]:
    """Reports, each as its claims, until there are ``count`` claims."""
    chance = random.Random(seed)
    waiting: dict[tuple[int, int], list[tuple[Incident, date]]] = {}
    made = number = 0
    for incident in incidents(count, chance):
        for _ in range(min(12, 1 + int(chance.expovariate(0.5)))):
            day = incident.day + timedelta(min(5, int(chance.expovariate(0.9))))
            waiting.setdefault((incident.country, day.toordinal()), []).append((incident, day))
        while waiting and (len(waiting) > 400 or made + sum(map(len, waiting.values())) >= count):
            key = min(waiting)
            told = waiting[key]
            chance.shuffle(told)
            size = chance.choice((1, 1, 1, 2, 3))
            some = {incident.id: (incident, day) for incident, day in told[:size]}
            waiting[key] = told[size:]
            if not waiting[key]:
                del waiting[key]
            yield report(number, list(some.values()), chance)
            number += 1
            made += len(some)
            if made >= count:
                return


def report(number: int, told: list[tuple[Incident, date]], chance: random.Random) -> list[Told]:
    """One report of the incidents given."""
    day = max(day for _, day in told)
    marks = tuple(dict.fromkeys(word for incident, _ in told for word in incident.words if chance.random() < 0.5))
    imprint = Imprint(
        report_id=f"r{number:07}", outlet=f"outlet {chance.randrange(10)}", language=chance.choice(("en", "fr")),
        published=day.isoformat(), country=f"C{told[0][0].country}",
        marks=tuple((mark, round(1000 / math.sqrt(len(marks)))) for mark in marks),
    )  # fmt: skip
    return [Told(claim(imprint, incident, day, chance), incident.id) for incident, _ in told]


def drawn(name: str, chance: random.Random) -> str:
    """One of the ways in NOISE by its share."""
    ways = NOISE[name]
    assert isinstance(ways, dict)
    return chance.choices(list(ways), weights=list(ways.values()))[0]


def happens(name: str, chance: random.Random) -> bool:
    """True in the share of NOISE."""
    share = NOISE[name]
    assert isinstance(share, float)
    return chance.random() < share


def claim(imprint: Imprint, incident: Incident, day: date, chance: random.Random) -> LedgerClaim:
    """What one report says of one incident."""
    kindred, means = MANNERS[incident.manner]
    kind = incident.manner
    if kind != "abduction" and happens("vague type", chance):
        kind = chance.choice(("attack", "casualties"))
    elif happens("kindred type", chance):
        kind = kindred
    source = chance.choice(SOURCES) if chance.random() < 0.7 else None
    made = Claim(
        id="", kind="incident", event_type=kind, codes=Codes(), factuality="asserted", outcome="done", background=False,
        actors=() if happens("no parties", chance) else (actor(incident.initiator),), objects=(),
        means=(Means(kind=means, span=NOWHERE),) if means and chance.random() < 0.4 else (),
        figures=figures(incident, day, chance), place=place(incident, chance), time=time(incident, chance), period=None,
        attribution=(attribution(*source),) if source else (), evidence=(), confidence=0.8, rules=(),
    )  # fmt: skip
    content = f"{imprint.report_id} {incident.id}"
    words = tuple(
        sorted({word for word in incident.words if chance.random() < 0.4} | {f"common{chance.randrange(60)}"})
    )
    return LedgerClaim(
        claim=msgspec.structs.replace(made, id=hashlib.sha256(content.encode()).hexdigest()[:20]),
        imprint=imprint,
        words=words,
    )


def actor(actor_id: str) -> ClaimActor:
    """The initiator."""
    return ClaimActor(role="initiator", name=actor_id, actor_id=actor_id, country=None, span=NOWHERE)


def attribution(name: str, actor_id: str | None, source_class: SourceClass) -> ClaimAttribution:
    """Who says it."""
    return ClaimAttribution(
        source=name, actor_id=actor_id, source_class=source_class, relay=(), cue="said", span=NOWHERE, said_on=None
    )


def figures(incident: Incident, day: date, chance: random.Random) -> tuple[Figure, ...]:
    """The dead and the hurt as a report has them on its day."""
    if happens("no figures", chance):
        return ()
    killed, wounded = incident.killed, incident.wounded
    if day == incident.day and happens("early figures", chance):
        killed, wounded = math.ceil(killed * 0.7), math.ceil(wounded * 0.7)
    elif happens("other figures", chance):
        killed, wounded = max(0, killed + chance.choice((-1, 1, 2))), wounded + chance.randrange(3)
    harm = "abducted" if incident.manner == "abduction" else "killed"
    given = [(harm, killed)] if killed else []
    if wounded and harm == "killed" and chance.random() < 0.6:
        given.append(("wounded", wounded))
    return tuple(
        Figure(harm=name, group="people", low=n, high=n, qualifier="exact", part_of=None, span=NOWHERE)  # type: ignore[arg-type]
        for name, n in given
    )


def place(incident: Incident, chance: random.Random) -> ClaimPlace:
    """The place as precisely as the report has it."""
    way = drawn("place", chance)
    country, region = f"C{incident.country}", incident.town // 7
    lat, lon = town_point(incident.country, incident.town)
    name, number = f"Town {incident.town}", incident.country * 1000 + incident.town
    if way == "admin1":
        lat, lon = town_point(incident.country, region * 7 + 3)
        name, number = f"Region {region}", 10_000_000 + incident.country * 100 + region
    elif way == "country":
        lat, lon = town_point(incident.country, 17)
        name, number = country, 20_000_000 + incident.country
    return ClaimPlace(
        text=name, name=name, geonames_id=number, lat=lat, lon=lon, country=country, admin1=f"Region {region}",
        kind="town", precision=way, relation=None, span=NOWHERE, inferred=False,
    )  # fmt: skip


def time(incident: Incident, chance: random.Random) -> ClaimTime | None:
    """The day as precisely as the report has it."""
    way = drawn("time", chance)
    if way == "none":
        return None
    day = incident.day + timedelta(1 if happens("next day", chance) else 0)
    end = day
    if way == "week":
        day -= timedelta(day.weekday())
        end = day + timedelta(6)
    return ClaimTime(
        start=day.isoformat(), end=end.isoformat(), precision=way, value=day.isoformat(), span=NOWHERE, inferred=False
    )
