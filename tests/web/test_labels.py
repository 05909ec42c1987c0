"""The workbench names everything that the taxonomy and the policies have, in both of its languages."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
import yaml

from vigie.consolidate.policies import POLICIES
from vigie.knowledge.actors import open_actors
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
def test_the_bodies_that_every_state_has_are_named(language: str) -> None:
    labels = json.loads((SAY / language / "labels.json").read_text("utf-8"))
    assert {f"body.{role}" for role in open_actors().roles} - set(labels) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_that_is_on_record_of_people_has_a_label(language: str) -> None:
    labels = json.loads((SAY / language / "labels.json").read_text("utf-8"))
    calls = (found for path in SERVE.glob("*.py") for found in AUDITED.findall(path.read_text("utf-8")))
    acts = {act for call in calls for act in re.findall(r'"([a-z -]+)"', call)}
    assert {"exported", "sign-in refused", "report added"} <= acts
    assert {f"act.{act}" for act in acts} - set(labels) == set()


RAISED = {"Refusal", "ReviewError", "LedgerError", "MissingError", "AccountError", "TooLong", "problem"}
PEOPLE_MEET = ("serve", "review", "record/decisions.py", "ledger/reviews.py", "ledger/judgements.py", "export")
# No page asks so, or the page has its own words for it by the status.
OURS_ALONE = ("Sign in.", "two ledgers have one name", "Open the address", "nobody is quoted as", "x: x.",
              "There is no such page", "The server failed on this", "Too many requests")  # fmt: skip


def refusals() -> list[str]:
    """Every sentence with which something is refused that people ask for, with "x" for what stands in it."""
    src = SERVE.parent
    found = []
    for name in PEOPLE_MEET:
        paths = sorted((src / name).glob("*.py")) if (src / name).is_dir() else [src / name]
        for path in paths:
            tree = ast.parse(path.read_text("utf-8"))
            constants = {
                one.targets[0].id: one.value
                for one in ast.walk(tree)
                if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
            }
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in RAISED:
                    values = [constants.get(one.id, one) if isinstance(one, ast.Name) else one for one in call.args]
                    found += [words for one in values if " " in (words := said(one))]
    return found


def said(node: ast.expr) -> str:
    """The words of a string in the source; nothing for what is none."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "x" for part in node.values)  # type: ignore[misc]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_refusal_is_known_to_the_workbench_which_has_its_own_words_for_it() -> None:
    source = (SAY / "refusals.ts").read_text("utf-8")
    patterns = [
        re.compile(pattern.replace("(?<", "(?P<").replace("\\/", "/"))
        for name, pattern in re.findall(r'\["(\w+)", /(.+)/\]', source)
        if name != "field_value"
    ]
    sentences = [one for one in refusals() if not one.startswith(OURS_ALONE)]
    assert len(sentences) > 50
    assert [one for one in sentences if not any(pattern.match(one) for pattern in patterns)] == []
