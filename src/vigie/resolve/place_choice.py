"""Chooses among the places of one name: by the countries that the report names, what holds what, the names around."""

from __future__ import annotations

import math
from collections import Counter

from vigie.knowledge.gazetteer import distance_km
from vigie.model.mention import PlaceCandidate
from vigie.resolve.findings import Name

# Weights of the score, in tens of population: 1.0 outweighs a namesake ten times as large. Set on GeoVirus and LGL.
COUNTRY, HINT, CONTAINED, HOLDING, SAME_DIVISION, NEAR = 5.0, 1.5, 6.0, 3.0, 0.7, 1.5
GREATEST = 3.5  # for the greatest town of a dateline's name: one known far and wide is filed from by its bare name
KIN = 3.0  # for a place of the kind of all that it is listed with
MOST_SHARED = 3.5
WEIGHED, LEADERS = 12, 8  # candidates that neighbours speak for; those of a name that speak for its neighbours
NEAR_KM = 120.0
KM_PER_DEGREE = 111.0  # of latitude, a little less than there are: two places are never nearer than this says


def weigh(name: Name, votes: Counter[str | None], total: int, hint: str | None) -> None:
    """Scores a name's candidates without the report's other names; ``total`` is the number of all votes."""
    if len(name.candidates) == 1:
        lead(name, [(name.candidates[0], 1.0)])
        return
    own_country, own_votes = name.vote
    total = (total - own_votes) or 1
    greatest = max(name.base) if name.filed else None
    scores = []
    for position, candidate in enumerate(name.candidates):
        score, country = name.base[position], candidate.country
        if country:
            score += COUNTRY * (votes[country] - (own_votes if country == own_country else 0)) / total
        if hint and candidate.country == hint:
            score += HINT
        if name.base[position] == greatest:
            score += GREATEST
        if position in name.held:
            score += CONTAINED
        if candidate.kind == name.kin:
            score += KIN
        if position in name.holding:
            score += HOLDING
        scores.append(score)
    name.scores = scores
    lead_by(name, ranked(scores))


def choose(name: Name, others: list[Name]) -> None:
    """Picks a name's best candidate and says how far it is ahead."""
    scores = name.scores
    if not scores:  # a name of one place, which leads already
        name.best, name.score = 0, 1.0
        return
    for i in ranked(scores)[:WEIGHED]:
        scores[i] += neighbourhood(name, name.candidates[i], others)
    order = ranked(scores)
    name.best = order[0]
    lead_by(name, order)
    name.score = certainty(name, order, scores)


def ranked(scores: list[float]) -> list[int]:
    """The places of scores, the highest first, of equals the first."""
    return sorted(range(len(scores)), key=scores.__getitem__, reverse=True)


def lead_by(name: Name, order: list[int]) -> None:
    """Notes what a name most likely means, its candidates being in this order."""
    scores = name.scores
    lead(name, [(name.candidates[i], math.exp(scores[i] - scores[order[0]])) for i in order[:LEADERS]])


def lead(name: Name, leaders: list[tuple[PlaceCandidate, float]]) -> None:
    """Notes what a name most likely means, with weights; a country is near nothing."""
    name.leaders = {}
    for candidate, weight in leaders:
        if candidate.kind != "country":
            name.leaders.setdefault(candidate.country, []).append((candidate, weight))


def neighbourhood(name: Name, candidate: PlaceCandidate, others: list[Name]) -> float:
    """How near a candidate lies to what the report's other names may mean, and how many share its division."""
    near = shared = 0.0
    lat, lon, country, admin1 = candidate.lat, candidate.lon, candidate.country, candidate.admin1
    for other in others:
        if country not in other.leaders or other is name:
            continue
        kin = 0.0
        for rival, weight in other.leaders[country]:
            if weight > kin and admin1 and rival.admin1 == admin1:
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
