"""The workbench names everything that the taxonomy and the policies have, in both of its languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from vigie.consolidate.policies import POLICIES
from vigie.lexicon.pack import DATA

SAY = Path(__file__).parents[2] / "web" / "src" / "say"
SERVE = Path(__file__).parents[2] / "src" / "vigie" / "serve"
AUDITED = re.compile(r"\.audit\([^\n]*")
TAXONOMY = DATA / "knowledge" / "taxonomy"


def vocabulary() -> set[str]:
    """The keys of labels that the taxonomy asks for."""
    keys = {f"policy.{name}" for name in POLICIES} | {f"rule.{name}" for name in POLICIES}
    for path in sorted(TAXONOMY.glob("*.yml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        for kind in content.get("types", []):
            keys |= {f"type.{kind['id']}", f"family.{kind['family']}", f"kind.{kind['kind']}"}
        words = content.get("vocabulary", {})
        for group, label in {"harms": "harm", "groups": "group", "objects": "object", "means": "means"}.items():
            keys |= {f"{label}.{identity}" for identity in words.get(group, {})}
    return keys


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_of_the_taxonomy_has_a_label(language: str) -> None:
    labels = json.loads((SAY / language / "labels.json").read_text("utf-8"))
    assert len(vocabulary()) > 80
    assert vocabulary() - set(labels) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_that_is_on_record_of_people_has_a_label(language: str) -> None:
    labels = json.loads((SAY / language / "labels.json").read_text("utf-8"))
    calls = (found for path in SERVE.glob("*.py") for found in AUDITED.findall(path.read_text("utf-8")))
    acts = {act for call in calls for act in re.findall(r'"([a-z -]+)"', call)}
    assert {"exported", "sign-in refused", "report added"} <= acts
    assert {f"act.{act}" for act in acts} - set(labels) == set()
