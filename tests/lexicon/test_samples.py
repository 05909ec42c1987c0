"""The packs' own examples and mini-reports, read end to end: no more of them fail than the floors allow."""

from __future__ import annotations

import pytest

from vigie.cli.packs import allowed_failures, pack_failures
from vigie.lexicon.pack import languages, open_pack


@pytest.mark.parametrize("code", languages())
def test_no_more_fail_than_the_floors_allow(code: str) -> None:
    failures = list(pack_failures(open_pack(code)))
    shown = "\n".join(failures[:20])
    assert len(failures) <= allowed_failures(code), f"{len(failures)} fail, first of them:\n{shown}"
