"""A deed that only says of whom somebody speaks is no part of what he asks for."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

ASKED = [
    ("en", "The government demanded the release of two engineers, kidnapped on Monday by rebels in Kano."),
    ("en", "The government demanded the release of two engineers who have been kidnapped by rebels in Kano."),
    ("fr", "Le gouvernement exige la libération des deux ingénieurs enlevés lundi par les rebelles à Kano."),
]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_who_is_to_be_freed_has_been_taken(language: str, text: str) -> None:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-05-20")
    claims = read_report(report, Settings()).claims
    assert [c.factuality for c in claims if c.event_type == "abduction"] == ["asserted"]
