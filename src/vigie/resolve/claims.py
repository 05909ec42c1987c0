"""Claims: drafts whose words have become identities, in the exact shape of the output."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import cast

import msgspec

from vigie.knowledge.taxonomy import ClaimFacts, codes_for
from vigie.lexicon.pack import Pack
from vigie.lexicon.places import open_places
from vigie.model.claim import (
    Claim,
    ClaimActor,
    ClaimAttribution,
    ClaimObject,
    ClaimPlace,
    Evidence,
    Figure,
    Means,
    SourceClass,
)
from vigie.model.document import Document
from vigie.model.draft import Draft, Party
from vigie.model.mention import Attribution, ResolvedTime
from vigie.model.report import Issue
from vigie.model.span import Span
from vigie.resolve.claim_dates import BOUNDS, ClaimDates
from vigie.resolve.confidence import confidence, open_weights
from vigie.resolve.fates import told_to_the_end
from vigie.resolve.happenings import VIOLENT, merge_happenings
from vigie.resolve.place_context import in_context
from vigie.resolve.place_words import holds_next, is_far, is_put_in_next, precision
from vigie.resolve.places import claim_place
from vigie.resolve.things import things_hit
from vigie.resolve.time_context import in_time

encode = msgspec.json.Encoder().encode
Original = Callable[[int, int], tuple[int, int]]
# the finer first; a name that no gazetteer knows is a village more often than not: finer than any district
FINENESS = {"exact": 0, "part": 1, "near": 1, "unknown": 2, "admin2": 3, "admin1": 4, "country": 7}
WAYS = frozenset({"from", "to"})  # relations of a place that lead to it and are nothing of what happened there
ROAD = 5
AREA_FINENESS = {"admin2": 3, "region": 4, "admin1": 4, "country": 6}  # of a part of such an area, or near it
WIDE = AREA_FINENESS.keys() - {"admin2"}


def make_claims(
    document: Document,
    drafts: list[Draft],
    pack: Pack,
    times: list[ResolvedTime],
    original: Original,
    *,
    known: bool = False,
) -> list[Claim]:
    """The claims of a document: drafts of one happening folded, context filled in, words made identities.

    ``known``: the report is known to be about conflict, so that less has to speak for a claim.
    """
    weighed = told_enough([(d, confidence(document, d)) for d in happenings(document, drafts, times)], known=known)
    maker = ClaimMaker(document, times, pack, original)
    claims = [claim for draft, sure in weighed for claim in maker.each(draft, sure)]
    document.issues.extend(issues_of(document, claims))
    return list({claim.id: claim for claim in claims}.values())


def told_enough(weighed: list[tuple[Draft, float]], *, known: bool) -> list[tuple[Draft, float]]:
    """The drafts that are sure enough to be claims, with how sure they are.

    A headline's violence is what its report is about: where the body tells of none ("you have read all your free
    articles"), as little has to speak for it as in a report that is known to be about conflict.
    """
    weights = open_weights()
    kept = [pair for pair in weighed if pair[1] >= (weights.known_threshold if known else weights.threshold)]
    if any(draft.kind == "incident" and draft.event_type in VIOLENT for draft, _ in kept):
        return kept
    return [p for p in weighed if p in kept or (p[0].title and p[1] >= weights.known_threshold)]


def happenings(document: Document, drafts: list[Draft], times: list[ResolvedTime]) -> list[Draft]:
    """The drafts with those of one happening folded and what their context says filled in."""
    for draft in drafts:
        draft.days = days_told(document, draft, times)
    merged = merge_happenings(document, drafts)
    in_context(document, merged)
    in_time(document, merged, times)
    return merged


def days_told(document: Document, draft: Draft, times: list[ResolvedTime]) -> tuple[str, str] | None:
    """The first and the last day on which a draft's own words put it, None where they say no day."""
    dated = (i for i in draft.timexes if document.timexes[i].role not in BOUNDS)
    known = [times[i] for i in dated if document.timexes[i].type in ("DATE", "TIME") and times[i].start]
    if not known:
        return None
    return min(str(t.start)[:10] for t in known), max(str(t.end or t.start)[:10] for t in known)


def issues_of(document: Document, claims: list[Claim]) -> list[Issue]:
    """What could not be known: times without a date of publication, places that no gazetteer entry fits."""
    issues = []
    for claim in claims:
        if claim.time is not None and claim.time.start is None and document.report.published is None:
            words = document.text[claim.time.span.start : claim.time.span.end]
            message = f"{words!r} needs the date of publication: give it with --published"
            issues.append(Issue("time.no-anchor", message, claim.time.span))
        if claim.place is not None and claim.place.lat is None:
            issues.append(Issue("place.unresolved", f"no gazetteer entry for {claim.place.text!r}", claim.place.span))
    return list(dict.fromkeys(issues))


def shared_out(draft: Draft) -> list[Draft]:
    """A draft for each of the numbers that go on a draft's place by place: the same deed there."""
    return [
        msgspec.structs.replace(
            draft,
            figures=[share.figure],
            places=[share.place],
            place_inferred=False,
            spans=[share.span, *draft.spans],
            timexes=list(share.timexes) or draft.timexes,
            time_inferred=draft.time_inferred and not share.timexes,
        )
        for share in draft.shares
    ]


class ClaimMaker:
    """Makes the claims of one document.

    ``times`` holds the resolved time of each timex; ``original`` maps a span of the text to the original.
    """

    def __init__(self, document: Document, times: list[ResolvedTime], pack: Pack, original: Original) -> None:
        self.document, self.times, self.pack, self.original = document, times, pack, original
        self.place_words = open_places(pack)
        self.known: dict[int, ClaimPlace] = {}  # what place_of found out
        self.classed = {m.start for m in document.places if m.rule.startswith("place.class")}
        self.roads = {m.start for m in document.places if m.rule == "places.road"}
        self.dates = ClaimDates(document, times)

    def place_of(self, index: int) -> ClaimPlace:
        """A place mention as a claim tells it."""
        found = self.known.get(index)
        if found is None:
            found = self.known[index] = claim_place(self.document, index, self.pack)
        return found

    def is_inner(self, index: int) -> bool:
        """True for a place that no gazetteer has, put in the one behind it."""
        return is_put_in_next(self.document, index, self.place_words)

    def each(self, draft: Draft, sure: float) -> list[Claim]:
        """The draft's claim, ``sure`` its confidence, and one for each further number at a place of its own.

        Several places *taken* in one clause are a claim each.
        """
        if draft.shares:
            return [self.make(part, sure) for part in (draft, *shared_out(draft))]
        taken = draft.kind == "incident" and draft.event_type in ("territory_capture", "transfer_of_territory")
        if not taken or draft.place_inferred or draft.factuality in ("planned", "hypothetical"):
            return [self.make(draft, sure)]
        alone = [
            p for p in draft.taken
            if self.document.places[p].start not in self.classed
            and self.place_of(p).precision in ("exact", "unknown", "admin2")
        ]  # fmt: skip
        if len(alone) < 2:
            return [self.make(draft, sure)]
        parts = [msgspec.structs.replace(draft, places=[place]) for place in alone]
        return [self.make(part, confidence(self.document, part)) for part in parts]

    def make(self, draft: Draft, sure: float) -> Claim:
        """One claim; its id is a hash of its own content."""
        actors = tuple(self.actor(party) for party in draft.parties)
        figures = self.figures(draft)
        claim = Claim(
            id="",
            kind=draft.kind,
            event_type=draft.event_type,
            codes=codes_for(self.facts(draft)),
            factuality=draft.factuality or "asserted",
            outcome=(draft.outcome or "done") if draft.kind == "incident" else None,
            background=draft.background,
            actors=actors,
            objects=tuple(ClaimObject(kind=o.kind, span=Span(o.start, o.end)) for o in things_hit(draft)),
            means=tuple(Means(kind=m.kind, span=Span(m.start, m.end)) for m in draft.means),
            figures=figures,
            place=self.place(draft),
            time=self.dates.time(draft),
            period=self.dates.period(draft),
            attribution=self.chain(draft),
            evidence=tuple(Evidence(a, b, *self.original(a, b)) for a, b in draft.spans),
            confidence=sure,
            rules=tuple(dict.fromkeys(draft.rules)),
        )
        digest = hashlib.sha256(self.document.report.id.encode() + b"\0" + encode(claim)).hexdigest()[:20]
        return msgspec.structs.replace(claim, id=digest)

    def facts(self, draft: Draft) -> ClaimFacts:
        def kinds(role: str) -> tuple[str, ...]:
            return tuple(
                self.document.actors[p.actor].kind if p.actor is not None else "unknown"
                for p in draft.parties
                if p.role == role
            )

        return ClaimFacts(
            event_type=draft.event_type,
            kind=draft.kind,
            initiator_kinds=kinds("initiator"),
            target_kinds=kinds("target"),
            harms=tuple(dict.fromkeys(f.harm for f in draft.figures if f.high > 0)),
            means=tuple(dict.fromkeys(m.kind for m in draft.means)),
            resisted=None,
            plover=draft.plover,
            factuality=draft.factuality or "asserted",
        )

    def actor(self, party: Party) -> ClaimActor:
        mention = self.document.actors[party.actor] if party.actor is not None else None
        return ClaimActor(
            role=party.role,
            name=self.document.text[party.start : party.end],
            actor_id=mention.actor_id if mention else None,
            country=mention.country if mention else None,
            span=Span(party.start, party.end),
        )

    def figures(self, draft: Draft) -> tuple[Figure, ...]:
        """The draft's figures, each number of a harm and group once, subsets tied to their wholes."""
        position: dict[tuple[str, int], int] = {}
        kept: list[Figure] = []
        seen: set[tuple[str, str, int, int]] = set()
        for figure in told_to_the_end(self.document, draft.figures):
            key = (figure.harm, figure.group_name, figure.low, figure.high)
            if key in seen:
                continue
            seen.add(key)
            whole = position.get((figure.harm, figure.whole)) if figure.whole is not None else None
            position[(figure.harm, figure.noun_group)] = len(kept)
            kept.append(
                Figure(
                    harm=figure.harm, group=figure.group_name, low=figure.low, high=figure.high,
                    qualifier=figure.qualifier, part_of=whole, span=Span(figure.start, figure.end),
                )
            )  # fmt: skip
        return tuple(kept)

    def place(self, draft: Draft) -> ClaimPlace | None:
        """The most precise of the draft's places; the first in the text among equals."""
        if not draft.places:
            return None
        index = min(draft.places, key=lambda index: self.vagueness(self.place_of(index)))
        while index - 1 in draft.places and self.is_listed(index):
            index -= 1
        if index + 1 in draft.places and holds_next(self.document, index, self.place_words):
            index += 1
        if index - 1 in draft.places and self.is_inner(index - 1):
            index -= 1  # "*Dorou* village, in Bandiagara": finer, though no gazetteer has it
        best = self.held_by(index) if self.is_inner(index) else self.place_of(index)
        if not draft.place_inferred:
            return best
        if best.relation in WAYS:  # "fled *to* X. Shells fell there": at X
            best = msgspec.structs.replace(
                best, relation=None, precision=precision(best.kind, None, inside=False, known=best.lat is not None)
            )
        return msgspec.structs.replace(best, inferred=True)

    def held_by(self, index: int) -> ClaimPlace:
        """A place that no gazetteer has, near the point of the town or district that the words put it in or near."""
        place, around = self.place_of(index), self.place_of(index + 1)
        if place.lat is not None or around.lat is None or around.kind in WIDE:
            return place
        if is_far(self.document, index):
            return place
        return msgspec.structs.replace(place, lat=around.lat, lon=around.lon, precision="near")

    def is_listed(self, index: int) -> bool:
        """True for a place right behind another of its rank, with at most a comma or a hyphen between."""
        before, here = self.document.places[index - 1], self.document.places[index]
        gap = self.document.text[before.end : here.start] if before.end <= here.start else "."
        same = self.vagueness(self.place_of(index - 1)) == self.vagueness(self.place_of(index))
        return same and gap.strip(" ,-–") == ""

    def vagueness(self, place: ClaimPlace) -> int:
        """Rank of a place among several: the finer first, a class noun that stands for no known place last."""
        if place.lat is None and place.span.start in self.classed:
            return 8
        if place.span.start in self.roads:
            return ROAD  # long, and without a point: a town says more
        rank = FINENESS.get(place.precision, 5)
        return AREA_FINENESS.get(place.kind, rank) if place.precision in ("part", "near") else rank

    def chain(self, draft: Draft) -> tuple[ClaimAttribution, ...]:
        """The sources of a draft, innermost first, each once: with the cue that stands nearest to its words.

        Whoever passes on what a source says is its relay and no source beside it.
        """
        found: dict[tuple[str, tuple[str, ...]], ClaimAttribution] = {}
        for index in draft.attributions:
            attribution = self.attribution(index)
            if attribution is not None and not any(attribution.source in known.relay for known in found.values()):
                found.setdefault((attribution.source, attribution.relay), attribution)
        return tuple(found.values())

    def attribution(self, index: int) -> ClaimAttribution | None:
        found: Attribution = self.document.attributions[index]
        if found.source is None or found.source.impersonal:
            return None
        said_on = None
        if found.said_timex is not None:
            said_on = self.times[found.said_timex].start
        return ClaimAttribution(
            source=found.source.name,
            actor_id=found.source.actor_id,
            source_class=cast(SourceClass, found.source.source_class),
            relay=found.relay,
            cue=found.cue,
            span=Span(found.source.start, found.source.end),
            said_on=said_on[:10] if said_on else None,
        )
