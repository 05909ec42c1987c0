"""Fixed phrases and verb locutions of a pack as look-up tables over tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

R = TypeVar("R")

INNER_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w|\s|$)")


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as the tokeniser cuts it: lower case, elided words apart ("d'après" -> "d'", "après")."""
    return tuple(INNER_APOSTROPHE.sub("' ", phrase.lower()).split())


class Phrases(Generic[R]):
    """First word -> second word ("" for none) -> phrases that start so (words after the first, rule), longest first."""

    def __init__(self) -> None:
        self.by_first: dict[str, dict[str, list[tuple[tuple[str, ...], R]]]] = {}

    def add(self, phrase: str, rule: R) -> None:
        first, *rest = phrase_tokens(phrase)
        found = self.by_first.setdefault(first, {}).setdefault(rest[0] if rest else "", [])
        found.append((tuple(rest), rule))
        found.sort(key=lambda entry: -len(entry[0]))

    def match(self, lowers: list[str], i: int) -> tuple[int, R] | None:
        """The token after the longest phrase that starts at ``i``, and its rule."""
        seconds = self.by_first.get(lowers[i])
        if seconds is None:
            return None
        after = i + 1
        if after < len(lowers) and lowers[after] in seconds:
            for rest, rule in seconds[lowers[after]]:
                last = after + len(rest)
                if len(rest) == 1 or tuple(lowers[after:last]) == rest:
                    return last, rule
        return (after, seconds[""][0][1]) if "" in seconds else None


class Locution(Generic[R]):
    """A verb of one or several words: ``rest`` are words or lemmas that follow the verb; ``reflexive`` needs "se"."""

    def __init__(self, rest: tuple[str, ...], reflexive: bool, rule: R) -> None:
        self.rest = rest
        self.reflexive = reflexive
        self.rule = rule


class Locutions(Generic[R]):
    """Verb lemma -> word after the verb ("" for none) -> locutions, longest first, then in the pack's order."""

    def __init__(self, reflexives: frozenset[str]) -> None:
        self.reflexives = reflexives
        self.by_lemma: dict[str, dict[str, list[Locution[R]]]] = {}

    def add(self, verb: str, rule: R) -> None:
        words = phrase_tokens(verb)
        reflexive = len(words) > 1 and words[0] in self.reflexives
        lemma, *rest = words[1:] if reflexive else words
        found = self.by_lemma.setdefault(lemma, {}).setdefault(rest[0] if rest else "", [])
        told = tuple(rest), reflexive, rule
        if all((known.rest, known.reflexive, known.rule) != told for known in found):
            found.append(Locution(*told))
            found.sort(key=preference)

    def match(self, lowers: list[str], lemmas: list[str], i: int) -> list[tuple[int, R]]:
        """The longest locutions whose verb is token ``i``: token after the last, rule. One adverb may stand within."""
        seconds = self.by_lemma.get(lemmas[i])
        if seconds is None:
            return []
        candidates = seconds.get("", [])
        if len(seconds) > 1 or not candidates:
            near = (*lowers[i + 1 : i + 3], *lemmas[i + 1 : i + 3])
            if not seconds.keys().isdisjoint(near):
                longer = [locution for word in dict.fromkeys(near) for locution in seconds.get(word, ())]
                if longer:
                    candidates = sorted((*longer, *candidates), key=preference)
        found: list[tuple[int, R]] = []
        length = (0, False)
        for locution in candidates:
            if found and (len(locution.rest), locution.reflexive) != length:
                break
            if locution.reflexive and not self.is_reflexive(lowers, i):
                continue
            last = follow(locution.rest, lowers, lemmas, i)
            if last:
                found.append((last, locution.rule))
                length = (len(locution.rest), locution.reflexive)
        return found

    def plain(self, lemmas: list[str], i: int) -> list[tuple[int, R]]:
        """What ``match`` gives where no longer locution stands: those of the verb alone."""
        alone = self.by_lemma.get(lemmas[i], {}).get("", [])
        return [(i + 1, locution.rule) for locution in alone if not locution.reflexive]

    def is_reflexive(self, lowers: Sequence[str], i: int) -> bool:
        """True where a reflexive pronoun stands up to three words before the verb ("se", "s'est", "s'est aussi")."""
        return any(lowers[j] in self.reflexives for j in range(max(0, i - 3), i))


def preference(locution: Locution[R]) -> tuple[int, bool]:
    """The order in which locutions of one verb are tried: the longest first, of equals the reflexive."""
    return -len(locution.rest), not locution.reflexive


def follow(rest: tuple[str, ...], lowers: list[str], lemmas: list[str], i: int) -> int:
    """The token after ``rest`` where it follows token ``i``, one word apart at most; 0 where it does not."""
    if not rest:
        return i + 1
    for gap in (1, 2):
        last = i + gap + len(rest)
        if last > len(lowers) or (rest[0] != lowers[i + gap] and rest[0] != lemmas[i + gap]):
            continue
        if len(rest) == 1 or all(w in (lowers[i + gap + n], lemmas[i + gap + n]) for n, w in enumerate(rest)):
            return last
    return 0


def phrases_of(rules: Iterable[tuple[Sequence[str], R]]) -> Phrases[R]:
    """A phrase table of (words, rule) pairs."""
    table: Phrases[R] = Phrases()
    for words, rule in rules:
        for phrase in words:
            table.add(phrase, rule)
    return table
