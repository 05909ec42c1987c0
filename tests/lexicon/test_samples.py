"""The packs' own examples and mini-reports, read end to end: no more of them fail than the floors allow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import vigie
from vigie.lexicon.check import Failure, failing_examples, failing_samples
from vigie.lexicon.pack import Pack, languages, open_pack
from vigie.model.claim import Reading

FLOORS = Path(__file__).parents[2] / "evals" / "floors.json"
# how many may fail where the floors file does not say
ALLOWED = {"failing examples": 360, "failing samples": 45}
Failing = Callable[[Pack, Callable[[str, str | None], Reading]], Iterator[Failure]]


def allowed(code: str, what: str) -> int:
    """The number that evals/floors.json allows to fail."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    return int(floors.get(f"packs/{code} {what}", ALLOWED[what]))


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize(
    ("what", "failing"), [("failing samples", failing_samples), ("failing examples", failing_examples)]
)
def test_no_more_fail_than_the_floors_allow(code: str, what: str, failing: Failing) -> None:
    def read(text: str, published: str | None) -> Reading:
        return vigie.read(text, language=code, published=published)

    failures = list(failing(open_pack(code), read))
    shown = "\n".join(f"{failure.rule}: {failure.problem}: {failure.text[:90]}" for failure in failures[:20])
    assert len(failures) <= allowed(code, what), f"{len(failures)} fail, first of them:\n{shown}"
