"""Versions: what became of each event since it was last recorded, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, select

from vigie.consolidate.policies import POLICIES
from vigie.consolidate.tallies import best_of
from vigie.ledger.events import Held, Version
from vigie.ledger.read import chunks
from vigie.ledger.schema import readings, reports
from vigie.model.entry import EventEntry
from vigie.model.event import Consolidation, Event, EventChange
from vigie.model.review import Review

if TYPE_CHECKING:
    from vigie.record.events import Pending

POLICY = "ucdp-low-best-high"  # its best is what events are listed and sorted by
COUNTED = ("killed", "wounded")
Counts = dict[str, int | None]
DONE = {
    "accept": "a claim accepted", "correct": "a claim corrected", "reject": "a claim rejected",
    "missed": "a missed claim added", "undo": "a review undone",
}  # fmt: skip
MOST_OUTLETS = 3  # named in a reason: the event's voices name them all


class Masthead(msgspec.Struct, frozen=True, gc=False):
    """Of a report what versions of events say: its outlet or "", its language, and when it was out for certain."""

    outlet: str
    language: str | None
    known: str | None


Outlets = Mapping[str, Masthead]


def versions(
    connection: Connection, found: Consolidation, before: Mapping[str, Held], pending: Pending
) -> list[Version]:
    """A version for each event that is not as it was, and for each that is no more, by event id."""
    changes = {change.event_id: change for change in found.changes}
    into = {old: change for change in found.changes for old in change.before if change.kind == "merged"}
    now = {event.id for event in found.events}
    outlets = outlets_of(connection, found.events)
    said = reviews_told(pending.reviewed)
    made: list[Version] = []
    for event in found.events:
        old = before.get(event.id)
        if old is not None and old.event == event:
            continue
        made.append(version_of(event, old, changes.get(event.id), outlets, said))
    gone = {event_id: old for event_id, old in before.items() if event_id not in now}
    made += outdated(connection, gone, changes | into, pending)
    return sorted(made, key=lambda version: version.event_id)


def outdated(
    connection: Connection, gone: Mapping[str, Held], changes: Mapping[str, EventChange], pending: Pending
) -> list[Version]:
    """The versions that say that events are no more."""
    withdrawn = withdrawn_reports(connection, pending.went) - {review.report_id for review in pending.reviewed}
    said = reviews_told(pending.reviewed)
    return [removal(old, changes.get(event_id), withdrawn, said) for event_id, old in sorted(gone.items())]


def version_of(
    event: Event, old: Held | None, change: EventChange | None, outlets: Outlets, said: Mapping[str, str]
) -> Version:
    """The version of an event that is new or not as it was."""
    counts = counts_of(event)
    kind = change.kind if change is not None else "changed" if old is not None else "added"
    revised = revisions(counts, old)
    had = old.event.claims if old is not None else ()
    came, went = tuple(sorted(set(event.claims) - set(had))), tuple(sorted(set(had) - set(event.claims)))
    reasons = [
        *(why for _, why in revised),
        *ids_told(event.id, change),
        *episode_told(event, old),
        *claims_told(came, went, [] if old is not None else outlets_named(event, outlets)),
        *dict.fromkeys(said[claim] for claim in (*event.claims, *went) if claim in said),
    ]
    told_by = [outlets[report] for report in event.reports if report in outlets]
    return Version(
        event_id=event.id, supersedes=old.seq if old is not None else None, killed=counts["killed"],
        wounded=counts["wounded"], first_known=min((one.known for one in told_by if one.known), default=None),
        outlets=tuple(one.outlet for one in told_by), languages=tuple(one.language for one in told_by),
        entry=EventEntry(
            changes=tuple(dict.fromkeys([kind, *(name for name, _ in revised)])),
            reason="; ".join(reasons) or "its description changed",
            before=change.before if change is not None else (event.id,) if old is not None else (),
            after=change.after if change is not None else (event.id,), claims_in=came, claims_out=went, event=event,
        ),
    )  # fmt: skip


def revisions(counts: Counts, old: Held | None) -> list[tuple[str, str]]:
    """(revised_up or revised_down, from what to what) for each count that is not what it was."""
    was = {"killed": old.killed, "wounded": old.wounded} if old is not None else {}
    found = []
    for harm, before in was.items():
        now = counts[harm]
        if before is not None and now is not None and before != now:
            kind = "revised_up" if now > before else "revised_down"
            found.append((kind, f"{harm} {before} → {now} ({POLICY})"))
    return found


def ids_told(event_id: str, change: EventChange | None) -> list[str]:
    """What a merge or a split did, in words."""
    if change is not None and change.kind == "merged":
        return [f"one happening with {', '.join(other for other in change.before if other != event_id)}"]
    if change is not None and change.kind == "split":
        return [f"told apart from {', '.join(other for other in change.after if other != event_id)}"]
    return []


def episode_told(event: Event, old: Held | None) -> list[str]:
    """That an event lies in another episode than it did, in words."""
    if old is None or old.event.episode == event.episode:
        return []
    return [f"it lies in the episode {event.episode} now" if event.episode else "it lies in no episode any more"]


def claims_told(came: Sequence[str], went: Sequence[str], outlets: Sequence[str]) -> list[str]:
    """How many claims came and went, in words; ``outlets`` told what came."""
    told = []
    if came:
        told.append(f"{numbered(came)} came in" + (f", told by {', '.join(outlets)}" if outlets else ""))
    if went:
        told.append(f"{numbered(went)} went out")
    return told


def numbered(claims: Sequence[str]) -> str:
    """So many claims, in words."""
    return f"{len(claims)} claim{'s' if len(claims) > 1 else ''}"


def outlets_named(event: Event, outlets: Outlets) -> list[str]:
    """The first outlets by name that tell of an event."""
    return sorted({outlets[report].outlet for report in event.reports if report in outlets} - {""})[:MOST_OUTLETS]


def reviews_told(reviews: Iterable[Review]) -> dict[str, str]:
    """Claim id -> what was last done to it by whom, in words."""
    told: dict[str, str] = {}
    for review in reviews:
        if not review.blind and review.verdict in DONE:
            fields = f" ({', '.join(change.field for change in review.fields)})" if review.fields else ""
            told[review.claim] = f"{DONE[review.verdict]} by {review.reviewer}{fields}"
    return told


def removal(old: Held, change: EventChange | None, withdrawn: frozenset[str], said: Mapping[str, str]) -> Version:
    """The version that says that an event is no more."""
    kinds: tuple[str, ...] = ("removed",)
    reason, after = "its claims tell other events now", old.event.claims[:0]
    if change is not None and change.kind == "merged":
        after = change.after
        reason = f"one happening with {', '.join(after)}"
    elif reviewed := dict.fromkeys(said[claim] for claim in old.event.claims if claim in said):
        reason = "; ".join(reviewed)
    elif set(old.event.reports) <= withdrawn:
        kinds, reason = ("removed", "retracted"), "all its reports were withdrawn, or say it no more"
    return Version(
        event_id=old.event.id, supersedes=old.seq,
        entry=EventEntry(
            changes=kinds, reason=reason, before=(old.event.id,), after=after, claims_out=old.event.claims
        ),
    )  # fmt: skip


def counts_of(event: Event) -> Counts:
    """The best count of everybody for each harm that events are listed by."""
    return {harm: best_of(event.figures, harm, POLICY) for harm in COUNTED}


def listing_policy() -> str:
    """The policy that makes the counts by which events are listed, with its version."""
    return f"{POLICY} v{POLICIES[POLICY].version}"


def outlets_of(connection: Connection, events: Iterable[Event]) -> dict[str, Masthead]:
    """Report id -> its masthead."""
    found: dict[str, Masthead] = {}
    for some in chunks(sorted({report for event in events for report in event.reports})):
        wanted = select(reports.c.report_id, reports.c.outlet, reports.c.language, reports.c.known)
        rows = connection.execute(wanted.where(reports.c.report_id.in_(some)))
        found.update((row.report_id, Masthead(row.outlet or "", row.language, row.known)) for row in rows)
    return found


def withdrawn_reports(connection: Connection, went: Iterable[int]) -> frozenset[str]:
    """The reports of readings that hold no more."""
    found: list[str] = []
    for some in chunks(went):
        found += connection.execute(select(readings.c.report_id).where(readings.c.seq.in_(some))).scalars()
    return frozenset(found)
