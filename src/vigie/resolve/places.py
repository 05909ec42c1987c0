"""Decides which place a name means: the story's country, what contains what, class words, neighbours, population."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import msgspec

from vigie.knowledge.gazetteer import Gazetteer, open_gazetteer
from vigie.lexicon.pack import Pack
from vigie.lexicon.place_names import kept_key
from vigie.lexicon.places import FITTING, SETTLED, PlaceWords, open_places
from vigie.model.claim import ClaimPlace
from vigie.model.document import Document
from vigie.model.mention import PlaceCandidate, PlaceMention
from vigie.resolve.findings import Name
from vigie.resolve.place_choice import choose, weigh
from vigie.resolve.place_ties import CLEAR, LONGEST_GAP, containments, is_inside, mark_kin, support
from vigie.resolve.place_words import claim_place_words

__all__ = ["claim_place", "resolve_places", "story_country"]

# Weights of a place by itself, as those of place_choice.py.
FITS = 3.0
LOCAL = frozenset({"district", "facility"})  # classes of which every town has its own
LARGE = 50_000  # people of a town that a report of another country may speak of by its bare name
NAMED = 3  # votes of a country that the report is about
INITIALS = 4  # letters of the initials of a country
FILED = 2  # votes of the country of the greatest town of a dateline's name
KIND = {"country": 3.0, "capital": 0.5, "admin1": -0.6, "admin2": -1.5}
# What a place of the project's own table weighs: like a town of ten thousand, wide areas like the people in them.
OWN, OWN_BY_KIND = (
    4.0,
    {
        "continent": 9.0,
        "sea": 7.0,
        "region": 6.0,
        "desert": 6.0,
        "river": 5.0,
        "strait": 6.0,
        "lake": 5.0,
        "island": 5.5,
    },
)
ALIAS, BORROWED = -0.8, -2.0  # of a name that is only an alias; of one that other places bear as their own
LISTED = 1.5  # a town of the project's own table is known from conflicts
MOST = 60  # candidates weighed per name
CLASS_WORD = 24  # characters before a name within which its class word begins


def resolve_places(document: Document, pack: Pack, gazetteer: Gazetteer, *, country_hint: str | None = None) -> None:
    """Sets ``resolved`` of every place mention, with a score from 0 to 1; names of no known place stay None."""
    if not document.places:
        document.country = story_country(document)
        return
    words = open_places(pack)
    names = grouped(document, words, gazetteer)
    votes = country_votes(document, words, names)
    spoken_of = countries_named(document, names)
    mark_kin(document, words, names)
    support(containments(document, words, names))
    total = sum(votes.values())
    for name in names:
        weigh(name, votes, total, country_hint)
    filed = {name.vote[0] for name in names if name.filed}
    for name in names:
        choose(name, names)
        abroad = is_foreign(name, spoken_of) or is_other_towns(name, filed)
        name.elsewhere = name.elsewhere or abroad or is_too_large(name)
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
        # "the *city of Gaza*": a name of the project's table
        whole = gazetteer.lookup(with_class_word(document, mention)) if kind == "settlement" else None
        if whole is not None and whole.candidates and whole.candidates[0].geonames_id in gazetteer.listed:
            mention = msgspec.structs.replace(mention, name=whole.candidates[0].name, candidates=whole.candidates)
        key = (kept_key(mention.name), kind if kind in ("admin1", "admin2", "nature") else None)
        if key not in names:
            candidates = mention.candidates[:MOST]
            fitting = FITTING.get(kind or "")
            known = gazetteer.lookup(mention.name)
            aliases = {id(c) for c, alias in zip(known.candidates, known.aliases, strict=True) if alias}
            owned = any(id(c) not in aliases and c.kind in SETTLED for c in candidates)
            costs = [alias_cost(c, key[0], owned=owned) if id(c) in aliases else 0.0 for c in candidates]
            weights = [base(c, fitting, gazetteer, alias=cost) for c, cost in zip(candidates, costs, strict=True)]
            if fitting is not None and fitting & SETTLED:
                weights = [weight - townless(c, candidates) for c, weight in zip(candidates, weights, strict=True)]
            names[key] = Name([], candidates, fitting, weights, kind=kind)
            names[key].hamlet = mention.kind_word in words.section.hamlets
        names[key].mentions.append(index)
        if document.datelines:
            names[key].filed |= is_filed(document, index)
    return list(names.values())


def with_class_word(document: Document, mention: PlaceMention) -> str:
    """The words of the report from a mention's class word to its end; the mention's own where that stands behind."""
    first = max(0, mention.start - CLASS_WORD)
    at = document.text[first : mention.start].lower().rfind(mention.kind_word or "")
    return document.text[first + at if at >= 0 else mention.start : mention.end]


def alias_cost(candidate: PlaceCandidate, key: str, *, owned: bool) -> float:
    """What it costs a place that a name is only its alias; ``owned``: a town bears it as its own.

    A short form of the place's name ("Avondale" of Avondale Estates) is no other town's name, an old one may be.
    """
    if not owned or candidate.kind == "capital":
        return ALIAS
    name = kept_key(candidate.name)
    if candidate.kind not in SETTLED:
        small = candidate.kind == "country" and candidate.population < LARGE  # "Norfolk" of Norfolk Island
        return BORROWED if small or (candidate.kind == "admin1" and name.endswith(f" of {key}")) else ALIAS
    return ALIAS if key in name else BORROWED


def townless(candidate: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> float:
    """What it costs a country that a class word says "town", where one of its towns has the name ("Panama city")."""
    towns = {other.country for other in candidates if other.kind in SETTLED}
    return FITS if candidate.kind == "country" and candidate.country in towns else 0.0


def base(candidate: PlaceCandidate, fitting: frozenset[str] | None, gazetteer: Gazetteer, *, alias: float) -> float:
    """What a candidate weighs before the rest of the report is looked at; ``alias`` is what its name costs it."""
    people = (
        math.log10(candidate.population + 100)
        if candidate.geonames_id and candidate.kind != "continent"
        else OWN_BY_KIND.get(candidate.kind, OWN)
    )
    score = people + KIND.get(candidate.kind, 0.0) + alias
    if candidate.geonames_id in gazetteer.listed and candidate.kind in SETTLED and alias > BORROWED:
        score += LISTED
    if fitting and candidate.kind in fitting:
        score += FITS * (2 if candidate.kind == "camp" else 1)  # a camp beside a large town is not the town
    return score


def country_votes(document: Document, words: PlaceWords, names: list[Name]) -> Counter[str | None]:
    """How often the report speaks of each country: by its name, its people's, its bodies', its unmistakable places."""
    votes: Counter[str | None] = Counter(filter(None, map(words.demonyms.get, document.tokens.lowers)))
    starts = {place.start for place in document.places}
    votes.update(actor.country for actor in document.actors if actor.country and actor.start not in starts)
    for name in names:
        order = sorted(range(len(name.base)), key=name.base.__getitem__, reverse=True)
        first = name.candidates[order[0]]
        rival = next((name.base[i] for i in order if name.candidates[i].country != first.country), -9.0)
        clear = first.kind == "country" or name.base[order[0]] - rival > CLEAR
        name.vote = (first.country, (2 + len(name.mentions) if first.kind == "country" else 1) if clear else 0)
        if name.filed:  # whoever files from a town names it so that nobody takes it for another
            name.vote = (first.country, max(1, name.vote[1]) + FILED)
        votes[first.country] += name.vote[1]
    return votes


def countries_named(document: Document, names: list[Name]) -> Counter[str | None]:
    """How often the report speaks of each country by its places: whose planes flew does not say where.

    Nor does a country that itself speaks or acts, or whose body does ("*Russia* denied", "*Rwanda's* army").
    """
    votes: Counter[str | None] = Counter()
    spans = [(actor.start, actor.end) for actor in document.actors]
    starts = [start for start, _ in spans]
    for name in names:
        country, vote = name.vote
        wide = {candidate.kind for candidate in name.candidates if candidate.kind in ("country", "admin1")}
        if vote and wide == {"country"}:  # Georgia may be a state
            mentions = (document.places[index] for index in name.mentions)
            acting = sum(is_among(mention.start, mention.end, starts, spans) for mention in mentions)
            vote = vote - acting if acting < len(name.mentions) else 0
        votes[country] += vote
    return votes


def is_among(start: int, end: int, starts: list[int], spans: list[tuple[int, int]]) -> bool:
    """True where one of the spans, sorted by their ``starts``, holds ``[start, end)``."""
    at = bisect_right(starts, start) - 1
    return at >= 0 and end <= spans[at][1]


def is_foreign(name: Name, votes: Counter[str | None]) -> bool:
    """True for a part of a town, a building or a small place whose namesake's country the report does not name.

    ``votes`` are those of ``countries_named``.
    """
    best = name.candidates[name.best]
    if best.kind == "capital":
        return False
    unclear = best.population < LARGE or not name.vote[1]
    small = best.kind in SETTLED and best.kind != "capital" and unclear and name.best not in name.held
    if not (name.kind in LOCAL or small):
        return False
    own, vote = name.vote
    most = max((count - vote if country == own else count for country, count in votes.items()), default=0)
    own_votes = max(0, votes[best.country] - (vote if best.country == own else 0))
    aside = name.kind in LOCAL and not vote and 2 * own_votes < most  # "the Escalon district"
    return most >= NAMED and (aside or not own_votes)


def is_other_towns(name: Name, filed: set[str | None]) -> bool:
    """True for a part of a town whose only namesake is a small place in no country that the report was filed from."""
    best = name.candidates[name.best]
    small = best.kind in SETTLED and best.population < LARGE and name.best not in name.held
    return name.kind in LOCAL and small and bool(filed) and not name.vote[1] and best.country not in filed


def is_too_large(name: Name) -> bool:
    """True for a city where the report says "village"."""
    best = name.candidates[name.best]
    return name.hamlet and best.kind in SETTLED and best.population >= LARGE


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
            votes[mention.resolved.country] += 1 if is_initials(document, mention) else 2
    votes.update(actor.country for actor in document.actors if actor.country)
    return max(votes, key=votes.__getitem__) if votes else None  # of equals the one named first


def is_initials(document: Document, mention: PlaceMention) -> bool:
    """True for a country by its initials, which more often say of what nation somebody is ("a *U.S.* citizen")."""
    text, resolved = document.text[mention.start : mention.end], mention.resolved
    country = resolved is not None and resolved.kind == "country" and text.lower() != resolved.name.lower()
    return country and text.upper() == text and sum(map(str.isalpha, text)) <= INITIALS


def claim_place(document: Document, mention_index: int, pack: Pack) -> ClaimPlace:
    """A mention as a claim's place: the words of the report with class word and relation, and how exact it is.

    Where a report was filed says in which country, not in which town, what it tells happened; a place of no known
    country lies in the one that the report both was filed from and is about.
    """
    place = claim_place_words(document, mention_index, open_places(pack))
    if place.country is None and place.kind == "unknown":
        country_code = holder(document, mention_index, open_places(pack)) or home(document)
        return msgspec.structs.replace(place, country=country_code)
    country = open_gazetteer().country(place.country) if place.country and is_filed(document, mention_index) else None
    if country is None:
        return place
    return msgspec.structs.replace(
        place, name=country.name, geonames_id=country.geonames_id, lat=country.lat, lon=country.lon, admin1=None,
        kind=country.kind, precision="country", relation=None,
    )  # fmt: skip


def holder(document: Document, mention_index: int, words: PlaceWords) -> str | None:
    """The country that the words right behind a place put it in ("Bani, *dans le nord du Burkina Faso*")."""
    mention = document.places[mention_index]
    after = document.places[mention_index + 1] if mention_index + 1 < len(document.places) else None
    if after is None or after.resolved is None or after.resolved.kind != "country":
        return None
    gap = document.text[mention.end : after.start]
    return after.resolved.country if len(gap) < LONGEST_GAP and is_inside(words, gap) else None


def home(document: Document) -> str | None:
    """The country that a report is about where it was filed there too."""
    filed = {
        place.resolved.country for n, place in enumerate(document.places) if place.resolved and is_filed(document, n)
    }
    return document.country if document.country in filed else None


def is_filed(document: Document, mention_index: int) -> bool:
    """True for a mention in a dateline."""
    at = document.places[mention_index].start
    return bool(document.datelines) and any(start <= at < end for start, end in document.datelines)
