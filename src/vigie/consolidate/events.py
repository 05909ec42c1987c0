"""Events: claims of many reports -> events with their voices, figures and disputes, episodes and territory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from vigie.consolidate.clusters import Clusters, cluster
from vigie.consolidate.descriptions import describe
from vigie.consolidate.episodes import episode_events
from vigie.consolidate.identities import identified
from vigie.consolidate.reprints import find_reprints
from vigie.consolidate.rows import Row, row_of
from vigie.consolidate.scoring import BOUND, UNIT
from vigie.consolidate.settings import open_linking
from vigie.consolidate.territory import territory
from vigie.model.event import Consolidation, Event, EventChange, KnownEvent, LedgerClaim, Link
from vigie.model.judgement import Judgement

Members = tuple[LedgerClaim, ...]


def consolidate(
    claims: Iterable[LedgerClaim], *, judgements: Iterable[Judgement] = (), known: Iterable[KnownEvent] = ()
) -> Consolidation:
    """What all these claims come to; the same for any order of them.

    ``judgements`` bind; ``known`` are the events of an earlier run, whose ids go on. Ids depend on that history, the
    events themselves do not.
    """
    entries = ordered(claims)
    rows = [row_of(entry) for entry in entries]
    clusters = cluster(rows, [entry.imprint for entry in entries], judgements)
    incidents, changes, unsure, loose = consolidated(entries, rows, clusters, known=known)
    events = with_episodes([entry for entry in entries if entry.claim.kind == "toll"], incidents)
    return Consolidation(
        events=tuple(sorted(events, key=lambda event: event.id)),
        changes=changes,
        unsure=unsure,
        reprints=find_reprints({e.imprint.report_id: e.imprint for e in entries}.values()),
        territory=territory(entries),
        loose=loose,
    )


def consolidated(
    entries: Sequence[LedgerClaim], rows: Sequence[Row], clusters: Clusters, *, known: Iterable[KnownEvent]
) -> tuple[list[Event], tuple[EventChange, ...], tuple[Link, ...], tuple[str, ...]]:
    """(incidents, changes of ids, unsure links, loose claims) of clustered claims; label -2 leaves a claim out."""
    groups, loose = grouped(entries, clusters)
    first = {entry.claim.id: entry.imprint.published or "9999" for entry in entries}
    ids, changes = identified([tuple(e.claim.id for e in group) for group in groups], known, first)
    weakest = weakest_links(clusters, entries)
    row = dict(zip((entry.claim.id for entry in entries), rows, strict=True))
    incidents = [
        describe(
            group, event_id=event_id, rows=[row[e.claim.id] for e in group], weakest=weakest.get(group[0].claim.id, 1.0)
        )
        for group, event_id in zip(groups, ids, strict=True)
    ]
    return incidents, changes, tuple(unsure_links(clusters, entries)), loose


def with_episodes(tolls: Sequence[LedgerClaim], incidents: Sequence[Event]) -> list[Event]:
    """The incidents, each with the episode that it lies in, and the episodes."""
    episodes, within = episode_events(tolls, incidents)
    placed = [
        msgspec.structs.replace(event, episode=within[event.id]) if event.id in within else event for event in incidents
    ]
    return [*placed, *episodes]


def ordered(claims: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    """The claims by id, each once."""
    return [entry for _, entry in sorted({entry.claim.id: entry for entry in claims}.items())]


def grouped(entries: Sequence[LedgerClaim], clusters: Clusters) -> tuple[list[Members], tuple[str, ...]]:
    """The claims of each event, and the ids of those that make none.

    A claim that has neither place nor time, and that no other claim tells more of, is no event yet.
    """
    members: dict[int, list[LedgerClaim]] = {}
    loose: list[str] = []
    for entry, label in zip(entries, clusters.label.tolist(), strict=True):
        if label >= 0:
            members.setdefault(label, []).append(entry)
        elif label == -1 and entry.claim.kind != "toll":
            loose.append(entry.claim.id)
    groups: list[Members] = []
    for group in members.values():
        if any(e.claim.place is not None or (e.claim.time is not None and e.claim.time.start) for e in group):
            groups.append(tuple(group))
        else:
            loose.extend(entry.claim.id for entry in group)
    return groups, tuple(sorted(loose))


def weakest_links(clusters: Clusters, entries: Sequence[LedgerClaim]) -> dict[str, float]:
    """First claim id of each event of several tellings -> probability of the link that holds its loosest one."""
    label, scored = clusters.label, clusters.scored
    inside = label[scored.left] == label[scored.right]
    strongest = np.full(len(entries), -BOUND, dtype=np.int64)
    np.maximum.at(strongest, scored.left[inside], scored.score[inside])
    np.maximum.at(strongest, scored.right[inside], scored.score[inside])
    linked = np.flatnonzero(strongest > -BOUND)
    weakest: dict[int, int] = {}
    for row, score in zip(linked.tolist(), strongest[linked].tolist(), strict=True):
        event = int(label[row])
        weakest[event] = min(weakest.get(event, score), score)
    return {entries[row].claim.id: probability(score) for row, score in weakest.items()}


def probability(score: int) -> float:
    """A score in thousandths of log-odds as a probability, two decimals."""
    return round(float(1 / (1 + np.exp(-min(max(score / UNIT, -20.0), 20.0)))), 2)


def unsure_links(clusters: Clusters, entries: Sequence[LedgerClaim]) -> Iterable[Link]:
    """For each pair of events of which the machine is unsure, the closest pair of claims; without reasons, which
    ``scoring.explain`` gives."""
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
        yield Link(left=entries[a].claim.id, right=entries[b].claim.id, decision="unsure", score=score / UNIT)
