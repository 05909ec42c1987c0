"""Reads a text up to its attributions, as the pipeline does, for the tests of this folder."""

from __future__ import annotations

import pytest

from vigie.annotate.actors import find_actors
from vigie.annotate.cues import find_cues
from vigie.annotate.phrases import find_phrases
from vigie.annotate.quantities import find_quantities
from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.extract.attributions import find_attributions
from vigie.knowledge.actors import open_actors
from vigie.knowledge.descriptions import describe
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report

times = pytest.importorskip("vigie.annotate.times", reason="attributions pass over times, which need annotate/times.py")


def read_attributions(text: str, language: str, published: str | None = None) -> Document:
    """The document of a text with its cues and attributions."""
    pack, actors = open_pack(language), open_actors()
    report = Report(id="", original=text, sha256="", published=published)
    document = Document(report=report, text=text, offsets=OffsetMap(), language=language)
    document.tokens, document.sentences = tokenise(text, pack)
    tag(document.tokens, document.sentences, pack)
    times.find_times(document, pack)
    find_quantities(document, pack)
    find_actors(document, pack, actors)
    find_phrases(document, pack)
    find_cues(document, pack)
    find_attributions(document, pack, lambda words: describe(words, pack, actors))
    return document
