"""Exhibits: an event with the claims and reports behind it, and what every export derives from them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import msgspec

from vigie.consolidate.tallies import ALL, tally
from vigie.knowledge.actors import open_actors
from vigie.model.claim import Claim, Codes, ReadingReport
from vigie.model.event import Event, EventActor, EventPlace, Tally

CIVILIAN = frozenset(
    {"civilians", "women", "children", "men", "journalists", "health_workers", "aid_workers", "people"}
)


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An event, its claims, which report each comes from, those reports by id, and each claim's words by its id."""

    event: Event
    recorded: str
    claims: tuple[Claim, ...]
    report_of: dict[str, str]
    reports: dict[str, ReadingReport]
    quotes: dict[str, str]


class Side(msgspec.Struct, frozen=True):
    """A party as exports name it: name, id, kind of actor ("civilians", "unknown", ...), country."""

    name: str
    actor_id: str | None
    kind: str
    country: str | None


def codes_of(exhibit: Exhibit) -> Codes:
    """The codes that most claims of the event's type give; of equals those of the first claim by id."""
    same = [c for c in exhibit.claims if c.event_type == exhibit.event.event_type] or list(exhibit.claims)
    counted = Counter(claim.codes for claim in same)
    return counted.most_common(1)[0][0]


def side_of(actor: EventActor) -> Side:
    """A party by what is known of it; its words where nothing is."""
    known = open_actors().get(actor.actor_id) if actor.actor_id else None
    if known is None:
        return Side(actor.name, None, "unknown", None)
    return Side(known.name("en"), known.id, known.kind, known.country)


def sides_of(exhibit: Exhibit) -> tuple[list[Side], list[Side]]:
    """(those who act, those who are acted upon); in a fight between participants, the first and the others.

    People who came to harm and whom nobody names are civilians where the figures say so.
    """
    parties: dict[str, list[Side]] = {"initiator": [], "target": [], "participant": [], "beneficiary": []}
    for actor in sorted(exhibit.event.actors, key=lambda a: (a.actor_id is None, -len(a.claims), a.name)):
        side = side_of(actor)
        if side.name not in [other.name for other in parties[actor.role]]:
            parties[actor.role].append(side)
    left, right = parties["initiator"], parties["target"]
    others = [side for side in parties["participant"] if side not in left + right]
    if not left and others:
        left, others = others[:1], others[1:]
    right = right + others
    groups = {figure.group for figure in exhibit.event.figures}
    if not any(side.kind != "unknown" for side in right) and groups & (CIVILIAN - {"people"}):
        right = [Side("Civilians", None, "civilians", None)]
    return left, right


def killed(event: Event, policy: str) -> Tally | None:
    """The tally of everybody killed under a policy; None where nobody counts the dead."""
    return next((t for t in tally(event.figures, policy) if (t.harm, t.group, t.side) == ("killed", ALL, ALL)), None)


def days_of(event: Event) -> tuple[date, date] | None:
    """First and last day; None where no time is known."""
    if event.time is None or len(event.time.start) < 10:
        return None
    first = date.fromisoformat(event.time.start[:10])
    return first, max(first, date.fromisoformat((event.time.end or event.time.start)[:10]))


def outlets_of(exhibit: Exhibit) -> list[str]:
    """The outlets that tell of it, by name."""
    return sorted({report.outlet or report.id for report in exhibit.reports.values()})


def district_of(place: EventPlace) -> str:
    """The second-level division: the place's own name where it is one; of other places we do not know theirs."""
    return place.name if place.precision == "admin2" else ""


def notes_of(exhibit: Exhibit) -> str:
    """What the claims say in their own words, each with who says it; each wording once."""
    told: dict[str, str] = {}
    for claim in exhibit.claims:
        quote = " ".join(exhibit.quotes.get(claim.id, "").split())
        if quote:
            told.setdefault(quote, claim.attribution[0].source if claim.attribution else "the report")
    return " ".join(f"{quote}{'' if re.search(r'[.!?…]$', quote) else '.'} ({by})" for quote, by in told.items())


def number_of(event_id: str) -> int:
    """A whole number of an event's id that every spreadsheet and database can hold exactly."""
    return int(event_id[1:14], 16)


def pinned(exhibit: Exhibit) -> bool:
    """True for a happening that is said to have been, with a place on the map and a day."""
    event = exhibit.event
    on_map = event.place is not None and event.place.lat is not None and event.place.country is not None
    return event.kind == "incident" and event.factuality in ("asserted", "hedged") and on_map and bool(days_of(event))
