"""UCDP-GED-shaped rows: 49 columns; only events with a dead and a type of violence."""

from __future__ import annotations

import math
from collections.abc import Mapping

from vigie.consolidate.tallies import ALL, tally
from vigie.export.exhibits import (
    Exhibit,
    Side,
    codes_of,
    days_of,
    district_of,
    killed,
    notes_of,
    number_of,
    outlets_of,
    pinned,
    sides_of,
)
from vigie.knowledge.countries import country_named
from vigie.model.event import Event

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
POLICY = "ucdp-low-best-high"
WHERE = {"exact": 1, "part": 1, "near": 2, "admin2": 3, "admin1": 4, "country": 6}
OF_A_STATE = frozenset({"state", "state_force", "police", "intelligence", "government"})
STATE = OF_A_STATE | {"peacekeeping"}
GRID = 0.5  # degrees: the cells of PRIO-GRID, 720 in a row, counted from the south-west


def ucdp_row(exhibit: Exhibit) -> Mapping[str, object] | None:
    """The row of an event; None where it has no type of violence, nobody killed, or no place or day."""
    kind, dead = codes_of(exhibit).ucdp, killed(exhibit.event, POLICY)
    if kind is None or dead is None or not dead.high or not pinned(exhibit):
        return None
    event, days = exhibit.event, days_of(exhibit.event)
    assert event.place is not None  # pinned
    assert days is not None
    place, country = event.place, country_named(event.place.country or "")
    parties = parties_of(exhibit, kind)
    sides = tuple(side.name if side is not None else "" for side in parties)
    low, best, high = dead.low or 0, dead.best or 0, dead.high
    deaths = deaths_of(event, best)
    best = sum(deaths)
    reports = sorted(exhibit.reports.values(), key=lambda report: (report.published or "9999", report.id))
    empty = dict.fromkeys(COLUMNS, "")
    return {
        **empty, "id": number_of(event.id), "relid": f"{country.iso3}-{days[0].year}-{kind}-{event.id[1:]}",
        "year": days[0].year, "active_year": 1, "code_status": "Clear", "type_of_violence": kind,
        "conflict_name": " - ".join(filter(None, sides)), "dyad_name": " - ".join(filter(None, sides)),
        "side_a": sides[0], "side_b": sides[1], "number_of_sources": len(event.voices),
        "source_article": "; ".join(filter(None, (r.url or r.title for r in reports))),
        "source_office": "; ".join(outlets_of(exhibit)),
        "source_date": "; ".join((r.published or "")[:10] for r in reports if r.published),
        "source_headline": "; ".join(r.title for r in reports if r.title),
        "source_original": "; ".join(voice.source for voice in event.voices),
        "where_prec": WHERE.get(place.precision, 5),
        "where_coordinates": place.name, "where_description": notes_of(exhibit), "adm_1": place.admin1 or "",
        "adm_2": district_of(place),
        "latitude": place.lat, "longitude": place.lon, "geom_wkt": f"POINT ({place.lon} {place.lat})",
        "priogrid_gid": cell(place.lat or 0.0, place.lon or 0.0), "country": country.name,
        "country_id": country.gleditsch_ward or "",
        "gwnoa": state_number(parties[0]), "gwnob": state_number(parties[1]),
        "region": country.ucdp_region, "event_clarity": 1, "date_prec": date_precision((days[1] - days[0]).days),
        "date_start": days[0].isoformat(), "date_end": days[1].isoformat(), "deaths_a": deaths[0],
        "deaths_b": deaths[1], "deaths_civilians": deaths[2], "deaths_unknown": deaths[3], "best": best,
        "high": max(high, best), "low": min(low, best),
    }  # fmt: skip


def parties_of(exhibit: Exhibit, kind: int) -> tuple[Side | None, Side | None]:
    """The two sides: in violence of states the state first, in one-sided violence who kills and civilians."""
    left, right = sides_of(exhibit)
    if kind == 3:
        return (left[0] if left else None, Side("Civilians", None, "civilians", None))
    both = [side for side in (*left[:1], *right[:1]) if side.kind != "civilians"]
    if kind == 1:
        both.sort(key=lambda side: side.kind not in STATE)
    return (both[0] if both else None, both[1] if len(both) > 1 else None)


def state_number(side: Side | None) -> int | str:
    """The number of the state whose government or force a side is, "" for other sides."""
    if side is None or side.kind not in OF_A_STATE or side.country is None:
        return ""
    return country_named(side.country).gleditsch_ward or ""


def deaths_of(event: Event, best: int) -> tuple[int, int, int, int]:
    """(side a, side b, civilians, not known whose): what is counted by side, and what of the whole is left.

    Where the sides together are more than the whole, they are the best there is: the columns must add up.
    """
    by_side = {t.side: t.best or 0 for t in tally(event.figures, POLICY) if t.harm == "killed" and t.group == ALL}
    state, non_state, civilians = (by_side.get(side, 0) for side in ("state", "non_state", "civilian"))
    return state, non_state, civilians, max(0, best - state - non_state - civilians)


def date_precision(days: int) -> int:
    """1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 longer."""
    return 1 if days == 0 else 2 if days < 6 else 3 if days == 6 else 4 if days < 31 else 5


def cell(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point."""
    row, column = math.floor((lat + 90) / GRID), math.floor((lon + 180) / GRID)
    return min(row, 359) * 720 + min(column, 719) + 1
