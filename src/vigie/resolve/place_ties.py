"""What the words of a report say of its places together: which lies in which, and what kind those of a list are."""

from __future__ import annotations

from collections import Counter

from vigie.knowledge.gazetteer import distance_km
from vigie.lexicon.places import SETTLED, PlaceWords
from vigie.model.document import Document
from vigie.model.mention import PlaceCandidate
from vigie.resolve.findings import Name

CLEAR = 1.2  # how far ahead of its namesakes in other countries a place speaks for its own
WORTHY = 3.0  # how far behind its best namesake a candidate may be to speak for what holds it
LONGEST_GAP = 40  # characters between a place and the one that the text puts it in
KINDRED = 1  # other names on a list that show what it is of ("Ukraine and *Georgia*")
SMALL = 200_000  # people of a place that is not known abroad by its bare name
NAMESAKES = 5  # divisions of a country with a town of one name, where each has its own
BREAKS = ".;:!?\n"


def containments(document: Document, words: PlaceWords, names: list[Name]) -> list[tuple[Name, Name, bool]]:
    """Pairs of names of which the words put the first in the second ("Dorou, au centre du Mali"; "Paris, Texas").

    With True where a word like "in" says so, and not a comma alone.
    """
    owner = {index: name for name in names for index in name.mentions}
    pairs: list[tuple[Name, Name, bool]] = []
    for index in range(len(document.places)):
        for other in range(index + 1, min(index + 4, len(document.places))):
            end, start = document.places[other - 1].end, document.places[other].start
            if start - end > LONGEST_GAP:
                break
            gap = document.text[end:start]
            if any(mark in BREAKS or mark.isdigit() for mark in gap):
                break  # "Cali, 3 May (Radio Bogota)": a dateline's day parts its town from who tells it
            part = other == index + 1 and is_part_of(document, words, index, gap)
            inside = is_inside(words, gap)
            if not (part or inside or gap.startswith((",", " ("))) or (other > index + 1 and len(gap) > 3):
                break  # "in Mali *and in* Niger" is a list
            if index in owner and other in owner and owner[index] is not owner[other]:
                if owner[index].filed and owner[index].mentions[0] != index:
                    continue  # a dateline has said which of its namesakes a town is
                if part:
                    owner[index].elsewhere = not is_held(owner[index], owner[other])
                pairs.append((owner[index], owner[other], inside))
                owner[other].listed = owner[other].listed or in_list(document, other)
    return pairs


def is_inside(words: PlaceWords, gap: str) -> bool:
    """True where a word like "in" stands between two places and none like "and" does."""
    between = gap.replace(",", " ").split()
    return bool(words.section.within.intersection(between)) and words.section.ands.isdisjoint(between)


def is_part_of(document: Document, words: PlaceWords, index: int, gap: str) -> bool:
    """True for "X *district of* Y": a class word and a genitive say that X is in Y, whatever else has its name."""
    kind_word, between = document.places[index].kind_word, gap.lower().split()
    if between[:1] == [kind_word]:
        between = between[1:]
    return bool(kind_word) and len(between) == 1 and between[0] in words.section.genitives


def is_lacking(inner: Name, container: PlaceCandidate) -> bool:
    """True where the gazetteer has a name, but not the town of that name in a division.

    That is plain where it has none in the country, or a namesake in many other divisions of it.
    """
    kin = [candidate for candidate in inner.candidates if candidate.country == container.country]
    return len({candidate.admin1 for candidate in kin}) not in range(1, NAMESAKES) and all(c.admin1 for c in kin)


def is_held(inner: Name, outer: Name) -> bool:
    """True where one of the first name's places is in the country of one of the second's."""
    countries = {candidate.country for candidate in outer.candidates}
    return any(candidate.country in countries for candidate in inner.candidates)


def is_small(name: Name) -> bool:
    """True where the greatest place of a name is a small one, which a report of another country does not mean."""
    best = name.candidates[max(range(len(name.base)), key=name.base.__getitem__)]
    return best.population < SMALL and (best.kind == "admin2" or (best.kind in SETTLED and best.kind != "capital"))


def in_list(document: Document, index: int) -> bool:
    """True where a mention is followed by another after a comma or a word like "and"."""
    if index + 1 >= len(document.places):
        return False
    return document.places[index + 1].start - document.places[index].end < 7


def support(pairs: list[tuple[Name, Name, bool]]) -> None:
    """Marks the candidates that agree with what the text says lies in what; on a list nothing lies in the next.

    A village that the words put in a country is none of its namesakes abroad.
    """
    for inner, outer, inside in pairs:
        if inner.kin is not None and any(candidate.kind == inner.kin for candidate in inner.candidates):
            continue  # "Ohio, *New York*, Indiana"
        wide = inner.candidates[max(range(len(inner.base)), key=inner.base.__getitem__)].kind in ("country", "admin1")
        for j, container in enumerate(outer.candidates[:12]):
            held = [i for i, candidate in enumerate(inner.candidates) if holds(container, candidate)]
            if wide:  # "Oregon, Ohio, Idaho" is a list; a country's or state's namesake must be held by a state
                held = [i for i in held if container.kind == "admin1" and not outer.listed and inner.base[i] > 0]
            inner.held.update(held)
            if inner.held:
                inner.elsewhere = False
            elif j == 0 and container.kind == "admin1" and not (wide or outer.listed):
                inner.elsewhere = is_lacking(inner, container)  # "Stroud, Ontario"
            elif j == 0 and container.kind == "country" and inside and not (wide or outer.listed):
                inner.elsewhere = not is_held(inner, outer) and is_small(inner)  # "Bani, in northern Burkina Faso"
            if any(inner.base[i] > max(inner.base) - WORTHY for i in held):
                outer.holding.add(j)


def mark_kin(document: Document, words: PlaceWords, names: list[Name]) -> None:
    """Marks names listed with countries or with divisions alone: each is one too ("Ohio, *Oregon* and Texas")."""
    owner = {index: name for name in names for index in name.mentions}
    run: list[int] = []
    for index in range(len(document.places) + 1):
        if index < len(document.places) and (not run or goes_on(document, words, index)):
            run.append(index)
            continue
        if len(run) > KINDRED:
            listed = [owner[i] for i in run if i in owner]
            kinds = [own_kind(name) for name in listed]
            for name in listed:
                others = [kind for other, kind in zip(listed, kinds, strict=True) if other is not name]
                kind, count = Counter(others).most_common(1)[0] if others else (None, 0)
                if kind is not None and count >= KINDRED and 2 * count > len(others):
                    name.kin = kind
        run = [index]


def goes_on(document: Document, words: PlaceWords, index: int) -> bool:
    """True where only a comma or a word like "and" stands between a place and the one before it."""
    end, start = document.places[index - 1].end, document.places[index].start
    if start - end >= LONGEST_GAP:
        return False
    gap = document.text[end:start]
    small = gap.replace(",", " ").lower().split()
    section = words.section
    return (bool(small) or "," in gap) and all(
        word in section.ands or word in section.links or word in section.articles for word in small
    )


def own_kind(name: Name) -> str | None:
    """What a name is by itself where that is a country or a first-level division and no other kind comes near."""
    best = max(range(len(name.base)), key=name.base.__getitem__)
    kind = name.candidates[best].kind
    rival = max((b for b, c in zip(name.base, name.candidates, strict=True) if c.kind != kind), default=-9.0)
    return kind if kind in ("country", "admin1") and name.base[best] - rival > CLEAR else None


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
