"""Cues: every word that signals attribution, hedge, denial, plan, condition or history is found with its rule."""

from __future__ import annotations

import pytest

from vigie.annotate.cues import find_cues
from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report


def cues(text: str, language: str, *, full: bool = True) -> list[tuple[str, str]]:
    pack = open_pack(language)
    document = Document(report=Report(id="", original=text, sha256=""), text=text, offsets=OffsetMap())
    document.tokens, document.sentences = tokenise(text, pack)
    for sentence in document.sentences:
        sentence.full = full
    tag(document.tokens, document.sentences, pack)
    find_cues(document, pack)
    return [(text[cue.start : cue.end], cue.kind) for cue in document.cues]


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("fr", "Le préfet affirme que tout va bien.", ("affirme", "saying")),
        ("fr", "Le préfet a fait savoir que tout va bien.", ("fait savoir", "saying")),
        ("fr", "D'après la police, tout va bien.", ("D'après", "head")),
        ("fr", "La ville a été prise par le passé.", ("par le passé", "history")),
        ("fr", "Ils ont tenté de fuir.", ("tenté", "attempted")),
        ("en", "The mayor says all is well.", ("says", "saying")),
        ("en", "All is well, according to police.", ("according to", "head")),
        ("en", "The town reportedly fell.", ("reportedly", "hedged")),
        ("en", "They want to flee.", ("want", "planned")),
    ],
)
def test_cue_is_found(language: str, text: str, cue: tuple[str, str]) -> None:
    assert cue in cues(text, language)


def test_reflexive_verb_needs_its_pronoun() -> None:
    assert ("félicite", "saying") in cues("Le ministre se félicite de la trêve.", "fr")
    assert ("engage", "saying") not in cues("Le ministre engage un chauffeur.", "fr")


def test_sentence_that_is_not_read_in_full_has_no_cues() -> None:
    assert cues("The mayor says all is well.", "en", full=False) == []
