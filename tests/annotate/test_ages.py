"""Ages stand aside: they count nobody, part no subject from its verb and end no list of people."""

from __future__ import annotations

import pytest

import vigie


def killed(text: str, language: str) -> list[tuple[str, int]]:
    """The groups killed in the text's one happening, with their numbers."""
    (claim,) = vigie.read(text, language=language, published="2026-03-12").claims
    return [(figure.group, figure.low) for figure in claim.figures if figure.harm == "killed"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The raid on Nikopol killed a woman and her two sons, aged 6 and 9.", [("women", 1), ("men", 2)]),
        ("en", "Three cousins aged 3, 5 and 12 were killed by shelling in Toretsk on Monday.", [("people", 3)]),
        ("en", "A mother, 29, her daughter, 3, and a neighbour aged 80 were killed in a strike on Nikopol.",
         [("women", 1), ("children", 1), ("civilians", 1)]),
        ("en", "Two sisters, aged between 17 and 45, were shot dead by rebels in Tumaco.", [("women", 2)]),
        ("fr", "Un homme de 45 ans et une fillette de 3 ans ont été tués par un drone à Kherson.",
         [("men", 1), ("children", 1)]),
        ("fr", "Deux garçons de 10 et 14 ans ont été tués par un drone à Kherson.", [("children", 2)]),
        ("fr", "Trois cousins âgés de 3, 5 et 12 ans ont été tués par un obus à Toretsk.", [("people", 3)]),
        ("fr", "Quatre personnes, dont deux garçons de 7 et 11 ans, ont péri dans la frappe de lundi sur Soumy.",
         [("people", 4), ("children", 2)]),
        ("fr", "Le raid a tué un père de 40 ans, sa femme, 38 ans, et leurs trois enfants, âgés de 2 à 9 ans, à Idlib.",
         [("men", 1), ("women", 1), ("children", 3)]),
        # numbers that count people are no ages
        ("en", "Soldiers killed 3 men, 2 women and 4 children in Bama on Friday.",
         [("men", 3), ("women", 2), ("children", 4)]),
        ("en", "After 20 years of war, 12 soldiers were killed by rebels in Mocoa on Monday.", [("soldiers", 12)]),
        ("fr", "Des soldats ont tué 3 hommes, 2 femmes et 4 enfants vendredi à Bama.",
         [("men", 3), ("women", 2), ("children", 4)]),
    ],
)  # fmt: skip
def test_ages_stand_aside(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    assert killed(text, language) == wanted
