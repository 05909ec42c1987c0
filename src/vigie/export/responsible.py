"""The responsible profile: no names of private people, no exact points of shelters, nothing too fresh.

What is taken out is told, field by field, without what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from vigie.export.exhibits import Exhibit, days_of
from vigie.knowledge.actors import Actor, open_actors
from vigie.ledger.rows import last_moment
from vigie.lexicon.actors import fold
from vigie.model.claim import Claim, ClaimActor, ClaimAttribution, ClaimPlace
from vigie.model.event import Dispute, Event, EventActor, EventFigure, TollSeries, Voice

SHELTERS = frozenset({"hospital", "camp", "school", "place_of_worship", "aid"})  # where people seek shelter or help
RECENT = 20  # removals among which one that was told is not told again
COARSE = 1  # decimals of a degree that are left: some 11 kilometres
WITHHELD = "name withheld"
SPOTS = frozenset({"exact", "part"})  # a gazetteer's id of such a place leads back to its exact point
# What parts the words of a name: "al-Khatib" and "d'Amato" have capitals within.
PARTS = re.compile(r"[^\W_]+")


class Removal(msgspec.Struct, frozen=True):
    """What was taken out of an event, and why."""

    event: str
    field: str
    reason: str


def responsible(exhibits: Iterable[Exhibit], removed: list[Removal], *, today: date, embargo: int) -> Iterator[Exhibit]:
    """The exhibits as they may be passed on; what is taken out goes to ``removed``.

    Happenings of the last ``embargo`` days before ``today`` are left out whole; one without a day is as fresh as the
    last report of it. Words of reports, their titles and addresses are left out, since any of them may name people.
    """
    for exhibit in exhibits:
        if embargo and last_day_of(exhibit) > (today - timedelta(days=embargo)).isoformat():
            removed.append(Removal(exhibit.event.id, "event", f"embargo of {embargo} days"))
            continue
        yield Profile(exhibit, removed).exhibit()


def last_day_of(exhibit: Exhibit) -> str:
    """The ISO date of an event's last day; without one that of its last report, of a report without a date the latest
    that there can be."""
    days = days_of(exhibit.event)
    if days is not None:
        return days[1].isoformat()
    return max(((last_moment(report.published) or "9999")[:10] for report in exhibit.reports.values()), default="9999")


class Profile:
    """One exhibit on its way."""

    def __init__(self, exhibit: Exhibit, removed: list[Removal]) -> None:
        self.given, self.removed = exhibit, removed
        self.shelter = any(o.kind in SHELTERS for claim in exhibit.claims for o in claim.objects)

    def note(self, field: str, reason: str) -> None:
        """Tells once that something of a field was taken out."""
        removal = Removal(self.given.event.id, field, reason)
        if removal not in self.removed[-RECENT:]:
            self.removed.append(removal)

    def exhibit(self) -> Exhibit:
        """The exhibit as it may be passed on."""
        if self.given.quotes:
            self.note("words", "words of reports may name people")
        reports = {
            key: msgspec.structs.replace(report, title=None, url=None) for key, report in self.given.reports.items()
        }
        return msgspec.structs.replace(
            self.given, event=self.event(self.given.event), claims=tuple(map(self.claim, self.given.claims)),
            reports=reports, quotes={},
        )  # fmt: skip

    def event(self, event: Event) -> Event:
        """The event without private names and exact points of shelters."""
        place = event.place
        if place is not None and self.shelter and place.lat is not None and place.lon is not None:
            self.note("place", "a shelter, hospital, school or camp was hit: the point is coarse")
            lat, lon = round(place.lat, COARSE), round(place.lon, COARSE)
            number = None if place.precision in SPOTS else place.geonames_id
            place = msgspec.structs.replace(place, lat=lat, lon=lon, precision="near", geonames_id=number)
        return msgspec.structs.replace(
            event, place=place, actors=tuple(map(self.actor, event.actors)),
            voices=tuple(map(self.voice, event.voices)),
            figures=tuple(map(self.figure, event.figures)), tolls=tuple(map(self.toll, event.tolls)),
            disputes=tuple(map(self.dispute, event.disputes)),
        )  # fmt: skip

    def claim(self, claim: Claim) -> Claim:
        """The claim without private names and exact points of shelters."""
        return msgspec.structs.replace(
            claim, place=self.place(claim.place), actors=tuple(map(self.claim_actor, claim.actors)),
            attribution=tuple(map(self.attribution, claim.attribution)),
        )  # fmt: skip

    def place(self, place: ClaimPlace | None) -> ClaimPlace | None:
        """A place by its name alone, coarse where a shelter was hit."""
        if place is None:
            return None
        place = msgspec.structs.replace(place, text=place.name)
        if not self.shelter or place.lat is None or place.lon is None:
            return place
        lat, lon = round(place.lat, COARSE), round(place.lon, COARSE)
        number = None if place.precision in SPOTS else place.geonames_id
        return msgspec.structs.replace(place, lat=lat, lon=lon, precision="near", geonames_id=number)

    def actor(self, actor: EventActor) -> EventActor:
        """A party of the event."""
        return msgspec.structs.replace(actor, name=self.name(actor.name, actor.actor_id, "actors"))

    def claim_actor(self, actor: ClaimActor) -> ClaimActor:
        """A party of a claim."""
        return msgspec.structs.replace(actor, name=self.name(actor.name, actor.actor_id, "actors"))

    def attribution(self, given: ClaimAttribution) -> ClaimAttribution:
        """A source of a claim, and who passed on what it says."""
        source = self.name(given.source, given.actor_id, "sources")
        relay = tuple(self.name(name, None, "sources") for name in given.relay)
        return msgspec.structs.replace(given, source=source, relay=relay)

    def voice(self, voice: Voice) -> Voice:
        """A voice of the event."""
        chains = tuple(
            (*chain[:2], *(self.name(name, voice.actor_id if name == voice.source else None, "sources")
                           for name in chain[2:]))
            for chain in voice.chains
        )  # fmt: skip
        return msgspec.structs.replace(
            voice, source=self.name(voice.source, voice.actor_id, "sources"), chains=chains
        )  # fmt: skip

    def figure(self, figure: EventFigure) -> EventFigure:
        """A figure of the event."""
        return msgspec.structs.replace(figure, source=self.name_of_source(figure.source))

    def toll(self, series: TollSeries) -> TollSeries:
        """A series of running totals."""
        return msgspec.structs.replace(series, source=self.name(series.source, series.actor_id, "sources"))

    def dispute(self, dispute: Dispute) -> Dispute:
        """A dispute; its sides are numbers, stances and ids of known bodies."""
        sides = tuple(
            msgspec.structs.replace(side, sources=tuple(sorted(map(self.name_of_source, side.sources))))
            for side in dispute.sides
        )
        return msgspec.structs.replace(dispute, sides=sides)

    def name_of_source(self, source: str) -> str:
        """A source of which only the words are at hand."""
        voices = (voice for voice in self.given.event.voices if voice.source == source)
        return self.name(source, next((voice.actor_id for voice in voices if voice.actor_id), None), "sources")

    def name(self, name: str, actor_id: str | None, field: str) -> str:
        """A name that the knowledge base has, or words that name nobody ("a doctor"); else that it is withheld.

        Where the words name somebody of a known body ("army spokesman Karim Belhadj") the body is left.
        """
        body = open_actors().get(actor_id) if actor_id is not None else None
        if not capitals(name) or name in {report.outlet for report in self.given.reports.values()}:
            return name
        if body is not None:
            if capitals(name) <= capitals_of(body):
                return name
            self.note(field, "a name that may be a private person's: its body is named instead")
            return body.name("en")
        if open_actors().named(" ".join(fold(name).split())):
            return name
        self.note(field, "a name that may be a private person's")
        return WITHHELD


def capitals(name: str) -> frozenset[str]:
    """The words of a name that begin with a capital, folded; the first of several may just begin a sentence."""
    words = PARTS.findall(name)
    return frozenset(fold(word) for word in words[1:] or words if word[:1].isupper())


def capitals_of(body: Actor) -> frozenset[str]:
    """All words by which a body is named, with those of the bodies that it is part of, folded."""
    words: set[str] = set()
    named: Actor | None = body
    while named is not None:
        for name in (*(n for names in named.names.values() for n in names), *named.abbreviations):
            words |= {fold(word) for word in PARTS.findall(name)}
        upper = named.parent
        named = open_actors().get(upper) if upper and upper != named.id else None
    return frozenset(words)
