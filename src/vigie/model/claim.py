"""Claims and the reading that carries them: the exact shape of the output (see docs/data-model.md)."""

from __future__ import annotations

from typing import Literal

import msgspec

from vigie.model.report import Issue, PublishedPrecision, Repair
from vigie.model.span import Span

Kind = Literal["incident", "toll", "control", "condition", "statement"]
Factuality = Literal["asserted", "hedged", "denied", "planned", "hypothetical"]
Outcome = Literal["done", "attempted", "foiled"]
Role = Literal["initiator", "target", "beneficiary", "participant"]
Harm = Literal["killed", "wounded", "harmed", "missing", "detained", "abducted", "displaced"]
SourceClass = Literal[
    "military", "government", "rebel", "police", "medical", "rescue", "monitor", "un", "ngo", "media",
    "witness", "resident", "analyst", "court", "unnamed",
]  # fmt: skip


class AcledCode(msgspec.Struct, frozen=True):
    event_type: str
    sub_event_type: str


class PloverCode(msgspec.Struct, frozen=True):
    event: str
    mode: str | None = None


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """Codes of the field's schemes; None where the scheme has no code for the claim."""

    acled: AcledCode | None = None
    plover: PloverCode | None = None
    cameo: str | None = None
    ucdp: int | None = None


class ClaimActor(msgspec.Struct, frozen=True, kw_only=True):
    role: Role
    name: str
    actor_id: str | None
    country: str | None
    span: Span


class ClaimObject(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    span: Span


class Means(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    span: Span


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number for one harm and one group; ``part_of`` is the index of the figure of which it is a subset."""

    harm: Harm
    group: str
    low: int
    high: int
    qualifier: str
    part_of: int | None
    span: Span


class ClaimPlace(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    kind: str
    precision: str
    relation: str | None
    span: Span
    inferred: bool


class ClaimTime(msgspec.Struct, frozen=True, kw_only=True):
    start: str | None
    end: str | None
    precision: str
    value: str
    span: Span
    inferred: bool


class Period(msgspec.Struct, frozen=True, kw_only=True):
    start: str | None
    end: str | None
    span: Span


class ClaimAttribution(msgspec.Struct, frozen=True, kw_only=True):
    source: str
    actor_id: str | None
    source_class: SourceClass = msgspec.field(name="class")
    relay: tuple[str, ...]
    cue: str
    span: Span
    said_on: str | None


class Evidence(msgspec.Struct, frozen=True):
    """A stretch of words: ``[start, end)`` of the document's text, ``[original_start, original_end)`` as received."""

    start: int
    end: int
    original_start: int
    original_end: int


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One report's statement of what, who, where, when, how many, and who says so."""

    id: str
    kind: Kind
    event_type: str
    codes: Codes
    factuality: Factuality
    outcome: Outcome | None
    background: bool
    actors: tuple[ClaimActor, ...]
    objects: tuple[ClaimObject, ...]
    means: tuple[Means, ...]
    figures: tuple[Figure, ...]
    place: ClaimPlace | None
    time: ClaimTime | None
    period: Period | None
    attribution: tuple[ClaimAttribution, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    rules: tuple[str, ...]


class ReadingReport(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    published_precision: PublishedPrecision | None
    sha256: str


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What Vigie read in one report. ``annotations`` only where asked for."""

    report: ReadingReport
    text: str
    repairs: tuple[Repair, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    annotations: dict[str, list[dict[str, object]]] | None = None
