"""The case of MUC-4's texts: common words small, names as they are."""

from __future__ import annotations

import pytest
from evals.muc_texts import recased

CASES = [
    ("The army met heavy Clashes in Usulutan.", "The army met heavy clashes in Usulutan."),
    ("Then Salvadoran Politicians met in Response.", "Then Salvadoran politicians met in response."),
    ("The Shining Path left Lima in March.", "The Shining Path left Lima in March."),
    ("Carlos Rivera fled. A judge saw Rivera.", "Carlos Rivera fled. A judge saw Rivera."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_common_word_alone_among_small_ones_is_small(text: str, expected: str) -> None:
    assert recased(text) == expected
