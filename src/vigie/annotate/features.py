"""What the tagger sees of a word: of itself, and as the neighbour of another.

A word's features do not depend on its sentence, so a trained model's scores for them can be added up once per word
(crf.py); only the view does: as written, as the first word, or in a sentence whose case tells nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from vigie.lexicon.lemmas import dictionary
from vigie.lexicon.pack import Pack
from vigie.lexicon.words import pack_words

# How a word is looked at: as written, as the first word of its sentence, or in a sentence without case.
WRITTEN, FIRST, CASELESS = 0, 1, 2

# Of a word itself; as left, right, second left, second right neighbour.
Features = tuple[list[str], list[str], list[str], list[str], list[str]]
ENDS = tuple((n, f"e{n}=") for n in range(1, 6))
BEGINNINGS = tuple((n, f"b{n}=") for n in range(2, 5))
ONE_FORM = 2  # letters that stand for a verb form in ``WordFeatures.verbs``
MOST_KINDS = 200_000  # words beyond this are of many languages or noise; start again rather than grow
OUTSIDE: Features = ([], ["-1:out"], ["+1:out"], [], [])


class WordFeatures:
    """Features of the words of one language; ``verbs`` is its table of verb forms.

    ``looks``: words that are taken for another; those of labels when text is read, none when a tagger is trained.
    """

    def __init__(
        self, pack: Pack, verbs: Mapping[str, Mapping[str, str]], looks: Mapping[str, str] | None = None
    ) -> None:
        self.is_known = dictionary(pack.code)
        self.verbs = {word: "".join(sorted(form[0] + form[2] for form in forms)) for word, forms in verbs.items()}
        classes: dict[str, list[str]] = {}
        for upos, members in sorted(pack_words(pack).function_words.items()):
            for member in members:
                if upos not in classes.setdefault(member, []):
                    classes[member].append(upos)
        self.closed = {member: "+".join(upos) for member, upos in classes.items()}
        self.looks = looks or {}
        self.in_doubt = frozenset(word for word, forms in self.verbs.items() if len(forms) > ONE_FORM)
        self.kinds: dict[str, str] = {}

    def features(self, word: str, lower: str, view: int) -> Features:
        """The five lists of a word: of itself, as left, right, second left, second right neighbour."""
        shape = shape_of(word, view)
        word, lower = self.seen(word, lower)
        closed = self.closed.get(lower, "")
        verb = self.verbs.get(lower, "")
        key = "0" if lower.isdigit() else lower
        near = ["w=" + key, "s=" + shape, "c=" + closed, "e2=" + lower[-2:], "e3=" + lower[-3:]]
        if verb:
            near.append("v=" + verb)
        return (
            self.own(word, lower, key, shape),
            ["-1:" + name for name in near],
            ["+1:" + name for name in near],
            ["-2:w=" + key, "-2:c=" + closed + shape],
            ["+2:w=" + key, "+2:c=" + closed + shape],
        )

    def context(self, lowers: Sequence[str], at: int) -> tuple[str, ...]:
        """What tells a past tense from a participle, at a word of ``in_doubt``: the kinds of word around.

        ("Gunmen killed five" and "five killed by gunmen" differ in what follows the verb.)
        """
        kind, count = self.kind, len(lowers)
        return (
            self.verbs[lowers[at]],
            kind(lowers[at - 2]) if at > 1 else "out",
            kind(lowers[at - 1]) if at else "out",
            kind(lowers[at + 1]) if at + 1 < count else "out",
            kind(lowers[at + 2]) if at + 2 < count else "out",
            self.looks.get(lowers[at + 1], lowers[at + 1]) if at + 1 < count else "out",
        )

    def seen(self, word: str, lower: str) -> tuple[str, str]:
        """The word as the tagger sees it, and in lower case: of a ring of labels, the first, in compounds too."""
        if "-" in lower[1:-1]:
            first, dash, rest = lower.partition("-")
            look = self.looks.get(first, first) + dash + self.looks.get(rest, rest)
        else:
            look = self.looks.get(lower, lower)
        if look == lower:
            return word, lower
        return look.upper() if word.isupper() else look.capitalize() if word[0].isupper() else look, look

    def kind(self, lower: str) -> str:
        """A coarse kind of word: its closed class, or that it is a number, a verb's form, a likely plural."""
        found = self.kinds.get(lower)
        if found is None:
            if len(self.kinds) > MOST_KINDS:
                self.kinds.clear()
            look = self.looks.get(lower, lower)
            found = self.closed.get(look)
            if found is None:
                number = "NUM" if look[0].isdigit() else self.verbs.get(look)
                found = number or (("s" if look[-1] == "s" else "o") if look[0].isalpha() else look)
            self.kinds[lower] = found
        return found

    def own(self, word: str, lower: str, key: str, shape: str) -> list[str]:
        """Features of the word itself: identity, outline, ends, what the pack and the dictionary know of it."""
        closed = self.closed.get(lower, "")
        verb = self.verbs.get(lower, "")
        own = ["w=" + key, "s=" + shape]
        if closed:
            own.append("c=" + closed)
        if word[0].isalpha() or len(word) > 1:
            size = len(lower)
            own += [name + lower[-n:] for n, name in ENDS if size > n]
            own += [name + lower[:n] for n, name in BEGINNINGS if size > n]
            own += ["es=" + lower[-3:] + "|" + shape, "cs=" + closed + "|" + shape]
        if word[0].isalpha():
            known = "k" if self.is_known(lower) else "-"
            own += [f"d={known}|{shape}", f"de={known}|{shape}|{lower[-2:]}"]
        if verb:
            own += ["v=" + verb, "v=" + verb + "|" + shape]
        if "-" in lower[1:-1]:
            own.append("h=" + lower.rsplit("-", 1)[1][-3:])
        return own


def context_features(context: tuple[str, ...]) -> list[str]:
    """Features of a verb form in its context."""
    verb, before, left, right, after, following = context
    return [
        f"x{verb}|{left}|{right}",
        f"x>{verb}|{right}",
        f"x<{verb}|{left}",
        f"x>>{verb}|{right}|{after}",
        f"x<<{verb}|{before}|{left}",
        f"xw{verb}|{following}",
        f"xlw{verb}|{left}|{following}",
    ]


def views_of(words: list[str]) -> list[int]:
    """How each word of a sentence is looked at."""
    view, opening = view_of(words)
    return [FIRST] * opening + [view] * (len(words) - opening)


def view_of(words: list[str]) -> tuple[int, int]:
    """How the words of a sentence are looked at, and how many at its start are looked at as its first word."""
    if case_is_lost(words):
        return CASELESS, 0
    return WRITTEN, 2 if len(words) > 1 and not words[0][0].isalnum() else 1


def shape_of(word: str, view: int) -> str:
    """The word's outline: case, digits, marks; in a sentence without case only what case does not tell."""
    if word.isalpha():
        if view == CASELESS:
            return "~"
        if word.islower():
            return "x"
        if word.isupper():
            outline = "X" if len(word) == 1 else "XX"
        else:
            outline = "Xx" if word[0].isupper() and word[1:].islower() else "xX"
        return "^" + outline if view == FIRST else outline
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    if any(char.isdigit() for char in word):
        return "d" if not any(char.isalpha() for char in word) else "da"
    if any(char.isalpha() for char in word):
        outline = "~" if view == CASELESS else "X" if word[0].isupper() else "x"
        return outline + next(char for char in word if not char.isalpha())
    return unicodedata.category(word[0])


def case_is_lost(words: list[str]) -> bool:
    """True where case tells nothing: a sentence in capitals, or one with a capital on nearly every long word."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    raised = len([word for word in long if word[0].isupper()])
    if len(long) < 2 or raised < 0.7 * len(long):
        return False
    return sum([word.isupper() for word in long]) >= 0.7 * len(long) or (len(long) >= 4 and raised >= 0.85 * len(long))
