"""Tallies: an event's figures laid out for a policy, for everybody, for each group and for each side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from vigie.consolidate.policies import POLICIES, Count, Verdict, admitted
from vigie.consolidate.survivors import survivors
from vigie.consolidate.totals import AGES, EVERYBODY, total
from vigie.model.claim import Harm
from vigie.model.event import EventFigure, Ruling, Tally

ALL = "all"


def tally(figures: Sequence[EventFigure], policy: str, *, hierarchy: tuple[str, ...] = ()) -> tuple[Tally, ...]:
    """The tallies of figures under one policy; ``hierarchy`` is the order of source classes for source-hierarchy.

    Raises KeyError for an unknown policy; ``policies.POLICIES`` names them. One row for each harm over everybody, one
    for each group and for each side that a figure names. Rows overlap: children are in the row of everybody, too, and
    no row is a sum of others.
    """
    chosen = POLICIES[policy]
    rows = []
    harms: set[Harm] = {"wounded", *(figure.harm for figure in figures)}
    for harm in sorted(harms):
        if chosen.harms and harm not in chosen.harms:
            continue
        of_harm, dead = told_of(figures, harm)
        groups = {group: [f for f in of_harm if f.group == group] for group in sorted({f.group for f in of_harm})}
        sides = {side: [f for f in of_harm if f.side == side] for side in sorted({f.side for f in of_harm})}

        def rule(counts: Sequence[Count]) -> Verdict:
            return chosen.rule(counts, hierarchy)

        laid_out = [(ALL, ALL, everybody(of_harm, rule, spread=chosen.spread))] if of_harm else []
        if dead:
            laid_out = [(ALL, ALL, Verdict(0, 0, 1, (), once(dead)))]
        laid_out += [(group, ALL, rule(counts_of(f))) for group, f in groups.items() if group != EVERYBODY]
        laid_out += [
            (ALL, side, everybody(tops(f), rule, spread=chosen.spread))
            for side, f in sides.items()
            if side != "unknown"
        ]
        rows += [
            Tally(
                policy=chosen.name, version=chosen.version, harm=harm, group=group, side=side,
                low=verdict.low, best=verdict.best, high=verdict.high,
                counted=verdict.counted, set_aside=verdict.set_aside,
            )
            for group, side, verdict in laid_out
        ]  # fmt: skip
    return tuple(rows)


def told_of(figures: Sequence[EventFigure], harm: str) -> tuple[list[EventFigure], tuple[Ruling, ...]]:
    """The figures that count for a harm, and rulings on those that turn out to be of somebody who suffered another."""
    if harm == "wounded":
        return survivors(figures)
    return [figure for figure in figures if figure.harm == harm], ()


def best_of(figures: Sequence[EventFigure], harm: str, policy: str) -> int | None:
    """The best count of everybody for one harm: what ``tally`` has for it, without the other rows."""
    of_harm, dead = told_of(figures, harm)
    if not of_harm:
        return 0 if dead else None
    rule = POLICIES[policy].rule
    of_harm, _ = without_singles(of_harm)
    if all(figure.group == EVERYBODY and not figure.subset for figure in of_harm):  # most events by far
        low = of_harm[0].low
        if POLICIES[policy].follows_accord and all(f.low == low and f.factuality == "asserted" for f in of_harm):
            return low
        return rule(counts_of(of_harm), ()).best
    return everybody(of_harm, lambda counts: rule(counts, ()), spread=False).best


def everybody(figures: Sequence[EventFigure], rule: Callable[[Sequence[Count]], Verdict], *, spread: bool) -> Verdict:
    """The verdict over all groups of one harm.

    Counts of everybody decide where there are any; what others say of civilians or of soldiers is less than all and
    only raises the high, where that is to span all voices (``spread``). Where nobody counts everybody, the verdicts on
    the groups are added, overlaps left out. One person told apart by a report that counts more is one of those.
    """
    figures, singles = without_singles(figures)
    wholes = counting_everybody(figures)
    whole = rule(counts_of([f for f in figures if f.claim_id in wholes and not f.subset]))
    counts = {name: counts_of(part) for name, part in parts_of([f for f in figures if f.claim_id not in wholes])}
    parts = {name: rule(of_part) for name, of_part in counts.items()}
    if whole.low is None and whole.high is None:
        if any(verdict.high is None and admitted(counts[name])[0] for name, verdict in parts.items()):
            return undecided(whole, parts)
        verdict = joined(whole, parts, figures)
        return msgspec.structs.replace(verdict, set_aside=(*verdict.set_aside, *once(singles))) if singles else verdict
    only: dict[str, dict[str, None]] = {}
    for figure in figures:
        if figure.claim_id not in wholes and not figure.subset:
            only.setdefault(figure.claim_id, {})[figure.group] = None
    aside = [
        Ruling(f.claim_id, f.index, f"counts {' and '.join(only[f.claim_id])} only: in the count of everybody")
        for f in figures if f.claim_id not in wholes and not f.subset
    ]  # fmt: skip
    most = total((group, 0, verdict.high or 0) for group, verdict in parts.items())[1] if parts else 0
    high = max(whole.high, most) if spread and whole.high is not None else whole.high
    return Verdict(whole.low, whole.best, high, whole.counted, (*whole.set_aside, *once([*aside, *singles])))


def undecided(whole: Verdict, parts: Mapping[str, Verdict]) -> Verdict:
    """The verdict where a group has counts and no number by the rule: the others' sum would leave people out."""
    others = (
        msgspec.structs.replace(ruling, reason="no number for another group that is counted")
        for verdict in parts.values() for ruling in verdict.counted
    )  # fmt: skip
    aside = (ruling for verdict in parts.values() for ruling in verdict.set_aside)
    return Verdict(None, None, None, (), (*whole.set_aside, *once([*others, *aside])))


def counting_everybody(figures: Sequence[EventFigure]) -> set[str]:
    """The claims that count everybody: who has "he" beside "two daughters" counts no more people than children."""
    by_claim: dict[str, list[EventFigure]] = {}
    for figure in figures:
        if not figure.subset:
            by_claim.setdefault(figure.claim_id, []).append(figure)
    return {
        claim for claim, given in by_claim.items()
        if any(f.group == EVERYBODY and f.low >= total((g.group, g.low, g.high) for g in given)[0] for f in given)
    }  # fmt: skip


def without_singles(figures: Sequence[EventFigure]) -> tuple[list[EventFigure], list[Ruling]]:
    """The figures without those of claims that count one person where their report counts more, and rulings on these.

    Whoever tells of five dead, and of one of them by what a witness says of her, does not tell of one dead.
    """
    if len(figures) < 2 or all(figure.high > 1 for figure in figures):
        return list(figures), []
    by_claim: dict[str, list[EventFigure]] = {}
    for figure in figures:
        by_claim.setdefault(figure.claim_id, []).append(figure)
    told = {claim: total((f.group, f.low, f.high) for f in tops(given)) for claim, given in by_claim.items()}
    most: dict[tuple[str, str], int] = {}
    for claim, given in by_claim.items():
        key = given[0].report_id, given[0].factuality
        most[key] = max(most.get(key, 0), told[claim][0])
    one = {
        claim for claim, given in by_claim.items()
        if told[claim] == (1, 1) and most[given[0].report_id, given[0].factuality] > 1
    }  # fmt: skip
    aside = [Ruling(f.claim_id, f.index, "one of those whom its report counts") for f in figures if f.claim_id in one]
    return [figure for figure in figures if figure.claim_id not in one], aside


def parts_of(figures: Sequence[EventFigure]) -> list[tuple[str, list[EventFigure]]]:
    """The figures by groups whose counts are added.

    One person is told by many words: "a boy" of one claim may be "their son" of another. Where children, women and men
    are counted one by one, they are one group, by the name of one, and each claim adds up its own.
    """
    aged = [figure for figure in figures if figure.group in AGES]
    if any(figure.high > 1 for figure in aged):
        aged = []
    ages = "men" if all(figure.group == "men" for figure in aged) else "women"
    names = sorted({ages if aged and f.group in AGES else f.group for f in figures if not f.subset})
    return [(n, aged if aged and n == ages else [f for f in figures if f.group == n]) for n in names]


def tops(figures: Sequence[EventFigure]) -> list[EventFigure]:
    """The figures of a side as if none was a part: what they are part of counts others, too; overlaps stay left out."""
    return [msgspec.structs.replace(figure, subset=False) for figure in figures]


def joined(whole: Verdict, parts: Mapping[str, Verdict], figures: Sequence[EventFigure]) -> Verdict:
    """The verdict on groups that nobody counted together; without groups, on the parts of what was denied."""
    if not parts:
        inner = once(Ruling(f.claim_id, f.index, "a part of another count") for f in figures if f.subset)
        return Verdict(None, None, None, (), (*whole.set_aside, *inner))

    def over(numbers: Mapping[str, int | None]) -> int | None:
        known = [(group, number, number) for group, number in numbers.items() if number is not None]
        return total(known)[0] if known else None

    low, best = over({g: v.low for g, v in parts.items()}), over({g: v.best for g, v in parts.items()})
    high = over({g: v.high for g, v in parts.items()})
    counted = once(ruling for verdict in parts.values() for ruling in verdict.counted)
    heard = {ruling.claim_id for ruling in counted}
    aside = once(r for verdict in parts.values() for r in verdict.set_aside if r.claim_id not in heard)
    return Verdict(low, best, high, counted, (*whole.set_aside, *aside))


def once(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The first ruling on each claim."""
    return tuple({ruling.claim_id: ruling for ruling in reversed(list(rulings))}.values())[::-1]


def counts_of(figures: Sequence[EventFigure]) -> list[Count]:
    """One count for each claim."""
    by_claim: dict[str, list[EventFigure]] = {}
    for figure in figures:
        by_claim.setdefault(figure.claim_id, []).append(figure)
    counts = []
    for claim_id, given in sorted(by_claim.items()):
        widest = given[0]
        low, high = widest.low, widest.high
        if len(given) > 1:
            low, high = total((f.group, f.low, f.high) for f in given)
            widest = max(given, key=lambda f: (f.group == EVERYBODY, f.low, -f.index))
        counts.append(
            Count(
                claim_id=claim_id, index=widest.index, voice=widest.voice, source=widest.source,
                source_class=widest.source_class, low=low, high=high, qualifier=widest.qualifier, said=widest.said,
                factuality=widest.factuality,
            )
        )  # fmt: skip
    return counts
