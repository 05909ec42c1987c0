"""Episodes after a change: incidents that lie in another one now, and the episodes that are not as they were.

What comes out is what ``episode_events`` makes of all tolls and all incidents, but only incidents that a change can
move are looked at: those in the stretches of time in which an episode is there that was not, or is there no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

import msgspec

from vigie.consolidate.episodes import NAMED_BY, Episode, area_of, assigned, described, outlined
from vigie.consolidate.rows import NEVER
from vigie.model.event import Event, KnownEvent, LedgerClaim


class Incidents(Protocol):
    """What a store answers of tolls, as the change leaves them, and of incidents and episodes, as last written."""

    def tolls_in(self, countries: Collection[str]) -> Iterable[LedgerClaim]:
        """The toll claims that run over something in these countries."""

    def incidents_between(self, country: str, first: str, last: str) -> Iterable[Event]:
        """The incidents in a country that began on one of these days."""

    def types_in(self, episode: Episode, types: Collection[str], first: str, last: str, *,
                 without: Collection[str]) -> Collection[str]:  # fmt: skip
        """Those of the types that an incident in an episode has that began on one of these days; some left out."""

    def episode_types(self, ids: Collection[str]) -> Mapping[str, str]:
        """Episode id -> the type that it goes by."""


class Placed(msgspec.Struct, frozen=True):
    """Events with their episodes, episodes among them that are not as they were; ids of episodes that are no more."""

    events: list[Event]
    gone: tuple[str, ...]


def placed(
    store: Incidents, incidents: Sequence[Event], former: Mapping[str, KnownEvent], came: Sequence[LedgerClaim],
    went: Sequence[LedgerClaim],
) -> Placed:  # fmt: skip
    """The incidents that a change made, and what it does to episodes and to other incidents.

    ``former`` are the events of before whose claims are in those; ``came`` and ``went`` are tolls, a corrected one in
    both.
    """
    moved = {entry.claim.id for entry in (*came, *went)}
    countries = {area_of(entry).country for entry in (*came, *went)}
    countries |= {event.place.country for event in incidents if event.place is not None and event.place.country}
    countries |= {event.country for event in former.values() if event.episode and event.country}
    tolls = list(store.tolls_in(countries))
    now = outlined(tolls)
    then = outlined([*(entry for entry in tolls if entry.claim.id not in moved), *went]) if moved else now
    if not (now or then):
        return Placed(list(incidents), ())
    touched = former.keys() | {event.id for event in incidents}
    others: dict[str, Event] = {}
    for country, first, last in stretches(then, now):
        found = store.incidents_between(country, day_of(first), day_of(last))
        others.update((event.id, event) for event in found if event.id not in touched)
    within = assigned(now.values(), [*incidents, *others.values()])
    left = {event.id: event for event in others.values() if event.episode != within.get(event.id)}
    events = [
        msgspec.structs.replace(event, episode=within.get(event.id)) if event.episode != within.get(event.id) else event
        for event in (*incidents, *left.values())
    ]
    changed = {one.id for one in now.values() if one.id not in then or one.tolls != then[one.id].tolls}
    renamed = changed | lost(events, [*former.values(), *left.values()])
    gained = naming(events)
    renamed |= rising(gained, store.episode_types(gained.keys() - renamed))
    for event_id in sorted(renamed & now.keys()):
        kinds = kinds_in(store, now[event_id], touched | left.keys()) | gained.get(event_id, set())
        events.append(described(now[event_id], kinds))
    return Placed(events, tuple(sorted(then.keys() - now.keys())))


def stretches(then: Mapping[str, Episode], now: Mapping[str, Episode]) -> Iterator[tuple[str, int, int]]:
    """(country, first and last hour) in which what lies in which episode may not be as it was."""
    for event_id in sorted(then.keys() | now.keys()):
        before, after = then.get(event_id), now.get(event_id)
        if before is not None and after is not None and (before.area, before.first) == (after.area, after.first):
            if before.last != after.last and after.first != NEVER:
                yield after.area.country, min(before.last, after.last) + 1, max(before.last, after.last)
            continue
        for one in (before, after):
            if one is not None and one.first != NEVER and one.first <= one.last:
                yield one.area.country, one.first, one.last


def naming(events: Iterable[Event | KnownEvent]) -> dict[str, set[str]]:
    """Episode id -> the types of these incidents in it that may name it."""
    found: dict[str, set[str]] = {}
    for event in events:
        if event.episode and event.event_type in NAMED_BY:
            found.setdefault(event.episode, set()).add(event.event_type)
    return found


def lost(events: Sequence[Event], before: Sequence[Event | KnownEvent]) -> set[str]:
    """The episodes of which an incident that may have named them is no more, or is in another, or of another type."""
    still = {(event.id, event.episode, event.event_type) for event in events}
    return set(naming(old for old in before if (old.id, old.episode, old.event_type) not in still))


def rising(gained: Mapping[str, Collection[str]], types: Mapping[str, str]) -> set[str]:
    """The episodes to which an incident came whose type comes before theirs."""
    last = len(NAMED_BY)
    rank = {kind: place for place, kind in enumerate(NAMED_BY)}
    return {
        event_id for event_id, event_type in types.items()
        if min(rank[kind] for kind in gained[event_id]) < rank.get(event_type, last)
    }  # fmt: skip


def kinds_in(store: Incidents, episode: Episode, without: Collection[str]) -> set[str]:
    """The types that may name an episode, of the incidents in it that a change does not touch."""
    if episode.first == NEVER or episode.first > episode.last:
        return set()
    return set(store.types_in(episode, NAMED_BY, day_of(episode.first), day_of(episode.last), without=without))


def day_of(hour: int) -> str:
    """The day of an hour."""
    return date.fromordinal(min(max(hour // 24, 1), date.max.toordinal())).isoformat()
