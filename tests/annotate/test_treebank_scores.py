"""Tags on the treebanks do not sink below what was reached (skipped where the treebanks are absent)."""

from __future__ import annotations

import pytest
from evals.tagging import sentence_score, tag_scores
from evals.treebanks import UD, read_trees

from vigie.lexicon.pack import open_pack

pytestmark = pytest.mark.skipif(
    not UD.is_dir(), reason="the treebanks (../shared/corpora/ud) are not beside this checkout"
)


@pytest.mark.parametrize(
    ("code", "part", "upos", "form"),
    [("fr", "fr_gsd-test", 95.0, 94.5), ("fr", "fr_sequoia-test", 97.2, 96.5), ("en", "en_ewt-test", 94.3, 92.5)],
)
def test_tagging_holds_its_floor(code: str, part: str, upos: float, form: float) -> None:
    trees = list(read_trees(UD / f"{part}.conllu"))
    reached = tag_scores(trees, open_pack(code))
    assert float(reached[0]) >= upos
    assert float(reached[1]) >= form


@pytest.mark.parametrize(("code", "part", "floor"), [("fr", "fr_pud-test", 98.0), ("en", "en_pud-test", 98.5)])
def test_sentences_of_news_hold_their_floor(code: str, part: str, floor: float) -> None:
    assert float(sentence_score(list(read_trees(UD / f"{part}.conllu")), open_pack(code))) >= floor
