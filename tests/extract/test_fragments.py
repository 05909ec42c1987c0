"""Messages: emoji and hashtags are no words, a line of figures belongs to the deed before it; a source is no side."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims, only


@pytest.mark.parametrize(
    ("language", "text", "place", "figures"),
    [
        ("en", "🔴🚨 #BREAKING #Sudan 🇸🇩\nRSF drones hit the power station in #Merowe tonight 💥\n"
               "➡️ 4 dead ☠️, 11 injured 🏥",
         "Merowe", [("killed", 4), ("wounded", 11)]),
        ("fr", "⚡️ URGENT | Frappe israélienne sur une voiture à #Saïda 🇱🇧 ce matin\n▪️ 2 martyrs 💔 et 3 blessés selon "
               "le ministère de la Santé\n▪️ des drones survolent toujours la ville 👇👇", "Sidon",
         [("killed", 2), ("wounded", 3)]),
        ("fr", "Des drones ont frappé la centrale de Merowe cette nuit\n4 morts, 11 blessés", "Merowe",
         [("killed", 4), ("wounded", 11)]),
    ],
)  # fmt: skip
def test_messages_are_read_by_their_words(language: str, text: str, place: str, figures: list[tuple[str, int]]) -> None:
    claim = only(text, language)
    assert claim.place is not None
    assert claim.place.name == place
    assert [(figure.harm, figure.low) for figure in claim.figures] == figures
    assert all(figure.group == "people" for figure in claim.figures)


def test_a_line_of_figures_of_another_place_stands_by_itself() -> None:
    text = "Gunmen attacked a village near Bama on Friday.\nNine dead in Kano bombing."
    assert [[f.low for f in claim.figures] for claim in claims(text, "en")] == [[], [9]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Attaque à Djibo vendredi : 12 morts selon l'armée."),
        ("fr", "Une attaque a fait 12 morts selon les rebelles à Djibo vendredi."),
        ("en", "An attack in Djibo on Friday left 12 dead according to the army."),
    ],
)
def test_the_dead_are_not_of_the_side_that_counts_them(language: str, text: str) -> None:
    assert [(figure.group, figure.low) for figure in only(text, language).figures] == [("people", 12)]
