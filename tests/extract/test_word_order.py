"""Times and places between a verb and its object: the object, the day and the source are read as behind it."""

from __future__ import annotations

import pytest

from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def claims(text: str, language: str) -> tuple[Claim, ...]:
    report = Report(id="x", original=text, sha256="", language=language, published="2024-06-12")
    return tuple(claim for claim in read_report(report, Settings()).claims if claim.kind != "statement")


@pytest.mark.parametrize(
    "between", ["lundi", "lundi matin", "à Goma lundi", ", lundi,", "près de Goma", "dans la ville de Goma"]
)
@pytest.mark.parametrize(
    "said", [", a indiqué la police", ", a annoncé la police dans un communiqué", ", selon la police", ""]
)
def test_an_object_behind_a_time_or_a_place_is_its_verb_s(between: str, said: str) -> None:
    text = f"Des rebelles ont tué {between} cinq civils à Goma{said}.".replace(" ,", ",")
    [claim] = claims(text, "fr")
    assert [(figure.harm, figure.low) for figure in claim.figures] == [("killed", 5)]
    assert [found.source for found in claim.attribution] == (["la police"] if said else [])
    assert any(actor.role == "initiator" for actor in claim.actors)


def test_what_was_learned_of_somebody_does_not_take_the_object() -> None:
    [claim] = claims("Des rebelles ont enlevé lundi cinq civils à Goma, a-t-on appris auprès de la police.", "fr")
    assert [(figure.harm, figure.low) for figure in claim.figures] == [("abducted", 5)]


def test_a_night_before_a_number_is_the_deed_s_and_not_the_number_s() -> None:
    [claim] = claims("Des rebelles ont tué dans la nuit de lundi à mardi cinq civils à Goma.", "fr")
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2024-06-10", "2024-06-11")
