"""Says the fields of a claim in a few words, for tables and pages alike."""

from __future__ import annotations

from vigie.model.claim import Claim, ClaimPlace, Figure, ReadingReport

SIGNS = {
    "exact": "",
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "about": "about ",
    "between": "",
    "vague": "about ",
}
NEAR = {"near": "near ", "part": "part of ", "unknown": "? "}


def words_of(identity: str) -> str:
    """An id of ours as words: "armed_clash" is "armed clash"."""
    return identity.replace("_", " ")


def type_words(claim: Claim) -> str:
    """What the claim tells: its type, and its kind or outcome where they are not the usual ones."""
    marks: list[str] = [] if claim.kind == "incident" else [claim.kind]
    if claim.outcome not in (None, "done"):
        marks.append(str(claim.outcome))
    if claim.background:
        marks.append("background")
    return words_of(claim.event_type) + (f" ({', '.join(marks)})" if marks else "")


def source_words(claim: Claim) -> str:
    """Who says so, with whom they told; "the report itself" for its own voice."""
    said = []
    for attribution in claim.attribution:
        relays = f" (to {', '.join(attribution.relay)})" if attribution.relay else ""
        said.append(attribution.source + relays)
    return "; ".join(said) or "the report itself"


def actor_words(claim: Claim, *roles: str) -> str:
    """The actors in these roles, in the report's words."""
    return ", ".join(dict.fromkeys(actor.name for actor in claim.actors if actor.role in roles))


def object_words(claim: Claim, text: str) -> str:
    """What was hit, in the report's words."""
    return ", ".join(dict.fromkeys(text[thing.span.start : thing.span.end] for thing in claim.objects))


def means_words(claim: Claim, text: str) -> str:
    """With what, in the report's words."""
    return ", ".join(dict.fromkeys(text[means.span.start : means.span.end] for means in claim.means))


def figure_words(figure: Figure) -> str:
    """ "killed ≥ 12 civilians": harm, number, group."""
    number = f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,}–{figure.high:,}"
    group = "" if figure.group == "people" else f" {words_of(figure.group)}"
    subset = "of these " if figure.part_of is not None else ""
    return f"{subset}{figure.harm} {SIGNS.get(figure.qualifier, '')}{number}{group}"


def place_words(claim: Claim) -> str:
    """Where: the gazetteer's name and country, how exactly, and a question mark where it is inferred."""
    place = claim.place
    if place is None:
        return ""
    return place_name(place) + (" (from context)" if place.inferred else "")


def place_name(place: ClaimPlace) -> str:
    """The name of a place with its country and relation."""
    lead = f"{words_of(place.relation)} " if place.relation else NEAR.get(place.precision, "")
    country = f", {place.country}" if place.country and place.kind != "country" else ""
    return f"{lead}{place.name}{country}"


def time_words(claim: Claim) -> str:
    """When: the day, the days, or the symbolic value where it could not be placed."""
    if claim.kind == "toll" and claim.period is not None:
        return f"{short(claim.period.start) or '?'} to {short(claim.period.end) or '?'}"
    time = claim.time
    if time is None:
        return ""
    if not time.start:
        return f"{time.value} (undated)"
    start, end = short(time.start), short(time.end)
    span = start if not end or end == start else f"{start} to {end}"
    return span + (" (from context)" if time.inferred else "")


def short(moment: str | None) -> str:
    """An ISO date, or date-time to the minute."""
    return (moment or "")[:16].replace("T", " ")


def quote(claim: Claim, text: str) -> str:
    """The words that carry the claim, on one line."""
    parts = (" ".join(text[piece.start : piece.end].split()) for piece in claim.evidence)
    return " […] ".join(part for part in parts if part)


def report_words(report: ReadingReport) -> str:
    """Outlet, title, date and language of a report on one line."""
    parts = [report.outlet, report.title, short(report.published) or "undated", report.language or "language unknown"]
    return " · ".join(part for part in parts if part)
