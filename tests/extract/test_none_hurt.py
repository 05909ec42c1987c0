"""Zero is a figure: nobody hurt in a deed, told by "nobody", "without" or a negated verb, beside it or behind it."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims


def hurt(text: str, language: str) -> list[list[tuple[str, int]]]:
    """The figures of each incident of the text."""
    return [[(f.harm, f.high) for f in claim.figures] for claim in claims(text, language) if claim.kind == "incident"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "A missile hit a school in Kramatorsk on Friday. Nobody was injured.", [("wounded", 0)]),
        ("en", "A rocket fell near Sderot on Friday; no one was hurt, police said.", [("wounded", 0)]),
        ("en", "Rockets hit the base in Erbil on Friday without causing casualties.", [("harmed", 0)]),
        ("en", "Drones hit a depot in Odesa on Friday, but nobody was killed.", [("killed", 0)]),
        ("en", "Rebels shelled the base at Gao on Friday without hurting anyone.", [("wounded", 0)]),
        ("en", "A missile hit a school in Kramatorsk on Friday. There were no casualties.", [("harmed", 0)]),
        ("fr", "Une roquette est tombée près de Sdérot vendredi, sans faire de blessé.", [("wounded", 0)]),
        ("fr", "Personne n'a été blessé lorsqu'un obus a touché une école de Nikopol vendredi.", [("wounded", 0)]),
        ("fr", "Le tir de roquettes sur Erbil vendredi n'a fait ni mort ni blessé.", [("killed", 0), ("wounded", 0)]),
        ("fr", "Un drone a frappé un dépôt à Odessa vendredi ; il n'y a pas eu de blessés.", [("wounded", 0)]),
        ("fr", "Des drones ont visé un dépôt à Odessa vendredi, sans qu'il y ait de victimes.", [("harmed", 0)]),
        ("fr", "Un missile a touché une école de Lyman vendredi. Aucune victime n'a été signalée.", [("harmed", 0)]),
        # whoever lost nobody killed others all the same, and who confirms nothing counts nothing
        ("en", "Rebels killed four soldiers at Gao on Friday without losing a man.", [("killed", 4)]),
        ("fr", "Les rebelles ont tué quatre soldats à Gao vendredi sans perdre un homme.", [("killed", 4)]),
        ("fr", "Des rebelles ont attaqué le camp de Gao vendredi. L'armée n'a pas confirmé de morts.", []),
        ("en", "Rebels attacked the base at Gao on Friday. The army did not confirm any deaths.", []),
        ("fr", "L'explosion d'une mine à Djibo vendredi n'a fait aucun mort mais trois blessés.",
         [("killed", 0), ("wounded", 3)]),
        ("en", "Thousands died without help in El Fasher as the RSF shelled the town on Friday.", [("killed", 9999)]),
        ("fr", "Neuf civils ont été tués sans raison par des soldats vendredi à Moura.", [("killed", 9)]),
    ],
)  # fmt: skip
def test_nobody_hurt_is_a_figure(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    assert hurt(text, language) == [wanted]
