"""Names of people: which noun groups name whom, in full or by a part."""

from __future__ import annotations

from vigie.extract.people import PERSON_KINDS, group_name
from vigie.extract.words import Words


def is_full_name(words: Words, index: int) -> bool:
    """True for a name of two words and more that is no known body's and no place's."""
    group, pos = words.document.groups[index], words.document.tokens.pos
    first = after_age(words, index)
    named = group.last - first > 1 and all(tag == "PROPN" for tag in pos[first : group.last])
    return named and words.actor(index) is None and not ends_in_place(words, index) and group.timex is None


def after_age(words: Words, index: int) -> int:
    """The token at which a noun group goes on behind the age that it opens with ("*25-year-old* Ann Hill")."""
    group, tokens = words.document.groups[index], words.document.tokens
    aged = words.document.quantities[group.quantity] if group.quantity is not None else None
    if aged is None or aged.unit != "age":
        return group.first
    first = group.first
    while first < group.last and tokens.pos[first] != "PROPN":
        first += 1
    return first if first < group.last and aged.start < tokens.starts[first] else group.first


def ends_in_place(words: Words, index: int) -> bool:
    """True for a noun group whose last word is of a place's name: "*Cordoba* Ruiz" is nobody's place."""
    place = words.place(index)
    last = words.document.tokens.ends[words.document.groups[index].last - 1]
    return place is not None and words.document.places[place].end >= last


def full_name(words: Words, index: int) -> int:
    """The noun group that names in full the person whom a bare name means ("*Barre*": "Colonel Ahmed Barre").

    The group itself where it is no bare name, or none or several people of the report bear it.
    """
    document = words.document
    group, tokens = document.groups[index], document.tokens
    name = tokens.lowers[group.last - 1]
    if tokens.pos[group.last - 1] != "PROPN" or group.place is not None:
        return index
    actor = words.actor(index)
    if actor is not None and document.actors[actor].kind not in PERSON_KINDS:
        return index
    known = words.full_names if words.full_names is not None else full_names(words)
    words.full_names = known
    own = proper_names(words, index)
    fuller = [other for other in known.get(name, ()) if own <= known_words(words, other)]
    best = max(fuller, key=lambda other: len(known_words(words, other)), default=index)
    whole = proper_names(words, best)
    one = all(proper_names(words, other) <= whole or whole <= proper_names(words, other) for other in fuller)
    return best if one and len(known_words(words, best)) > len(known_words(words, index)) else index


def proper_names(words: Words, index: int) -> frozenset[str]:
    """The proper names of a noun group without capitalised titles ("*Senator* Luis Ortega": two)."""
    group, tokens = words.document.groups[index], words.document.tokens
    return frozenset(
        tokens.lowers[i] for i in range(group.first, group.last)
        if tokens.pos[i] == "PROPN" and not words.hits(i, "group")
    )  # fmt: skip


def name_beside_title(words: Words, index: int, last: int) -> int | None:
    """The group that names in apposition the one person that a title stands for ("the mayor of Izium, *Petro Lys*").

    ``last`` is the token where the title with its complements ends.
    """
    tokens, group = words.document.tokens, words.document.groups[index]
    if tokens.pos[group.head] != "NOUN" or group_name(words, index) is None:
        return None
    for other in words.beside.get(index, ()):
        name = words.document.groups[other]
        near = last <= name.first <= last + 1
        if near and name.last - name.first > 1 and all(tokens.pos[i] == "PROPN" for i in range(name.first, name.last)):
            return other
    return None


def known_words(words: Words, index: int) -> frozenset[str]:
    """The proper names and titles of a noun group."""
    group, tokens = words.document.groups[index], words.document.tokens
    return frozenset(tokens.lowers[i] for i in range(group.first, group.last) if tokens.pos[i] != "DET")


def full_names(words: Words) -> dict[str, list[int]]:
    """The noun groups of the report that name a person by two names and more, by each name; the first of each alike."""
    document, found = words.document, dict[str, list[int]]()
    seen: set[tuple[frozenset[str], frozenset[str]]] = set()  # a report may name one person a thousand times
    tokens, pos = document.tokens, document.tokens.pos
    for index, group in enumerate(document.groups):
        if group.last - group.first < 2 or pos[group.last - 1] != "PROPN":
            continue
        names = [i for i in range(group.first, group.last) if pos[i] == "PROPN"]
        if len(names) < 2 or group.place is not None or group.timex is not None:
            continue
        actor = words.actor(index)
        if actor is not None and document.actors[actor].kind not in PERSON_KINDS:
            continue
        alike = (known_words(words, index), proper_names(words, index))
        if alike in seen:
            continue
        seen.add(alike)
        for i in names:
            found.setdefault(tokens.lowers[i], []).append(index)
    return found
