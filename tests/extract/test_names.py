"""Names of people, once each."""

from __future__ import annotations

from vigie.extract.names import full_names
from vigie.extract.words import Words
from vigie.lexicon.pack import open_pack
from vigie.model.report import Report
from vigie.pipeline import annotate
from vigie.repair import repair
from vigie.settings import Settings


def test_a_name_that_comes_again_is_looked_up_once() -> None:
    """A report that names one person in every sentence takes no longer to look at for it."""
    pack = open_pack("en")
    text = "Ali Omar was shot in Gao. " * 20 + "Sami Omar died."
    document = repair(Report(id="t", original=text, sha256="", language="en", published="2024-11-30"), pack)
    annotate(document, pack, Settings(), None)
    known = full_names(Words(document, pack))
    assert {name: len(groups) for name, groups in known.items()} == {"ali": 1, "omar": 2, "sami": 1}
