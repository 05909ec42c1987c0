"""JSON Lines with full provenance: for each event its claims, their words, their reports, every policy's numbers."""

from __future__ import annotations

from vigie.consolidate.policies import POLICIES
from vigie.consolidate.tallies import tally
from vigie.export.exhibits import Exhibit, codes_of


def provenance(exhibit: Exhibit) -> dict[str, object]:
    """An event with all that it rests on."""
    return {
        "event": exhibit.event, "codes": codes_of(exhibit), "recorded": exhibit.recorded,
        "tallies": [row for name in POLICIES for row in tally(exhibit.event.figures, name)],
        "claims": [
            {"claim": claim, "quote": exhibit.quotes.get(claim.id)} for claim in exhibit.claims
        ],
        "reports": sorted(exhibit.reports.values(), key=lambda report: report.id),
    }  # fmt: skip
