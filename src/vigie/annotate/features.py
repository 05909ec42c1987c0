"""What the tagger sees of each token: strings made once per word and kept.

Bytes, not text: the tagger's library would encode every string anew. Each word has three lists: of itself, of itself
as the left neighbour, of itself as the right neighbour; a token's features are its own and those of its neighbours.
"""

from __future__ import annotations

import unicodedata

from vigie.lexicon.words import PackWords

# How a word is looked at: as written, as the first word of its sentence, or in a sentence without case.
WRITTEN, FIRST, CASELESS = 0, 1, 2
# Beyond this many different words, start again rather than grow.
MOST_WORDS = 200_000

Features = tuple[list[bytes], list[bytes], list[bytes], list[bytes], list[bytes]]
OUTSIDE: Features = ([], [b"-1:out"], [b"+1:out"], [], [])


class WordFeatures:
    """Features of the words of one language."""

    def __init__(self, words: PackWords, verbs: dict[str, dict[str, str]]) -> None:
        self.verbs = {word: "".join(sorted(form[0] + form[2] for form in forms)) for word, forms in verbs.items()}
        classes: dict[str, list[str]] = {}
        for upos, members in sorted(words.function_words.items()):
            for member in members:
                if upos not in classes.setdefault(member, []):
                    classes[member].append(upos)
        self.closed = {member: "+".join(upos) for member, upos in classes.items()}
        self.kept: tuple[dict[str, Features], ...] = ({}, {}, {})

    def sentence(self, words: list[str], lowers: list[str]) -> list[list[bytes]]:
        """One list of features for each token of a sentence."""
        caseless = case_is_lost(words)
        views = [CASELESS] * len(words) if caseless else [FIRST, *[WRITTEN] * (len(words) - 1)]
        if not caseless and len(words) > 1 and not words[0][0].isalnum():
            views[1] = FIRST
        kept = self.kept
        seen: list[Features] = [OUTSIDE, OUTSIDE]
        for word, lower, view in zip(words, lowers, views, strict=True):
            features = kept[view].get(word)
            if features is None:
                features = self.features(word, lower, view)
            seen.append(features)
        seen += [OUTSIDE, OUTSIDE]
        return [
            before[3] + left[1] + token[0] + right[2] + after[4]
            for before, left, token, right, after in zip(seen, seen[1:], seen[2:], seen[3:], seen[4:], strict=False)
        ]

    def features(self, word: str, lower: str, view: int) -> Features:
        """The five lists of a word: itself, as left, as right neighbour, as second left, as second right."""
        kept = self.kept[view]
        if len(kept) > MOST_WORDS:
            kept.clear()
        shape = shape_of(word, view)
        closed = self.closed.get(lower, "")
        key = "0" if lower.isdigit() else lower
        own = ["w=" + key, "s=" + shape]
        if closed:
            own.append("c=" + closed)
        if word[0].isalpha() or len(word) > 1:
            own += [f"e{n}={lower[-n:]}" for n in range(1, 6) if len(lower) > n]
            own += [f"b{n}={lower[:n]}" for n in range(2, 5) if len(lower) > n]
            own += ["es=" + lower[-3:] + "|" + shape, "cs=" + closed + "|" + shape]
        verb = self.verbs.get(lower)
        if verb:
            own += ["v=" + verb, "v=" + verb + "|" + shape]
        if "-" in lower[1:-1]:
            own.append("h=" + lower.rsplit("-", 1)[1][-3:])
        near = ["w=" + key, "s=" + shape, "c=" + closed, "e2=" + lower[-2:], "e3=" + lower[-3:]]
        if verb:
            near.append("v=" + verb)
        features: Features = (
            [name.encode() for name in own],
            [("-1:" + name).encode() for name in near],
            [("+1:" + name).encode() for name in near],
            [("-2:w=" + key).encode(), ("-2:c=" + closed + shape).encode()],
            [("+2:w=" + key).encode(), ("+2:c=" + closed + shape).encode()],
        )
        kept[word] = features
        return features


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
    if len(long) < 2:
        return False
    shouted = sum(word.isupper() for word in long)
    if shouted >= 0.7 * len(long) and len(long) >= 2:
        return True
    raised = sum(word[0].isupper() for word in long)
    return len(long) >= 4 and raised >= 0.85 * len(long)
