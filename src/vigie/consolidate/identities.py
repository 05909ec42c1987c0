"""Identities: events keep their ids while claims come and go; merges and splits leave a trail."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence

from vigie.model.event import EventChange, KnownEvent

Members = tuple[str, ...]


def identified(
    clusters: Sequence[Members], known: Iterable[KnownEvent], first: Sequence[str]
) -> tuple[list[str], tuple[EventChange, ...]]:
    """An id for each cluster of claim ids, and what became of the known events.

    A cluster takes the id of the known event with which it shares most claims, each id once; a new one gets an id made
    of its first claim, which is in ``first``.
    """
    before = {event.id: event for event in known}
    owner = {claim: event.id for event in before.values() for claim in event.claims}
    shared: dict[tuple[int, str], int] = {}
    for place, claims in enumerate(clusters if owner else ()):
        for claim in claims:
            if claim in owner:
                shared[(place, owner[claim])] = shared.get((place, owner[claim]), 0) + 1
    ids: list[str | None] = [None] * len(clusters)
    taken: set[str] = set()
    for (place, event_id), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][1], clusters[item[0][0]])):
        if ids[place] is None and event_id not in taken:
            ids[place] = event_id
            taken.add(event_id)
    for place in sorted((p for p, event_id in enumerate(ids) if event_id is None), key=lambda p: clusters[p]):
        ids[place] = fresh(first[place], taken, before)
        taken.add(str(ids[place]))
    named = [str(event_id) for event_id in ids]
    return named, tuple(changes(clusters, named, before, owner))


def fresh(lead: str, taken: Collection[str], before: Collection[str]) -> str:
    """An id of the earliest claim that no other event bears or bore."""
    attempt = 0
    while True:
        content = lead if not attempt else f"{lead} {attempt}"
        event_id = "e" + hashlib.sha256(content.encode()).hexdigest()[:16]
        if event_id not in taken and event_id not in before:
            return event_id
        attempt += 1


def changes(
    clusters: Sequence[Members], ids: Sequence[str], before: dict[str, KnownEvent], owner: dict[str, str]
) -> Iterable[EventChange]:
    """What became of each id, in the order of the ids; nothing to tell where none was known before."""
    if not before:
        return ()
    rows: list[EventChange] = []
    went: dict[str, set[str]] = {event_id: set() for event_id in before}
    for claims, event_id in zip(clusters, ids, strict=True):
        for claim in claims:
            if claim in owner:
                went[owner[claim]].add(event_id)
    for claims, event_id in zip(clusters, ids, strict=True):
        came = {owner[claim] for claim in claims if claim in owner}
        old = set(before[event_id].claims) if event_id in before else set()
        new, gone = tuple(sorted(set(claims) - old)), tuple(sorted(old - set(claims)))
        if not came:
            rows.append(change("added", event_id, (), (event_id,), new, gone))
        elif len(came) > 1:
            rows.append(change("merged", event_id, tuple(sorted(came)), (event_id,), new, gone))
        elif (new or gone) and len(went[min(came)]) == 1:
            rows.append(change("changed", event_id, tuple(sorted(came)), (event_id,), new, gone))
    for event_id, after in went.items():
        if not after:
            rows.append(change("removed", event_id, (event_id,), (), (), before[event_id].claims))
        elif len(after) > 1:
            kept = {claim for claims, own in zip(clusters, ids, strict=True) if own == event_id for claim in claims}
            old = set(before[event_id].claims)
            came_in, went_out = tuple(sorted(kept - old)), tuple(sorted(old - kept))
            rows.append(change("split", event_id, (event_id,), tuple(sorted(after)), came_in, went_out))
    return sorted(rows, key=lambda row: (row.event_id, row.kind))


def change(kind: str, event_id: str, before: Members, after: Members, came: Members, went: Members) -> EventChange:
    """One row of the trail."""
    return EventChange(
        kind=kind,  # type: ignore[arg-type]
        event_id=event_id, before=before, after=after, claims_in=came, claims_out=went,
    )  # fmt: skip
