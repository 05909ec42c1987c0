"""Which words can stand second in what a pattern of times reads: where the text has another, it need not be tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from vigie.lexicon.time_patterns import ANDS, BUILT_IN, MARK, WORD, branches, closing

# What stands between words: blanks and marks, alone or in square brackets, and escapes that are no class of characters.
BETWEEN = re.compile(r"[ ,.:/'’–-]|\\[./:$-]|\[[ ,.:/'’–\-]+\]")
AROUND = ("(?!", "(?=", "(?<")  # looks ahead or behind: no words of the expression
QUANTIFIERS = ("*", "+", "{")
NUMBER = "0"  # stands for any number in digits

# How many words there can be so far, 0 or 1 (2 and more are of no interest), and whether they end in a digit.
States = frozenset[tuple[int, bool | None]]
Classes = Mapping[str, Mapping[str, Iterable[str]]]


class UnclearError(Exception):
    """A pattern goes on with what is no word."""


def second_words(source: str, classes: Classes) -> frozenset[str] | None:
    """The second words, in lower case, of all that a pattern without named parts can read; None where any may follow.

    There may be more than these, and numbers in digits are told by none.
    """
    found: set[str] = set()
    try:
        states = walk(source, frozenset({(0, None)}), classes, found)
    except UnclearError:
        return None
    return None if states else frozenset(found)


def walk(source: str, states: States, classes: Classes, found: set[str]) -> States:
    """Adds the second words of a piece of a pattern that stands after so many words; says how many there are then."""
    i = 0
    while i < len(source) and states:
        mark, between, word = MARK.match(source, i), BETWEEN.match(source, i), WORD.match(source, i)
        if mark:
            after, i = after_words(class_words(mark[1], classes), states, found), mark.end()
        elif source.startswith(AROUND, i):
            after, i = states, closing(source, i) + 1
        elif source[i] == "(" and source[i + 1 : i + 2] != "?":
            end = closing(source, i)
            pieces = [walk(branch, states, classes, found) for branch in branches(source[i + 1 : end])]
            after, i = frozenset[tuple[int, bool | None]]().union(*pieces), end + 1
        elif between:
            after, i = frozenset((count, None) for count, _ in states), between.end()
        elif word:
            forms, i = [[word[0].lower()]], word.end()
            if source[i : i + 1] == "?":  # its last letter may be wanting
                forms, i = [*forms, [word[0][:-1].lower()] if len(word[0]) > 1 else []], i + 1
            after = after_words(forms, states, found)
        else:
            raise UnclearError
        if source[i : i + 1] == "?":
            after, i = after | states, i + 1
        elif source.startswith(QUANTIFIERS, i) and not MARK.match(source, i):
            raise UnclearError
        states = after
    return states


def class_words(name: str, classes: Classes) -> list[list[str]]:
    """The first two words of each phrase of a class."""
    if name in BUILT_IN:
        return [[NUMBER]]
    values = classes["number" if name == "n" else name].values()
    known = [WORD.findall(phrase.lower())[:2] for words in values for phrase in words]
    if name != "n":
        return known
    ones = [words[0] for words in known if len(words) == 1]
    return [[NUMBER], *known, *([NUMBER, second] for second in (*ones, *ANDS))]


def after_words(phrases: list[list[str]], states: States, found: set[str]) -> States:
    """Adds the second words that phrases make; says how many words there are after them.

    Letters written against letters, or digits against digits, may go on the word before.
    """
    after: set[tuple[int, bool | None]] = set()
    for phrase in phrases:
        for state in states:
            count, digits = state
            if not phrase:
                after.add(state)
                continue
            if count + len(phrase) > 1:
                found.add(phrase[1 - count])
            else:
                after.add((count + len(phrase), phrase[-1].isdigit()))
            if digits == phrase[0].isdigit():
                raise UnclearError
    return frozenset(after)
