"""Descriptions: what the claims of one event come to, field by field, each by the claim that knows it best."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from vigie.consolidate.disputes import disputes
from vigie.consolidate.figures import event_figures
from vigie.consolidate.rows import FINE_KM, NOWHERE, Row, row_of
from vigie.consolidate.settings import open_linking
from vigie.consolidate.voices import named, voices
from vigie.model.event import Event, EventActor, EventKind, EventPlace, EventTime, LedgerClaim, TollSeries

T = TypeVar("T", bound=Hashable)

STANCES = ("asserted", "hedged", "denied")  # an event that one voice asserts is asserted; the dispute says who denies
SUREST = 0.99  # no event is certain


def describe(
    members: Sequence[LedgerClaim], *, event_id: str, rows: Sequence[Row] = (), weakest: float = 1.0,
    kind: EventKind = "incident", tolls: tuple[TollSeries, ...] = (),
) -> Event:  # fmt: skip
    """The event of these claims, which are sorted by id; ``rows`` are theirs where they are at hand."""
    rows = rows or [row_of(entry) for entry in members]
    heard = voices(members)
    voice = {claim_id: each.id for each in heard for claim_id in each.claims}
    return Event(
        id=event_id,
        kind=kind,
        event_type=event_type(members),
        claims=tuple(entry.claim.id for entry in members),
        reports=tuple(sorted({entry.imprint.report_id for entry in members})),
        place=place(members, rows),
        time=time(members, rows),
        actors=actors(members),
        figures=event_figures(members, voice) if kind == "incident" else (),
        voices=heard,
        tolls=tolls,
        disputes=disputes(members, voice) if len(members) > 1 else (),
        factuality=min((e.claim.factuality for e in members), key=lambda f: STANCES.index(f) if f in STANCES else 9),
        confidence=confidence(members, voice),
        weakest=weakest,
    )


def event_type(members: Sequence[LedgerClaim]) -> str:
    """The type that most claims give, one that says the manner before one that only says that there was violence."""
    if len(members) == 1:
        return members[0].claim.event_type
    general = open_linking().general
    counted = counts(entry.claim.event_type for entry in members)
    return min(counted, key=lambda name: (name in general, -counted[name], name))


def counts(values: Iterable[T]) -> dict[T, int]:
    """How often each value occurs; for the few of one event in a third of the time that ``Counter`` takes."""
    found: dict[T, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return found


def place(members: Sequence[LedgerClaim], rows: Sequence[Row]) -> EventPlace | None:
    """Where it was: of the places that most fine claims name, the finest; the others' names are kept."""
    placed = [(entry, row) for entry, row in zip(members, rows, strict=True) if entry.claim.place is not None]
    if not placed:
        return None
    counted = counts(row.place for _, row in placed)

    def rank(pair: tuple[LedgerClaim, Row]) -> tuple[bool, bool, bool, int, float, str]:
        entry, row = pair
        inferred = entry.claim.place is not None and entry.claim.place.inferred
        return row.lat == NOWHERE, row.reach > FINE_KM, inferred, -counted[row.place], row.reach, entry.claim.id

    ranked = sorted(placed, key=rank) if len(placed) > 1 else placed
    best = ranked[0][0].claim
    chosen = best.place
    assert chosen is not None
    finest_first = sorted(ranked, key=lambda p: (p[1].reach, p[0].claim.id)) if len(ranked) > 1 else ranked
    names = [entry.claim.place.text for entry, _ in finest_first if entry.claim.place is not None]
    return EventPlace(
        name=chosen.name or chosen.text, geonames_id=chosen.geonames_id, lat=chosen.lat, lon=chosen.lon,
        country=chosen.country, admin1=chosen.admin1, precision=chosen.precision, names=tuple(dict.fromkeys(names)),
        claim_id=best.id,
    )  # fmt: skip


def time(members: Sequence[LedgerClaim], rows: Sequence[Row]) -> EventTime | None:
    """When it was: of the days that most claims name, the finest time; the earliest of equals."""
    timed = [(e, row) for e, row in zip(members, rows, strict=True) if e.claim.time is not None and e.claim.time.start]
    if not timed:
        return None
    days = counts(row.start // 24 for _, row in timed if row.end - row.start < 24)

    def rank(pair: tuple[LedgerClaim, Row]) -> tuple[int, int, int, str, str]:
        entry, row = pair
        stamp = entry.claim.time.start if entry.claim.time is not None and entry.claim.time.start else ""
        return -days.get(row.start // 24, 0), row.known, row.end - row.start, stamp, entry.claim.id

    best = (min(timed, key=rank) if len(timed) > 1 else timed[0])[0].claim
    assert best.time is not None
    start = str(best.time.start)
    return EventTime(start=start, end=best.time.end or start, precision=best.time.precision, claim_id=best.id)


def actors(members: Sequence[LedgerClaim]) -> tuple[EventActor, ...]:
    """The parties, each once by role, known ones first, by how many claims name them."""
    found: dict[tuple[str, str], list[tuple[LedgerClaim, str, str | None]]] = {}
    for entry in members:
        for actor in entry.claim.actors:
            key = (actor.role, actor.actor_id or named(actor.name))
            found.setdefault(key, []).append((entry, actor.name, actor.actor_id))
    parties = []
    for (_, _), given in found.items():
        role = next(a.role for a in given[0][0].claim.actors if a.name == given[0][1])
        claims = tuple(dict.fromkeys(entry.claim.id for entry, _, _ in given))
        parties.append(EventActor(role=role, name=given[0][1], actor_id=given[0][2], claims=claims))
    return tuple(sorted(parties, key=lambda p: (p.role, p.actor_id is None, -len(p.claims), p.name)))


def confidence(members: Sequence[LedgerClaim], voice: dict[str, str]) -> float:
    """The probability that one voice at least was read rightly, as if the readings erred independently."""
    best: dict[str, float] = {}
    for entry in members:
        speaker = voice[entry.claim.id]
        best[speaker] = max(best.get(speaker, 0.0), entry.claim.confidence)
    doubt = 1.0
    for value in sorted(best.values()):
        doubt *= 1 - value
    return round(min(SUREST, 1 - doubt), 2)
