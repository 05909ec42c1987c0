"""A reading as reviewers left it: the machine's claims, those rejected taken out, corrected ones with human values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from vigie.model.claim import Claim, Evidence
from vigie.model.event import Imprint, LedgerClaim
from vigie.model.review import KeptReview, Review

SAME_WORDS = 0.5  # of the shorter evidence: two readings then speak of one and the same claim


def reviewed(
    base: Sequence[LedgerClaim], reviews: Iterable[KeptReview], machine: Mapping[str, LedgerClaim], imprint: Imprint
) -> list[LedgerClaim]:
    """The claims of a machine's reading with all reviews that count applied, in the order of the reading.

    ``machine`` leads from the id of a reviewed claim to the claim as the reviewer got it; another engine's reading may
    tell the same claim under another id, which then keeps the reviewed one. ``imprint`` is that of the reading.
    """
    given: dict[str, list[Review]] = {}
    for kept in sorted(reviews, key=lambda kept: kept.seq):
        if kept.counts:
            given.setdefault(kept.review.claim, []).append(kept.review)
    claims: dict[str, LedgerClaim | None] = {entry.claim.id: entry for entry in base}
    missed: list[LedgerClaim] = []
    for claim_id, said in given.items():
        own = added(said[0], imprint) or machine.get(claim_id)
        place = claim_id if claim_id in claims else twin(own, claims.values(), given)
        found = claims.get(place) if place is not None else None
        told = own if said[0].added is not None or found is None else found
        left = None if told is None else decided(told, said, claim_id)
        if place is not None:
            claims[place] = left
        elif left is not None:
            missed.append(left)
    return [*(entry for entry in claims.values() if entry is not None), *missed]


def added(review: Review, imprint: Imprint) -> LedgerClaim | None:
    """The claim that a reviewer added; None where it was the machine's."""
    if review.added is None:
        return None
    return LedgerClaim(claim=review.added, imprint=imprint, words=review.words, names=review.names)


def decided(entry: LedgerClaim, said: Sequence[Review], claim_id: str) -> LedgerClaim | None:
    """A claim after what was said of it, in order: the last verdict holds, corrections add up."""
    if said[-1].verdict == "reject":
        return None
    changes = {change.field: change.human for review in said for change in review.fields}
    claim = corrected(entry.claim, changes) if changes else entry.claim
    return msgspec.structs.replace(entry, claim=msgspec.structs.replace(claim, id=claim_id))


def plain(value: object) -> Any:
    """A value as it comes back from JSON."""
    return msgspec.json.decode(msgspec.json.encode(value))


def corrected(claim: Claim, changes: Mapping[str, object]) -> Claim:
    """The claim with human values in place of the machine's; raises msgspec.ValidationError for what is no value."""
    return msgspec.convert({**plain(claim), **changes}, Claim)


def twin(entry: LedgerClaim | None, claims: Iterable[LedgerClaim | None], reviewed_ids: Iterable[str]) -> str | None:
    """The id under which another reading has a claim: of its kind and type, in mostly the same words."""
    if entry is None:
        return None
    own, taken = entry.claim, set(reviewed_ids)
    shares = [
        (shared_words(own.evidence, other.claim.evidence), other.claim.id) for other in claims
        if other is not None and other.claim.id not in taken
        and (other.claim.kind, other.claim.event_type) == (own.kind, own.event_type)
    ]  # fmt: skip
    share, claim_id = max(shares, default=(0.0, ""), key=lambda found: (found[0], found[1]))
    return claim_id if share >= SAME_WORDS else None


def shared_words(first: Iterable[Evidence], second: Iterable[Evidence]) -> float:
    """The largest share of a stretch of the original that two claims have in common, of the shorter stretch."""
    others = list(second)
    return max(
        (
            (min(a.original_end, b.original_end) - max(a.original_start, b.original_start))
            / max(1, min(a.original_end - a.original_start, b.original_end - b.original_start))
            for a in first for b in others
        ),
        default=0.0,
    )  # fmt: skip
