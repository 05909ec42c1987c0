"""What consolidation asks of a ledger: claims by their keys and reports, events and judgements by their claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from vigie.consolidate.episodes import Episode, area_of
from vigie.ledger.events import events_with_claims, held_events, holding
from vigie.ledger.judgements import judgements_about
from vigie.ledger.read import chunks, claims_of_readings
from vigie.ledger.schema import claim_keys, claims, events
from vigie.ledger.write import MOST_CLAIMS
from vigie.model.event import Event, KnownEvent, LedgerClaim
from vigie.model.judgement import Judgement

READING = claim_keys.c.claim // MOST_CLAIMS


class StoreNeighbours:
    """The ledger as ``consolidate.updates.Neighbours``; what it read once it keeps."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.kept: dict[int, list[LedgerClaim]] = {}

    def readings(self, seqs: Collection[int]) -> list[LedgerClaim]:
        """All claims of readings."""
        missing = {seq for seq in seqs if seq not in self.kept}
        for seq, entry in claims_of_readings(self.connection, missing):
            self.kept.setdefault(seq, []).append(entry)
        return [entry for seq in sorted(seqs) for entry in self.kept.get(seq, ())]

    def reports_with(self, keys: Collection[int]) -> Iterable[LedgerClaim]:
        """All claims of the reports of which a claim has one of the keys."""
        seqs: set[int] = set()
        for some in chunks(sorted(keys)):
            found = holding(select(READING).select_from(claim_keys), READING).where(claim_keys.c.key.in_(some))
            seqs.update(self.connection.execute(found.distinct()).scalars())
        return self.readings(seqs)

    def reports_of(self, claim_ids: Collection[str]) -> Iterable[LedgerClaim]:
        """All claims of the reports of these claims."""
        seqs: set[int] = set()
        for some in chunks(sorted(claim_ids)):
            found = holding(select(claims.c.reading).select_from(claims), claims.c.reading)
            seqs.update(self.connection.execute(found.where(claims.c.claim_id.in_(some))).scalars())
        return self.readings(seqs)

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many claims have each key."""
        sizes: dict[int, int] = {}
        for some in chunks(sorted(keys)):
            counted = select(claim_keys.c.key, func.count()).select_from(claim_keys)
            found = holding(counted, READING).where(claim_keys.c.key.in_(some)).group_by(claim_keys.c.key)
            sizes.update((int(key), int(count)) for key, count in self.connection.execute(found))
        return sizes

    def events_of(self, claim_ids: Collection[str]) -> Iterable[KnownEvent]:
        """The incidents that hold one of these claims."""
        found = events_with_claims(self.connection, claim_ids).values()
        return [
            KnownEvent(
                event.id, event.claims, event.event_type, event.episode, event.place.country if event.place else None
            )
            for event in (held.event for held in found) if event.kind == "incident"
        ]  # fmt: skip

    def judgements_of(self, claim_ids: Collection[str]) -> Iterable[Judgement]:
        """The judgements that name one of these claims."""
        return judgements_about(self.connection, claim_ids)

    def tolls_in(self, countries: Collection[str]) -> Iterable[LedgerClaim]:
        """The toll claims that run over something in these countries: where they say so, else where their report is."""
        named = sorted(countries)
        where = or_(claims.c.country.in_(named), and_(claims.c.country.is_(None), claims.c.story_country.in_(named)))
        found = holding(select(claims.c.reading).select_from(claims), claims.c.reading)
        seqs = set(self.connection.execute(found.where(claims.c.kind == "toll", where)).scalars())
        return [e for e in self.readings(seqs) if e.claim.kind == "toll" and area_of(e).country in countries]

    def incidents_between(self, country: str, first: str, last: str) -> Iterable[Event]:
        """The incidents in a country that began on one of these days."""
        found = self.connection.execute(between(select(events.c.seq), country, first, last)).scalars()
        return [held.event for held in held_events(self.connection, list(found)).values()]

    def types_in(
        self, episode: Episode, types: Collection[str], first: str, last: str, *, without: Collection[str]
    ) -> Collection[str]:
        """Those of the types that an incident in an episode has that began on one of these days; some left out."""
        asked = between(select(events.c.event_id, events.c.event_type), episode.area.country, first, last)
        asked = asked.where(events.c.episode == episode.id, events.c.event_type.in_(sorted(types)))
        return {row.event_type for row in self.connection.execute(asked) if row.event_id not in without}

    def episode_types(self, ids: Collection[str]) -> Mapping[str, str]:
        """Episode id -> the type that it goes by."""
        found: dict[str, str] = {}
        for some in chunks(sorted(ids)):
            asked = holding(select(events.c.event_id, events.c.event_type).select_from(events), events.c.seq)
            rows = self.connection.execute(asked.where(events.c.event_id.in_(some), events.c.claims > 0))
            found.update((row.event_id, row.event_type) for row in rows)
        return found


def between(statement: Select[Any], country: str, first: str, last: str) -> Select[Any]:
    """The statement over the incidents of a country that began on one of these days."""
    held = holding(statement.select_from(events), events.c.seq)
    after = (date.fromisoformat(last) + timedelta(1)).isoformat() if last < date.max.isoformat() else "~"
    began = (events.c.start >= first, events.c.start < after)
    return held.where(events.c.country == country, *began, events.c.kind == "incident", events.c.claims > 0)
