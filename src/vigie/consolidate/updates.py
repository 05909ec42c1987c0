"""Updates: what new, withdrawn or judged claims change, worked out from their blocks alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np

from vigie.consolidate.blocks import FAMOUS, LARGE, pairs_by
from vigie.consolidate.clusters import (
    Clusters,
    binding,
    event_labels,
    judged_tellings,
    of_rows,
    scored_pairs,
    tellings,
    within,
)
from vigie.consolidate.columns import Flags, Ints
from vigie.consolidate.components import Scored
from vigie.consolidate.episode_updates import Incidents, placed
from vigie.consolidate.events import consolidated, unsure_links
from vigie.consolidate.keys import all_keys
from vigie.consolidate.rows import Row, row_of
from vigie.consolidate.scoring import UNIT
from vigie.consolidate.settings import open_linking
from vigie.consolidate.tables import listing_of
from vigie.model.event import Consolidation, KnownEvent, LedgerClaim, Link
from vigie.model.judgement import Judgement


class Neighbours(Incidents, Protocol):
    """What a store answers, with the change already in it: new claims and their keys are there, withdrawn ones gone."""

    def reports_with(self, keys: Collection[int]) -> Iterable[LedgerClaim]:
        """All claims of the reports of which a claim has one of the keys."""

    def reports_of(self, claim_ids: Collection[str]) -> Iterable[LedgerClaim]:
        """All claims of the reports of these claims."""

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many claims have each key."""

    def events_of(self, claim_ids: Collection[str]) -> Iterable[KnownEvent]:
        """The events, as last written, that hold one of these claims."""

    def judgements_of(self, claim_ids: Collection[str]) -> Iterable[Judgement]:
        """The judgements that name one of these claims."""


def block_keys(claims: Sequence[LedgerClaim], judgements: Iterable[Judgement] = ()) -> dict[str, tuple[int, ...]]:
    """Claim id -> the keys under which a store finds it; ``claims`` are all those of one or more reports.

    Of claims of one report that tell one happening, the first by id has the keys of all. Judgements about two claims of
    one report change its keys.
    """
    entries = [entry for _, entry in sorted({c.claim.id: c for c in claims}.items())]
    rows = [row_of(entry) for entry in entries]
    told = tellings(rows, [entry.imprint for entry in entries], binding(judgements))
    found: dict[str, list[int]] = {}
    keys, owners = all_keys(told.columns)
    for key, owner in zip(keys.tolist(), owners.tolist(), strict=True):
        found.setdefault(rows[int(told.lead[owner])].id, []).append(key)
    return {claim_id: tuple(keys) for claim_id, keys in found.items()}


def update(
    new: Sequence[LedgerClaim], *, store: Neighbours, removed: Sequence[LedgerClaim] = (),
    judged: Sequence[Judgement] = (),
) -> Consolidation:  # fmt: skip
    """The events that a change touches, as they are after it, and what became of their ids.

    ``new`` and ``removed`` are whole reports' claims; ``judged`` are judgements not yet taken account of. Territory and
    reprints are left to who asks for them. Equals what ``consolidate`` makes of the whole ledger.
    """
    region = Region(store)
    gone = {event.id: event for event in store.events_of([entry.claim.id for entry in removed])}
    region.load(new)
    region.seed([entry.claim.id for entry in new])
    region.load(store.reports_of([claim for event in gone.values() for claim in event.claims]))
    region.seed([claim for event in gone.values() for claim in event.claims])
    ends = ends_of(judged)
    region.load(store.reports_of(ends))
    region.seed(ends)
    if removed or judged:
        reached = reached_before(store, removed, judged)
        region.load(store.reports_of(reached))
        region.seed(reached)
    region.cross(block_keys(new), block_keys(removed) if removed else {})
    region.grow()
    return region.consolidated(tolls_of(new), tolls_of(removed), gone)


def tolls_of(claims: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    """The tolls among claims."""
    return [entry for entry in claims if entry.claim.kind == "toll"]


def ends_of(judgements: Iterable[Judgement]) -> list[str]:
    """The claims that judgements are about."""
    return [claim for judgement in judgements for claim in (judgement.left, judgement.right)]


def reached_before(store: Neighbours, removed: Sequence[LedgerClaim], judged: Sequence[Judgement]) -> set[str]:
    """Claims that the withdrawn ones and the judged ones reached before the change, and may reach no more.

    A vague claim that two events fitted alike joins one of them when the other is withdrawn.
    """
    gone = block_keys(removed) if removed else {}
    former = Region(store, without=judged, more=Counter(key for keys in gone.values() for key in keys))
    former.load(removed)
    former.load(store.reports_of(ends_of(judged)))
    former.seed([*(entry.claim.id for entry in removed), *ends_of(judged)])
    while former.read_judgements() or former.read_blocks():
        pass
    former.reach()
    return former.touched - {entry.claim.id for entry in removed}


class Region:
    """The part of a ledger that a change can reach: ``touched`` are the first claims of the tellings in it.

    Two tellings reach each other where their score is not so low that it could change nothing; so the region holds all
    that decides about its tellings, and nothing outside depends on it.
    """

    def __init__(
        self, store: Neighbours, *, without: Collection[Judgement] = (), more: Mapping[int, int] | None = None
    ) -> None:
        """``without``: judgements left out; ``more``: key -> claims that have it besides those of the store."""
        self.store, self.without, self.more = store, frozenset(without), more or {}
        self.entries: dict[str, LedgerClaim] = {}
        self.kept: dict[str, Row] = {}
        self.seeds: set[str] = set()
        self.touched: set[str] = set()
        self.fetched: set[int] = set()
        self.sizes: dict[int, int] = {}
        self.known: dict[str, KnownEvent] = {}
        self.asked: set[str] = set()
        self.judgements: dict[Judgement, None] = {}

    def load(self, claims: Iterable[LedgerClaim]) -> bool:
        """Takes claims in; True where one of them is new here."""
        before = len(self.entries)
        self.entries.update((entry.claim.id, entry) for entry in claims)
        return len(self.entries) > before

    def seed(self, claim_ids: Iterable[str]) -> None:
        """Claims whose tellings are touched whatever they score."""
        self.seeds.update(claim_ids)

    def cross(self, new: Mapping[str, Sequence[int]], removed: Mapping[str, Sequence[int]]) -> None:
        """Touches the blocks that grow beyond what is compared, or shrink to it."""
        change: dict[int, int] = {}
        for keys, sign in ((new, 1), (removed, -1)):
            for key in (key for of_claim in keys.values() for key in of_claim):
                change[key] = change.get(key, 0) + sign
        after = self.size(change)
        limits = (FAMOUS, LARGE)
        crossed = {k for k, n in change.items() for limit in limits if (after[k] > limit) != (after[k] - n > limit)}
        if crossed:
            claims = list(self.store.reports_with(crossed))
            self.load(claims)
            self.seed(claim_id for claim_id, keys in block_keys(claims).items() if crossed & set(keys))

    def size(self, keys: Collection[int]) -> dict[int, int]:
        """The sizes of blocks."""
        if missing := [key for key in keys if key not in self.sizes]:
            found = self.store.sizes(missing)
            self.sizes.update((key, found.get(key, 0) + self.more.get(key, 0)) for key in missing)
        return self.sizes

    def grow(self) -> None:
        """Takes in what the touched tellings reach, until nothing is new."""
        while self.read_judgements() or self.read_blocks() or self.reach() or self.read_events():
            pass

    def tell(self) -> None:
        """The tellings of what is at hand, and which of them are touched."""
        self.ordered = sorted(self.entries.items())
        self.held = binding(self.judgements)
        self.kept.update((claim, row_of(entry)) for claim, entry in self.ordered if claim not in self.kept)
        self.rows = [self.kept[claim] for claim, _ in self.ordered]
        self.told = tellings(self.rows, [entry.imprint for _, entry in self.ordered], self.held)
        leads = [self.rows[int(row)].id for row in self.told.lead]
        number = {row.id: int(telling) for row, telling in zip(self.rows, self.told.number.tolist(), strict=True)}
        self.touched |= {leads[number[claim]] for claim in self.seeds if number.get(claim, -1) >= 0}
        self.chosen: Flags = np.array([lead in self.touched for lead in leads], dtype=np.bool_)
        self.leads = leads

    def read_judgements(self) -> bool:
        """Reads the judgements about what is at hand; True where they bring in claims."""
        fresh = [claim for claim in self.entries if claim not in self.asked]
        self.asked.update(fresh)
        known = self.judgements.keys() | self.without
        found = [j for j in self.store.judgements_of(fresh) if j not in known] if fresh else []
        self.judgements.update(dict.fromkeys(found))
        ends = {claim for j in found for claim in (j.left, j.right)} - self.entries.keys()
        return bool(ends) and self.load(self.store.reports_of(ends))

    def read_blocks(self) -> bool:
        """Reads the blocks of the touched tellings; True where they bring in claims."""
        self.tell()
        self.keys, self.owners = all_keys(self.told.columns)
        mine = set(self.keys[self.chosen[self.owners]].tolist())
        self.size(mine)
        fresh = mine - self.fetched
        self.fetched |= fresh
        usable = [key for key in fresh if self.sizes[key] > 1]
        return bool(usable) and self.load(self.store.reports_with(usable))

    def reach(self) -> bool:
        """Touches the tellings that score high enough with a touched one; True where one is new."""
        shared = np.isin(self.keys, self.keys[self.chosen[self.owners]])
        codes = pairs_by(self.told.columns, self.keys[shared], self.owners[shared], self.sizes)
        count = max(1, len(self.told.columns))
        codes = codes[self.chosen[codes // count] | self.chosen[codes % count]]
        self.scored = judged_tellings(
            self.told, [row.id for row in self.rows], self.held, scored_pairs(self.told.columns, codes)
        )
        linking = open_linking()
        near = self.scored.score >= round((linking.same - linking.margin) * UNIT)
        left, right = self.scored.left[near], self.scored.right[near]
        crossing = self.chosen[left] != self.chosen[right]
        fresh = set(left[crossing].tolist()) | set(right[crossing].tolist())
        before = len(self.touched)
        self.touched |= {self.leads[telling] for telling in fresh}
        return len(self.touched) > before

    def read_events(self) -> bool:
        """Touches whatever shares an event with a touched telling; True where something is new."""
        claims = [row.id for row, telling in zip(self.rows, self.told.number.tolist(), strict=True)
                  if telling >= 0 and self.chosen[telling]]  # fmt: skip
        self.known.update((event.id, event) for event in self.store.events_of(claims))
        others = {claim for event in self.known.values() for claim in event.claims} - set(claims) - self.seeds
        self.seed(others)
        return bool(others) and (self.load(self.store.reports_of(others)) or True)

    def consolidated(
        self, came: Sequence[LedgerClaim], went: Sequence[LedgerClaim], gone: Mapping[str, KnownEvent]
    ) -> Consolidation:
        """The events of the touched tellings, and what tolls that came and went do to episodes."""
        scored = within(self.scored, self.chosen)
        label = event_labels(self.told.columns, scored)
        clusters = of_rows(self.told, label, scored)
        inside = self.told.number >= 0
        inside[inside] = self.chosen[self.told.number[inside]]
        plain = np.array([row.id in self.seeds and n < 0 for row, n in zip(self.rows, self.told.number, strict=True)])
        outside: Ints = np.where(inside, clusters.label, np.where(plain, -1, -2))
        entries = [entry for _, entry in self.ordered]
        incidents, plan = consolidated(
            entries, self.rows, listing_of(entries, self.rows), Clusters(outside, clusters.scored),
            [*gone.values(), *self.known.values()],
        )  # fmt: skip
        found = placed(self.store, incidents, {**gone, **self.known}, came, went)
        return Consolidation(
            events=tuple(sorted(found.events, key=lambda event: event.id)), changes=plan.changes,
            unsure=self.unsure(outside), reprints={}, territory=(), loose=plan.loose, gone=found.gone,
        )  # fmt: skip

    def unsure(self, label: Ints) -> tuple[Link, ...]:
        """The links of touched tellings that a reviewer should decide; each telling outside stands for its event."""
        rows = np.arange(len(label))
        apart: Ints = np.where(label == -2, -3 - rows, label)
        scored = Scored(self.told.lead[self.scored.left], self.told.lead[self.scored.right], self.scored.score)
        return tuple(unsure_links(Clusters(apart, scored), [row.id for row in self.rows]))
