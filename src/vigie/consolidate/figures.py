"""Figures: an event's numbers with all that a policy looks at, one row for each figure of each claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vigie.consolidate.totals import counted
from vigie.consolidate.voices import source_name
from vigie.knowledge.actors import open_actors
from vigie.knowledge.taxonomy import open_taxonomy
from vigie.model.claim import Claim, Figure
from vigie.model.event import OWN, EventFigure, LedgerClaim


def event_figures(members: Sequence[LedgerClaim], voice: Mapping[str, str]) -> tuple[EventFigure, ...]:
    """The figures of an event's claims, by claim id and place in the claim; ``voice`` leads from claim to voice id."""
    rows = []
    for entry in sorted(members, key=lambda entry: entry.claim.id):
        claim = entry.claim
        source, _, source_class = source_name(entry)
        for index, (figure, sums) in enumerate(zip(claim.figures, counted(claim.figures), strict=True)):
            rows.append(
                EventFigure(
                    claim_id=claim.id, index=index, report_id=entry.imprint.report_id, voice=voice[claim.id],
                    source=source, source_class=source_class or OWN, harm=figure.harm, group=figure.group,
                    side=side_of(claim, figure), low=sums.low, high=sums.high, qualifier=figure.qualifier,
                    subset=sums.subset, said=said(entry), factuality=claim.factuality,
                    confidence=claim.confidence,
                )
            )  # fmt: skip
    return tuple(rows)


def said(entry: LedgerClaim) -> str:
    """The ISO date on which the source spoke, else that of the report's publication, "" where neither is known."""
    spoken = next((a.said_on for a in entry.claim.attribution if a.said_on), None)
    return spoken or (entry.imprint.published or "")[:10]


def side_of(claim: Claim, figure: Figure) -> str:
    """The side of those who came to harm: by the group that the figure names, else by the one known target."""
    taxonomy = open_taxonomy()
    side = taxonomy.group_side.get(figure.group)
    if side is not None:
        return side
    kinds = {
        actor.kind
        for target in claim.actors
        if target.role == "target" and target.actor_id
        for actor in [open_actors().get(target.actor_id)]
        if actor is not None
    }
    sides = {taxonomy.side_of.get(kind, "unknown") for kind in kinds}
    return sides.pop() if len(sides) == 1 else "unknown"
