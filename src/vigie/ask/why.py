"""Why: the chain from a value to the words that it rests on: value <- policy <- claims <- words <- report."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from vigie.ask.events import claims_by_id, event_of
from vigie.consolidate.policies import POLICIES
from vigie.consolidate.tallies import ALL, tally
from vigie.errors import LedgerError
from vigie.ledger.questions import Filters, upto
from vigie.ledger.read import document_texts, report_entries
from vigie.ledger.schema import claims
from vigie.model.claim import Claim
from vigie.model.event import Event, LedgerClaim

HARMS = ("killed", "wounded", "harmed", "missing", "detained", "abducted", "displaced")
FIELDS = (*HARMS, "event_type", "place", "time", "actors", "factuality")
POLICY = "ucdp-low-best-high"


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that a value rests on, or that was set aside: what it says, why, its words and how they came to us."""

    claim_id: str
    says: str
    used: bool
    reason: str
    source: str
    chain: tuple[str, ...]
    quote: str
    start: int
    end: int
    report_id: str
    title: str | None
    url: str | None
    published: str | None
    sha256: str
    rules: tuple[str, ...]


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """A value of an event or a claim, the rule that made it, and the claims behind it."""

    id: str
    field: str
    value: str
    rule: str
    grounds: tuple[Ground, ...]


def why(connection: Connection, wanted: str, asked: Filters, *, policy: str = POLICY) -> list[Because]:
    """Why each value of ``ID``, or the one of ``ID.field``, is what it is; LedgerError for what is not there."""
    identity, _, field = wanted.partition(".")
    if field and field not in FIELDS:
        raise LedgerError(f"there is no field {field!r}: one of {', '.join(FIELDS)}.")
    if connection.execute(select(claims.c.id).where(claims.c.claim_id == identity)).first() is not None:
        return [of_claim(connection, identity)]
    event = event_of(connection, identity, asked).event
    held = claims_by_id(connection, event.claims, last=upto(connection, asked.recorded))
    members = {entry.claim.id: entry for entry in held}
    grounds = Grounds(connection, members)
    harms = [harm for harm in HARMS if any(figure.harm == harm for figure in event.figures)]
    fields = [field] if field else [*harms, *FIELDS[len(HARMS) :]]
    found: list[Because] = []
    for name in fields:
        found += of_harm(event, name, policy, grounds) if name in HARMS else [of_field(event, name, grounds)]
    if not found:
        raise LedgerError(f"no claim of {identity} gives a figure of {field}.")
    return found


class Grounds:
    """Makes the grounds of an event's values; texts and reports are read once."""

    def __init__(self, connection: Connection, members: dict[str, LedgerClaim]) -> None:
        self.members = members
        self.reports = report_entries(connection, {entry.imprint.report_id for entry in members.values()})
        rows = connection.execute(
            select(claims.c.claim_id, claims.c.reading).where(claims.c.claim_id.in_(members)).order_by(claims.c.reading)
        )
        self.readings = {row.claim_id: int(row.reading) for row in rows}
        self.texts = document_texts(connection, set(self.readings.values()))
        self.connection = connection

    def ground(self, claim_id: str, says: str, reason: str, *, used: bool) -> Ground:
        """One claim as a ground."""
        entry = self.members[claim_id]
        claim, report = entry.claim, self.reports[entry.imprint.report_id].report
        reading = self.readings[claim_id]
        text = self.texts[reading]
        inner = claim.attribution[0] if claim.attribution else None
        chain = [report.outlet or report.id, *(inner.relay if inner else ()), *([inner.source] if inner else [])]
        return Ground(
            claim_id=claim_id, says=says, used=used, reason=reason, source=chain[-1], chain=tuple(dict.fromkeys(chain)),
            quote=" … ".join(text[span.start : span.end] for span in claim.evidence),
            start=claim.evidence[0].original_start if claim.evidence else 0,
            end=claim.evidence[-1].original_end if claim.evidence else 0,
            report_id=report.id, title=report.title, url=report.url, published=report.published, sha256=report.sha256,
            rules=claim.rules,
        )  # fmt: skip


def of_harm(event: Event, harm: str, policy: str, grounds: Grounds) -> list[Because]:
    """Why an event's count for a harm is what it is, for everybody."""
    if policy not in POLICIES:
        raise LedgerError(f"there is no policy {policy!r}: one of {', '.join(POLICIES)}.")
    figures = {(figure.claim_id, figure.index): figure for figure in event.figures}
    found: list[Because] = []
    for row in tally(event.figures, policy):
        if row.harm != harm or (row.group, row.side) != (ALL, ALL):
            continue
        made = []
        for rulings, used in ((row.counted, True), (row.set_aside, False)):
            for ruling in rulings:
                given = figures[(ruling.claim_id, ruling.index)]
                number = str(given.low) if given.low == given.high else f"{given.low} to {given.high}"
                says = f"{number} {given.group} {harm} ({given.qualifier})"
                made.append(grounds.ground(ruling.claim_id, says, ruling.reason, used=used))
        value = f"low {row.low}, best {row.best}, high {row.high}"
        rule = f"{row.policy} v{row.version}: {POLICIES[policy].docs}"
        found.append(Because(id=event.id, field=harm, value=value, rule=rule, grounds=tuple(made)))
    return found


def of_field(event: Event, field: str, grounds: Grounds) -> Because:
    """Why a field that is no number is what it is."""
    value, rule = field_value(event, field)
    chosen = {"place": event.place.claim_id if event.place else "", "time": event.time.claim_id if event.time else ""}
    made = []
    for claim_id in event.claims:
        said = said_of(grounds.members[claim_id].claim, field) if claim_id in grounds.members else ""
        if said:
            used = claim_id == chosen[field] if field in chosen else said == value or field == "actors"
            reason = "the finest" if used and field in chosen else "says so" if used else "says something else"
            made.append(grounds.ground(claim_id, said, reason, used=used))
    return Because(id=event.id, field=field, value=value, rule=rule, grounds=tuple(made))


def field_value(event: Event, field: str) -> tuple[str, str]:
    """(value, rule) of a field of an event that is no number."""
    if field == "place":
        return (event.place.name if event.place else "unknown"), "the finest place that most claims agree on"
    if field == "time":
        time = event.time
        span = "unknown" if time is None else time.start if time.start == time.end else f"{time.start} to {time.end}"
        return span, "the finest time that claims agree on"
    if field == "actors":
        return "; ".join(f"{a.role} {a.name}" for a in event.actors) or "unknown", "every party that a claim names"
    if field == "factuality":
        return event.factuality, "the firmest stance of a claim"
    return event.event_type, "what most claims say, a manner before a mere deed"


def said_of(claim: Claim, field: str) -> str:
    """What a claim says of a field, "" for nothing."""
    if field == "place":
        return f"{claim.place.text} ({claim.place.precision})" if claim.place else ""
    if field == "time":
        return f"{claim.time.start} ({claim.time.precision})" if claim.time and claim.time.start else ""
    if field == "actors":
        return "; ".join(f"{a.role} {a.name}" for a in claim.actors)
    return claim.factuality if field == "factuality" else claim.event_type


def of_claim(connection: Connection, claim_id: str) -> Because:
    """Why a claim is in the ledger: its words, its rules and its report."""
    (entry,) = claims_by_id(connection, [claim_id])
    said = "; ".join(filter(None, (said_of(entry.claim, name) for name in ("event_type", "place", "time", "actors"))))
    ground = Grounds(connection, {claim_id: entry}).ground(claim_id, said, "read", used=True)
    return Because(id=claim_id, field="claim", value=said, rule=", ".join(entry.claim.rules), grounds=(ground,))


def lines(found: Sequence[Because]) -> list[str]:
    """The chains as indented lines for people."""
    told: list[str] = []
    for because in found:
        told += [f"{because.id}.{because.field} = {because.value}", f"  <- {because.rule}"]
        for ground in because.grounds:
            mark = "counted" if ground.used else "set aside"
            told.append(f"    {mark}: {ground.says} — {ground.reason}")
            told.append(f"      <- claim {ground.claim_id}: {' <- '.join(reversed(ground.chain))}")
            told.append(f"      <- “{' '.join(ground.quote.split())}”")
            where = ", ".join(filter(None, (ground.published, ground.title, ground.url)))
            told.append(f"      <- report {ground.report_id} [{ground.start}:{ground.end}] {where}".rstrip())
    return told
