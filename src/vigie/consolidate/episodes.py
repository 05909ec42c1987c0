"""Episodes: offensives, battles and sieges, as tolls bound them; the incidents in them and the tolls over them."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

import msgspec

from vigie.consolidate.descriptions import describe
from vigie.consolidate.rows import NEVER, NOWHERE, first_hour, last_hour, number, point_of
from vigie.consolidate.tolls import toll_series
from vigie.consolidate.voices import named, source_name
from vigie.knowledge.gazetteer import distance_km
from vigie.model.event import Event, LedgerClaim

START_SLACK = 72  # hours between the starts that two tolls of one episode give: "since Wednesday", "since the 27th"
NAMED_BY = ("offensive", "armed_clash", "closure", "territory_capture")  # types that make a period an episode
OPEN_END = 14 * 24  # hours an episode goes on after its last toll: news of its incidents lag


class Area(msgspec.Struct, frozen=True):
    """Where and since when a toll runs: country, point and reach in km, place, first and last hour (NEVER: open)."""

    country: str
    place: int
    lat: float | None
    lon: float | None
    reach: float
    start: int
    end: int


def area_of(entry: LedgerClaim) -> Area:
    """The area and period of a toll claim."""
    claim, place = entry.claim, entry.claim.place
    lat, _, reach = point_of(place)
    known = place is not None and lat != NOWHERE
    start = claim.period.start if claim.period is not None else None
    end = (claim.period.end if claim.period is not None else None) or (entry.imprint.published or "")[:10]
    return Area(
        country=(place.country if place is not None else None) or entry.imprint.country or "",
        place=number(str(place.geonames_id or place.name)) if place is not None else 0,
        lat=place.lat if place is not None and known else None,
        lon=place.lon if place is not None and known else None,
        reach=reach,
        start=first_hour(start) if start else NEVER,
        end=last_hour(end) if len(end) == 10 else NEVER,
    )


def episodes(tolls: Sequence[LedgerClaim]) -> list[list[LedgerClaim]]:
    """Toll claims grouped by what they run over: one area, and starts within days of each other.

    Of the tolls of one place and country the starts are put in order; a gap of more than the slack begins another
    episode. A toll without a start belongs to its place's tolls without one. Tolls of a wide area ("in Syria since
    Wednesday") go to the one episode inside it that began then, if there is one only, or one only of the same source.
    """
    by_place: dict[tuple[str, int], list[tuple[int, str, LedgerClaim]]] = {}
    for entry in tolls:
        area = area_of(entry)
        by_place.setdefault((area.country, area.place), []).append((area.start, entry.claim.id, entry))
    groups: list[list[LedgerClaim]] = []
    for _, dated in sorted(by_place.items()):
        last = None
        for start, _, entry in sorted(dated, key=lambda row: row[:2]):
            if last is None or start - last > START_SLACK:
                groups.append([])
            groups[-1].append(entry)
            last = start
    return gathered(groups)


def gathered(groups: Sequence[list[LedgerClaim]]) -> list[list[LedgerClaim]]:
    """The groups with those of a wide area joined to the one narrower group that they can only mean."""
    areas = [area_of(group[0]) for group in groups]
    sources = [{source_key(entry) for entry in group} for group in groups]
    by_start: dict[str, list[tuple[int, int]]] = {}
    for place, area in enumerate(areas):
        by_start.setdefault(area.country, []).append((area.start, place))
    for rows in by_start.values():
        rows.sort()
    into = list(range(len(groups)))
    for place in sorted(range(len(groups)), key=lambda p: (-areas[p].reach, p)):
        area, rows = areas[place], by_start[areas[place].country]
        if area.start == NEVER:
            continue
        first, last = (area.start - START_SLACK, -1), (area.start + START_SLACK + 1, -1)
        near = [p for _, p in rows[bisect_left(rows, first) : bisect_left(rows, last)]]
        narrower = [p for p in near if areas[p].reach < area.reach and holds(area, areas[p])]
        chosen = narrower if len(narrower) == 1 else [p for p in narrower if sources[p] & sources[place]]
        if len(chosen) == 1:
            into[place] = chosen[0]
    for place in range(len(groups)):
        while into[into[place]] != into[place]:
            into[place] = into[into[place]]
    joined: dict[int, list[LedgerClaim]] = {}
    for place, group in enumerate(groups):
        joined.setdefault(into[place], []).extend(group)
    return list(joined.values())


def source_key(entry: LedgerClaim) -> str:
    """Who says it."""
    name, actor_id, _ = source_name(entry)
    return actor_id or named(name)


def holds(wide: Area, narrow: Area) -> bool:
    """True where the wide area has the narrow one in it."""
    if wide.lat is None or wide.lon is None or narrow.lat is None or narrow.lon is None:
        return wide.country == narrow.country
    return distance_km(wide.lat, wide.lon, narrow.lat, narrow.lon) <= wide.reach


class Episode(msgspec.Struct, frozen=True):
    """An episode before it is described: its id, its tolls by id, their areas, and the first and last hour that an
    incident in it may begin; without a start none is in it."""

    id: str
    tolls: tuple[LedgerClaim, ...]
    areas: tuple[Area, ...]
    first: int
    last: int

    @property
    def area(self) -> Area:
        """Where it is."""
        return self.areas[0]


def outlined(tolls: Sequence[LedgerClaim]) -> dict[str, Episode]:
    """Episode id -> the episode, of all that some tolls run over."""
    found = {}
    for group in episodes(tolls):
        group.sort(key=lambda entry: entry.claim.id)
        areas = tuple([area_of(entry) for entry in group])
        started = [area.start for area in areas if area.start != NEVER]
        event_id = episode_id(group)
        found[event_id] = Episode(
            event_id, tuple(group), areas, min(started, default=NEVER),
            max(area.end for area in areas) + OPEN_END,
        )  # fmt: skip
    return found


def episode_events(tolls: Sequence[LedgerClaim], incidents: Sequence[Event]) -> tuple[list[Event], dict[str, str]]:
    """The events of kind "episode", and incident id -> id of the narrowest episode that it lies in."""
    found = outlined(tolls)
    within = assigned(found.values(), incidents)
    kinds: dict[str, set[str]] = {}
    for event in incidents:
        if event.id in within:
            kinds.setdefault(within[event.id], set()).add(event.event_type)
    return [described(episode, kinds.get(episode.id, ())) for episode in found.values()], within


def described(episode: Episode, kinds: Collection[str]) -> Event:
    """The event that an episode is; ``kinds`` are the types of the incidents in it, of which one may name it."""
    event = describe(
        episode.tolls, event_id=episode.id, kind="episode", tolls=toll_series(episode.tolls, episode.id)
    )  # fmt: skip
    named_by = next((kind for kind in NAMED_BY if kind in kinds or kind == event.event_type), event.event_type)
    return msgspec.structs.replace(event, event_type=named_by)


def episode_id(group: Sequence[LedgerClaim]) -> str:
    """The id of an episode: of its place and of its first toll."""
    first = min(group, key=lambda entry: (area_of(entry).start, entry.imprint.published or "9999", entry.claim.id))
    return "p" + hashlib.sha256(first.claim.id.encode()).hexdigest()[:16]


def assigned(given: Iterable[Episode], incidents: Sequence[Event]) -> dict[str, str]:
    """Incident id -> episode id: the episode with the smallest area, then with the latest start, then the lowest id."""
    by_country: dict[str, list[tuple[int, Event]]] = {}
    for event in incidents:
        if event.place is not None and event.time is not None and event.place.country:
            by_country.setdefault(event.place.country, []).append((first_hour(event.time.start), event))
    for rows in by_country.values():
        rows.sort(key=lambda row: (row[0], row[1].id))
    best: dict[str, tuple[float, int, str]] = {}
    for episode in given:
        rows = by_country.get(episode.area.country, [])
        if episode.first == NEVER or not rows:
            continue
        starts = [row[0] for row in rows]
        for _, event in rows[bisect_left(starts, episode.first) : bisect_right(starts, episode.last)]:
            if inside(event, episode.area):
                rank = (episode.area.reach, -episode.first, episode.id)
                best[event.id] = min(best.get(event.id, rank), rank)
    return {incident: rank[2] for incident, rank in best.items()}


def inside(event: Event, area: Area) -> bool:
    """True where an event's place lies in an area; without a point of its own the area is its whole country."""
    place = event.place
    if place is None or place.lat is None or place.lon is None:
        return False
    if area.lat is None or area.lon is None:
        return area.place == 0
    return distance_km(place.lat, place.lon, area.lat, area.lon) <= area.reach
