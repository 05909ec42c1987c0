"""Where a clause opens in a chain of phrases: with a subject, past a coordinator, without a relative word."""

from __future__ import annotations

from vigie.model.document import Document
from vigie.model.syntax import Item


def opens_contact(document: Document, items: list[Item], k: int, receivers: frozenset[str]) -> int | None:
    """The item of the group that a relative clause without a relative word is about ("*the town* the army took").

    Its subject, group ``k``, opens with a determiner or is a pronoun, and a verb that can be finite follows it. The
    object of one of the ``receivers`` is no such group: "told *a reporter* the army took it".
    """
    if k < 1 or k + 1 >= len(items) or items[k - 1][0] != "N" or items[k + 1][0] != "V":
        return None
    group, verb = document.groups[items[k][1]], items[k + 1][1]
    if group.preposition or not (group.determiner or document.tokens.pos[group.head] == "PRON"):
        return None
    if not (is_finite(document, verb) or bare(document, verb)):
        return None
    if k > 1 and items[k - 2][0] == "V" and document.verbs[items[k - 2][1]].lemma in receivers:
        return None
    about: int | None = items[k - 1][1]
    wanting = k + 2 < len(items) and items[k + 2][0] == "V"  # "over an attack *Paris says killed* ten"
    while about is not None:
        before = document.groups[about]
        fronted = before.preposition and before.of is None and not wanting  # "in Homs the army said"
        if before.timex is not None or fronted or before.possessor is not None:
            return None
        about = before.of
    return k - 1


def closed(document: Document, items: list[Item], k: int) -> bool:
    """True where group ``k``, with its complements, ends at a comma, a parenthesis or the sentence's end."""
    for kind, index, _ in items[k + 1 :]:
        if kind == "N" and document.groups[index].preposition:
            continue
        if kind == "V" and (bare(document, index) or document.verbs[index].form == "Ger"):
            continue
        return kind in (",", ")", ".", "!", "?", ";", ":", "–", "—", "-")
    return True


def opens_clause(document: Document, items: list[Item], j: int, k: int, sayings: frozenset[str]) -> bool:
    """True where the conjunction at ``j`` joins clauses: finite verbs stand before it and right after group ``k``.

    What a verb of saying opens without a complementizer is one clause ("said *two guards and a cook* were killed").
    """
    if document.groups[items[k][1]].preposition:
        return False
    for kind, index, _ in items[k + 1 :]:
        if kind == "N" and (document.groups[index].preposition or document.groups[index].timex is not None):
            continue
        if kind != "V" or not is_finite(document, index):
            return False
        break
    else:
        return False
    for i in range(j - 1, -1, -1):
        kind, index, _ = items[i]
        if kind in ("S", "R", ";", ":") or (kind == "C" and i > 0 and items[i - 1][0] == "V"):
            return False  # "three were killed *and A* and B hurt": the first joins the clauses, the second the list
        if kind == "V" and (is_finite(document, index) or parts_doer(document, items, i)):
            return document.verbs[index].lemma not in sayings or not has_subject(document, items[i + 1 : j])
    return False


def parts_doer(document: Document, items: list[Item], i: int) -> bool:
    """True for a past taken for a participle between a doer and its object ("A rocket *killed* one person and ...")."""
    before, after = items[max(0, i - 1)], items[min(i + 1, len(items) - 1)]
    return all(
        kind == "N" and not document.groups[index].preposition and document.groups[index].timex is None
        for kind, index, _ in (before, after)
    )


def has_subject(document: Document, items: list[Item]) -> bool:
    """True where a noun group without a preposition is among the items, a time apart."""
    groups = (document.groups[index] for kind, index, _ in items if kind == "N")
    return any(not group.preposition and group.timex is None for group in groups)


def list_is_subject(document: Document, items: list[Item], first: int, k: int) -> bool:
    """True where the list that group ``k`` opens after a comma is the subject of a verb of its own.

    "... in Homs, *residents and an official* said": its last stands right before a finite verb, and it follows a
    prepositional phrase or another finite verb.
    """
    listed, ended = False, False
    for kind, index, _ in items[k + 1 :]:
        if kind == "C" and not ended:
            listed = True
        elif kind == "N" and not ended:
            ended = listed
        elif kind == "," and not listed:
            continue
        elif kind != "N" or not (document.groups[index].preposition or document.groups[index].timex is not None):
            if not ended or kind != "V" or not is_finite(document, index):
                return False
            break
    else:
        return False
    return follows_clause(document, items, first)


def follows_clause(document: Document, items: list[Item], first: int) -> bool:
    """True where what precedes an item is a finite verb's or a prepositional phrase, and no list that opened before."""
    for i in range(first - 1, -1, -1):
        kind, index, _ = items[i]
        if kind in ("S", "R", ";", ":"):
            return False
        if kind == "V" and is_finite(document, index):
            return True
        if kind == "N" and document.groups[index].preposition:
            if document.groups[index].of is None:
                return True
        elif kind == "N" and document.groups[index].timex is None and (i == 0 or items[i - 1][0] == ","):
            return False  # "*30 rebels, 18 of their allies* and 9 soldiers": one list
    return False


def is_finite(document: Document, index: int) -> bool:
    """True for a verb that can have a subject of its own."""
    return not bare(document, index) and document.verbs[index].form not in ("Inf", "Ger")


def bare(document: Document, index: int) -> bool:
    """True for a participle without auxiliary."""
    verb = document.verbs[index]
    return verb.form == "Part" and verb.first == verb.head
