"""Compound nouns of happenings whose words a tagger takes for verbs: "subjected to *air* strikes", "tank *shelling*".

A compound is the pack's noun of several words; a verb can stand in it only where the sentence wants one there.
"""

from __future__ import annotations

from vigie.annotate.retagger import NAMES, Retagger
from vigie.lexicon.pack import Pack
from vigie.lexicon.terms import Term
from vigie.model.document import Document, Sentence

OBJECT_STARTS = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})


def mend_compounds(document: Document, pack: Pack) -> None:
    """Tags as nouns the words of compounds that stand where no verb can, in the sentences that are read in full."""
    mender = Compounds(document, pack)
    if mender.determined:
        return  # where adjectives follow their nouns, a compound has prepositions between its words
    for sentence in document.sentences:
        if sentence.full:
            mender.mend(sentence)


class Compounds(Retagger):
    """Mends one document."""

    def mend(self, sentence: Sentence) -> None:
        """Every compound of one sentence."""
        tokens = self.tokens
        for i in range(sentence.first, sentence.last - 1):
            first, second = tokens.lowers[i], tokens.lowers[i + 1]
            seconds = self.terms.longer.get(first)
            for term in seconds.get(second, ()) or seconds.get(self.without_mark(second), ()) if seconds else ():
                if term.shape == "noun" and self.stands(term, i, sentence.last):
                    self.mend_one(i, i + len(term.words), sentence)
                    if term.section == "object":
                        self.mend_object(i, i + len(term.words), sentence)

    def stands(self, term: Term, i: int, end: int) -> bool:
        """True where the words of a term stand from token ``i`` on, the last perhaps in the plural."""
        last = i + len(term.words)
        found = self.tokens.lowers[i:last]
        return last <= end and found[:-1] == list(term.words[:-1]) and self.without_mark(found[-1]) == term.words[-1]

    def without_mark(self, word: str) -> str:
        """A word without the commonest ending of several."""
        return word.removesuffix(self.plural_marks[0]) if self.plural_marks else word

    def mend_one(self, first: int, last: int, sentence: Sentence) -> None:
        """Tags the words of the compound of tokens ``[first, last)``.

        The infinitive that it seems to open is none before a noun that has no article ("to *air* strikes"); the gerund
        that it seems to end on is none where nothing follows that it could be done to ("artillery *shelling* by").
        """
        tokens, pos = self.tokens, self.tokens.pos
        follows = pos[last] if last < sentence.last else "PUNCT"
        if pos[first] == "VERB" and pos[last - 1] in NAMES and follows in ("VERB", "AUX"):
            self.tag(first, "NOUN", "", tokens.lowers[first])  # "that *air* strikes left": what the verb is told of
        infinitive = first > sentence.first and pos[first] == "VERB" and tokens.form[first] == "Inf"
        if infinitive and pos[first - 1] == "PART" and pos[last - 1] in NAMES:
            self.tag(first, "NOUN", "", tokens.lowers[first])
            self.tag(first - 1, "ADP", "", tokens.lowers[first - 1])
        gerund = tokens.form[last - 1] == "Ger" and NAMES.issuperset(pos[first : last - 1])
        if gerund and follows not in OBJECT_STARTS:
            self.tag(last - 1, "NOUN", "", tokens.lowers[last - 1])

    def mend_object(self, first: int, last: int, sentence: Sentence) -> None:
        """Tags as nouns the words of a thing that an article or an adjective leads ("a displaced persons *camp*")."""
        tokens, pos = self.tokens, self.tokens.pos
        if first == sentence.first or pos[first - 1] not in ("DET", "ADJ", "ADV", "NUM"):
            return
        if pos[last - 1] == "VERB" and tokens.form[last - 1] in ("Fin", "Inf"):
            self.tag(last - 1, "NOUN", "", tokens.lowers[last - 1])
        if pos[first] == "VERB" and tokens.form[first] == "Part":
            self.tag(first, "ADJ", "", tokens.lemmas[first])
