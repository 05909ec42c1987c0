"""Words beside nouns: adjectives taken for verbs ("*planned* raids"), verbs taken for nouns ("*housing* families")."""

from __future__ import annotations

from vigie.annotate.retagger import NAMES, Retagger
from vigie.model.document import Sentence

BEFORE_HEAD = frozenset({"NUM", "ADJ", "ADV", "VERB", "DET"})


class Described(Retagger):
    """Mends what stands before nouns."""

    def mend_described(self, sentence: Sentence) -> None:
        """Tags as adjective the participle between another verb or a preposition and its noun ("of *planned* raids").

        "sheltering *displaced* families": a form in -ing between a noun and such words is a verb.
        """
        tokens, pos, form = self.tokens, self.tokens.pos, self.tokens.form
        for i in range(sentence.first + 1, sentence.last - 1):
            if tokens.lowers[i] in self.holding and self.holds_people(sentence, i):
                self.tag(i, "VERB", "Ger", tokens.lowers[i])
            if form[i] == "Ger" and tokens.lowers[i] in self.describing and self.opens_noun(i):
                self.tag(i, "ADJ", "", tokens.lowers[i])
                if tokens.pos[i - 1] == "SCONJ":
                    self.tag(i - 1, "ADP", "", tokens.lowers[i - 1])
            if pos[i] != "VERB" or pos[i + 1] not in NAMES:
                continue
            inside = tokens.pos[max(0, i - 3) : i] == ["ADP", "DET", "ADJ"]  # "in the northern *occupied* Golan"
            if tokens.form[i] not in (("Part", "Fin") if inside else ("Part",)):
                continue
            led = tokens.pos[i - 1] == "ADP" and tokens.lowers[i - 1] not in self.particles
            if not led and not any(term.shape == "adjective" for term in self.terms.single.get(tokens.lowers[i], ())):
                continue
            if tokens.pos[i - 1] == "NOUN" and i - 1 > sentence.first and self.is_gerund(i - 1):
                self.tag(i - 1, "VERB", "Ger", self.table[tokens.lowers[i - 1]]["Ger"])
            if led or inside or tokens.pos[i - 1] == "VERB":
                self.tag(i, "ADJ", "", tokens.lowers[i])
                if tokens.form[i - 1] == "Ger" and tokens.pos[i - 2] == "VERB":
                    self.tag(i - 1, "ADJ", "", tokens.lowers[i - 1])  # "killed *sheltering* displaced villagers"

    def opens_noun(self, i: int) -> bool:
        """True for a form between a preposition, an article or an adjective and a noun ("of *warring* sides")."""
        pos = self.tokens.pos
        noun = pos[i + 1] in ("NOUN", "PROPN", "ADJ")
        return noun and (
            pos[i - 1] in ("ADP", "SCONJ", "DET", "ADJ", "NUM") or self.tokens.lowers[i - 1] in self.genitives
        )

    def is_gerund(self, i: int) -> bool:
        """True for a form in -ing after a noun that is no noun of the pack."""
        tokens = self.tokens
        known = "Ger" in self.table.get(tokens.lowers[i], {}) and not self.is_known_noun(i)
        return known and tokens.pos[i - 1] in NAMES

    def holds_people(self, sentence: Sentence, i: int) -> bool:
        """True for a form in -ing between a noun and the people whom it holds ("a school *housing* displaced people").

        What describes them is then an adjective, whatever it was tagged.
        """
        tokens, pos = self.tokens, self.tokens.pos
        head = i + 1
        while head < sentence.last and pos[head] in BEFORE_HEAD:
            head += 1
        if pos[head : head + 2] == ["NOUN", "NOUN"] and self.is_adjective(head):
            head += 1
        words = [n for n in range(i + 1, head) if pos[n] in ("VERB", "NOUN")]
        if (
            head >= sentence.last
            or pos[head] != "NOUN"
            or pos[i - 1] != "NOUN"
            or not all(map(self.is_adjective, words))
        ):
            return False
        found = (
            term for word in (tokens.lemmas[head], self.singular(head)) for term in self.terms.single.get(word, ())
        )
        if all(term.section != "group" for term in found):
            return False
        for n in words:
            self.tag(n, "ADJ", "", tokens.lowers[n])
        return True

    def is_adjective(self, i: int) -> bool:
        """True for a word that the pack has as an adjective, too ("*displaced* people")."""
        return any(term.shape == "adjective" for term in self.terms.single.get(self.tokens.lowers[i], ()))
