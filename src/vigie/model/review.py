"""Reviews: what a person decided about one claim, the machine's values and the person's side by side."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from vigie.model.claim import Claim

Verdict = Literal["accept", "correct", "reject", "skip", "missed", "undo"]
APPLIED = ("accept", "correct", "reject", "missed")  # those that say something of the claim
# What a reviewer may correct. Codes follow from the others; evidence, confidence and rules are how the machine came
# to the claim, which nobody can correct after the fact.
FIELDS = (
    "kind", "event_type", "factuality", "outcome", "background", "actors", "objects", "means", "figures", "place",
    "time", "period", "attribution",
)  # fmt: skip


class FieldReview(msgspec.Struct, frozen=True):
    """One field: what the machine made of it, and what the reviewer did; both as JSON."""

    field: str
    machine: Any
    human: Any


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on a claim, or the undoing of one.

    ``reading`` is the number of the machine's reading that the claim stands in; of a missed claim, the one that missed
    it. ``added`` is a missed claim, with the ``words`` and ``names`` that consolidation needs of its text. A ``blind``
    review was made without sight of another: it is measured and changes nothing. ``undoes`` is the number of a review.
    ``decided`` is ISO.
    """

    claim: str
    report_id: str
    reading: int
    verdict: Verdict
    reviewer: str
    decided: str = ""
    fields: tuple[FieldReview, ...] = ()
    added: Claim | None = None
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    blind: bool = False
    note: str = ""
    undoes: int | None = None


class KeptReview(msgspec.Struct, frozen=True):
    """A review with the number of its entry, and that of the entry that undid it."""

    seq: int
    review: Review
    undone_by: int | None = None

    @property
    def counts(self) -> bool:
        """True for what says something of the claim and changes what consolidation sees."""
        return self.undone_by is None and not self.review.blind and self.review.verdict in APPLIED
