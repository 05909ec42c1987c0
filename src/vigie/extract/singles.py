"""Singles: people whom no number counts: told by a pronoun, as the doer, or by an adjective of the deed."""

from __future__ import annotations

from typing import cast

from vigie.extract.names import full_name, is_full_name
from vigie.extract.people import group_name, is_one_more, is_person, is_singular, single_person
from vigie.extract.words import Words
from vigie.lexicon.harms import HarmRule
from vigie.model.claim import Harm
from vigie.model.draft import DraftFigure

AGES = frozenset({"children", "women", "men"})  # groups of which nobody is in two


def one_by_pronoun(words: Words, index: int, harm: str) -> DraftFigure | None:
    """The one person whom a pronoun stands for ("*he* was pronounced dead"); None where it may be anything else."""
    document, section = words.document, words.section
    group = document.groups[index]
    low = document.tokens.lowers[group.head]
    if low not in section.singular_pronouns or low in section.things or group.last - group.first > 1:
        return None
    known = words.antecedent(index)
    if known is None:
        name = "people" if low in section.persons else None
    else:
        named = is_full_name(words, full_name(words, known))
        one = named or single_person(words, known) or one_of(words, known)
        name = (group_name(words, known) or "people") if one else None
    if name is None:
        return None
    start, end = words.chars(group.first, group.last)
    return DraftFigure(cast(Harm, harm), name, 1, 1, "exact", start, end, index, definite=True, single=True, again=True)


def one_of(words: Words, index: int) -> bool:
    """True for a group of people whose number is one."""
    quantity = words.document.groups[index].quantity
    counted = words.document.quantities[quantity] if quantity is not None else None
    return counted is not None and counted.unit is None and counted.high == 1 and is_person(words, index)


def is_kin_beside(words: Words, index: int) -> bool:
    """True for one of a list by a bare noun who can be none of those before ("his wife, *son* and daughter").

    A list of titles may be of one person ("a husband and father"); a woman, a man and a child are three.
    """
    group, tokens = words.document.groups[index], words.document.tokens
    if group.conjunct is None or group.determiner or group.quantity is not None or tokens.pos[group.head] != "NOUN":
        return False
    listed = words.lists.get(group.conjunct, ())
    names = {group_name(words, g) for g in (group.conjunct, *listed)}
    before = {group_name(words, g) for g in (group.conjunct, *listed) if g < index}
    apart = len(names) > 1 if len(listed) > 1 else group_name(words, index) not in before
    return is_singular(words, group.head) and names <= AGES and apart and single_person(words, group.conjunct)


def nth_dead(words: Words, index: int) -> int | None:
    """How many have died by who is said to die as one more of them ("*a third victim* has died"); else None.

    Where people were counted just before, he may be one more of those, whatever befell them.
    """
    group, document = words.document.groups[index], words.document
    told = [words.section.nths.get(document.tokens.lowers[i]) for i in range(group.first, group.head)]
    number = next((n for n in told if n is not None), None)
    if number is None or group.determiner in words.section.definite or not is_person(words, index):
        return None
    for other in range(index - 1, -1, -1):
        before = document.groups[other]
        if before.sentence < group.sentence - 1:
            break
        if document.has_number(before) and is_person(words, other):
            return None
    return number if is_singular(words, group.head) else None


def is_doer(words: Words, index: int) -> bool:
    """True for a pronoun that makes the doer the victim ("shot *himself*")."""
    group, tokens = words.document.groups[index], words.document.tokens
    return tokens.lowers[group.head] in words.section.selves and group.last - group.first == 1


def is_doer_beside(words: Words, index: int) -> bool:
    """True where a comma sets the doer beside his victims, as headlines do ("kills wife, *self*")."""
    groups, lowers = words.document.groups, words.document.tokens.lowers
    if index + 1 >= len(groups) or lowers[groups[index].last : groups[index].last + 1] != [","]:
        return False
    return groups[index + 1].first - groups[index].last <= 2 and is_doer(words, index + 1)


def add_doer(words: Words, figures: list[DraftFigure], index: int) -> None:
    """Counts the doer with the victims named before, or alone."""
    group = words.document.groups[index]
    start, end = words.chars(group.first, group.last)
    if figures:
        last = figures[-1]
        if len(figures) > 1 and all(figure.single for figure in figures):  # "killed *his wife, son* and himself"
            last.low, last.high, last.start = len(figures), len(figures), figures[0].start
            figures[:] = [last]
        last.low, last.high, last.end = last.low + 1, last.high + 1, end
        # he need not be of hers ("his wife and himself")
        last.group_name = "people" if last.single else last.group_name
    else:
        figures.append(DraftFigure("killed", "people", 1, 1, "exact", start, end, index, single=True, doer=True))


def count_further(words: Words, figures: list[DraftFigure]) -> None:
    """Adds one more of the people just counted to their number ("one soldier was shot dead and *another* died": 2)."""
    groups = words.document.groups
    for figure in [f for f in figures if f.single and is_one_more(words, f.noun_group)]:
        sentence = groups[figure.noun_group].sentence
        before = [
            other
            for other in figures
            if other.start < figure.start
            and (other.harm, other.group_name) == (figure.harm, figure.group_name)
            and groups[other.noun_group].sentence == sentence
            and other.whole is None
        ]
        if before:
            whole = max(before, key=lambda other: other.start)
            whole.low, whole.high = whole.low + 1, whole.high + 1
            figures.remove(figure)


def multiple(words: Words, clause_group: int, rule: HarmRule) -> DraftFigure | None:
    """How many died in a deed by its noun's adjective ("a *double* murder"); None where it says nothing."""
    group, tokens = words.document.groups[clause_group], words.document.tokens
    single = tokens.lowers[group.head] == tokens.lemmas[group.head]
    told = (words.section.multiples.get(tokens.lowers[i]) for i in range(group.first, group.head))
    count = next((number for number in told if number is not None), None)
    if not single or rule.harm != "killed" or rule.mode != "event":
        return None
    if count is None and rule.least:
        at = words.chars(group.first, group.last)
        return DraftFigure("killed", "people", rule.least, rule.least, "at_least", *at, clause_group)
    if count is None:
        return None
    return DraftFigure("killed", "people", count, count, "exact", *words.chars(group.first, group.last), clause_group)
