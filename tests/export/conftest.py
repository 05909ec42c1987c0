"""A reading made by hand, for tests of what is written of readings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import (
    Claim,
    ClaimActor,
    ClaimAttribution,
    ClaimPlace,
    Codes,
    Evidence,
    Figure,
    Reading,
    ReadingReport,
)
from vigie.model.span import Span

TEXT = "Rebels shelled Atarib on Friday, killing at least 12 civilians, medics said."


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Makes the reading of a text."""
    return make_reading


def make_reading(text: str = TEXT) -> Reading:
    """One claim of one report; its evidence is all of the text."""
    claim = Claim(
        id="c1", kind="incident", event_type="shelling", codes=Codes(), factuality="asserted", outcome="done",
        background=False,
        actors=(ClaimActor(role="initiator", name="Rebels", actor_id=None, country=None, span=Span(0, 6)),),
        objects=(), means=(),
        figures=(
            Figure(
                harm="killed", group="civilians", low=12, high=12, qualifier="at_least", part_of=None, span=Span(0, 1)
            ),
        ),
        place=ClaimPlace(
            text="Atarib", name="Atarib", geonames_id=1, lat=1.0, lon=1.0, country="SY", admin1=None, kind="town",
            precision="exact", relation=None, span=Span(15, 21), inferred=False,
        ),
        time=None, period=None,
        attribution=(
            ClaimAttribution(
                source="medics", actor_id=None, source_class="medical", relay=("the Courier",), cue="said",
                span=Span(64, 70), said_on=None,
            ),
        ),
        evidence=(Evidence(0, len(text), 0, len(text)),), confidence=0.8, rules=("en.shelling.shell",),
    )  # fmt: skip
    report = ReadingReport(
        id="r1", url=None, outlet="Courier", title="Shells on Atarib", language="en", published="2024-11-30",
        published_precision="day", sha256="0" * 64,
    )  # fmt: skip
    return Reading(report=report, text=text, repairs=(), claims=(claim,), issues=())
