"""Codes of a corrected claim: what of them follows from the correction, and no more."""

from __future__ import annotations

import msgspec

from vigie.knowledge.actors import open_actors
from vigie.knowledge.taxonomy import ClaimFacts, codes_for, open_taxonomy
from vigie.model.claim import Claim, Codes


def codes_after(before: Claim, after: Claim) -> Codes:
    """The codes of a claim after a correction: a scheme's code changes where the facts that it depends on do.

    The machine also knows the kinds of parties that have no id; so a code that the correction does not touch stays.
    """
    was = codes_for(facts_of(before)) if before.event_type in open_taxonomy().types else Codes()
    now = codes_for(facts_of(after))
    changes = {
        scheme: getattr(now, scheme)
        for scheme in Codes.__struct_fields__
        if getattr(now, scheme) != getattr(was, scheme)
    }
    return msgspec.structs.replace(before.codes, **changes)


def facts_of(claim: Claim) -> ClaimFacts:
    """What codes depend on, of a claim."""
    known = open_actors()

    def kinds(role: str) -> tuple[str, ...]:
        bodies = [known.get(actor.actor_id) if actor.actor_id else None for actor in claim.actors if actor.role == role]
        return tuple(body.kind if body is not None else "unknown" for body in bodies)

    return ClaimFacts(
        event_type=claim.event_type, kind=claim.kind, initiator_kinds=kinds("initiator"), target_kinds=kinds("target"),
        harms=tuple(dict.fromkeys(figure.harm for figure in claim.figures if figure.high > 0)),
        means=tuple(dict.fromkeys(means.kind for means in claim.means)), factuality=claim.factuality,
    )  # fmt: skip
