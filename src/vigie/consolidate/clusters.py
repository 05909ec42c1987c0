"""Clusters: which claims tell one happening. The outcome is a function of the set of claims, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from vigie.consolidate.blocks import in_reports, pairs
from vigie.consolidate.columns import Columns, Flags, Ints
from vigie.consolidate.components import Scored, merge
from vigie.consolidate.rows import Row
from vigie.consolidate.scoring import BOUND, FORBIDDEN, UNIT, score_pairs
from vigie.consolidate.settings import open_linking
from vigie.consolidate.tellings import telling
from vigie.consolidate.unions import unite
from vigie.model.event import Imprint
from vigie.model.judgement import Judgement

ROUNDS = 2  # of joining vague claims: one that tells where leads on to one of its report that does not
Held = Mapping[tuple[str, str], str]  # claim ids, the lower first -> same or different


class Clusters(msgspec.Struct, frozen=True):
    """``label[row]`` is the lowest row of the row's cluster, -1 for a row that makes no event.

    ``scored`` are the pairs of tellings that were compared; a telling's number is that of its lowest row.
    """

    label: Ints
    scored: Scored


class Told(msgspec.Struct, frozen=True):
    """Tellings: ``lead[telling]`` is its lowest row, ``number[row]`` the row's telling, -1 for rows without."""

    columns: Columns
    lead: Ints
    number: Ints


def cluster(told: Told, ids: Sequence[str], held: Held) -> Clusters:
    """The clusters of claims, whose ids are sorted: the tellings of all reports are put together to events."""
    scored = scored_tellings(told, ids, held)
    return of_rows(told, event_labels(told.columns, scored), scored)


def of_rows(told: Told, events: Ints, scored: Scored) -> Clusters:
    """Clusters of tellings as clusters of their rows."""
    label = np.full(len(told.number), -1, dtype=np.int64)
    made = told.number >= 0
    label[made] = told.lead[events[told.number[made]]]
    return Clusters(label, Scored(told.lead[scored.left], told.lead[scored.right], scored.score))


def tellings(rows: Sequence[Row], imprints: Sequence[Imprint], held: Held) -> Told:
    """The claims of each report that tell one happening, put together."""
    columns = Columns(rows, imprints)
    inside = of_one_report(columns, held)  # words about claims of two reports are for the events
    label = settled_labels(columns, judged(columns, scored_pairs(columns, in_reports(columns)), inside))
    lead = np.flatnonzero(label == np.arange(len(rows)))
    members: dict[int, list[Row]] = {}
    for row in np.flatnonzero((label >= 0) & (label != np.arange(len(rows)))).tolist():
        members.setdefault(int(label[row]), [rows[int(label[row])]]).append(rows[row])
    number = np.full(len(rows), -1, dtype=np.int64)
    number[lead] = np.arange(len(lead))
    number = np.where(label >= 0, number[label], -1)
    several = {int(number[first]): telling(group) for first, group in sorted(members.items())}
    return Told(columns.take(lead, several), lead, number)


def of_one_report(columns: Columns, held: Held) -> Held:
    """The judgements about two claims of one report."""
    report = dict(zip(columns.ids, columns.report.tolist(), strict=True)) if held else {}
    return {pair: said for pair, said in held.items() if len({report.get(claim, claim) for claim in pair}) == 1}


def scored_tellings(told: Told, claims: Sequence[str], held: Held) -> Scored:
    """The pairs of tellings that share a key, and those that reviewers judged, scored."""
    return judged_tellings(told, claims, held, scored_pairs(told.columns, pairs(told.columns)))


def judged_tellings(told: Told, claims: Sequence[str], held: Held, scored: Scored) -> Scored:
    """The pairs of tellings with reviewers' words in place of the machine's; ``claims`` are the ids of the rows."""
    return judged(told.columns, scored, between_tellings(told, claims, held)) if held else scored


def between_tellings(told: Told, claims: Sequence[str], held: Held) -> dict[tuple[str, str], str]:
    """Judgements about claims as judgements about the tellings that hold them; "different" goes before "same"."""
    number = dict(zip(claims, told.number.tolist(), strict=True))
    ids = told.columns.ids
    result: dict[tuple[str, str], str] = {}
    for (a, b), decision in sorted(held.items(), key=lambda item: (item[1] == "different", item[0])):
        left, right = number.get(a, -1), number.get(b, -1)
        if left >= 0 and right >= 0 and left != right:
            result[min(ids[left], ids[right]), max(ids[left], ids[right])] = decision
    return result


def event_labels(columns: Columns, scored: Scored) -> Ints:
    """The label of each telling: of events that their vague tellings show to be one, the lowest."""
    label = settled_labels(columns, scored)
    unite(columns, label, scored)
    return label


def settled_labels(columns: Columns, scored: Scored) -> Ints:
    """The label of each row: pinned claims are clustered first, then each vague one joins the event that it fits best,
    if it fits none nearly as well; what is left is clustered by itself."""
    count = len(columns)
    usable: Flags = (columns.group > 0) & (columns.kind == 0)
    label: Ints = np.where(usable, np.arange(count), -1)
    settled = pinned_rows(columns, scored) & usable
    merge(columns, label, within(scored, settled))
    for _ in range(ROUNDS):
        join(label, scored, settled)
    merge(columns, label, within(scored, usable & ~settled))
    return label


def scored_pairs(columns: Columns, codes: Ints) -> Scored:
    """Pairs with their scores; ``codes`` are ``left * len(columns) + right``."""
    count = max(1, len(columns))
    left, right = codes // count, codes % count
    return Scored(left, right, score_pairs(columns, left, right))


def judged(columns: Columns, scored: Scored, held: Held) -> Scored:
    """The pairs with reviewers' words in place of the machine's."""
    place = {claim_id: row for row, claim_id in enumerate(columns.ids)} if held else {}
    words = {
        tuple(sorted((place[a], place[b]))): BOUND if decision == "same" else -BOUND
        for (a, b), decision in held.items()
        if a in place and b in place and a != b
    }
    if not words:
        return scored
    count = len(columns)
    codes = scored.left * count + scored.right
    said: Ints = np.array(sorted(a * count + b for a, b in words), dtype=np.int64)
    values: Ints = np.array([words[(int(code) // count, int(code) % count)] for code in said], dtype=np.int64)
    kept = ~np.isin(codes, said)
    codes, score = np.r_[codes[kept], said], np.r_[scored.score[kept], values]
    order = np.argsort(codes)
    return Scored(codes[order] // count, codes[order] % count, score[order])


def binding(judgements: Iterable[Judgement]) -> dict[tuple[str, str], str]:
    """The decision that holds for each pair of claim ids: the latest."""
    held: dict[tuple[str, str], str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.decided, j.reviewer)):
        held[min(judgement.left, judgement.right), max(judgement.left, judgement.right)] = judgement.decision
    return held


def pinned_rows(columns: Columns, scored: Scored) -> Flags:
    """Rows on which an event can be pinned, and those that a reviewer bound to one of them."""
    pinned = columns.fine.copy()
    bound = scored.score >= BOUND
    left, right = scored.left[bound], scored.right[bound]
    while True:
        fresh = pinned[left] != pinned[right]
        if not fresh.any():
            return pinned
        pinned[left[fresh]] = pinned[right[fresh]] = True


def within(scored: Scored, chosen: Flags) -> Scored:
    """The pairs of which both ends are chosen."""
    kept = chosen[scored.left] & chosen[scored.right]
    return Scored(scored.left[kept], scored.right[kept], scored.score[kept])


def join(label: Ints, scored: Scored, settled: Flags) -> None:
    """Vague claims join the event that they fit best, all at once; marks those that did as settled.

    An event is barred where most of its tellings that are compared forbid it: one that was misread does not. The
    word of a reviewer does by itself.
    """
    crossing = settled[scored.left] != settled[scored.right]
    left, right = scored.left[crossing], scored.right[crossing]
    if not len(left):
        return
    taken = settled[left]
    vague, event, score = best_fits(
        np.where(taken, right, left), label[np.where(taken, left, right)], scored.score[crossing], len(label)
    )
    linking = open_linking()
    first = np.r_[True, vague[1:] != vague[:-1]] if len(vague) else np.zeros(0, np.bool_)
    ahead = np.r_[score[:-1] - score[1:], linking.margin * UNIT][: len(score)]  # of the next best, where there is one
    alone = np.r_[first[1:], True][: len(first)]
    chosen = first & (score >= linking.same * UNIT) & (alone | (ahead >= linking.margin * UNIT))
    label[vague[chosen]] = event[chosen]
    settled[vague[chosen]] = True


def best_fits(vague: Ints, event: Ints, score: Ints, count: int) -> tuple[Ints, Ints, Ints]:
    """The best score of each claim with each event that is not barred to it, the best events of a claim first."""
    codes = vague * count + event
    order = np.argsort(codes)
    codes, score = codes[order], score[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    best, worst = np.maximum.reduceat(score, starts), np.minimum.reduceat(score, starts)
    forbidding = np.add.reduceat(np.where(score <= FORBIDDEN, 1, -1), starts)
    kept = (forbidding <= 0) & (best > FORBIDDEN) & (worst > -BOUND)
    vague, event, score = codes[starts][kept] // count, codes[starts][kept] % count, best[kept]
    order = np.lexsort((event, -score, vague))
    return vague[order], event[order], score[order]
