"""Decides which place a name means: the story's country, what contains what, class words, neighbours, population."""

from __future__ import annotations

import math
from collections import Counter

import msgspec

from vigie.knowledge.gazetteer import Gazetteer, distance_km, place_key
from vigie.lexicon.pack import Pack
from vigie.lexicon.places import FITTING, SETTLED, PlaceWords, open_places
from vigie.model.claim import ClaimPlace
from vigie.model.document import Document
from vigie.model.mention import PlaceCandidate
from vigie.resolve.place_words import claim_place_words

__all__ = ["claim_place", "resolve_places", "story_country"]

# Weights of the score, in tens of population: 1.0 outweighs a namesake ten times as large. Set on GeoVirus and LGL.
COUNTRY, HINT, CONTAINED, HOLDING, SAME_DIVISION, NEAR, FITS = 5.0, 1.5, 6.0, 3.0, 0.7, 1.5, 3.0
CLEAR = 1.2  # how far ahead of its namesakes in other countries a place speaks for its own
WORTHY = 3.0  # how far behind its best namesake a candidate may be to speak for what holds it
LONGEST_GAP = 40  # characters between a place and the one that the text puts it in
LOCAL = frozenset({"district", "facility"})  # classes of which every town has its own
LARGE = 50_000  # people of a town that a report of another country may speak of by its bare name
NAMED = 3  # votes of a country that the report is about
BREAKS = ".;:!?\n"
KIND = {"country": 3.0, "capital": 0.5, "admin1": -0.6, "admin2": -1.5}
# What a place of the project's own table weighs: like a town of ten thousand, wide areas like the people in them.
OWN, OWN_BY_KIND = (
    4.0,
    {"continent": 9.0, "sea": 7.0, "region": 6.0, "desert": 6.0, "river": 5.0, "strait": 6.0, "lake": 5.0},
)
ALIAS = -0.8
LISTED = 1.0  # a town of the project's own table is known from conflicts
MOST_SHARED = 2.5
WEIGHED, LEADERS = 12, 4  # candidates that neighbours speak for; those of a name that speak for its neighbours
MOST = 60  # candidates weighed per name
NEAR_KM = 120.0
KM_PER_DEGREE = 111.0  # of latitude, a little less than there are: two places are never nearer than this says


class Name(msgspec.Struct):
    """One name of the report with all its mentions: they mean one place."""

    mentions: list[int]
    candidates: tuple[PlaceCandidate, ...]
    fitting: frozenset[str] | None
    base: list[float]
    listed: bool = False
    held: set[int] = set()
    holding: set[int] = set()
    vote: tuple[str | None, int] = (None, 0)
    leaders: list[tuple[PlaceCandidate, float]] = []
    elsewhere: bool = False
    kind: str | None = None
    best: int = 0
    score: float = 0.0


def resolve_places(document: Document, pack: Pack, gazetteer: Gazetteer, *, country_hint: str | None = None) -> None:
    """Sets ``resolved`` of every place mention, with a score from 0 to 1; names of no known place stay None."""
    if not document.places:
        document.country = story_country(document)
        return
    words = open_places(pack)
    names = grouped(document, words, gazetteer)
    votes = country_votes(document, words, names)
    support(containments(document, words, names))
    for name in names:
        choose(name, votes, country_hint, [])
    for name in names:
        choose(name, votes, country_hint, names)
        name.elsewhere = name.elsewhere or is_foreign(name, votes)
    write(document, names)
    document.country = story_country(document)
    resolve_parts(document, words, gazetteer, country_hint)


def grouped(document: Document, words: PlaceWords, gazetteer: Gazetteer) -> list[Name]:
    """The report's names: mentions of equal words and class belong together."""
    names: dict[tuple[str, str | None], Name] = {}
    for index, mention in enumerate(document.places):
        if not mention.candidates:
            continue
        entry = words.before.get(mention.kind_word or "") or words.after.get(mention.kind_word or "")
        kind = entry.kind if entry else None
        key = (place_key(mention.name), kind if kind in ("admin1", "admin2", "nature") else None)
        if key not in names:
            candidates = mention.candidates[:MOST]
            fitting = FITTING.get(kind or "")
            known = gazetteer.lookup(mention.name)
            aliases = {id(c) for c, alias in zip(known.candidates, known.aliases, strict=True) if alias}
            weights = [base(c, fitting, gazetteer, alias=id(c) in aliases) for c in candidates]
            names[key] = Name([], candidates, fitting, weights, kind=kind)
        names[key].mentions.append(index)
    return list(names.values())


def base(candidate: PlaceCandidate, fitting: frozenset[str] | None, gazetteer: Gazetteer, *, alias: bool) -> float:
    """What a candidate weighs before the rest of the report is looked at."""
    people = (
        math.log10(candidate.population + 100)
        if candidate.geonames_id and candidate.kind != "continent"
        else OWN_BY_KIND.get(candidate.kind, OWN)
    )
    score = people + KIND.get(candidate.kind, 0.0)
    if alias:
        score += ALIAS
    if candidate.geonames_id in gazetteer.listed and candidate.kind in SETTLED:
        score += LISTED
    if fitting and candidate.kind in fitting:
        score += FITS
    return score


def country_votes(document: Document, words: PlaceWords, names: list[Name]) -> Counter[str | None]:
    """How often the report speaks of each country: by its name, its people's, its bodies', its unmistakable places."""
    votes: Counter[str | None] = Counter(filter(None, map(words.demonyms.get, document.tokens.lowers)))
    starts = {place.start for place in document.places}
    votes.update(actor.country for actor in document.actors if actor.country and actor.start not in starts)
    for name in names:
        order = sorted(range(len(name.base)), key=lambda i: -name.base[i])
        first = name.candidates[order[0]]
        rival = next((name.base[i] for i in order if name.candidates[i].country != first.country), -9.0)
        clear = first.kind == "country" or name.base[order[0]] - rival > CLEAR
        name.vote = (first.country, (2 + len(name.mentions) if first.kind == "country" else 1) if clear else 0)
        votes[first.country] += name.vote[1]
    return votes


def containments(document: Document, words: PlaceWords, names: list[Name]) -> list[tuple[Name, Name]]:
    """Pairs of names of which the words put the first in the second ("Dorou, au centre du Mali"; "Paris, Texas")."""
    owner = {index: name for name in names for index in name.mentions}
    pairs, within = [], words.section.within
    for index in range(len(document.places)):
        for other in range(index + 1, min(index + 4, len(document.places))):
            gap = document.text[document.places[other - 1].end : document.places[other].start]
            if len(gap) > LONGEST_GAP or any(mark in gap for mark in BREAKS):
                break
            part = other == index + 1 and is_part_of(document, words, index, gap)
            if not (part or gap.startswith((",", " (")) or within.intersection(gap.split())) or (
                other > index + 1 and len(gap) > 3
            ):
                break
            if index in owner and other in owner and owner[index] is not owner[other]:
                if part:
                    owner[index].elsewhere = not is_held(owner[index], owner[other])
                pairs.append((owner[index], owner[other]))
                owner[other].listed = owner[other].listed or in_list(document, other)
    return pairs


def is_part_of(document: Document, words: PlaceWords, index: int, gap: str) -> bool:
    """True for "X *district of* Y": a class word and a genitive say that X is in Y, whatever else has its name."""
    kind_word, between = document.places[index].kind_word, gap.lower().split()
    if between[:1] == [kind_word]:
        between = between[1:]
    return bool(kind_word) and len(between) == 1 and between[0] in words.section.genitives


def is_foreign(name: Name, votes: Counter[str | None]) -> bool:
    """True for a part of a town, a building or a small place whose namesake's country the report does not name."""
    best = name.candidates[name.best]
    small = best.kind in SETTLED and best.kind != "capital" and best.population < LARGE and name.best not in name.held
    if not (name.kind in LOCAL or small):
        return False
    others = votes - Counter({name.vote[0]: name.vote[1]})
    return not others[best.country] and bool(others) and max(others.values()) >= NAMED


def is_held(inner: Name, outer: Name) -> bool:
    """True where one of the first name's places is in the country of one of the second's."""
    countries = {candidate.country for candidate in outer.candidates}
    return any(candidate.country in countries for candidate in inner.candidates)


def in_list(document: Document, index: int) -> bool:
    """True where a mention is followed by another after a comma or a word like "and"."""
    if index + 1 >= len(document.places):
        return False
    return document.places[index + 1].start - document.places[index].end < 7


def support(pairs: list[tuple[Name, Name]]) -> None:
    """Marks the candidates that agree with what the text says lies in what."""
    for inner, outer in pairs:
        wide = inner.candidates[max(range(len(inner.base)), key=inner.base.__getitem__)].kind in ("country", "admin1")
        for j, container in enumerate(outer.candidates[:12]):
            held = [i for i, candidate in enumerate(inner.candidates) if holds(container, candidate)]
            if wide:  # "Oregon, Ohio, Idaho" is a list; a country's or state's namesake must be held by a state
                held = [i for i in held if container.kind == "admin1" and not outer.listed and inner.base[i] > 0]
            inner.held.update(held)
            if any(inner.base[i] > max(inner.base) - WORTHY for i in held):
                outer.holding.add(j)


def choose(name: Name, votes: Counter[str | None], hint: str | None, others: list[Name]) -> None:
    """Picks a name's best candidate and says how far it is ahead."""
    if len(name.candidates) == 1:
        name.best, name.score = 0, 1.0
        name.leaders = [(name.candidates[0], 1.0)]
        return
    own_country, own_votes = name.vote
    total = (sum(votes.values()) - own_votes) or 1
    scores = []
    for position, candidate in enumerate(name.candidates):
        score, country = name.base[position], candidate.country
        if country:
            score += COUNTRY * (votes[country] - (own_votes if country == own_country else 0)) / total
        if hint and candidate.country == hint:
            score += HINT
        if position in name.held:
            score += CONTAINED
        if position in name.holding:
            score += HOLDING
        scores.append(score)
    if others:
        for i in sorted(range(len(scores)), key=lambda i: -scores[i])[:WEIGHED]:
            scores[i] += neighbourhood(name, name.candidates[i], others)
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    name.best = order[0]
    name.leaders = [(name.candidates[i], math.exp(scores[i] - scores[order[0]])) for i in order[:LEADERS]]
    name.score = certainty(name, order, scores)


def holds(container: PlaceCandidate, candidate: PlaceCandidate) -> bool:
    """True where the container is the candidate's country or first-level division."""
    if container.country != candidate.country or candidate.kind == "country" or container is candidate:
        return False
    if container.kind == "country":
        return True
    if container.kind == "admin1":
        return candidate.kind != "admin1" and container.admin1 == candidate.admin1
    if container.kind in ("admin2", "region") and candidate.kind in SETTLED and container.lat and candidate.lat:
        return distance_km(container.lat, container.lon or 0, candidate.lat, candidate.lon or 0) < (
            60 if container.kind == "admin2" else 300
        )
    return False


def neighbourhood(name: Name, candidate: PlaceCandidate, others: list[Name]) -> float:
    """How near a candidate lies to what the report's other names may mean, and how many share its division."""
    near = shared = 0.0
    lat, lon = candidate.lat, candidate.lon
    for other in others:
        if other is name:
            continue
        kin = 0.0
        for rival, weight in other.leaders:
            if rival.country != candidate.country or rival.kind == "country":
                continue
            if weight > kin and rival.admin1 and rival.admin1 == candidate.admin1:
                kin = weight
            if weight <= near:
                continue  # however near it lies
            if lat is not None and lon is not None and rival.lat is not None and rival.lon is not None:
                if weight * math.exp(-abs(lat - rival.lat) * KM_PER_DEGREE / NEAR_KM) <= near:
                    continue
                near = max(near, weight * math.exp(-distance_km(lat, lon, rival.lat, rival.lon) / NEAR_KM))
        shared += kin
    return NEAR * near + min(shared * SAME_DIVISION, MOST_SHARED)


def certainty(name: Name, order: list[int], scores: list[float]) -> float:
    """0.5 where a candidate elsewhere weighs as much as the best, towards 1 where none comes near."""
    best = name.candidates[order[0]]
    for i in order[1:]:
        rival = name.candidates[i]
        if (
            best.lat is None
            or rival.lat is None
            or abs(best.lat - rival.lat) * KM_PER_DEGREE > 50
            or distance_km(best.lat, best.lon or 0, rival.lat, rival.lon or 0) > 50
        ):
            return 1 / (1 + math.exp(scores[i] - scores[order[0]]))
    return 1.0


def write(document: Document, names: list[Name]) -> None:
    """Puts each name's decision on all its mentions."""
    for name in names:
        if name.elsewhere:
            continue  # the place meant is in none of the gazetteer's entries
        chosen = msgspec.structs.replace(name.candidates[name.best], score=round(name.score, 3))
        for index in name.mentions:
            document.places[index] = msgspec.structs.replace(document.places[index], resolved=chosen)


def resolve_parts(document: Document, words: PlaceWords, gazetteer: Gazetteer, hint: str | None) -> None:
    """Gives "nord du pays" the story's country."""
    rules = {rule.id for rule in words.section.parts}
    parts = [index for index, mention in enumerate(document.places) if mention.rule in rules]
    country = gazetteer.country(hint or document.country or "") if parts else None
    if country is None:
        return
    guess = msgspec.structs.replace(country, score=0.5)
    for index in parts:
        document.places[index] = msgspec.structs.replace(document.places[index], resolved=guess)


def story_country(document: Document) -> str | None:
    """The country that the report is about (ISO alpha-2): most named, by its places and bodies; None where none is."""
    votes: Counter[str] = Counter()
    for mention in document.places:
        if mention.resolved and mention.resolved.country:
            votes[mention.resolved.country] += 2
    votes.update(actor.country for actor in document.actors if actor.country)
    return max(votes, key=votes.__getitem__) if votes else None  # of equals the one named first


def claim_place(document: Document, mention_index: int, pack: Pack) -> ClaimPlace:
    """A mention as a claim's place: the words of the report with class word and relation, and how exact it is."""
    return claim_place_words(document, mention_index, open_places(pack))
