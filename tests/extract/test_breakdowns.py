"""Sentences of their own that say who the people counted before were: parts of the figure told before."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims, in_war, told

RAID = "Gunmen killed 27 people and wounded 43 in Bria on Sunday. "
RAID_FR = "Des hommes armés ont tué 27 personnes et en ont blessé 43 dimanche à Bria. "
PARTS = [
    ("en", RAID + "Among the dead were six women and a child.", [("killed", "women", 6), ("killed", "children", 1)]),
    ("en", RAID + "Six women were among those killed.", [("killed", "women", 6)]),
    ("en", RAID + "Ten of them were children, a nurse said.", [("killed", "children", 10)]),
    ("en", RAID + "At least nine of the wounded were soldiers.", [("wounded", "soldiers", 9)]),
    ("en", RAID + "The dead included two journalists.", [("killed", "journalists", 2)]),
    ("fr", RAID_FR + "Parmi eux, trois enfants et une femme.", [("killed", "children", 3), ("killed", "women", 1)]),
    ("en", RAID + "Of these, 12 were soldiers.", [("killed", "soldiers", 12)]),
    ("fr", RAID_FR + "Deux policiers figurent parmi les morts.", [("killed", "police", 2)]),
    ("fr", RAID_FR + "Onze des blessés sont des enfants.", [("wounded", "children", 11)]),
    ("fr", RAID_FR + "Parmi eux, quatre soldats et un maçon.", [("killed", "soldiers", 4), ("killed", "people", 1)]),
]  # fmt: skip


FATAL = [
    ("en", "Six people were shot in Bria, two of them fatally.", {("harmed", 6), ("killed", 2)}),
    ("fr", "Six personnes ont été blessées par balle à Bria, dont deux mortellement.", {("killed", 2), ("wounded", 6)}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), FATAL)
def test_an_adverb_says_how_many_of_the_hurt_died(language: str, text: str, wanted: set[tuple[str, int]]) -> None:
    assert {(f.harm, f.low) for f in told(text, language).figures} == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), PARTS)
def test_who_was_counted_is_part_of_the_figure_before(
    language: str, text: str, wanted: list[tuple[str, str, int]]
) -> None:
    claim = told(text, language)
    parts = [figure for figure in claim.figures if figure.part_of is not None]
    assert [(f.harm, f.group, f.low) for f in parts] == wanted
    wholes = [claim.figures[f.part_of] for f in parts if f.part_of is not None]
    assert all(whole.harm == part.harm and whole.part_of is None for whole, part in zip(wholes, parts, strict=True))


def test_some_of_those_told_before_are_nobody_new() -> None:
    (claim,) = in_war(RAID_FR + "Trois des blessés ont été conduits à Bangui.", "fr")
    assert [(f.harm, f.low) for f in claim.figures if f.part_of is None] == [("killed", 27), ("wounded", 43)]


def test_a_part_larger_than_the_figure_before_is_none_of_it() -> None:
    found = in_war("Gunmen killed three people in Bria. Ten of the dead were children.", "en")
    assert all(figure.part_of is None for claim in found for figure in claim.figures)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Troops arrested 14 men in Gao on Monday. Seven of those detained are from Bamako.", [("detained", 14)]),
        ("en", "A rocket hit a market in Idlib, wounding twenty. Two of the wounded are in serious condition.",
         [("wounded", 20)]),
        ("fr", "L'armée a arrêté 14 hommes à Gao lundi. Sept des personnes arrêtées sont de Kati.", [("detained", 14)]),
        ("fr", "Une roquette a touché un marché à Idlib, blessant vingt personnes. Deux des blessés sont dans un état"
         " grave.", [("wounded", 20)]),
        # who died of it is one more of the dead
        ("en", "A rocket hit a market in Idlib, wounding twenty. Two of the wounded died.",
         [("wounded", 20), ("killed", 2)]),
    ],
)  # fmt: skip
def test_a_number_of_those_known_counts_nobody_again(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    """What else is said of some of those who were hurt or held is no further happening."""
    assert [(f.harm, f.low) for claim in claims(text, language) for f in claim.figures] == wanted
