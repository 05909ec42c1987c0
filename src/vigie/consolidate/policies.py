"""Policies: named, versioned rules that turn an event's figures for one harm and group into low, best and high.

A policy is a pure function. It gets one count for each claim and says which it counted and which it set aside, and why.
The first line of its docstring is the rule as users read it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import msgspec

from vigie.model.event import Ruling

# Who is believed first where nobody orders otherwise: those who count for a living, then those who were there, then the
# parties, then who passes on.
HIERARCHY = (
    "un", "monitor", "court", "medical", "rescue", "ngo", "police", "government", "military", "rebel", "media",
    "witness", "resident", "analyst", "unnamed",
)  # fmt: skip
ACLED_VAGUE = ((200, 100), (20, 10), (3, 3))  # (from this low of a vague count, ACLED's number for it)


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What one claim counts: (low, high) with its qualifier, by whose voice, said when (ISO date or "")."""

    claim_id: str
    index: int
    voice: str
    source: str
    source_class: str
    low: int
    high: int
    qualifier: str
    said: str
    factuality: str


class Verdict(msgspec.Struct, frozen=True):
    """What a policy makes of counts; None where it gives no number."""

    low: int | None
    best: int | None
    high: int | None
    counted: tuple[Ruling, ...]
    set_aside: tuple[Ruling, ...]


class Rule(Protocol):
    """A rule; ``order`` is the order of source classes, for the one rule that asks for it."""

    __doc__: str | None

    def __call__(self, counts: Sequence[Count], order: tuple[str, ...] = (), /) -> Verdict: ...


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """A named rule; ``harms`` are those it counts, empty for all.

    ``follows_accord``: where all assert one number, that is its best.
    ``spread`` is true where its high is the highest of all voices: what is counted of a group may raise it.
    """

    name: str
    version: int
    rule: Rule
    harms: tuple[str, ...] = ()
    follows_accord: bool = False
    spread: bool = False

    @property
    def docs(self) -> str:
        """The rule in a sentence."""
        return (self.rule.__doc__ or "").split("\n", 1)[0]


def ruled(count: Count, reason: str) -> Ruling:
    """The ruling on a count."""
    return Ruling(count.claim_id, count.index, reason)


def admitted(counts: Sequence[Count]) -> tuple[list[Count], list[Ruling]]:
    """Counts that say that people came to harm, and rulings on the others: what is denied is no count."""
    kept = [count for count in counts if count.factuality in ("asserted", "hedged")]
    others = (
        [count for count in counts if count.factuality not in ("asserted", "hedged")] if len(kept) < len(counts) else []
    )
    return kept, [ruled(count, f"{count.factuality}, not asserted") for count in others]


def latest_of_voices(counts: Sequence[Count]) -> tuple[list[Count], list[Ruling]]:
    """The last count of each voice, and rulings on those that it superseded; of one day the largest holds."""
    if len(counts) < 2:
        return list(counts), []
    kept: dict[str, Count] = {}
    aside: list[Ruling] = []
    for count in sorted(counts, key=lambda c: (c.said, c.low, c.claim_id, c.index)):
        before = kept.get(count.voice)
        if before is not None:
            repeated = (before.low, before.high) == (count.low, count.high)
            why = "the same voice says it again" if repeated else f"superseded by the same voice ({count.low})"
            aside.append(ruled(before, why))
        kept[count.voice] = count
    return sorted(kept.values(), key=lambda c: (c.claim_id, c.index)), aside


def lower(count: Count) -> int:
    """The least that a count allows: nothing, where it says "at most"."""
    return 0 if count.qualifier == "at_most" else count.low


def ucdp_low_best_high(counts: Sequence[Count], _order: tuple[str, ...] = ()) -> Verdict:
    """Low and high are the lowest and highest count of any voice; best is what most voices say, of equals the latest.

    Of equals a vague count ("dozens") gives way to a number, and one person to more: whoever tells of one may tell of
    one of them. Of equals of one day the lower is best. Each voice counts once, with its latest count. Hedged counts
    widen the range and are best only where nothing is asserted.
    """
    kept, aside = admitted(counts)
    kept, superseded = latest_of_voices(kept)
    if not kept:
        return Verdict(None, None, None, (), tuple(aside + superseded))
    firm = [count for count in kept if count.factuality == "asserted"] or kept
    votes = Counter(count.low for count in firm)
    last = {number: max(count.said for count in firm if count.low == number) for number in votes}
    days = sorted(set(last.values()), reverse=True)
    exact = {count.low for count in firm if count.qualifier != "vague"}
    best = min(
        votes, key=lambda number: (-votes[number], number not in exact, number == 1, days.index(last[number]), number)
    )
    why = {count.claim_id: "counted" if count in firm else "hedged: widens the range only" for count in kept}
    return Verdict(
        min(map(lower, kept)), best, max(max(c.high for c in kept), best),
        tuple(ruled(count, why[count.claim_id]) for count in kept), tuple(aside + superseded),
    )  # fmt: skip


def acled_conservative(counts: Sequence[Count], _order: tuple[str, ...] = ()) -> Verdict:
    """One number for the dead only: the lowest count of any voice; vague ones as ACLED has them (tens 10).

    Each voice counts once, with its latest count; hedged counts are used only where nothing is asserted.
    """
    kept, aside = admitted(counts)
    kept, superseded = latest_of_voices(kept)
    firm = [count for count in kept if count.factuality == "asserted"] or kept
    aside += superseded + [ruled(count, "hedged, and others assert") for count in kept if count not in firm]
    if not firm:
        return Verdict(None, None, None, (), tuple(aside))
    lowest = min(firm, key=lambda c: (acled_number(c), c.claim_id))
    number = acled_number(lowest)
    aside += [ruled(c, f"higher than the most conservative ({number})") for c in firm if acled_number(c) > number]
    counted = tuple(ruled(c, "the most conservative") for c in firm if acled_number(c) == number)
    return Verdict(number, number, number, counted, tuple(aside))


def acled_number(count: Count) -> int:
    """The number that ACLED's conventions give a count."""
    if count.qualifier == "vague":
        return next((number for least, number in ACLED_VAGUE if count.low >= least), count.low)
    return lower(count)


def airwars_min_max(counts: Sequence[Count], _order: tuple[str, ...] = ()) -> Verdict:
    """The lowest and the highest of all counts that were ever given, without a best; what is denied is left out."""
    kept, aside = admitted(counts)
    if not kept:
        return Verdict(None, None, None, (), tuple(aside))
    low, high = min(map(lower, kept)), max(count.high for count in kept)
    counted = [ruled(c, "lowest" if lower(c) == low else "highest" if c.high == high else "within") for c in kept]
    return Verdict(low, None, high, tuple(counted), tuple(aside))


def latest_by_source(counts: Sequence[Count], _order: tuple[str, ...] = ()) -> Verdict:
    """Each source's latest count; low and high over the sources, best is the one said last, the lower of equals."""
    kept, aside = admitted(counts)
    kept, superseded = latest_of_voices(kept)
    if not kept:
        return Verdict(None, None, None, (), tuple(aside + superseded))
    last = max(count.said for count in kept)
    best = min(count.low for count in kept if count.said == last)
    return Verdict(
        min(map(lower, kept)), best, max(count.high for count in kept),
        tuple(ruled(c, "said last" if c.said == last and c.low == best else "latest of its source") for c in kept),
        tuple(aside + superseded),
    )  # fmt: skip


def majority(counts: Sequence[Count], _order: tuple[str, ...] = ()) -> Verdict:
    """The count that more voices give than any other; none where two counts have the same number of voices."""
    kept, aside = admitted(counts)
    kept, superseded = latest_of_voices(kept)
    aside += superseded
    votes = Counter((count.low, count.high) for count in kept)
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        aside += [ruled(count, "no count has a majority") for count in kept]
        return Verdict(None, None, None, (), tuple(aside))
    (low, high), number = ranked[0]
    counted = tuple(ruled(c, f"one of {number} voices that agree") for c in kept if (c.low, c.high) == (low, high))
    aside += [ruled(c, f"outvoted by {number}") for c in kept if (c.low, c.high) != (low, high)]
    return Verdict(low, low, high, counted, tuple(aside))


def source_hierarchy(counts: Sequence[Count], order: tuple[str, ...] = ()) -> Verdict:
    """The latest count of the class of source that stands first in the order given; low and high over that class.

    A class that the order does not name comes after all that it names.
    """
    kept, aside = admitted(counts)
    kept, superseded = latest_of_voices(kept)
    aside += superseded
    if not kept:
        return Verdict(None, None, None, (), tuple(aside))
    order = order or HIERARCHY
    rank = {name: place for place, name in enumerate(order)}
    first = min(rank.get(count.source_class, len(order)) for count in kept)
    chosen = [count for count in kept if rank.get(count.source_class, len(order)) == first]
    last = max(count.said for count in chosen)
    best = min(count.low for count in chosen if count.said == last)
    aside += [ruled(c, f"outranked by {chosen[0].source_class}") for c in kept if c not in chosen]
    counted = tuple(ruled(c, f"{c.source_class} goes first") for c in chosen)
    return Verdict(min(map(lower, chosen)), best, max(c.high for c in chosen), counted, tuple(aside))


POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy(name="ucdp-low-best-high", version=5, rule=ucdp_low_best_high, follows_accord=True, spread=True),
        Policy(name="acled-conservative", version=3, rule=acled_conservative, harms=("killed",)),
        Policy(
            name="airwars-min-max", version=3, rule=airwars_min_max, harms=("killed", "wounded", "harmed"), spread=True
        ),
        Policy(name="latest-by-source", version=3, rule=latest_by_source, spread=True),
        Policy(name="majority", version=5, rule=majority),
        Policy(name="source-hierarchy", version=4, rule=source_hierarchy),
    )
}
