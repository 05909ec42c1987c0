"""Territory: for each place a timeline of who holds it, by whose word, since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from vigie.consolidate.disputes import dispute
from vigie.consolidate.holders import Holders
from vigie.consolidate.rows import place_number
from vigie.consolidate.settings import open_linking
from vigie.consolidate.voices import named, source_name
from vigie.model.claim import ClaimActor, Role
from vigie.model.event import Dispute, LedgerClaim, Status, TerritoryEntry

# What a claim says of the holder of its place, by type of event: (status, role of the actor that holds it).
TAKEN: dict[str, tuple[Status, Role]] = {
    "territory_capture": ("held", "initiator"),
    "transfer_of_territory": ("held", "beneficiary"),
    "withdrawal": ("lost", "initiator"),
    "surrender": ("lost", "initiator"),
    "offensive": ("entered", "initiator"),
    "armed_clash": ("contested", "participant"),
}
FINE = frozenset({"exact", "part", "unknown"})  # a clash somewhere in a province contests no place


class Word(msgspec.Struct, frozen=True):
    """What one claim says of a place."""

    day: str
    status: Status
    holder: str | None
    actor: ClaimActor | None
    entry: LedgerClaim


def territory(claims: Iterable[LedgerClaim]) -> tuple[TerritoryEntry, ...]:
    """The timelines of all places that control and capture claims name, by country, place and day.

    A later word supersedes an earlier one. Words of one day that name holders of which none is part of the other leave
    the place contested, with the dispute. Words of one side that name nobody known ("the rebels") are one holder.
    """
    places: dict[int, list[Word]] = {}
    for entry in claims:
        word = word_of(entry)
        if word is not None:
            places.setdefault(place_number(entry.claim.place), []).append(word)
    timelines = [timeline(words) for words in places.values()]
    return tuple(sorted((e for line in timelines for e in line), key=lambda e: (e.country or "", e.place, e.since)))


def word_of(entry: LedgerClaim) -> Word | None:
    """What a claim says of its place; None where it says nothing of who holds it, or since when."""
    claim, place = entry.claim, entry.claim.place
    if place is None or claim.factuality not in ("asserted", "hedged") or claim.outcome in ("attempted", "foiled"):
        return None
    day = claim.time.start[:10] if claim.time is not None and claim.time.start else (entry.imprint.published or "")[:10]
    status = status_of(entry)
    if status is None or len(day) != 10 or (claim.background and not (claim.time and claim.time.start)):
        return None
    if status != "held" and place.precision not in FINE:
        return None
    role = TAKEN.get(claim.event_type, ("held", "initiator"))[1]
    holder = next((a for a in claim.actors if a.role == role), None) or first_of(claim.actors, "initiator")
    if status == "contested":
        return Word(day, status, None, None, entry)
    if holder is None:
        return Word(day, "unknown" if status == "held" else status, None, None, entry)
    return Word(day, status, holder.actor_id or named(holder.name), holder, entry)


def first_of(actors: Sequence[ClaimActor], role: str) -> ClaimActor | None:
    """The first actor in a role."""
    return next((actor for actor in actors if actor.role == role), None)


def status_of(entry: LedgerClaim) -> Status | None:
    """The status that a claim gives its place."""
    claim = entry.claim
    if claim.kind == "control":
        return "held"
    if claim.kind != "incident":
        return None
    if claim.event_type == "closure":
        besieged = any(rule.endswith(open_linking().sieges) for rule in claim.rules)
        return "surrounded" if besieged else None
    return TAKEN[claim.event_type][0] if claim.event_type in TAKEN else None


def timeline(words: Sequence[Word]) -> list[TerritoryEntry]:
    """The entries of one place, in order: a new one where holder or status changes."""
    by_day: dict[str, list[Word]] = {}
    for word in sorted(words, key=lambda w: (w.day, w.entry.claim.id)):
        by_day.setdefault(word.day, []).append(word)
    entries: list[TerritoryEntry] = []
    holders = Holders()
    for word in words:
        if word.holder is not None and word.actor is not None:
            holders.add(word.holder, word.actor, word.entry.imprint.language)
    for day, said in by_day.items():
        fresh = entry_of(day, said, entries[-1] if entries else None, holders)
        last = entries[-1] if entries else None
        unchanged = last is not None and last.status == fresh.status and holders.same(last.holder, fresh.holder)
        if last is not None and unchanged and not fresh.disputes:
            entries[-1] = msgspec.structs.replace(
                last,
                claims=tuple(dict.fromkeys(last.claims + fresh.claims)),
                sources=tuple(dict.fromkeys(last.sources + fresh.sources)),
            )
            continue
        if last is not None:
            eve = date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()
            entries[-1] = msgspec.structs.replace(last, until=eve)
        entries.append(fresh)
    return entries


def entry_of(day: str, said: Sequence[Word], before: TerritoryEntry | None, known: Holders) -> TerritoryEntry:
    """What the words of one day leave: the strongest status, or contested where they name rival holders."""
    holders: dict[str, list[LedgerClaim]] = {}
    for word in said:
        if word.status == "held" and word.holder is not None:
            holders.setdefault(word.holder, []).append(word.entry)
    rival = {
        value: claims
        for value, claims in sorted(holders.items())
        if any(known.rivals(value, o) for o in holders if o != value)
    }
    strength: dict[Status, int] = {"held": 0, "lost": 1, "entered": 2, "surrounded": 3, "contested": 4, "unknown": 5}
    # A known body tells more than "the rebels".
    word = min(
        said, key=lambda w: (strength[w.status], w.holder is None, w.holder not in known.known, w.entry.claim.id)
    )  # fmt: skip
    status, holder, name = word.status, word.holder, word.actor.name if word.actor is not None else None
    disputes: tuple[Dispute, ...] = ()
    if rival:
        status, holder, name = "contested", None, None
        disputes = (dispute("control", word.entry.claim.place.name if word.entry.claim.place else "", rival),)
    elif status in ("entered", "surrounded", "contested") and before is not None and before.status == "held":
        # who holds a place goes on holding it while others are at its gates or in its streets
        holder, name = (before.holder, before.holder_name)
    place = word.entry.claim.place
    assert place is not None
    return TerritoryEntry(
        place=place.name or place.text, geonames_id=place.geonames_id, country=place.country, lat=place.lat,
        lon=place.lon, status=status, holder=holder, holder_name=name, since=day, until=None,
        claims=tuple(w.entry.claim.id for w in said),
        sources=tuple(dict.fromkeys(source_name(w.entry)[0] for w in said)),
        kind=word.entry.claim.kind, disputes=disputes,
    )  # fmt: skip
