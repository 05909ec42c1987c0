"""Look-ups of the items of a sentence."""

from __future__ import annotations

from vigie.extract.chunks import Chunks
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.pack import open_pack
from vigie.lexicon.syntax import open_syntax, without
from vigie.model.document import Document, OffsetMap, Sentence
from vigie.model.report import Report
from vigie.model.syntax import NounGroup, VerbGroup


def test_an_item_is_a_noun_or_a_verb_or_neither_and_none_lies_before_the_first() -> None:
    document = Document(report=Report(id="", original="", sha256=""), text="", offsets=OffsetMap())
    document.sentences = [Sentence(0, 5, 0, 20, 0)]
    document.groups, document.verbs = [NounGroup(0, 2, 1, 0)], [VerbGroup(2, 4, 3, 0, "say")]
    document.items = [[("N", 0, 1), ("V", 0, 3), (".", -1, 4)]]
    pack = open_pack("en")
    chunks = Chunks(document, 0, open_attribution(pack), open_syntax(pack).section)
    assert [chunks.noun(k) for k in (-1, 0, 1, 2, 3)] == [None, document.groups[0], None, None, None]
    assert [chunks.verb(k) for k in (-1, 0, 1, 2, 3)] == [None, None, document.verbs[0], None, None]
    assert [chunks.kind(k) for k in (-1, 0, 1, 2, 3)] == ["", "N", "V", ".", ""]
    assert chunks.at == {0: 0, 1: 0, 2: 1, 3: 1, 4: 2}


def test_the_words_of_a_class_less_those_of_others_are_worked_out_once() -> None:
    words = frozenset({"while", "as", "but"})
    assert without(words, frozenset({"but"}), ("as",)) == {"while"}
    assert without(words, frozenset({"but"}), ("as",)) is without(words, frozenset({"but"}), ("as",))
