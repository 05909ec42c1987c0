"""A claim's place from the words around a mention: "au nord de Gao", "la province d'Idlib", "parts of Aleppo"."""

from __future__ import annotations

import re
from bisect import bisect_left

from vigie.lexicon.places import PlaceRelation, PlaceWords, relation_order
from vigie.model.claim import ClaimPlace
from vigie.model.document import Document
from vigie.model.mention import PlaceCandidate, PlaceMention
from vigie.model.span import Span

# How exact a place of each kind is where nothing else is said; a kind that is not here is a point.
AREAS = {
    "country": "country", "admin1": "admin1", "region": "admin1", "island": "admin1", "admin2": "admin2",
    "forest": "admin2", "park": "admin2", "valley": "admin2", "lake": "admin2", "strait": "admin2", "road": "admin2",
    "continent": "unknown", "sea": "unknown", "desert": "unknown", "river": "unknown", "mountain": "admin1",
    "border": "unknown",
}  # fmt: skip
HYPHENS = frozenset({"-", "–"})  # between two names
BESIDE = frozenset({"near", "north", "south", "east", "west"})
DISTANCE = re.compile(r"\d{1,5}")  # a number of kilometres: two places of the earth lie no further apart
FAR = 60  # kilometres beyond which a place is not beside another
GAP = 40  # characters between a place and the one that holds it
REACH = 6  # words before a name among which a relation is looked for


def claim_place_words(document: Document, index: int, words: PlaceWords) -> ClaimPlace:
    """The place of a claim; ``text`` holds class word and relation where the report has them."""
    mention = document.places[index]
    place = mention.resolved
    around = place or container(document, index)
    start, end = mention.start, mention.end
    relation, inside = None, False
    part = words.part_rules.get(mention.rule) or next(
        (r for r in words.part_rules.values() if r.id == mention.rule), None
    )
    if part:
        relation, inside = part.relation, True
    else:
        start, end, rule = surrounding(document, mention, words)
        start = min(start, mention.start)  # a name inside a token ("le Mont-*Liban*") starts before the next
        rule = rule or joined(document, index, words)
        if rule:
            relation, inside = rule.relation, rule.inside
    kind = place.kind if place else "unknown"
    return ClaimPlace(
        text=document.text[start:end],
        name=place.name if place else mention.name,
        geonames_id=place.geonames_id if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        country=around.country if around else None,
        admin1=around.admin1 if around else None,
        kind=kind,
        precision=precision(kind, relation, inside=inside, known=place is not None),
        relation=relation,
        span=Span(start, end),
        inferred=False,
    )


def joined(document: Document, index: int, words: PlaceWords) -> PlaceRelation | None:
    """The relation that a place shares with the one before it on a list ("between X and *Y*", "suburbs of X and *Y*").

    Two names joined by a hyphen are what something was between ("the *X*-*Y* road").
    """
    places, text = document.places, document.text
    while True:
        here, before = places[index], places[index - 1] if index else None
        gap = text[before.end : here.start] if before and before.end <= here.start else " ."
        if gap in HYPHENS or (index + 1 < len(places) and text[here.end : places[index + 1].start] in HYPHENS):
            return next((rule for rule in words.section.relations if rule.relation == "between"), None)
        if before is None or not all(word in words.section.ands for word in gap.replace(",", " ").split()):
            return None
        first = bisect_left(document.tokens.starts, before.start)
        if first and document.tokens.lowers[first - 1] in words.section.directions:
            return None  # "northern Mali and Niger"
        relation = surrounding(document, before, words)[2]
        if relation is not None:
            return relation
        index -= 1


def container(document: Document, index: int) -> PlaceCandidate | None:
    """The place that the words right after an unknown place put it in ("Dorou, au centre du Mali")."""
    if index + 1 >= len(document.places):
        return None
    here, after = document.places[index], document.places[index + 1]
    gap = document.text[here.end : after.start]
    if after.start < here.end:
        return None  # a class noun that stands for a place: those come after all names
    if len(gap) > GAP or any(mark in gap for mark in ".;:!?\n") or after.resolved is None:
        return None
    return after.resolved


def holds_next(document: Document, index: int, words: PlaceWords) -> bool:
    """True for a place of which the one behind it is a town ("the *Idlib* town of Saraqib")."""
    if index + 1 >= len(document.places):
        return False
    here, after = document.places[index], document.places[index + 1]
    between = document.text[here.end : after.start].split(None, 1)
    if len(between) < 2 or between[0].lower() not in words.before:
        return False
    town = words.before[between[0].lower()].kind == "settlement"
    return town and words.section.links.issuperset(between[1].lower().split())


def is_put_in_next(document: Document, index: int, words: PlaceWords) -> bool:
    """True for a named place that no gazetteer has, put in or near the one behind it ("*Dorou*, in Mali")."""
    here = document.places[index]
    if here.resolved is not None or here.rule.startswith("place.class") or container(document, index) is None:
        return False
    between = document.text[here.end : document.places[index + 1].start].lower()
    small = frozenset(between.replace(",", " ").split())
    inside = between.startswith((",", " (")) or not words.section.within.isdisjoint(small)
    tokens = document.tokens
    before = bisect_left(tokens.starts, document.places[index + 1].start) - 1
    inside = inside or words.names_part(tokens.lowers, before)  # "*Dorou* village near Bandiagara"
    told = between.split()
    inside = inside or (told[:1] == [here.kind_word] and not words.section.genitives.isdisjoint(told[1:2]))
    counted = any(character.isdigit() for character in between)  # "five in Dorou, *6 in* Mopti"
    counted = counted and not is_beside(document, index + 1, words)
    return inside and not counted and words.section.ands.isdisjoint(small)


def is_beside(document: Document, index: int, words: PlaceWords) -> bool:
    """True for a place that only says where another is ("Dorou, 40 km *north of* Mopti")."""
    rule = surrounding(document, document.places[index], words)[2]
    return rule is not None and rule.relation in BESIDE


def is_far(document: Document, index: int) -> bool:
    """True where the words put a place many kilometres from the one behind it ("Dorou, *450 km* north of Mopti")."""
    between = document.text[document.places[index].end : document.places[index + 1].start]
    return any(int(number) > FAR for number in DISTANCE.findall(between))


def precision(kind: str, relation: str | None, *, inside: bool, known: bool) -> str:
    """How exact a place is, by its kind and by what the words say of it."""
    if not known:
        return "unknown"
    if relation is not None and relation not in ("in", "from", "to"):
        return "part" if inside else "near"
    return AREAS.get(kind, "exact")


def surrounding(document: Document, mention: PlaceMention, words: PlaceWords) -> tuple[int, int, PlaceRelation | None]:
    """The span of a mention with its class word and relation, and the relation's rule."""
    tokens = document.tokens
    first = bisect_left(tokens.starts, mention.start)
    last = bisect_left(tokens.starts, mention.end)
    lowers = tokens.lowers
    begin, end = first, mention.end
    kind_word = (mention.kind_word or "").split()
    if kind_word:
        size = len(kind_word)
        if lowers[last : last + size] == kind_word:
            end = tokens.ends[last + size - 1]
        else:
            begin = next(
                (
                    i for i in range(first - size, max(-1, first - size - 4), -1)
                    if lowers[i : i + size] == kind_word and "," not in lowers[i:first]
                ),
                first,
            )  # fmt: skip
    if lowers[last : last + 1] and lowers[last] in words.section.possessives:
        for i in range(last + 1, min(last + 4, len(lowers))):
            if lowers[i] in words.part_nouns:
                return tokens.starts[begin], tokens.ends[i], words.part_nouns[lowers[i]]
    before = begin
    while before > 0 and lowers[before - 1] in words.section.articles:
        before -= 1
    bare = folded(words, lowers[max(0, before - REACH) : before])
    full = (*bare, *folded(words, lowers[before:begin])) if before < begin else bare
    closing = {tail[-1] for tail in (bare, full) if tail}
    fitting = [entry for last_word in closing for entry in words.relations.get(last_word, ())]
    if len(closing) > 1:
        fitting.sort(key=relation_order)
    ways = ((bare, before), (full, begin)) if before < begin else ((bare, before),)
    for phrase, rule in fitting:
        for tail, edge in ways:
            if tail[-len(phrase) :] == phrase:
                named = (
                    rule.inside and rule.relation != "part"
                )  # "le nord du Mali" names a region, "une partie de" none
                return tokens.starts[max(0, edge - len(phrase))] if named else tokens.starts[begin], end, rule
    return tokens.starts[begin], end, None


def folded(words: PlaceWords, lowers: list[str]) -> tuple[str, ...]:
    """The words with prepositions without their article ("du" as "de"), apostrophes straight."""
    contractions = words.section.contractions
    return tuple([contractions.get(word, word).replace("’", "'") for word in lowers])
