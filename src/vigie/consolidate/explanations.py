"""Explanations: why two claims are, or are not, held to tell one happening, comparison by comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
import numpy as np

from vigie.consolidate.clusters import Told, binding, tellings
from vigie.consolidate.columns import Columns
from vigie.consolidate.comparisons import COMPARISONS
from vigie.consolidate.rows import row_of, type_numbers
from vigie.consolidate.scoring import UNIT, VETOES, decision_of, score_chunk
from vigie.consolidate.settings import open_linking
from vigie.model.event import LedgerClaim, Link, Reason
from vigie.model.judgement import Judgement


def explain_pairs(
    claims: Iterable[LedgerClaim], pairs: Iterable[tuple[str, str]], judgements: Sequence[Judgement] = ()
) -> list[Link]:
    """The decision about each pair of claim ids, as consolidation takes it.

    ``claims`` are all those of the reports concerned: what one report tells of one happening in several claims is
    compared as one. Where a reviewer's judgement binds, the decision is the reviewer's, beside the machine's score.
    """
    entries = [entry for _, entry in sorted({entry.claim.id: entry for entry in claims}.items())]
    rows, imprints = [row_of(entry) for entry in entries], [entry.imprint for entry in entries]
    told, columns = tellings(rows, imprints, binding(judgements)), Columns(rows, imprints)
    at = {entry.claim.id: row for row, entry in enumerate(entries)}
    words = spoken(judgements, told, at)
    ordered = [sorted(pair) for pair in pairs]
    of_tellings, of_claims = Measured(told.columns), Measured(columns)
    members = told_by(entries, told)
    for k, (left, right) in enumerate(ordered):
        a, b = at[left], at[right]
        m, n = int(told.number[a]), int(told.number[b])
        if m >= 0 and n >= 0 and m != n:
            of_tellings.add(k, (m, n), (members[m], members[n]))
        else:
            of_claims.add(k, (a, b), ([entries[a]], [entries[b]]))
    links = of_tellings.links() | of_claims.links()
    found = []
    for k, (left, right) in enumerate(ordered):
        a, b = at[left], at[right]
        m, n = int(told.number[a]), int(told.number[b])
        link = msgspec.structs.replace(links[k], left=left, right=right)
        word = words.get((min(m, n), max(m, n)) if m >= 0 and m != n else (-1 - min(a, b), -1 - max(a, b)))
        if word is not None:
            link = msgspec.structs.replace(link, decision=word.decision, by=word.reviewer)
        found.append(link)
    return found


def told_by(entries: Sequence[LedgerClaim], told: Told) -> dict[int, list[LedgerClaim]]:
    """Number of a telling -> its claims."""
    found: dict[int, list[LedgerClaim]] = {}
    for entry, number in zip(entries, told.number.tolist(), strict=True):
        found.setdefault(number, []).append(entry)
    return found


def spoken(judgements: Sequence[Judgement], told: Told, at: dict[str, int]) -> dict[tuple[int, int], Judgement]:
    """The judgement that binds each pair of tellings, by their numbers; of claims within one, by -1 - their rows."""
    words: dict[tuple[int, int], Judgement] = {}
    latest = sorted(judgements, key=lambda j: (j.decided, j.reviewer))
    for judgement in sorted(latest, key=lambda j: j.decision == "different"):  # which goes before "same"
        if judgement.left in at and judgement.right in at:
            a, b = at[judgement.left], at[judgement.right]
            m, n = int(told.number[a]), int(told.number[b])
            words[(-1 - min(a, b), -1 - max(a, b))] = judgement
            if m != n:
                words[(min(m, n), max(m, n))] = judgement
    return words


class Measured:
    """Pairs of rows of some columns, and the claims behind both, which are measured all at once."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.numbers: list[int] = []
        self.pairs: list[tuple[int, int]] = []
        self.members: list[tuple[Sequence[LedgerClaim], Sequence[LedgerClaim]]] = []

    def add(
        self, number: int, pair: tuple[int, int], members: tuple[Sequence[LedgerClaim], Sequence[LedgerClaim]]
    ) -> None:
        """Takes in a pair, which is called by a number."""
        self.numbers.append(number)
        self.pairs.append(pair)
        self.members.append(members)

    def links(self) -> dict[int, Link]:
        """Number -> the link between the two rows, and what of the claims behind them was compared."""
        if not self.pairs:
            return {}
        i, j = np.array(self.pairs).T
        weights = open_linking().weights
        scores = score_chunk(self.columns, i, j).tolist()
        parts = {name: compare(self.columns, i, j).tolist() for name, compare in COMPARISONS.items()}
        vetoes = {name: holds(self.columns, i, j).tolist() for name, holds in VETOES.items()}
        found = {}
        for k, (number, (left, right), score) in enumerate(zip(self.numbers, self.members, scores, strict=True)):
            reasons = [
                Reason(name, value, weights[name], shown(SHOWN[name], left), shown(SHOWN[name], right))
                for name, values in parts.items()
                if (value := round(float(values[k]), 3))
            ]
            veto = next((name for name, holds in vetoes.items() if holds[k]), None)
            found[number] = Link(
                left=left[0].claim.id, right=right[0].claim.id, decision=decision_of(score), score=score / UNIT,
                reasons=tuple(reasons), veto=veto,
            )  # fmt: skip
        return found


def shown(show: Callable[[LedgerClaim], str], members: Sequence[LedgerClaim]) -> str:
    """What claims say of one thing, each value once."""
    return "; ".join(dict.fromkeys(filter(None, map(show, members))))


def shown_type(entry: LedgerClaim) -> str:
    return entry.claim.event_type if entry.claim.event_type in type_numbers() else f"{entry.claim.event_type} (speech)"


def shown_time(entry: LedgerClaim) -> str:
    time = entry.claim.time
    if time is None or not time.start:
        return f"before {entry.imprint.published}" if entry.imprint.published else ""
    return time.start if time.start == time.end else f"{time.start} to {time.end}"


def shown_place(entry: LedgerClaim) -> str:
    place = entry.claim.place
    return f"{place.name or place.text} ({place.precision}, {place.country or 'no country'})" if place else ""


def shown_parties(entry: LedgerClaim) -> str:
    return ", ".join(sorted({actor.actor_id for actor in entry.claim.actors if actor.actor_id}))


def shown_harms(entry: LedgerClaim) -> str:
    figures = entry.claim.figures
    return ", ".join(f"{f.harm} {f.low if f.low == f.high else f'{f.low}-{f.high}'} {f.group}" for f in figures)


SHOWN: dict[str, Callable[[LedgerClaim], str]] = {
    "type": shown_type,
    "time": shown_time,
    "place": shown_place,
    "parties": shown_parties,
    "harms": shown_harms,
    "means": lambda entry: ", ".join(sorted({m.kind for m in entry.claim.means})),
    "objects": lambda entry: ", ".join(sorted({o.kind for o in entry.claim.objects})),
    "words": lambda entry: " ".join(entry.words),
    "story": lambda entry: " ".join(word for word, _ in entry.imprint.marks),
    "source": lambda entry: ", ".join(a.actor_id or a.source for a in entry.claim.attribution[:1]),
    "reprint": lambda entry: entry.imprint.report_id,
}
