"""Ages: what says how old people are stands aside from the clause that tells of them ("her sons, *aged 6 and 9*,").

A list of ages would otherwise be taken for further people, and part a subject from its verb.
"""

from __future__ import annotations

import functools
from bisect import bisect_right

from vigie.lexicon.numerals import open_numerals
from vigie.lexicon.pack import Pack
from vigie.model.document import Document
from vigie.model.syntax import Item

LINKS = frozenset({",", "C"})
WITHIN = frozenset({"NUM", "ADJ", "ADV", "ADP", "CCONJ", "PART", "SYM"})


@functools.cache
def age_leads(pack: Pack) -> frozenset[str]:
    """The first words of the phrases that say that a number is an age."""
    return frozenset(words[0] for words, rule in open_numerals(pack).labels.items() if rule.unit == "age")


def mend_aged(document: Document, pack: Pack) -> None:
    """Tags as adjective the participle that leads an age ("a neighbour *aged* 80", "*aged* between 17 and 45")."""
    tokens = document.tokens
    leads = age_leads(pack)
    for quantity in document.quantities:
        if quantity.unit != "age":
            continue
        first = bisect_right(tokens.starts, quantity.start) - 1
        for i in (first - 1, first - 2):
            if i >= 0 and tokens.form[i] in ("Part", "Fin") and tokens.lowers[i] in leads:
                tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "ADJ", "", tokens.lowers[i]


def without_ages(document: Document, items: list[Item]) -> list[Item]:
    """The items less the ages behind a noun, and the commas around them that part nothing else.

    One comma stays before the next of a list ("a mother, *29*, her daughter, *3*, and a guard"), none before a verb.
    """
    if not any(quantity.unit == "age" for quantity in document.quantities):
        return items
    kept: list[Item] = []
    k = 0
    while k < len(items):
        end = end_of_ages(document, items, k)
        told = kept[-1:] if kept and kept[-1][0] != "," else kept[-2:-1]
        if not end or not told or told[0][0] != "N" or document.groups[told[0][1]].timex is not None:
            kept.append(items[k])
            k += 1
            continue
        opened = kept[-1][0] == ","
        if opened:
            kept.pop()
            closed = end < len(items) and items[end][0] == ","
            if closed and end + 1 < len(items) and items[end + 1][0] in ("V", "."):
                end += 1
        k = end
    return kept


def end_of_ages(document: Document, items: list[Item], k: int) -> int:
    """The item after the list of ages that starts at item ``k``; 0 where none does."""
    if not is_age(document, items[k]):
        return 0
    end = k + 1
    while end < len(items):
        after = end
        while after < len(items) and items[after][0] in LINKS and after < end + 2:
            after += 1
        if after == end or after == len(items) or not is_age(document, items[after]):
            break
        end = after + 1
    return end


def is_age(document: Document, item: Item) -> bool:
    """True for a noun group that tells an age and nobody: "23", "aged 6", "de 45 ans"; not "a 9-year-old"."""
    if item[0] != "N":
        return False
    group = document.groups[item[1]]
    if group.quantity is None or document.quantities[group.quantity].unit != "age" or group.determiner:
        return False
    pos = document.tokens.pos[group.first : group.last]
    measured = pos[-1] == "NOUN" and pos[-2:-1] == ["NUM"] and not document.hits.get(group.head)
    return WITHIN.issuperset(pos[:-1] if measured else pos)
