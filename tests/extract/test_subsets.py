"""Parts of those told before whose own verb tells more of them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import told


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        (
            "fr",
            "Les bombardements de Kharkiv ont fait 64 blessés, dont neuf sont décédés dans la nuit.",
            [("wounded", "people", 64), ("killed", "people", 9)],
        ),
        (
            "fr",
            "Trente soldats ont été blessés dans l'attaque de Gao, dont quatre ont succombé à leurs blessures.",
            [("wounded", "soldiers", 30), ("killed", "soldiers", 4)],
        ),
        (
            "en",
            "The blast in Kabul left 312 wounded, of whom 27 died in hospital.",
            [("wounded", "people", 312), ("killed", "people", 27)],
        ),
        (
            "en",
            "Thirty soldiers were wounded in the attack on Gao, four of whom later died.",
            [("wounded", "soldiers", 30), ("killed", "soldiers", 4)],
        ),
    ],
)
def test_part_of_the_hurt_who_died_are_the_dead(language: str, text: str, figures: list[tuple[str, str, int]]) -> None:
    assert [(f.harm, f.group, f.low) for f in told(text, language).figures] == figures


def test_part_that_a_verb_tells_of_again_stays_a_part() -> None:
    whole, part = told("Le bilan passe à 20 morts, dont huit ont été tués à Gao.", "fr").figures
    assert (whole.low, part.low, part.part_of) == (20, 8, 0)


def test_verb_behind_a_part_without_a_comma_is_the_wholes() -> None:
    whole, part = told("Trente personnes dont dix enfants ont été tuées dans une frappe sur Gao.", "fr").figures
    assert (whole.low, part.low, part.part_of) == (30, 10, 0)
