"""Every example of the packs' repair sections comes out as it says; what is repaired can be undone."""

from __future__ import annotations

import pytest

from vigie.lexicon.pack import DATA, Pack
from vigie.lexicon.repair import RepairExample, RepairSection
from vigie.model.report import Report
from vigie.repair import repair

PACKS = [Pack(code, DATA / "lang" / code) for code in ("en", "fr")]


def examples_of(section: RepairSection) -> list[tuple[str, RepairExample]]:
    rules = [(rule.id, example) for rule in section.boilerplate for example in rule.examples]
    rules += [(rule.id, example) for rule in section.place_names for example in rule.examples]
    parts = (("seams", section.seams), ("names", section.names), ("quotations", section.quotations))
    return rules + [(name, example) for name, part in parts for example in part.examples]


CASES = [
    pytest.param(pack, example, id=f"{pack.code}-{name}-{number}")
    for pack in PACKS
    for number, (name, example) in enumerate(examples_of(pack.section("repair", RepairSection)))
]


@pytest.mark.parametrize(("pack", "example"), CASES)
def test_an_example_comes_out_as_it_says(pack: Pack, example: RepairExample) -> None:
    document = repair(Report(id="x", original=example.text, sha256=""), pack)
    assert document.text == (example.text if example.gives is None else example.gives), document.repairs
    undone = document.text
    for made in reversed(document.repairs):
        assert undone[made.start : made.end] == made.after
        undone = undone[: made.start] + made.before + undone[made.end :]
    assert undone == example.text


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_rule_ids_are_unique_and_every_rule_has_an_example_each_way(pack: Pack) -> None:
    section = pack.section("repair", RepairSection)
    rules = {rule.id: rule.examples for rule in section.boilerplate}
    rules |= {rule.id: rule.examples for rule in section.place_names}
    assert len(rules) == len(section.boilerplate) + len(section.place_names)
    for rule_id, examples in rules.items():
        assert {example.gives is None for example in examples} == {True, False}, rule_id
