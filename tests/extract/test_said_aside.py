"""A saying between commas has what stands before it, whatever follows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Four soldiers died in an ambush near Gao, officials said, a day after rebels took a town.",
            "officials",
        ),
        ("Four people were killed in drone strikes on Gao, the mayor said, at a time of unrest.", "the mayor"),
        ("The violence has claimed an estimated 900 lives and displaced thousands in Gao, the UN said.", "the UN"),
    ],
)
def test_what_precedes_is_said(text: str, source: str) -> None:
    assert [said.source for said in claims(text, "en")[0].attribution] == [source]
