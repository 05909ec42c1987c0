"""How sure the reading is of a claim: signs in the draft, weighed; the weights are data with their measurement."""

from __future__ import annotations

import functools
import math

import msgspec

from vigie.lexicon.pack import DATA, compiled
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.resolve.findings import Weights


@functools.cache
def open_weights() -> Weights:
    """The weights in data/knowledge/confidence.yml."""
    return msgspec.json.decode(compiled([DATA / "knowledge" / "confidence.yml"]), type=Weights)


def signs(document: Document, draft: Draft) -> list[str]:
    """The names of a draft's signs."""
    resolved = [document.places[p].resolved for p in draft.places] if not draft.place_inferred else []
    fine = any(place is None or place.kind != "country" for place in resolved)
    roles = {party.role for party in draft.parties}
    stance = draft.factuality or "asserted"
    found = (
        ("figures", draft.figures),
        ("fine place", fine),
        ("country", resolved and not fine),
        ("time", draft.timexes and not draft.time_inferred),
        ("initiator", "initiator" in roles),
        ("target", "target" in roles or "participant" in roles or draft.objects),
        ("means", draft.means),
        ("finite", draft.finite),
        ("main clause", draft.main),
        ("title", draft.title),
        ("lead", draft.sentence <= 2),
        ("attributed", draft.attributions),
        ("background", draft.background),
        ("weak", not draft.strong),
        ("generic", draft.generic),
        ("harm only", draft.harm_only),
        ("plural", draft.plural and not draft.definite),
        ("told twice", len(draft.spans) > 1),
        ("hedged", stance == "hedged"),
        ("planned", stance in ("planned", "hypothetical")),
        ("denied", stance == "denied"),
        ("kind " + draft.kind, True),
        ("attributive", not draft.clauses and draft.kind in ("control", "condition")),
    )
    return [name for name, holds in found if holds]


def confidence(document: Document, draft: Draft) -> float:
    """The probability that a reviewer would keep the claim, 0 to 1, two decimals."""
    weights = open_weights()
    total = weights.intercept + sum([weights.signs.get(name, 0.0) for name in signs(document, draft)])
    return round(1 / (1 + math.exp(-total)), 2)
