"""Things: the buildings, vehicles and the like that the words of a noun group name."""

from __future__ import annotations

from vigie.extract.people import group_name
from vigie.extract.words import VIOLENT, Words
from vigie.lexicon.objects import ObjectRule, thing_parts
from vigie.model.draft import Draft, Thing
from vigie.model.mention import Hit


def read_whole(words: Words, draft: Draft, group: int, *, beside: bool = False, scene: bool = False) -> bool:
    """Adds the thing that a part of it stands for ("the *front* of the embassy"); True where the group is a part.

    ``beside`` and ``scene`` as for ``read_objects``.
    """
    head = words.document.tokens.lemmas[words.document.groups[group].head]
    if head not in thing_parts(words.pack):
        return False
    wholes = words.complements.get(group, ()) or (group,)  # "the Front of the embassy" may pass for one name
    found = [read_objects(words, draft, whole, beside=beside, scene=scene) for whole in wholes]
    return any(found)


def read_objects(words: Words, draft: Draft, group: int, *, beside: bool = False, scene: bool = False) -> bool:
    """Adds what the group names of buildings, vehicles and the like; True where it names any.

    ``beside``: the group says where it happened; a road or a border there is a place and was not hit. ``scene``: it
    says where people were hurt.
    """
    noun = words.document.groups[group]
    found = False
    for hit in words.group_hits(noun, "object"):
        rule = words.rules[hit.rule]
        if not isinstance(rule, ObjectRule) or vetoed(words, noun.first, noun.last, rule.without):
            continue
        if rule.of and not vetoed(words, *words.phrase(group), rule.of):
            continue
        if beside and rule.way and draft.event_type in VIOLENT:
            continue
        if not hit.first <= noun.head < hit.last and group_name(words, group) is not None:
            continue  # "university students", "a bank clerk": people, and no building
        if is_in_name(words, hit):
            continue
        start, end = thing_span(words, group, hit)
        if not any(thing.start <= start < thing.end for thing in draft.objects):
            draft.objects.append(Thing(rule.kind, start, end, scene))
            draft.rules.append(rule.id)
        found = True
    return found


def is_in_name(words: Words, hit: Hit) -> bool:
    """True for a word that a town's longer name opens with ("*Port* Sudan"): no port."""
    tokens, document = words.document.tokens, words.document
    place = words.place_at.get(hit.first)
    if place is None or tokens.pos[hit.first] != "PROPN":
        return False
    named = document.places[place].resolved
    longer = document.places[place].end > tokens.ends[hit.last - 1]
    return longer and named is not None and named.kind == "city"


def thing_span(words: Words, group: int, hit: Hit) -> tuple[int, int]:
    """The characters that name a thing: number, qualities and owner with it ("*three offices of the party*").

    Of a thing that only qualifies another word, its own.
    """
    noun, tokens = words.document.groups[group], words.document.tokens
    if not hit.first <= noun.head < hit.last:
        return words.chars(hit.first, hit.last)
    first, last = words.phrase(group)
    counted = [i for i in range(first, hit.first) if tokens.pos[i] == "NUM"]
    first = counted[-1] if counted else first
    while first < hit.first and tokens.pos[first] in ("DET", "ADP", "PUNCT", "CCONJ"):
        first += 1
    return words.chars(first, max(last, hit.last))


def vetoed(words: Words, first: int, last: int, lemmas: tuple[str, ...]) -> bool:
    """True where one of the lemmas or forms stands among the tokens."""
    tokens = words.document.tokens
    return bool(lemmas) and any(tokens.lemmas[i] in lemmas or tokens.lowers[i] in lemmas for i in range(first, last))


def is_border(words: Words, group: int) -> bool:
    """True for a border: the states on its sides were not hit."""
    rules = (words.rules[hit.rule] for hit in words.hits(words.document.groups[group].head, "object"))
    return any(isinstance(rule, ObjectRule) and rule.kind == "crossing" for rule in rules)


def without_sources(words: Words, things: list[Thing]) -> list[Thing]:
    """The things less those that only name who speaks ("selon *l'état-major*"), each once."""
    if not things:
        return things
    spoken = [(a.source.start, a.source.end) for a in words.document.attributions if a.source is not None]
    kept: dict[tuple[str, int], Thing] = {}
    for thing in things:
        if not any(start <= thing.start < end for start, end in spoken):
            known = kept.setdefault((thing.kind, thing.start), thing)
            known.scene = known.scene and thing.scene
    return list(kept.values())
