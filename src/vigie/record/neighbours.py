"""What consolidation asks of a ledger: claims by their keys and reports, events and judgements by their claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, func, select

from vigie.ledger.events import events_with_claims, holding
from vigie.ledger.judgements import judgements_about
from vigie.ledger.read import chunks, claims_of_readings
from vigie.ledger.schema import claim_keys, claims
from vigie.ledger.write import MOST_CLAIMS
from vigie.model.event import KnownEvent, LedgerClaim
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
        return [KnownEvent(held.event.id, held.event.claims) for held in found if held.event.kind == "incident"]

    def judgements_of(self, claim_ids: Collection[str]) -> Iterable[Judgement]:
        """The judgements that name one of these claims."""
        return judgements_about(self.connection, claim_ids)

    def tolls_in(self, countries: Collection[str]) -> Iterable[LedgerClaim]:
        """The toll claims of these countries."""
        found = holding(select(claims.c.reading).select_from(claims), claims.c.reading)
        found = found.where(claims.c.kind == "toll", claims.c.story_country.in_(sorted(countries)))
        seqs = set(self.connection.execute(found).scalars())
        return [e for e in self.readings(seqs) if e.claim.kind == "toll" and e.imprint.country in countries]
