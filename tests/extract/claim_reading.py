"""Reads a text to its claims and shows them in words, for tests of what is told."""

from __future__ import annotations

import vigie
from vigie.model.claim import Claim, Reading
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

PUBLISHED = "2024-11-30"  # a Saturday


def read(text: str, language: str) -> Reading:
    return vigie.read(text, language=language, published=PUBLISHED)


def claims(text: str, language: str, event_type: str | None = None) -> list[Claim]:
    """The claims of a text, of one type where it is given."""
    found = read(text, language).claims
    return [claim for claim in found if event_type is None or claim.event_type == event_type]


def only(text: str, language: str) -> Claim:
    """The text's one claim."""
    (claim,) = claims(text, language)
    return claim


def in_war(text: str, language: str) -> list[Claim]:
    """The claims of a text that is known to come from a report on a war, so that weak words count."""
    report = Report(id="test", original=text, sha256="", language=language, published=PUBLISHED)
    return list(read_report(report, Settings(assume_conflict=True)).claims)


def told(text: str, language: str) -> Claim:
    """The one claim of such a text."""
    (claim,) = in_war(text, language)
    return claim


def names(claim: Claim, role: str) -> list[str]:
    return [actor.name for actor in claim.actors if actor.role == role]


def figures(claim: Claim) -> list[tuple[str, str, int, int, str]]:
    """Harm, group, low, high and qualifier of every figure."""
    return [(f.harm, f.group, f.low, f.high, f.qualifier) for f in claim.figures]


def place(claim: Claim) -> str:
    return claim.place.name if claim.place else ""


def day(claim: Claim) -> str:
    return (claim.time.start or "")[:10] if claim.time else ""
