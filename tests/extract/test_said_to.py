"""Who says something by an infinitive with a clause of its own says it: "went on television *to say they* ..."."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Soldiers went on state television on Wednesday to say they had seized power in Bissau.", "Soldiers"),
        ("en", "The rebels issued a statement to say that they had captured Goma.", "a statement"),
        ("fr", "Des militaires sont apparus à la télévision pour annoncer qu'ils avaient pris le pouvoir à Bissau.",
         "Des militaires"),
        ("fr", "Les rebelles ont publié un communiqué pour affirmer qu'ils avaient pris Goma.", "un communiqué"),
    ],
)  # fmt: skip
def test_what_an_infinitive_of_saying_leads_is_told_and_sourced(language: str, text: str, source: str) -> None:
    """Behind a place or a paper it is said; the pronoun behind it is the subject of what is said."""
    (claim,) = claims(text, language)
    assert [party.role for party in claim.actors] == ["initiator"]
    assert [told.source for told in claim.attribution] == [source]
    assert not claim.background


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The colonel sent an envoy to say that his men had killed ten rebels in Gao."),
        ("fr", "Le colonel a envoyé un émissaire pour dire que ses hommes avaient tué dix rebelles à Gao."),
    ],
)
def test_behind_an_object_nobody_is_guessed(language: str, text: str) -> None:
    """Who says it may be the one who was sent: the deed is told all the same."""
    (claim,) = [claim for claim in claims(text, language) if claim.event_type == "attack"]
    assert [(figure.harm, figure.low) for figure in claim.figures] == [("killed", 10)]
    assert all(told.source not in ("Le colonel", "un émissaire") for told in claim.attribution)
