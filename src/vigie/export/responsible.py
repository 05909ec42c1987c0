"""The responsible profile: no names of private people, no exact points of shelters, nothing too fresh.

What is taken out is told, field by field, without what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from vigie.export.exhibits import Exhibit, days_of
from vigie.model.claim import Claim, ClaimActor, ClaimAttribution, ClaimPlace
from vigie.model.event import Event, EventActor, EventFigure, Voice

SHELTERS = frozenset({"hospital", "camp", "school", "place_of_worship", "aid"})  # where people seek shelter or help
COARSE = 1  # decimals of a degree that are left: some 11 kilometres
WITHHELD = "name withheld"


class Removal(msgspec.Struct, frozen=True):
    """What was taken out of an event, and why."""

    event: str
    field: str
    reason: str


def responsible(exhibits: Iterable[Exhibit], removed: list[Removal], *, today: date, embargo: int) -> Iterator[Exhibit]:
    """The exhibits as they may be passed on; what is taken out goes to ``removed``.

    Happenings of the last ``embargo`` days before ``today`` are left out whole. Words of reports, their titles and
    addresses are left out, since any of them may name people.
    """
    for exhibit in exhibits:
        days = days_of(exhibit.event)
        if embargo and days is not None and days[1] > today - timedelta(days=embargo):
            removed.append(Removal(exhibit.event.id, "event", f"embargo of {embargo} days"))
            continue
        yield Profile(exhibit, removed).exhibit()


class Profile:
    """One exhibit on its way."""

    def __init__(self, exhibit: Exhibit, removed: list[Removal]) -> None:
        self.given, self.removed = exhibit, removed
        self.shelter = any(o.kind in SHELTERS for claim in exhibit.claims for o in claim.objects)

    def note(self, field: str, reason: str) -> None:
        """Tells once that something of a field was taken out."""
        removal = Removal(self.given.event.id, field, reason)
        if removal not in self.removed[-20:]:
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
            place = msgspec.structs.replace(place, lat=lat, lon=lon, precision="near")
        return msgspec.structs.replace(
            event, place=place, actors=tuple(map(self.actor, event.actors)),
            voices=tuple(map(self.voice, event.voices)),
            figures=tuple(map(self.figure, event.figures)), tolls=(), disputes=(),
        )  # fmt: skip

    def claim(self, claim: Claim) -> Claim:
        """The claim without private names and exact points of shelters."""
        return msgspec.structs.replace(
            claim, place=self.place(claim.place), actors=tuple(map(self.claim_actor, claim.actors)),
            attribution=tuple(map(self.attribution, claim.attribution)),
        )  # fmt: skip

    def place(self, place: ClaimPlace | None) -> ClaimPlace | None:
        """A place, coarse where a shelter was hit."""
        if place is None or not self.shelter or place.lat is None or place.lon is None:
            return place
        lat, lon = round(place.lat, COARSE), round(place.lon, COARSE)
        return msgspec.structs.replace(place, text=place.name, lat=lat, lon=lon, precision="near")

    def actor(self, actor: EventActor) -> EventActor:
        """A party of the event."""
        return msgspec.structs.replace(actor, name=self.name(actor.name, actor.actor_id, "actors"))

    def claim_actor(self, actor: ClaimActor) -> ClaimActor:
        """A party of a claim."""
        return msgspec.structs.replace(actor, name=self.name(actor.name, actor.actor_id, "actors"))

    def attribution(self, given: ClaimAttribution) -> ClaimAttribution:
        """A source of a claim."""
        source = self.name(given.source, given.actor_id, "sources")
        return msgspec.structs.replace(given, source=source)

    def voice(self, voice: Voice) -> Voice:
        """A voice of the event."""
        source = self.name(voice.source, voice.actor_id, "sources")
        chains = tuple((*chain[:-1], source) if chain[-1:] == (voice.source,) else chain for chain in voice.chains)
        return msgspec.structs.replace(voice, source=source, chains=chains)

    def figure(self, figure: EventFigure) -> EventFigure:
        """A figure of the event."""
        known = any(voice.id == figure.voice and voice.actor_id for voice in self.given.event.voices)
        source = figure.source if known else self.name(figure.source, None, "sources")
        return msgspec.structs.replace(figure, source=source)

    def name(self, name: str, actor_id: str | None, field: str) -> str:
        """A name that the knowledge base has, or words that name nobody ("a doctor"); else that it is withheld."""
        if actor_id is not None or not any(word[:1].isupper() for word in name.split()[1:] or name.split()):
            return name
        if name in {report.outlet for report in self.given.reports.values()}:
            return name
        self.note(field, "a name that may be a private person's")
        return WITHHELD
