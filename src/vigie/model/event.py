"""Events and what they are made of: links between claims, voices, tallies, toll series, disputes, territory.

All of it follows from claims and judgements; none of it is typed in. Ids are hashes of content. ``gc=False``: trees
without cycles need no looking at by the collector, which millions of them would slow.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from vigie.model.claim import Claim, Harm, Kind, Role, SourceClass

EventKind = Literal["incident", "episode"]
Decision = Literal["same", "different", "unsure"]
DisputeKind = Literal["figures", "breakdown", "perpetrator", "denial", "control"]
Status = Literal["held", "contested", "entered", "surrounded", "lost", "unknown"]
ChangeKind = Literal["added", "changed", "merged", "split", "removed"]
OWN: SourceClass = "media"  # the class of a report that speaks with its own voice


class Imprint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What consolidation needs to know of a report besides its claims.

    ``sketch`` is the MinHash of the text's shingles (little-endian uint32s; empty where the text is too short to
    tell). ``names`` are names of two capitalised words that no place, actor or dictionary knows, folded. ``marks`` are
    the folded words that tell the text apart from others, with their weights in thousandths; the weights' squares add
    up to one. ``country`` is that of most of its claims. Dates are ISO; ``recorded`` is when the ledger got it.
    """

    report_id: str
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    recorded: str | None = None
    country: str | None = None
    sketch: bytes = b""
    names: tuple[str, ...] = ()
    marks: tuple[tuple[str, int], ...] = ()


class LedgerClaim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A claim with the report it comes from; ``words`` are the telling words of its evidence, folded.

    ``names`` are those of people and sites in its evidence that the claim gives no identity, folded.
    """

    claim: Claim
    imprint: Imprint
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Reason(msgspec.Struct, frozen=True, gc=False):
    """One comparison: its score (-1 apart .. 1 alike), its weight, and the two values that were compared."""

    comparison: str
    score: float
    weight: float
    left: str
    right: str


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A decision about two claims, why, and by whom: "machine" or the reviewer's name. ``veto`` names what forbids."""

    left: str
    right: str
    decision: Decision
    score: float
    reasons: tuple[Reason, ...] = ()
    veto: str | None = None
    by: str = "machine"


class Voice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One independent teller of an event: all that rests on the same source, or on the same text.

    ``chains`` lead from a report to the source: (report id, outlet, relay, ..., source); an unknown outlet is "".
    """

    id: str
    source: str
    actor_id: str | None
    source_class: SourceClass | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]


class EventFigure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure of one of an event's claims, with all that a policy looks at.

    ``side`` is state, non_state, civilian, international, crowd or "unknown". ``subset`` is true where the figure is
    part of another of the same claim. ``said`` is the ISO date on which the source spoke, else that of publication.
    """

    claim_id: str
    index: int
    report_id: str
    voice: str
    source: str
    source_class: str
    harm: Harm
    group: str
    side: str
    low: int
    high: int
    qualifier: str
    subset: bool
    said: str
    factuality: str
    confidence: float


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """What a policy did with one figure: (claim id, index of the figure in it) and why."""

    claim_id: str
    index: int
    reason: str


class Tally(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An event's low, best and high for one harm and group under one policy; None where the policy gives none.

    ``group`` is "all" for everybody. ``counted`` and ``set_aside`` together are all figures for the harm.
    """

    policy: str
    version: int
    harm: Harm
    group: str
    side: str
    low: int | None
    best: int | None
    high: int | None
    counted: tuple[Ruling, ...]
    set_aside: tuple[Ruling, ...]


class TollPoint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One figure of a toll series.

    ``step`` is first, risen, repeated or revised (a fall). ``added`` is what came on top of the point before, as
    (low, high), between ``since`` and ``said``; None for the first and for a revision.
    """

    claim_id: str
    report_id: str
    said: str
    start: str | None
    end: str | None
    low: int
    high: int
    qualifier: str
    step: Literal["first", "risen", "repeated", "revised"]
    added: tuple[int, int] | None
    since: str | None


class TollSeries(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The running total of one source over one episode, for one harm and group; the last point holds."""

    id: str
    episode: str
    source: str
    actor_id: str | None
    harm: Harm
    group: str
    points: tuple[TollPoint, ...]


class DisputeSide(msgspec.Struct, frozen=True, gc=False):
    """One of the things that cannot all hold, and the claims that say it."""

    value: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]


class Dispute(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Claims of one event, or of one place, that cannot all hold. ``about`` is a harm, a role or a place."""

    id: str
    kind: DisputeKind
    about: str
    sides: tuple[DisputeSide, ...]


class EventPlace(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where an event was, by its finest claim; ``names`` are all that claims say, the finest first."""

    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str
    names: tuple[str, ...]
    claim_id: str


class EventTime(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When an event was, by its finest claim; ISO, ``end`` inclusive."""

    start: str
    end: str
    precision: str
    claim_id: str


class EventActor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A party of an event by those claims that name it."""

    role: Role
    name: str
    actor_id: str | None
    claims: tuple[str, ...]


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A happening at one place and time, or an episode that incidents and tolls belong to.

    ``id`` stays while claims come and go (see ``EventChange``). ``episode`` is the id of the episode that an incident
    belongs to. ``weakest`` is the score of the weakest link that holds it together, 1 for one claim alone.
    """

    id: str
    kind: EventKind
    event_type: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    place: EventPlace | None
    time: EventTime | None
    actors: tuple[EventActor, ...]
    figures: tuple[EventFigure, ...]
    voices: tuple[Voice, ...]
    tolls: tuple[TollSeries, ...]
    disputes: tuple[Dispute, ...]
    factuality: str
    confidence: float
    weakest: float
    episode: str | None = None


class KnownEvent(msgspec.Struct, frozen=True, gc=False):
    """An event as an earlier run left it: its id and its claims; where it matters, its type, episode and country."""

    id: str
    claims: tuple[str, ...]
    event_type: str = ""
    episode: str | None = None
    country: str | None = None


class EventChange(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What became of an event id: ``before`` and ``after`` are the ids that it came from and went into."""

    kind: ChangeKind
    event_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    claims_in: tuple[str, ...]
    claims_out: tuple[str, ...]


class TerritoryEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The state of a place from one day on, by whose word. ``until`` is the day before the next entry, None if none.

    ``holder`` is the actor's id, else its folded name, None where nobody is said to hold it.
    """

    place: str
    geonames_id: int | None
    country: str | None
    lat: float | None
    lon: float | None
    status: Status
    holder: str | None
    holder_name: str | None
    since: str
    until: str | None
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    kind: Kind
    disputes: tuple[Dispute, ...] = ()


class Consolidation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What claims come to: events, what changed of the known ones, which reports are reprints of which.

    ``reprints`` leads from a report id to the id of the group's first report, for reports that are not alone.
    ``unsure`` are the links that a reviewer should decide. ``loose`` are claims that make no event (statements,
    control, background without place or time). ``gone`` are episodes of before that are no more, where only a change
    was worked out.
    """

    events: tuple[Event, ...]
    changes: tuple[EventChange, ...]
    unsure: tuple[Link, ...]
    reprints: dict[str, str]
    territory: tuple[TerritoryEntry, ...]
    loose: tuple[str, ...]
    gone: tuple[str, ...] = ()
