"""Reads a text up to its attributions, as the pipeline does, for the tests of this folder."""

from __future__ import annotations

from vigie.annotate.cues import find_cues
from vigie.extract.attributions import find_attributions
from vigie.knowledge.actors import open_actors
from vigie.knowledge.descriptions import describe
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report
from vigie.pipeline import annotate
from vigie.settings import Settings


def read_attributions(text: str, language: str, published: str | None = None) -> Document:
    """The document of a text with its cues and attributions."""
    pack, actors = open_pack(language), open_actors()
    report = Report(id="", original=text, sha256="", published=published)
    document = Document(report=report, text=text, offsets=OffsetMap(), language=language)
    annotate(document, pack, Settings(assume_conflict=True), None)
    find_cues(document, pack)
    find_attributions(document, pack, lambda words: describe(words, pack, actors), unclaimed=True)
    return document
