"""Events: claims of many reports -> events with their voices, figures and disputes, episodes and territory."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec
import numpy as np

from vigie.consolidate.clusters import Clusters, binding, cluster
from vigie.consolidate.descriptions import describe
from vigie.consolidate.episodes import episode_events
from vigie.consolidate.identities import identified
from vigie.consolidate.reprints import find_reprints
from vigie.consolidate.rows import Row, row_of
from vigie.consolidate.scoring import BOUND, UNIT
from vigie.consolidate.settings import open_linking
from vigie.consolidate.tables import Listing, table_of
from vigie.consolidate.territory import territory
from vigie.model.event import Consolidation, Event, EventChange, KnownEvent, LedgerClaim, Link
from vigie.model.judgement import Judgement


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims make which event: ``groups`` are rows of a table, with the event's id and its weakest link each."""

    groups: list[list[int]]
    ids: list[str]
    weakest: list[float]
    changes: tuple[EventChange, ...]
    unsure: tuple[Link, ...]
    loose: tuple[str, ...]


def consolidate(
    claims: Iterable[LedgerClaim], *, judgements: Iterable[Judgement] = (), known: Iterable[KnownEvent] = ()
) -> Consolidation:
    """What all these claims come to; the same for any order of them.

    ``judgements`` bind; ``known`` are the events of an earlier run, whose ids go on. Ids depend on that history, the
    events themselves do not.
    """
    entries = ordered(claims)
    rows = [row_of(entry) for entry in entries]
    held = binding(judgements)
    table = table_of(entries, rows, held)
    incidents, plan = consolidated(entries, rows, table.listing, cluster(table.told, table.listing.ids, held), known)
    events = with_episodes([entry for entry in entries if entry.claim.kind == "toll"], incidents)
    return Consolidation(
        events=tuple(sorted(events, key=lambda event: event.id)),
        changes=plan.changes,
        unsure=plan.unsure,
        reprints=find_reprints({e.imprint.report_id: e.imprint for e in entries}.values()),
        territory=territory(entries),
        loose=plan.loose,
    )


def consolidated(
    entries: Sequence[LedgerClaim], rows: Sequence[Row], listing: Listing, clusters: Clusters,
    known: Iterable[KnownEvent],
) -> tuple[list[Event], Plan]:  # fmt: skip
    """(incidents, how they came about) of clustered claims; label -2 leaves a claim out."""
    plan = planned(listing, clusters, known)
    incidents = [
        describe([entries[row] for row in group], event_id=event_id, rows=[rows[row] for row in group], weakest=weakest)
        for group, event_id, weakest in zip(plan.groups, plan.ids, plan.weakest, strict=True)
    ]
    return incidents, plan


def planned(listing: Listing, clusters: Clusters, known: Iterable[KnownEvent]) -> Plan:
    """The events that clusters come to, with the ids that go on."""
    groups, loose = grouped(listing, clusters)
    members = [tuple([listing.ids[row] for row in group]) for group in groups]
    ids, changes = identified(members, known, earliest(listing, groups))
    weakest = weakest_links(clusters)
    return Plan(
        groups=groups, ids=ids, weakest=[weakest.get(int(clusters.label[group[0]]), 1.0) for group in groups],
        changes=changes, unsure=tuple(unsure_links(clusters, listing.ids)), loose=loose,
    )  # fmt: skip


def earliest(listing: Listing, groups: Sequence[Sequence[int]]) -> list[str]:
    """The claim of each group whose report came out first, the lowest of equals."""
    if not groups:
        return []
    rank = {published: place for place, published in enumerate(sorted(set(listing.published)))}
    days = np.fromiter(map(rank.__getitem__, listing.published), dtype=np.int64, count=len(listing.ids))
    codes = days * len(days) + np.arange(len(days))
    starts = np.cumsum([0, *map(len, groups)])[:-1]
    first = np.minimum.reduceat(codes[np.fromiter(chain.from_iterable(groups), dtype=np.int64)], starts)
    return [listing.ids[row] for row in (first % len(days)).tolist()]


def with_episodes(tolls: Sequence[LedgerClaim], incidents: Sequence[Event]) -> list[Event]:
    """The incidents, each with the episode that it lies in, and the episodes."""
    episodes, within = episode_events(tolls, incidents)
    placed = [
        msgspec.structs.replace(event, episode=within[event.id]) if event.id in within else event for event in incidents
    ]
    return [*placed, *episodes]


def ordered(claims: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    """The claims by id, each once."""
    found = {entry.claim.id: entry for entry in claims}
    return [found[claim] for claim in sorted(found)]


def grouped(listing: Listing, clusters: Clusters) -> tuple[list[list[int]], tuple[str, ...]]:
    """The rows of each event, and the ids of claims that make none.

    A claim that has neither place nor time, and that no other claim tells more of, is no event yet.
    """
    label = clusters.label
    rows = np.flatnonzero(label >= 0)
    rows = rows[np.argsort(label[rows], kind="stable")]
    loose = [listing.ids[row] for row in np.flatnonzero((label == -1) & ~listing.toll).tolist()]
    groups: list[list[int]] = []
    if not len(rows):
        return groups, tuple(sorted(loose))
    bounds = np.flatnonzero(np.r_[True, label[rows][1:] != label[rows][:-1], True])
    known = np.add.reduceat(listing.placed[rows].astype(np.int64), bounds[:-1]) > 0
    members = rows.tolist()
    for start, end, pinned in zip(bounds[:-1].tolist(), bounds[1:].tolist(), known.tolist(), strict=True):
        if pinned:
            groups.append(members[start:end])
        else:
            loose += [listing.ids[row] for row in members[start:end]]
    return groups, tuple(sorted(loose))


def weakest_links(clusters: Clusters) -> dict[int, float]:
    """Label of each event of several tellings -> probability of the link that holds its loosest one."""
    label, scored = clusters.label, clusters.scored
    inside = label[scored.left] == label[scored.right]
    strongest = np.full(len(label), -BOUND, dtype=np.int64)
    np.maximum.at(strongest, scored.left[inside], scored.score[inside])
    np.maximum.at(strongest, scored.right[inside], scored.score[inside])
    linked = np.flatnonzero(strongest > -BOUND)
    weakest: dict[int, int] = {}
    for row, score in zip(linked.tolist(), strongest[linked].tolist(), strict=True):
        event = int(label[row])
        weakest[event] = min(weakest.get(event, score), score)
    return {event: probability(score) for event, score in weakest.items()}


@functools.lru_cache(maxsize=1 << 14)
def probability(score: int) -> float:
    """A score in thousandths of log-odds as a probability, two decimals."""
    return round(float(1 / (1 + np.exp(-min(max(score / UNIT, -20.0), 20.0)))), 2)


def unsure_links(clusters: Clusters, claims: Sequence[str]) -> Iterable[Link]:
    """For each pair of events of which the machine is unsure, the closest pair of claims; without reasons, which
    ``explanations.explain_pairs`` gives."""
    label, scored, linking = clusters.label, clusters.scored, open_linking()
    doubtful = (label[scored.left] != label[scored.right]) & (scored.score >= linking.different * UNIT)
    doubtful &= scored.score < BOUND
    best: dict[tuple[int, int], tuple[int, int, int]] = {}
    for a, b, score in zip(
        scored.left[doubtful].tolist(), scored.right[doubtful].tolist(), scored.score[doubtful].tolist(), strict=True
    ):
        key = (min(int(label[a]), int(label[b])), max(int(label[a]), int(label[b])))
        if key not in best or score > best[key][0]:
            best[key] = (score, a, b)
    for score, a, b in sorted(best.values(), key=lambda row: (-row[0], row[1], row[2])):
        yield Link(left=claims[a], right=claims[b], decision="unsure", score=score / UNIT)
