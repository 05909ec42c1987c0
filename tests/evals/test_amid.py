"""Openings of reports amid other news: whole, and between sentences that tell no violence."""

from __future__ import annotations

import pytest
from evals.amid import NEWS, SIDE, deeds, openings, other_news
from evals.treebanks import UD

pytestmark = pytest.mark.skipif(
    not (NEWS.is_dir() and UD.is_dir()), reason="the annotated reports and treebanks beside the repository are absent"
)


def test_openings_stand_whole_between_sentences_of_other_news() -> None:
    dull = set(other_news("fr"))
    alone, amid = next(openings("fr"))
    assert deeds(alone, "fr")
    before, after = amid.split(alone)
    assert sum(sentence in before for sentence in dull) >= SIDE
    assert sum(sentence in after for sentence in dull) >= SIDE
    assert not deeds(before, "fr")
