"""Phrase ends: how far the noun phrase that a group heads goes on, with complements, appositions and lists."""

from __future__ import annotations

from vigie.extract.chunks import STOPS, Chunks
from vigie.extract.relays import is_relay
from vigie.model.syntax import NounGroup

NEWSROOMS = frozenset({"agency", "media"})
ABBREVIATION = 4  # tokens of a bracket that repeats a name in short


def to_the_right(chunks: Chunks, k: int, group: NounGroup) -> int:
    """The token after the phrase that the group at item ``k`` heads."""
    last, i = group.last, k + 1
    complements = chunks.lexicon.section.source_complements
    while i < len(chunks.items):
        kind, other, token = chunks.items[i]
        if kind == "N":
            after = chunks.document.groups[other]
            if after.timex is not None:
                break
            i, after = owned(chunks, i, after)
            if after.preposition:
                if after.preposition_token != last or after.preposition not in complements:
                    break
                if is_relay(chunks, after) or is_told(chunks, group, after):
                    break
            elif after.first != last or not is_name(chunks, after):
                break
            last = after.last
        elif kind == "(":
            closing = closing_bracket(chunks, i)
            if closing is None or chunks.items[closing][2] - token > ABBREVIATION:
                break
            last, i = chunks.items[closing][2] + 1, closing
        elif kind == "C" or kind == ",":
            following = chunks.noun(i + 1)
            joined = following is not None and (following.first == token + 1 or kind == "C")
            if not joined or following is None or following.timex is not None or following.preposition or token != last:
                break
            if kind == "," and not closes(chunks, i + 1, group, following):
                break
            if kind == "C" and (following.conjunct is None or verb_follows(chunks, i + 2)):
                break
            last, i = following.last, i + 1
        else:
            break
        i += 1
    return last


def owned(chunks: Chunks, i: int, group: NounGroup) -> tuple[int, NounGroup]:
    """What the group at item ``i`` owns, with its item ("head of *Mali*'s army": a head of the army)."""
    following = chunks.noun(i + 1)
    while following is not None and following.possessor is not None and following.possessor == chunks.items[i][1]:
        i, group, following = i + 1, following, chunks.noun(i + 2)
    return i, group


def is_told(chunks: Chunks, group: NounGroup, after: NounGroup) -> bool:
    """True for a newsroom that the source told ("*ses proches* à RFI"), unless the source works there."""
    tokens = chunks.document.tokens
    actor = chunks.document.actors[after.actor] if after.actor is not None else None
    if actor is None or actor.kind not in NEWSROOMS or after.preposition not in chunks.lexicon.told_leads:
        return False
    return chunks.lexicon.source_classes.get(tokens.lemmas[group.head]) != "media"


def verb_follows(chunks: Chunks, i: int) -> bool:
    """True where a finite verb comes before any stop: the group before it begins a clause of its own."""
    while i < len(chunks.items) and chunks.kind(i) == "N":
        i += 1
    return chunks.is_finite(i)


def closes(chunks: Chunks, k: int, title: NounGroup, name: NounGroup) -> bool:
    """True where the group at item ``k`` is an apposition: name beside title, then a stop or the end."""
    tokens = chunks.document.tokens
    if ("PROPN" in (tokens.pos[title.head], tokens.pos[name.head])) is False or name.quantity is not None:
        return False
    if (name.place is not None or tokens.pos[title.head] == "PROPN") and lists_subject(chunks, k):
        return False  # "according to Prokudin, *Beryslav, Sadove and Kherson* came under fire"
    i = k + 1
    while i < len(chunks.items):
        group = chunks.noun(i)
        if group is None or not group.preposition:
            break
        i += 1
    return i >= len(chunks.items) or chunks.kind(i) in STOPS


def lists_subject(chunks: Chunks, k: int) -> bool:
    """True where the group at item ``k`` opens a list of names that a finite verb follows."""
    tokens, i, many = chunks.document.tokens, k, False
    while (group := chunks.noun(i)) is not None:
        owned = chunks.noun(i + 1)  # "and *the city of Kherson*"
        named = group.place is not None or (owned is not None and owned.place is not None and owned.preposition)
        if not group.preposition and not named and tokens.pos[group.head] != "PROPN":
            return False
        i += 1
        if chunks.kind(i) in (",", "C"):
            many = many or chunks.kind(i) == "C"
            i += 2 if chunks.kind(i) == "," and chunks.kind(i + 1) == "C" else 1
    return many and chunks.is_finite(i)


def closing_bracket(chunks: Chunks, k: int) -> int | None:
    return next((i for i in range(k + 1, min(k + 6, len(chunks.items))) if chunks.kind(i) in (")", "]")), None)


def is_name(chunks: Chunks, group: NounGroup) -> bool:
    return chunks.document.tokens.pos[group.head] == "PROPN" and not group.determiner
