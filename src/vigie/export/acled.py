"""ACLED-shaped rows: the 31 columns of the files of 2024, with the codebook's conventions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from vigie.export.exhibits import (
    Exhibit,
    Side,
    codes_of,
    days_of,
    district_of,
    killed,
    notes_of,
    outlets_of,
    pinned,
    sides_of,
)
from vigie.export.scales import source_scale
from vigie.knowledge.countries import country_named

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
POLICY = "acled-conservative"
INTER = {1: "State forces", 2: "Rebel group", 3: "Political militia", 4: "Identity militia", 5: "Rioters",
         6: "Protesters", 7: "Civilians", 8: "External/Other forces"}  # fmt: skip
KINDS = {
    "state": 1, "state_force": 1, "police": 1, "intelligence": 1, "government": 1, "rebel_group": 2, "militia": 3,
    "political_militia": 3, "party": 3, "identity_militia": 4, "crowd": 6, "peacekeeping": 8, "intergovernmental": 8,
    "company": 8, "civilians": 7, "person": 7, "ngo": 7, "media": 7, "agency": 7, "monitor": 7, "rescue": 7, "court": 7,
}  # fmt: skip
DEMONSTRATIONS = ("Protests", "Riots")
BOTH = ("Excessive force against protesters", "Mob violence")  # violent demonstrations are political violence, too
PRECISION = {"exact": 1, "part": 1, "near": 2, "admin2": 2}


def acled_row(exhibit: Exhibit) -> Mapping[str, object] | None:
    """The row of an event; None where ACLED has no code for it, or it has no place or day."""
    code = codes_of(exhibit).acled
    if code is None or not pinned(exhibit):
        return None
    event, days = exhibit.event, days_of(exhibit.event)
    assert event.place is not None  # pinned
    assert days is not None
    place, country = event.place, country_named(event.place.country or "")
    left, right = sides_of(exhibit)
    if not left:
        left, right = right, []
    inter = inter_of(left, place.country, code.event_type), inter_of(right, place.country, code.event_type)
    middle = days[0] + (days[1] - days[0]) / 2
    dead = killed(event, POLICY)
    return {
        "event_id_cnty": f"{country.iso3}{event.id[1:]}", "event_date": middle.isoformat(), "year": middle.year,
        "time_precision": time_precision((days[1] - days[0]).days), "disorder_type": disorder(code.event_type,
        code.sub_event_type), "event_type": code.event_type, "sub_event_type": code.sub_event_type,
        "actor1": name_of(left), "assoc_actor_1": others(left), "inter1": INTER.get(inter[0], ""),
        "actor2": name_of(right), "assoc_actor_2": others(right), "inter2": INTER.get(inter[1], ""),
        "interaction": interaction(*inter), "civilian_targeting": "Civilian targeting" if inter[1] == 7 else "",
        "iso": country.number, "region": country.acled_region, "country": country.name, "admin1": place.admin1 or "",
        "admin2": district_of(place), "admin3": "", "location": place.name,
        "latitude": place.lat, "longitude": place.lon,
        "geo_precision": PRECISION.get(place.precision, 3), "source": "; ".join(outlets_of(exhibit)),
        "source_scale": source_scale(outlets_of(exhibit), place.country), "notes": notes_of(exhibit),
        "fatalities": dead.best if dead is not None and dead.best is not None else 0, "tags": "",
        "timestamp": int(datetime.fromisoformat(exhibit.recorded.replace("Z", "+00:00")).timestamp()),
    }  # fmt: skip


def time_precision(days: int) -> int:
    """1 for a day, 2 for up to a week, 3 for longer."""
    return 1 if days == 0 else 2 if days < 7 else 3


def disorder(event_type: str, sub_event_type: str) -> str:
    """The type of disorder of a type of event."""
    if event_type == "Strategic developments":
        return event_type
    if sub_event_type == BOTH[0]:
        return "Political violence; Demonstrations"
    if event_type in DEMONSTRATIONS and sub_event_type not in BOTH:
        return "Demonstrations"
    return "Political violence"


def inter_of(sides: Sequence[Side], country: str | None, event_type: str) -> int:
    """The code of the first party; 0 where there is none or its kind is not known. Forces of another state are 8."""
    if not sides:
        return 0
    code = KINDS.get(sides[0].kind, 0)
    if code == 1 and sides[0].country not in (None, country):
        return 8
    return 5 if code == 6 and event_type == "Riots" else code


def interaction(left: int, right: int) -> str:
    """Both codes, the smaller first; the one with 0 for a party alone; nothing where a party's kind is not known."""
    first, second = sorted((left, right))
    return f"{second}0" if first == 0 and second else f"{first}{second}" if first else ""


def name_of(sides: Sequence[Side]) -> str:
    """The first party's name."""
    return sides[0].name if sides else ""


def others(sides: Sequence[Side]) -> str:
    """The other parties of a side."""
    return "; ".join(side.name for side in sides[1:])
