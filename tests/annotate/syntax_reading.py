"""Reads a text up to its clauses, as the pipeline does, and shows them in words, for the tests of this folder."""

from __future__ import annotations

from vigie.lexicon.pack import open_pack
from vigie.model.document import Document
from vigie.model.report import Report
from vigie.model.syntax import Clause, VerbGroup
from vigie.pipeline import annotate
from vigie.repair import repair
from vigie.settings import Settings


def read_syntax(text: str, language: str) -> Document:
    """The document of a text with every layer of the annotate stage."""
    pack = open_pack(language)
    document = repair(Report(id="test", original=text, sha256="", language=language), pack)
    annotate(document, pack, Settings(assume_conflict=True), None)
    return document


def words(document: Document, group: int | None) -> str:
    """The words of a noun group, "" for none."""
    if group is None:
        return ""
    noun = document.groups[group]
    starts, ends = document.tokens.starts, document.tokens.ends
    return document.text[starts[noun.first] : ends[noun.last - 1]]


def group_of(document: Document, wanted: str) -> int:
    """The index of the noun group with these words."""
    return next(g for g in range(len(document.groups)) if words(document, g) == wanted)


def clause_of(document: Document, lemma: str) -> Clause:
    """The first clause with this predicate."""
    return next(clause for clause in document.clauses if clause.lemma == lemma)


def verb_of(document: Document, lemma: str) -> VerbGroup:
    """The first verb group with this head."""
    return next(verb for verb in document.verbs if verb.lemma == lemma)


def slots_of(document: Document, lemma: str) -> dict[str, str]:
    """Function (an oblique's preposition) -> the words that fill it, coordinated groups joined by "+"."""
    return {
        slot.preposition if slot.function == "oblique" else slot.function: "+".join(
            words(document, group) for group in slot.groups
        )
        for slot in clause_of(document, lemma).slots
    }
