"""Makes claims for tests from the little that each test is about."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from vigie.model.claim import Claim, ClaimActor, ClaimAttribution, ClaimPlace, ClaimTime, Codes, Figure, Means, Period
from vigie.model.event import Imprint, LedgerClaim
from vigie.model.span import Span

NONE = Span(0, 0)
PLACES = {
    "Idlib": (169389, 35.93, 36.63, "exact", "Idlib"),
    "Aleppo": (170063, 36.20, 37.16, "exact", "Aleppo"),
    "a roundabout in Aleppo": (170063, 36.20, 37.16, "part", "Aleppo"),
    "northern Syria": (163843, 35.9, 37.5, "admin1", None),
    "Syria": (163843, 35.0, 38.5, "country", None),
    "Saraqib": (171500, 35.86, 36.80, "exact", "Idlib"),
    "Damascus": (170654, 33.51, 36.29, "exact", "Damascus"),
}


def place(name: str) -> ClaimPlace:
    number, lat, lon, precision, admin1 = PLACES[name]
    return ClaimPlace(
        text=name, name=name, geonames_id=number, lat=lat, lon=lon, country="SY", admin1=admin1, kind="town",
        precision=precision, relation=None, span=NONE, inferred=False,
    )  # fmt: skip


def figure(harm: str, low: int, group: str = "people", **more: Any) -> Figure:
    given = {"high": low, "qualifier": "exact", "part_of": None, **more}
    return Figure(harm=harm, group=group, low=low, span=NONE, **given)  # type: ignore[arg-type]


def source(
    name: str, actor_id: str | None = None, kind: str = "monitor", relay: tuple[str, ...] = ()
) -> ClaimAttribution:
    return ClaimAttribution(
        source=name, actor_id=actor_id, source_class=kind, relay=relay, cue="said", span=NONE, said_on=None  # type: ignore[arg-type]
    )  # fmt: skip


def told(
    report: str = "r1", *, kind: str = "incident", event_type: str = "airstrike", where: str | None = "Idlib",
    day: str | None = "2024-11-29", end: str | None = None, figures: tuple[Figure, ...] = (),
    by: tuple[ClaimAttribution, ...] = (), initiators: tuple[str, ...] = (), published: str | None = "2024-11-30",
    outlet: str | None = None, language: str = "en", since: str | None = None, **more: Any,
) -> LedgerClaim:  # fmt: skip
    """One claim as it comes to consolidation; its id is a hash of what is given."""
    actors = tuple(
        ClaimActor(role="initiator", name=name, actor_id=name if "-" in name else None, country=None, span=NONE)
        for name in initiators
    )
    time = None
    if day is not None:
        precision = "day" if end is None else "days"
        time = ClaimTime(start=day, end=end or day, precision=precision, value=day, span=NONE, inferred=False)
    imprint = {name: more.pop(name) for name in ("sketch", "names", "marks") if name in more}
    words = more.pop("words", ())
    means = tuple(Means(kind=name, span=NONE) for name in more.pop("means", ()))
    claim = Claim(
        id="", kind=kind, event_type=event_type, codes=Codes(), factuality=more.pop("factuality", "asserted"),  # type: ignore[arg-type]
        outcome="done" if kind == "incident" else None, background=False, actors=actors, objects=(), means=means,
        figures=figures, place=place(where) if where else None, time=time,
        period=Period(start=since, end=(published or "")[:10] or None, span=NONE) if since else None,
        attribution=by, evidence=(), confidence=0.8, rules=more.pop("rules", ()), **more,
    )  # fmt: skip
    digest = hashlib.sha256(report.encode() + msgspec.json.encode(claim)).hexdigest()[:20]
    return LedgerClaim(
        claim=msgspec.structs.replace(claim, id=digest),
        imprint=Imprint(
            report_id=report, outlet=outlet, language=language, published=published, country="SY", **imprint
        ),
        words=words,
    )
