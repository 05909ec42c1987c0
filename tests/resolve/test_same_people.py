"""Victims told of again: by a definite noun, by the weapon told of before, by their names."""

from __future__ import annotations

import pytest

from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def happenings(text: str, language: str) -> list[Claim]:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    return [claim for claim in read_report(report, Settings(assume_conflict=True)).claims if claim.kind == "incident"]


ONE = [
    ("en", "A court heard of the murder of six nuns in Bunia. The nuns were killed on 3 May."),
    ("fr", "Le procès porte sur le meurtre de six moines à Bunia. Les moines ont été tués le 3 mai."),
    ("en", "A car bomb exploded in Tripoli, injuring two people. The bomb damaged a hotel and two clinics."),
    ("fr", "Une bombe a explosé à Tripoli, blessant deux personnes. La bombe a endommagé un hôtel."),
    ("en", "Two judges were killed in Kaya. Men on motorcycles opened fire on the judges as they left."),
    ("fr", "Deux juges ont été tués à Kaya. Des hommes à moto ont ouvert le feu sur les juges."),
    ("en", "Two clerks were killed near Baiji. It was said that Karim Haddad and Omar Saad were shot dead by gunmen."),
]


@pytest.mark.parametrize(("language", "text"), ONE)
def test_who_was_killed_is_told_of_again(language: str, text: str) -> None:
    (claim,) = happenings(text, language)
    assert len(claim.evidence) == 2


TWO = [
    ("en", "A court heard of the murder of six nuns in Bunia. The other nuns were killed on 3 May."),
    ("fr", "Le procès porte sur le meurtre de six moines à Bunia. L'imam a été tué le 3 mai à Goma."),
    ("en", "A clerk was shot dead in Homs. The device that wrecked a hotel in Tripoli on Monday was a bomb."),
    ("en", "Two clerks were killed in Homs. Karim Haddad and Omar Saad were killed in Aleppo on Tuesday."),
]


@pytest.mark.parametrize(("language", "text"), TWO)
def test_others_of_their_kind_are_others(language: str, text: str) -> None:
    assert len(happenings(text, language)) == 2
