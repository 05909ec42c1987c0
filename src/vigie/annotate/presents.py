"""Presents that a tagger takes for nouns: a known actor followed by a word that can be a finite verb.

"Turkish forces bombard positions": headlines and current-events notes are full of them, treebanks are not.
"""

from __future__ import annotations

from vigie.annotate.marks import token_range
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.terms import open_terms
from vigie.model.document import Document

OBJECT_STARTS = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN"})


def mend_presents(document: Document, pack: Pack) -> None:
    """Tags as finite verb the noun right after an actor that is a form of one of the pack's verbs."""
    if open_syntax(pack).section.adjective_after_noun:
        return  # where adjectives follow nouns, so do nouns' own complements: the order says nothing
    tokens = document.tokens
    table, terms = verb_table(pack), open_terms(pack)
    for actor in document.actors:
        _, i = token_range(tokens, actor.start, actor.end)
        if i + 1 >= len(tokens) or tokens.pos[i] not in ("NOUN", "ADJ") or tokens.pos[i + 1] not in OBJECT_STARTS:
            continue
        lemma = table.get(tokens.lowers[i], {}).get("Fin") or table.get(tokens.lowers[i], {}).get("Inf")
        if lemma and any(term.shape == "verb" for term in terms.by_first.get(lemma, ())):
            tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "VERB", "Fin", lemma
