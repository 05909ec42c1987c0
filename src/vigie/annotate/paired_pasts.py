"""A past before another past of its subject that a tagger takes for a participle: "said men *attacked* and killed".

Only what says something, or nothing, stands as a verb before the subject: elsewhere it may well be a participle
("freed soldiers *captured* and killed").
"""

from __future__ import annotations

from vigie.annotate.retagger import NAMES, Retagger
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.pack import Pack
from vigie.model.document import Document, Sentence

OBJECT_STARTS = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})


def mend_paired_pasts(document: Document, pack: Pack) -> None:
    """Tags as finite the first of two coordinated pasts, in the sentences that are read in full."""
    mender = PairedPasts(document, pack)
    if mender.determined:
        return  # where a past has an auxiliary, nobody takes it for a participle
    for sentence in document.sentences:
        if sentence.full:
            mender.mend(sentence)


class PairedPasts(Retagger):
    """Mends one document."""

    def __init__(self, document: Document, pack: Pack) -> None:
        super().__init__(document, pack)
        self.cues = open_attribution(pack).verbs.by_lemma

    def mend(self, sentence: Sentence) -> None:
        tokens = self.tokens
        for i in range(sentence.first + 1, sentence.last - 3):
            if tokens.form[i] == "Part" and self.is_paired(i) and self.is_main(sentence, i):
                tokens.form[i] = "Fin"

    def is_paired(self, i: int) -> bool:
        """True for a form between its subject and a coordinated past with an object."""
        tokens, pos = self.tokens, self.tokens.pos
        after = pos[i + 1] == "CCONJ" and pos[i + 2] == "VERB" and tokens.form[i + 2] == "Fin"
        return after and pos[i - 1] in NAMES and pos[i + 3] in OBJECT_STARTS and self.past(i) is not None

    def is_main(self, sentence: Sentence, i: int) -> bool:
        """True where the last verb before a token says something, or none stands there."""
        tokens = self.tokens
        for j in range(i - 1, sentence.first - 1, -1):
            if tokens.pos[j] in ("VERB", "AUX"):
                return tokens.pos[j] == "VERB" and tokens.form[j] == "Fin" and tokens.lemmas[j] in self.cues
        return True
