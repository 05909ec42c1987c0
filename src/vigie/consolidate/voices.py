"""Voices: how many independent tellers an event has, and the chain from each report to its source."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence

from vigie.consolidate.reprints import find_reprints
from vigie.consolidate.rows import last_hour
from vigie.consolidate.totals import totals
from vigie.lexicon.actors import fold
from vigie.model.claim import ClaimAttribution, SourceClass
from vigie.model.event import Imprint, LedgerClaim, Voice

# Two residents of two reports are two people, two "army spokesmen" are one army.
MANY = frozenset({"witness", "resident", "unnamed", "analyst"})
TRANSLATED_WITHIN = 48  # hours between the two publications


def voices(members: Sequence[LedgerClaim]) -> tuple[Voice, ...]:
    """The independent voices of an event's claims, sorted by id.

    A claim speaks with the voice of its source, whoever passes it on; a claim without a source with that of its report,
    and of all reports that are copies or translations of it.
    """
    if len(members) == 1:
        return (voice_of(voice_key(members[0], {}), members),)
    lead = leads(members)
    groups: dict[str, list[LedgerClaim]] = {}
    for entry in members:
        groups.setdefault(voice_key(entry, lead), []).append(entry)
    return tuple(sorted((voice_of(key, claims) for key, claims in groups.items()), key=lambda voice: voice.id))


def voice_keys(members: Sequence[LedgerClaim]) -> dict[str, str]:
    """Claim id -> id of its voice."""
    lead = leads(members)
    return {entry.claim.id: voice_id(voice_key(entry, lead)) for entry in members}


def voice_key(entry: LedgerClaim, lead: dict[str, str]) -> str:
    """What tells the claim's voice from others of the event."""
    source = source_of(entry)
    report = lead.get(entry.imprint.report_id, entry.imprint.report_id)
    if source is not None and source.actor_id:
        return f"actor {source.actor_id}"
    if source is not None and source.source_class in MANY:
        return f"{named(source.source)} in {report}"
    if source is not None:
        return f"source {named(source.source)}"
    return f"report {report}"


def source_of(entry: LedgerClaim) -> ClaimAttribution | None:
    """Whom the claim is credited to in the end: the innermost source."""
    return entry.claim.attribution[0] if entry.claim.attribution else None


def source_name(entry: LedgerClaim) -> tuple[str, str | None, SourceClass | None]:
    """(name, actor id, class) of who says it: the source, else the outlet."""
    source = source_of(entry)
    if source is None:
        return entry.imprint.outlet or entry.imprint.report_id, None, None
    return source.source, source.actor_id, source.source_class


@functools.lru_cache(maxsize=1 << 16)
def named(words: str) -> str:
    """Words without case, accents and marks."""
    return " ".join(fold(words).split())


@functools.lru_cache(maxsize=1 << 16)
def voice_id(key: str) -> str:
    """The id of a voice: the same source has the same in every event."""
    return "v" + hashlib.sha256(key.encode()).hexdigest()[:12]


def voice_of(key: str, claims: Sequence[LedgerClaim]) -> Voice:
    """One voice of its claims."""
    first = claims[0]
    if len(claims) == 1:  # most voices
        name, actor_id, source_class = source_name(first)
        return Voice(
            id=voice_id(key), source=name, actor_id=actor_id, source_class=source_class, claims=(first.claim.id,),
            reports=(first.imprint.report_id,), chains=(chain(first),),
        )  # fmt: skip
    first = min(claims, key=lambda entry: (entry.imprint.published or "9999", entry.claim.id))
    name, actor_id, source_class = source_name(first)
    return Voice(
        id=voice_id(key), source=name, actor_id=actor_id, source_class=source_class,
        claims=tuple(sorted(entry.claim.id for entry in claims)),
        reports=tuple(sorted({entry.imprint.report_id for entry in claims})),
        chains=tuple(sorted({chain(entry) for entry in claims})),
    )  # fmt: skip


def chain(entry: LedgerClaim) -> tuple[str, ...]:
    """(report id, outlet, outer sources and relays, source): how the claim came to us, "" for an unknown outlet."""
    links = [entry.imprint.report_id, entry.imprint.outlet or ""]
    if entry.claim.attribution:
        inner, *outer = entry.claim.attribution
        links += [a.source for a in reversed(outer)] + list(inner.relay) + [inner.source]
    return tuple(dict.fromkeys(links))


def leads(members: Sequence[LedgerClaim]) -> dict[str, str]:
    """Report id -> the report that it copies or translates; only for those that do."""
    reports = {entry.imprint.report_id: entry.imprint for entry in members}
    if len(reports) < 2:
        return {}
    lead = find_reprints(reports.values()) if any(imprint.sketch for imprint in reports.values()) else {}
    if len({imprint.language for imprint in reports.values()}) > 1:
        for left, right in translations(members, reports):
            first, second = lead.get(left, left), lead.get(right, right)
            for report_id in reports:
                if lead.get(report_id, report_id) == second:
                    lead[report_id] = first
    return lead


def translations(members: Sequence[LedgerClaim], reports: dict[str, Imprint]) -> list[tuple[str, str]]:
    """Pairs of reports in two languages that tell the same: same figures, two at least, places, days and sources.

    The earlier report comes first. One figure in common is no sign: independent reports agree on the dead, too.
    """
    said: dict[tuple[object, ...], list[str]] = {}
    told: dict[str, list[LedgerClaim]] = {}
    for entry in members:
        told.setdefault(entry.imprint.report_id, []).append(entry)
    for report_id in sorted(reports, key=lambda i: (reports[i].published or "9999", i)):
        claims = told[report_id]
        if sum(len(entry.claim.figures) for entry in claims) < 2:
            continue
        sums = sorted((harm, *total) for entry in claims for harm, total in totals(entry.claim.figures).items())
        if len(sums) < 2:
            continue
        places = frozenset(entry.claim.place.geonames_id for entry in claims if entry.claim.place is not None)
        days = frozenset(entry.claim.time.start[:10] for entry in claims if entry.claim.time and entry.claim.time.start)
        sources = frozenset(a.actor_id for entry in claims for a in entry.claim.attribution)
        said.setdefault((tuple(sums), places, days, sources), []).append(report_id)
    return [
        (first, other)
        for first, *others in said.values()
        for other in others
        if reports[first].language != reports[other].language and soon(reports[first], reports[other])
    ]


def soon(left: Imprint, right: Imprint) -> bool:
    """True where both came out within two days."""
    if not left.published or not right.published:
        return False
    return abs(last_hour(left.published) - last_hour(right.published)) <= TRANSLATED_WITHIN
