"""Subsets: which numbers are part of those told before, and which of them another word tells more of."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from vigie.extract.people import group_name
from vigie.extract.words import Words
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.syntax import split_words
from vigie.model.claim import Harm
from vigie.model.draft import DraftFigure
from vigie.model.mention import Hit

COUNTED = frozenset({"killed", "wounded"})  # harms whose nouns count themselves; hostages and refugees can be killed


def told_otherwise(words: Words, index: int, harm: Harm) -> bool:
    """True for a part of the hurt whose own verb tells that they died ("88 blessés, dont *six* sont morts")."""
    told = verb_harms(words, index)
    return bool(told) and harm not in told


def whole_before(words: Words, index: int) -> int | None:
    """The counted noun group that a number is marked as a part of ("188 drones, dont *76*"); None for no part."""
    group, groups = words.document.groups[index], words.document.groups
    if group.quantity is None:
        return None
    lowers, tail = words.document.tokens.lowers, split_words(words.section.parts_of)
    named = any(lowers[group.last : group.last + len(name)] == name for name in tail)
    if not (named or group.preposition in words.section.subset_markers):
        return None
    before = (g for g in range(index - 1, -1, -1) if groups[g].sentence == group.sentence)
    return next((g for g in before if is_counted(words, g)), None)


def of_whole(words: Words, figure: DraftFigure) -> None:
    """Gives a part that a verb of its own tells of the people of its whole, and the whole where both tell one harm."""
    whole = whole_before(words, figure.noun_group)
    if whole is None:
        return
    if figure.group_name == "people":
        figure.group_name = group_name(words, whole) or "people"
    group = words.document.groups[whole]
    nouns = harms_of(words, (hit for i in range(group.first, group.last) for hit in words.hits(i, "harm")))
    if figure.harm in nouns | verb_harms(words, whole):
        figure.whole = whole


def verb_harms(words: Words, index: int) -> set[Harm]:
    """The harms to bodies told by the verbs that a noun group is the subject or the object of."""
    clauses = words.sentence_clauses(words.document.groups[index].sentence)
    heads = (c.head for c in clauses if c.verb is not None and any(
        index in slot.groups and slot.function in ("subject", "object") for slot in c.slots))  # fmt: skip
    return harms_of(words, (hit for head in heads for hit in words.hits(head, "harm") if hit.shape == "verb"))


def harms_of(words: Words, hits: Iterable[Hit]) -> set[Harm]:
    """The harms done to bodies that hits tell."""
    rules = (words.rules[hit.rule] for hit in hits)
    return {rule.harm for rule in rules if isinstance(rule, HarmRule) and rule.harm in COUNTED}


def subset_groups(words: Words, index: int) -> list[int]:
    """Counted groups after a subset marker that follows the group ("personnes, dont 20 civils et 3 femmes")."""
    start = subset_start(words, index)
    return [] if start is None else counted_from(words, start)


def counted_from(words: Words, start: int) -> list[int]:
    """The counted groups of a list that opens at a token, or behind a verb there ("*figurent* 20 civils et ...")."""
    document = words.document
    tokens, i = document.tokens, start
    last = document.sentences[words.sentence_of(start)].last
    found: list[int] = []
    while i < last:
        g = words.group_at.get(i)
        if g is None:
            linking = ("PUNCT", "CCONJ", "ADP", "ADV") if found else ("PUNCT", "CCONJ", "ADP", "ADV", "VERB", "AUX")
            if tokens.pos[i] in linking and tokens.lowers[i] not in (".", ";"):
                i += 1
                continue
            break
        if not found and tokens.pos[document.groups[g].head] == "PRON":
            i = document.groups[g].last  # "22 bodies, including those of eight children"
            continue
        if document.groups[g].quantity is None or (found and document.groups[g].conjunct is None):
            break  # "including four children, a doctor said": what the list does not coordinate is no part of it
        found.append(g)
        i = document.groups[g].last
    return found


def subset_start(words: Words, index: int) -> int | None:
    """The token after the subset marker of a group: right behind it, or after the clause that counts it.

    "300 people have been killed since Wednesday, *including* 70 children": a comma stands before the marker, and
    nobody else is counted between.
    """
    tokens, group = words.document.tokens, words.document.groups[index]
    sentence, (_, i) = words.document.sentences[group.sentence], words.phrase(index)
    near, markers = True, words.section.subset_markers
    opening = first_words(markers)
    while i < sentence.last:
        marker = 0
        if tokens.lowers[i] in opening:
            marker = next((m for m in (3, 2, 1) if " ".join(tokens.lowers[i : i + m]) in markers), 0)
        if marker and (near or tokens.pos[i - 1] == "PUNCT"):
            return i + marker
        near = near and (tokens.pos[i] in ("PUNCT", "ADJ") or tokens.lowers[i] in words.section.others)
        other = words.group_at.get(i)
        if tokens.lowers[i] in (";", ":") or (not near and group.quantity is None):
            return None
        if other is not None and other != index and is_counted(words, other):
            return None
        i += 1
    return None


@functools.cache
def first_words(phrases: frozenset[str]) -> frozenset[str]:
    """The words that the phrases begin with."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases)


def is_counted(words: Words, index: int) -> bool:
    """True for a number of people; an article ("an airstrike"), a time ("two days") and "two raids" give none."""
    group = words.document.groups[index]
    if group.quantity is None or group.timex is not None or words.hits(group.head, "trigger"):
        return False
    return not words.document.quantities[group.quantity].rule.endswith("article")
