"""Numbers of one deed place by place."""

import sys
from pathlib import Path

import pytest

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war, place, told


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        (
            "fr",
            "Les combats ont fait 14 morts à Goma, 6 à Bukavu et 22 autres à Uvira.",
            [(14, "Goma"), (6, "Bukavu"), (22, "Uvira")],
        ),
        (
            "fr",
            "Dix soldats ont été tués à Gao, quatre à Kidal et une dizaine d'autres à Ménaka.",
            [(10, "Gao"), (4, "Kidal"), (10, "Ménaka")],
        ),
        (
            "en",
            "Strikes killed eight civilians in Kharkiv, three in Odesa and two others in Sumy.",
            [(8, "Kharkiv"), (3, "Odesa"), (2, "Sumy")],
        ),
        (
            "fr",
            "Les frappes ont fait six morts à Beit Lahia (nord), neuf à Rafah (sud) et deux à Khan Younès.",
            [(6, "Beit Lahia"), (9, "Rafah"), (2, "Khan Yunis")],
        ),
        ("en", "The army killed 20 fighters in Mopti and nine in Timbuktu.", [(20, "Mopti"), (9, "Timbuktu")]),
        (
            "fr",
            "Douze soldats ont été tués dans une embuscade à Gao, et cinq autres dans une fusillade à Mopti.",
            [(12, "Gao"), (5, "Mopti")],
        ),
        (
            "en",
            "Twelve soldiers were killed in an ambush in Gao, and five others in a shooting in Mopti.",
            [(12, "Gao"), (5, "Mopti")],
        ),
    ],
)
def test_each_number_of_a_list_is_a_claim_at_its_own_place(
    language: str, text: str, counts: list[tuple[int, str]]
) -> None:
    found = in_war(text, language)
    assert [(claim.figures[0].low, place(claim)) for claim in found] == counts
    assert len({claim.figures[0].group for claim in found}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trente personnes ont été tuées lundi : 12 à Alep, 11 à Homs et 7 à Hama."),
        ("en", "Thirty people were killed on Monday: 12 in Aleppo, 11 in Homs and 7 in Hama."),
    ],
)
def test_numbers_behind_a_colon_are_parts_of_the_one_before(language: str, text: str) -> None:
    assert [(f.low, f.part_of) for f in told(text, language).figures] == [(30, None), (12, 0), (11, 0), (7, 0)]


def test_a_number_with_people_or_harm_of_its_own_is_no_share() -> None:
    (claim,) = in_war("Dix soldats ont été tués et 20 blessés à Gao.", "fr")
    assert [(f.harm, f.low) for f in claim.figures] == [("killed", 10), ("wounded", 20)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Onze soldats ont été tués à Gao samedi et sept à Mopti dimanche."),
        ("en", "Eleven soldiers were killed in Gao on Saturday and seven in Mopti on Sunday."),
    ],
)
def test_a_number_of_a_list_has_its_own_day(language: str, text: str) -> None:
    claims = vigie.read(text, language=language, published="2024-06-12").claims
    days = [(claim.figures[0].low, claim.time.start if claim.time else None) for claim in claims]
    assert days == [(11, "2024-06-08"), (7, "2024-06-09")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Attacks in Gao and Kidal killed six and nine soldiers respectively on Friday.",
         [("Gao", 6), ("Kidal", 9)]),
        ("fr", "Des attaques à Gao et à Kidal ont tué respectivement six et neuf soldats vendredi.",
         [("Gao", 6), ("Kidal", 9)]),
    ],
)  # fmt: skip
def test_two_lists_in_the_same_order_are_paired(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    claims = vigie.read(text, language=language, published="2024-11-30").claims
    assert [(claim.place.name if claim.place else None, claim.figures[0].low) for claim in claims] == wanted
    assert all(figure.group == "soldiers" for claim in claims for figure in claim.figures)
