"""Why: the chain from a value to the words that it rests on: value <- policy <- claims <- words <- report."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from vigie.ask.events import claims_by_id, event_of
from vigie.ask.shows import there_then
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
# Fields that events are listed with and that are a part of another, or rest on all claims; told when asked for.
ALIASES = {"start": "time", "end": "time", "country": "place"}
MORE = (*ALIASES, "confidence", "voices", "reports", "disputes")
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
    if field and field not in (*FIELDS, *MORE):
        raise LedgerError(f"there is no field {field!r}: one of {', '.join((*FIELDS, *MORE))}.")
    field = ALIASES.get(field, field)
    if connection.execute(select(claims.c.id).where(claims.c.claim_id == identity)).first() is not None:
        return [of_claim(connection, identity, field, asked)]
    event = event_of(connection, identity, asked).event
    held = claims_by_id(connection, event.claims, last=upto(connection, asked.recorded))
    members = {entry.claim.id: entry for entry in held}
    grounds = Grounds(connection, members)
    told = {figure.harm for figure in event.figures} | {series.harm for series in event.tolls}
    harms = [harm for harm in HARMS if harm in told]
    fields = [field] if field else [*harms, *FIELDS[len(HARMS) :]]
    found: list[Because] = []
    for name in fields:
        if name in HARMS:
            found += [*of_harm(event, name, policy, grounds), *of_tolls(event, name, grounds)]
        else:
            found.append(of_all(event, name, grounds) if name in MORE else of_field(event, name, grounds))
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


def of_tolls(event: Event, harm: str, grounds: Grounds) -> list[Because]:
    """Why an episode's running totals are what they are: those of one source are one series, whose last one holds."""
    rule = "each source's running total, the last one holds; totals are never added up"
    found: list[Because] = []
    for series in event.tolls:
        if series.harm == harm:
            made = []
            for point in series.points:
                last = point is series.points[-1]
                number = str(point.low) if point.low == point.high else f"{point.low} to {point.high}"
                says = (
                    f"{number} {series.group} {harm} by {point.said or 'a day that is not known'} ({point.qualifier})"
                )
                reason = f"{point.step}, holds" if last else f"{point.step}, superseded by a later total"
                made.append(grounds.ground(point.claim_id, says, reason, used=last))
            low, high = series.points[-1].low, series.points[-1].high
            value = f"{low if low == high else f'{low} to {high}'} {series.group}, says {series.source}"
            found.append(Because(id=event.id, field=harm, value=value, rule=rule, grounds=tuple(made)))
    return found


def of_all(event: Event, field: str, grounds: Grounds) -> Because:
    """Why a field that rests on all claims is what it is: confidence, voices, reports, disputes."""
    made: list[Ground] = []
    if field == "disputes":
        for dispute in event.disputes:
            for side in dispute.sides:
                says = f"{dispute.kind} of {dispute.about}: {side.value}"
                made += [grounds.ground(claim, says, "cannot hold with the other sides", used=True)
                         for claim in side.claims]  # fmt: skip
        value, rule = str(len(event.disputes)), "what claims of the event say that cannot all hold"
    elif field == "confidence":
        value, rule = str(event.confidence), "that one voice at least was read rightly, by each voice's surest claim"
        for claim_id in event.claims:
            made.append(grounds.ground(claim_id, str(grounds.members[claim_id].claim.confidence), "read", used=True))
    else:
        number = {claim: place for place, voice in enumerate(event.voices, 1) for claim in voice.claims}
        value = str(len(event.voices if field == "voices" else event.reports))
        rule = (
            "all that rests on one source, on one text or its translation is one voice" if field == "voices"
            else "the reports whose claims tell of it"
        )  # fmt: skip
        for claim_id in sorted(event.claims, key=lambda claim: (number.get(claim, 0), claim)):
            made.append(grounds.ground(claim_id, f"voice {number.get(claim_id, 0)}", "tells of it", used=True))
    return Because(id=event.id, field=field, value=value, rule=rule, grounds=tuple(made))


def of_field(event: Event, field: str, grounds: Grounds) -> Because:
    """Why a field that is no number is what it is."""
    value, rule = field_value(event, field)
    chosen = {"place": event.place.claim_id if event.place else "", "time": event.time.claim_id if event.time else ""}
    made = []
    for claim_id in event.claims:
        said = said_of(grounds.members[claim_id].claim, field) if claim_id in grounds.members else ""
        if said:
            finest = claim_id == chosen.get(field)
            used = finest or agrees(event, grounds.members[claim_id].claim, field, said == value)
            reason = "the finest" if finest else "says so" if used else "says something else"
            made.append(grounds.ground(claim_id, said, reason, used=used))
    return Because(id=event.id, field=field, value=value, rule=rule, grounds=tuple(made))


def agrees(event: Event, claim: Claim, field: str, same_words: bool) -> bool:
    """True where a claim says of a field what the event has, whatever its words for it."""
    if field == "place" and event.place is not None and claim.place is not None:
        if event.place.geonames_id is not None:
            return claim.place.geonames_id == event.place.geonames_id and claim.place.precision == event.place.precision
        return claim.place.name == event.place.name
    if field == "time" and event.time is not None and claim.time is not None:
        return (claim.time.start, claim.time.end or claim.time.start) == (event.time.start, event.time.end)
    return same_words or field == "actors"


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
    if event.kind == "episode":
        return (
            event.event_type,
            "what its incidents are called: an offensive, a siege, a battle; else what most claims say",
        )
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


def of_claim(connection: Connection, claim_id: str, field: str, asked: Filters) -> Because:
    """Why a claim, or a field of it, is in the ledger: its words, its rules and its report."""
    held = claims_by_id(connection, [claim_id], last=upto(connection, asked.recorded))
    if not held:
        raise LedgerError(f"the claim {claim_id} was not in the ledger then, or was erased.")
    (entry,) = held
    there_then(connection, entry.imprint.report_id, asked)
    claim = entry.claim
    if field in HARMS:
        said = "; ".join(
            f"{f.low if f.low == f.high else f'{f.low} to {f.high}'} {f.group} {field} ({f.qualifier})"
            for f in claim.figures if f.harm == field
        )  # fmt: skip
        if not said:
            raise LedgerError(f"the claim {claim_id} gives no figure of {field}.")
    elif field == "confidence":
        said = str(claim.confidence)
    elif field in ("event_type", "place", "time", "actors", "factuality"):
        said = said_of(claim, field) or "unknown"
    else:
        said = "; ".join(filter(None, (said_of(claim, name) for name in ("event_type", "place", "time", "actors"))))
    ground = Grounds(connection, {claim_id: entry}).ground(claim_id, said, "read", used=True)
    return Because(id=claim_id, field=field or "claim", value=said, rule=", ".join(claim.rules), grounds=(ground,))


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
