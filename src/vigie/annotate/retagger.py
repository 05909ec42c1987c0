"""What mends tags has at hand: a document's tokens, the pack's verbs and nouns, the closed words of its syntax."""

from __future__ import annotations

from vigie.annotate.marks import token_ranges
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.terms import open_terms
from vigie.model.document import Document

NAMES = frozenset({"NOUN", "PROPN"})  # tags of words that name something


class Retagger:
    """Gives the words of one document other tags."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document, self.tokens = document, document.tokens
        self.table, self.terms = verb_table(pack), open_terms(pack)
        section = open_syntax(pack).section
        self.subsets, self.wholes = section.subset_markers, section.wholes
        self.intransitives, self.determined = section.intransitives, section.adjective_after_noun
        self.opens = section.circumstances | section.subordinators | section.conjunctions
        self.particles, self.agents, self.describing = section.particles, section.agents, section.describing
        self.genitives, self.copulas, self.ordinals = section.genitives, section.copulas, section.ordinals
        self.plural_marks, self.holding = section.plural_marks, section.holding
        self.others, self.further, self.definite = section.others, section.further, section.definite
        self.ranges = token_ranges(document.tokens, document.actors)
        self.named = {i: last - 1 for first, last in self.ranges for i in range(first, last)}

    def tag(self, i: int, pos: str, form: str, lemma: str) -> None:
        self.tokens.pos[i], self.tokens.form[i], self.tokens.lemmas[i] = pos, form, lemma

    def past(self, i: int) -> str | None:
        """The lemma of the verb whose finite form a token may be, None where it may be none."""
        return self.table.get(self.tokens.lowers[i], {}).get("Fin") if i < len(self.tokens.starts) else None

    def is_known_noun(self, i: int) -> bool:
        """True for a word that the pack knows as a noun, in the singular or the plural."""
        low, nouns = self.tokens.lowers[i], self.terms.nouns
        if low in nouns:
            return True
        return any(low.endswith(mark) and low[: -len(mark)] in nouns for mark in self.plural_marks)

    def singular(self, i: int) -> str:
        """The pack's noun that a token is a form of."""
        low = self.tokens.lowers[i]
        for word in (low, *(low.removesuffix(mark) for mark in self.plural_marks)):
            if word in self.terms.nouns:
                return word
        return low

    def opens_object(self, i: int) -> bool:
        """True for a token that an object starts with (shot down *two* drones)."""
        return i < len(self.tokens.starts) and self.tokens.pos[i] in ("DET", "NUM", "PROPN")

    def goes_with(self, words: tuple[str, ...], i: int) -> bool:
        """True where the tokens from one on are these words, or pasts of them ("shot *and killed*")."""
        found = range(i, i + len(words))
        return i + len(words) <= len(self.tokens.starts) and all(
            word in (self.tokens.lowers[j], self.past(j)) for word, j in zip(words, found, strict=True)
        )
