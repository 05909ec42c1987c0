"""What was done before somebody spoke is a fact, whatever he promises, threatens or demands because of it."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("en", "Thailand and Cambodia agreed on Monday to a truce after five days of fighting that left 38 dead.", 38),
        ("en", "The minister promised to send troops to Goma after an attack that killed nine soldiers.", 9),
        ("fr", "Le ministre a promis d'envoyer des troupes à Goma après une attaque qui a tué neuf soldats.", 9),
    ],
)
def test_what_a_promise_follows_has_been_done(language: str, text: str, killed: int) -> None:
    (claim,) = [claim for claim in claims(text, language) if claim.figures]
    assert [(figure.harm, figure.low) for figure in claim.figures] == [("killed", killed)]
    assert claim.factuality == "asserted"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rebels threatened to kill ten hostages in Goma on Friday."),
        ("en", "The minister promised an attack that will kill many rebels near Goma."),
        ("fr", "Les rebelles ont menacé de tuer dix otages à Goma vendredi."),
    ],
)
def test_what_is_only_promised_has_not(language: str, text: str) -> None:
    assert all(claim.factuality != "asserted" for claim in claims(text, language) if claim.kind == "incident")


def test_the_day_of_an_agreement_is_the_day_on_which_somebody_agreed() -> None:
    (claim,) = claims("Thailand and Cambodia agreed on Monday to an immediate ceasefire.", "en")
    assert claim.time is not None
    assert str(claim.time.start) == "2024-11-25"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Le Tchad a annoncé qu'il enverrait deux bataillons à Goma.", "planned"),
        ("Selon des habitants, l'armée enverrait deux bataillons à Goma.", "hedged"),
        ("Le ministre a affirmé que les rebelles auraient tué dix civils à Goma.", "hedged"),
        ("L'ONU a indiqué que dix soldats seraient détenus à Goma par les rebelles.", "hedged"),
    ],
)
def test_a_conditional_that_was_announced_tells_the_future(text: str, factuality: str) -> None:
    """What somebody has announced he "would" do is planned; what is told in the conditional otherwise is doubted."""
    assert [claim.factuality for claim in claims(text, "fr") if claim.kind == "incident"][:1] == [factuality]
