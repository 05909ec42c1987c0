"""What a report's context says of news told without a time, marked as inferred."""

from __future__ import annotations

from vigie.knowledge.gazetteer import distance_km
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.mention import PlaceCandidate, ResolvedTime
from vigie.resolve.happenings import types_agree
from vigie.resolve.passages import passages
from vigie.resolve.times import day_of

LASTING = frozenset({"closure", "designation"})
BOUNDS = frozenset({"since", "until"})
DAYS = frozenset({"day", "night", "hour"})  # units of what is exact enough to be handed on
WIDE = frozenset({"country", "admin1", "region", "island"})
LEAD = 3  # sentences from a report's opening to the day that it leaves out
SCENE_KM = 60.0  # a town and the villages around it
DATED = frozenset({"day", "weekday"})  # slots of what says on which day
CLOCKS = frozenset({"clock", "clocks", "part"})  # hours that say on no day by themselves
WEEK = 7  # days: what a report opens with is news
HOURS = frozenset({"clock", "clocks", "part", "weekday"})  # shapes that are


def in_time(document: Document, drafts: list[Draft], times: list[ResolvedTime]) -> None:
    """Gives news told without a time the day of the news told before it; ``times`` are those of the timexes.

    A report tells one day's events sentence by sentence and names the day once. Within a passage every day holds,
    that of a look back too; beyond it the day of the news holds for what happened where it happened, or where no
    other place is told. Plans have times of their own or none; a month or a year is no day. What opens a report
    without a day has that of the first news told with one right behind it, where that may be the same and is no
    history.
    """
    passage = passages(document)
    opening: list[Draft] = []
    here: tuple[int, list[int]] = (-1, [])
    news: tuple[Draft, list[int]] | None = None
    for draft in drafts:
        if draft.kind not in ("incident", "control", "condition") or draft.factuality in ("planned", "hypothetical"):
            continue
        now = passage[draft.sentence]
        if any(document.timexes[t].shape != "duration" or document.timexes[t].role in BOUNDS for t in draft.timexes):
            days = [t for t in draft.timexes if is_day(document, t)]
            here = (now, days or (here[1] if here[0] == now else []))
            if days and not draft.background and not any(looks_back(document, t) for t in days):
                first = news is None and all(is_recent(document, t, times[t]) for t in days)
                for lead in opening if first else ():
                    if opens(document, lead, draft):
                        lead.timexes, lead.time_inferred = list(days), True
                news = (draft, days)
        elif may_inherit(draft):
            days = here[1] if here[0] == now else news[1] if news and same_scene(document, news[0], draft) else []
            if days:
                draft.timexes, draft.time_inferred = list(days), True  # how long it went on says no day
            elif news is None:
                opening.append(draft)


def is_recent(document: Document, index: int, time: ResolvedTime) -> bool:
    """True for a day of the week before publication that the words themselves tell."""
    published, timex = day_of(document.report.published), document.timexes[index]
    told = day_of(time.start)
    if published is None or told is None or timex.shape in CLOCKS or timex.slots.get("base") == "anchor":
        return False
    return 0 <= (published - told).days <= WEEK


def opens(document: Document, lead: Draft, news: Draft) -> bool:
    """True where what is told without a day may be the news told with one right behind it."""
    gap = news.sentence - lead.sentence  # "nine died and *ten others* were hurt on Monday": of one deed
    if (news.another and gap) or gap > LEAD or not types_agree(lead, news):
        return False
    first, second = (points(document, draft) for draft in (lead, news))
    return not first or not second or any(distance_km(*one, *other) < SCENE_KM for one in first for other in second)


def points(document: Document, draft: Draft) -> list[tuple[float, float]]:
    """The points of a draft's places that are no wide areas."""
    told = (p for i in draft.places if (p := document.places[i].resolved) is not None and p.kind not in WIDE)
    return [(p.lat, p.lon) for p in told if p.lat is not None and p.lon is not None]


def may_inherit(draft: Draft) -> bool:
    """True for news told as done by a finite verb; what is in force has begun whenever it did, the usual has no day.

    What was foiled is told by the verb that says so ("the army *foiled* an attempt to attack the town").
    """
    told = draft.finite or draft.outcome == "foiled"
    done = draft.kind == "incident" and told and draft.event_type not in LASTING
    return done and not (draft.background or draft.at_large or draft.in_era)


def is_day(document: Document, index: int) -> bool:
    """True for a time that says on which day, and not since when."""
    timex = document.timexes[index]
    if timex.type not in ("DATE", "TIME") or timex.role in BOUNDS:
        return False
    return timex.shape in HOURS or not DATED.isdisjoint(timex.slots) or timex.slots.get("unit") in DAYS


def looks_back(document: Document, index: int) -> bool:
    """True for a time told from another ("the previous day", "three days earlier")."""
    slots = document.timexes[index].slots
    return slots.get("base") == "anchor" and (slots.get("sign") == -1 or slots.get("n") == -1)


def same_scene(document: Document, first: Draft, second: Draft) -> bool:
    """True where one tells no place of its own, both have one or lie close together, or the second tells a detail.

    What a report opens with may be told of a whole region, and then town by town.
    """
    if not (first.places and second.places) or second.place_inferred:
        return True
    told = [[document.places[p] for p in draft.places] for draft in (first, second)]
    fine = [[p for p in places if p.resolved is None or p.resolved.kind != "country"] for places in told]
    if any(fine):  # "in the west of Chad ... in the east of *Chad*" share a country and no scene
        told = fine
    if set.intersection(*({place.name.lower() for place in places} for places in told)):
        return True
    towns = [points(document, draft) for draft in (first, second)]
    if any(distance_km(*one, *other) < SCENE_KM for one in towns[0] for other in towns[1]):
        return True
    return details(document, first, second)


def details(document: Document, first: Draft, second: Draft) -> bool:
    """True where a report opens with a region's news and the second is one of the kind at a place in it."""
    if first.sentence > LEAD or not types_agree(first, second):
        return False
    wide = [p for i in first.places if (p := document.places[i].resolved) is not None and p.kind in WIDE]
    inside = [document.places[i].resolved for i in second.places]
    return len(wide) == len(first.places) and all(
        place is None or (place.kind not in WIDE and any(holds(area, place) for area in wide)) for place in inside
    )


def holds(area: PlaceCandidate, place: PlaceCandidate) -> bool:
    """True for a country or a division of it, and a place in it."""
    if area.country != place.country:
        return False
    return area.kind == "country" or (area.kind == "admin1" and area.admin1 == place.admin1)
