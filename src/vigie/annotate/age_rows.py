"""Ages in a row: the numbers of "girls aged 9 and 12" and "three boys, 4, 7 and 9 years old" count nobody."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

import msgspec

from vigie.model.document import Document
from vigie.model.mention import Quantity
from vigie.model.syntax import Item, NounGroup

OLDEST = 115  # years


def ages_in_a_row(document: Document, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with bare numbers made ages where nothing but a coordinator parts them from one."""
    found = list(quantities)
    for order in (range(len(found) - 1), range(len(found) - 2, -1, -1)):
        for n in order:
            first, second = found[n], found[n + 1]
            if "age" not in (first.unit, second.unit) or not goes_on(document, first.end, second.start):
                continue
            found[n], found[n + 1] = (aged(document, quantity) for quantity in (first, second))
    return found


def goes_on(document: Document, start: int, end: int) -> bool:
    """True where a comma or a coordinator and nothing else stands between two characters."""
    tokens = document.tokens
    between = range(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end))
    if not tokens.pos or len(between) != 1:
        return False
    return tokens.lowers[between[0]] == "," or tokens.pos[between[0]] == "CCONJ"


def aged(document: Document, quantity: Quantity) -> Quantity:
    """A bare number that can be an age, as one; any other quantity as it is."""
    digits = document.text[quantity.start : quantity.end].isdigit()
    i, tokens = bisect_left(document.tokens.starts, quantity.end), document.tokens
    counts = i < len(tokens) and tokens.pos[i] in ("NOUN", "ADJ", "PROPN")
    bare = quantity.unit is None and digits and quantity.high <= OLDEST and not counts
    return msgspec.structs.replace(quantity, unit="age") if bare else quantity


def ages_aside(document: Document, items: list[Item]) -> list[list[int]]:
    """The items of ages between commas behind a noun, by the ages that stand together.

    So "Ann Hill, *23*, and Carl Dunn" and "three boys, *4, 7 and 9 years old*, were hurt".
    """
    found: list[list[int]] = []
    for k in range(2, len(items) - 1):
        if not is_age_at(document, items, k):
            continue
        run = [k]
        if items[k + 1][0] == "N" and ends_age(document, items[k + 1][1]) and k + 2 < len(items):
            run.append(k + 1)  # "9 years *old*"
        if items[run[-1] + 1][0] != ",":
            continue
        while run[0] > 2 and items[run[0] - 1][0] in ("C", ",") and is_age_at(document, items, run[0] - 2):
            run.insert(0, run[0] - 2)
        if run[0] > 1 and items[run[0] - 1][0] == "N" and leads_age(document, items[run[0] - 1][1]):
            run.insert(0, run[0] - 1)  # "âgés" of "âgés de 9 et 12 ans"
            closed = items[run[0] - 1][0] in (",", "N")
        else:
            closed = items[run[0] - 1][0] == ","
        if closed and "N" in (items[run[0] - 1][0], items[run[0] - 2][0]):
            found.append(run)
    return [run for run, other in pairwise([*found, []]) if run[0] not in other]


def leads_age(document: Document, index: int) -> bool:
    """True for a group that is nothing but the word before an age ("*âgés* de 12 ans")."""
    group = document.groups[index]
    if index + 1 >= len(document.groups) or group.quantity is not None or group.determiner:
        return False
    age = document.groups[index + 1]
    beside = age.preposition_token == group.last and group.last - group.first == 1
    return beside and is_bare_age(document, age) and not document.hits.get(group.head)


def ends_age(document: Document, index: int) -> bool:
    """True for a group that is nothing but the adjective behind an age ("9 years *old*")."""
    group = document.groups[index]
    if index == 0 or document.tokens.pos[group.first : group.last] != ["ADJ"]:
        return False
    before = document.groups[index - 1]
    return before.last == group.first and is_bare_age(document, before)


def is_age_at(document: Document, items: list[Item], k: int) -> bool:
    """True for an item that is a bare age."""
    return items[k][0] == "N" and is_bare_age(document, document.groups[items[k][1]])


def is_bare_age(document: Document, group: NounGroup) -> bool:
    """True for a group that is a number of years and nothing else ("23", "23 ans", "aged 23")."""
    if group.quantity is None or document.quantities[group.quantity].unit != "age":
        return False
    pos = document.tokens.pos[group.first : group.last]
    pos = pos[1:] if pos[0] == "ADJ" and len(pos) > 1 else pos
    return pos == ["NUM"] or (pos in (["NUM", "NOUN"], ["NUM", "NOUN", "ADJ"]) and not document.hits.get(group.head))
