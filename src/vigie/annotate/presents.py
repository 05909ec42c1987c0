"""Presents that a tagger takes for nouns, and nouns that it takes for gerunds.

"Turkish forces bombard positions", "Shelling in Kherson left four dead": headlines and current-events notes are full
of them, treebanks are not.
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
    """Tags as finite verb the noun right after an actor that is a form of one of the pack's verbs; mends gerunds."""
    if open_syntax(pack).section.adjective_after_noun:
        return  # where adjectives follow nouns, so do nouns' own complements: the order says nothing
    mend_gerunds(document, pack)
    mend_reasons(document, pack)
    mend_small_names(document, pack)
    mend_class_words(document)
    tokens, count = document.tokens, len(document.tokens)
    table, terms = verb_table(pack), open_terms(pack)
    for actor in document.actors:
        _, i = token_range(tokens, actor.start, actor.end)
        if i + 1 >= count or tokens.pos[i] not in ("NOUN", "ADJ"):
            continue
        quantified = tokens.pos[i + 1] == "ADV" and i + 2 < count and tokens.pos[i + 2] == "ADP"  # "most of"
        if tokens.pos[i + 1] not in OBJECT_STARTS and not quantified:
            continue
        lemma = table.get(tokens.lowers[i], {}).get("Fin") or table.get(tokens.lowers[i], {}).get("Inf")
        if lemma and any(term.shape == "verb" for term in terms.by_first.get(lemma, ())):
            tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "VERB", "Fin", lemma


def mend_reasons(document: Document, pack: Pack) -> None:
    """Tags as preposition the gerund that says after which happening ("five died *following* a night raid on Ad")."""
    tokens, single, reasons = document.tokens, open_terms(pack).single, open_syntax(pack).section.reasons
    for i in [i for i, low in enumerate(tokens.lowers) if low in reasons]:
        if not 0 < i < len(tokens.starts) - 1 or tokens.form[i] != "Ger" or tokens.pos[i - 1] == "AUX":
            continue
        head = i
        while head + 1 < len(tokens.starts) and tokens.pos[head + 1] in OBJECT_STARTS:
            head += 1
        happens = any(
            term.shape == "noun" and term.section == "trigger"
            for word in (tokens.lowers[head], tokens.lemmas[head])
            for term in single.get(word, ())
        )
        if happens and head > i:
            tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "ADP", "", tokens.lowers[i]


def mend_small_names(document: Document, pack: Pack) -> None:
    """Tags as finite the small word that passes for a name behind one ("a raid on Friday *left* 12 dead").

    It is a form of one of the pack's verbs, what it governs follows it, and nothing before it is finite.
    """
    tokens, table, terms = document.tokens, verb_table(pack), open_terms(pack)
    small = [i for i, pos in enumerate(tokens.pos) if pos == "PROPN" and tokens.words[i].islower()]
    for i in small:
        lemma = table.get(tokens.lowers[i], {}).get("Fin")
        if not lemma or tokens.pos[i + 1 : i + 2] not in (["NUM"], ["DET"]):
            continue
        sentence = next((s for s in document.sentences if s.first < i < s.last - 1), None)
        known = any(term.shape == "verb" for term in terms.by_first.get(lemma, ()))
        if sentence is not None and known and "Fin" not in tokens.form[sentence.first : i]:
            tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "VERB", "Fin", lemma


def mend_class_words(document: Document) -> None:
    """Tags as noun the class word right after a place's name ("Idlib *province*"), whatever the tagger took it for."""
    tokens = document.tokens
    for place in document.places:
        if place.kind_word:
            _, last = token_range(tokens, place.start, place.end)
            words = place.kind_word.split()
            if tokens.lowers[last : last + len(words)] == words and tokens.pos[last + len(words) - 1] == "VERB":
                i = last + len(words) - 1
                tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "NOUN", "", tokens.lowers[i]


def mend_gerunds(document: Document, pack: Pack) -> None:
    """Tags as noun a gerund that opens its sentence, that the pack knows as a noun, and that a finite verb follows."""
    tokens, single = document.tokens, open_terms(pack).single
    for sentence in document.sentences:
        i = sentence.first
        if i + 1 >= sentence.last or tokens.form[i] != "Ger" or tokens.pos[i + 1] != "ADP":
            continue
        known = any(term.shape == "noun" for term in single.get(tokens.lowers[i], ()))
        if known and governs_verb(document, i + 1, sentence.last):
            tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "NOUN", "", tokens.lowers[i]


def governs_verb(document: Document, first: int, last: int) -> bool:
    """True where a finite verb comes before any comma or further noun subject could."""
    tokens = document.tokens
    for i in range(first, last):
        if tokens.pos[i] in ("VERB", "AUX"):
            return tokens.form[i] in ("Fin", "Fut", "Part")
        if tokens.pos[i] in ("PUNCT", "PRON", "SCONJ"):
            return False
    return False
