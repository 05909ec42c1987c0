"""The time of an earlier count, and a time since when something lasts, are not when a source spoke or it happened."""

from __future__ import annotations

import pytest

import vigie

REVISED = [
    ("en", "Rebels stormed Goma. The death toll rose to 31 from 24 a day earlier, the ministry said."),
    ("en", "Rebels stormed Goma. At least 31 people were killed in the fighting, up from 24 on Tuesday."),
    ("fr", "Les rebelles ont attaqué Goma. Le bilan est passé de 24 morts la veille à 31, selon le ministère."),
    ("fr", "Les rebelles ont attaqué Goma. Les combats ont fait 31 morts, contre 24 lundi, selon le ministère."),
]
DATED = [
    ("en", "Rebels abducted 30 people from 24 villages on Tuesday in Zamfara.", "2024-11-26"),
    ("en", "Gunmen killed 31 people in Goma on Tuesday, up from 24.", "2024-11-26"),
    ("fr", "Les rebelles ont enlevé 30 personnes et tué 24 soldats mardi à Goma.", "2024-11-26"),
    ("fr", "Une attaque de 24 rebelles mardi à Goma a fait 31 morts.", "2024-11-26"),
]
SINCE = [
    ("en", "The Observatory put the death toll since Wednesday at 327. Rebels took two villages.", "2024-11-27"),
    ("fr", "L'Observatoire a fait état depuis mercredi de 327 morts dans les combats à Alep.", "2024-11-27"),
]


@pytest.mark.parametrize(("language", "text"), REVISED)
def test_nothing_happened_on_the_day_of_an_earlier_count(language: str, text: str) -> None:
    claims = vigie.read(text, language=language, published="2024-11-30").claims
    assert [figure.high for claim in claims for figure in claim.figures] == [31]
    assert [claim.time for claim in claims] == [None] * len(claims)


@pytest.mark.parametrize(("language", "text", "day"), DATED)
def test_other_numbers_leave_a_deed_its_day(language: str, text: str, day: str) -> None:
    (claim,) = vigie.read(text, language=language, published="2024-11-30").claims
    assert claim.time is not None
    assert claim.time.start == day


@pytest.mark.parametrize(("language", "text", "day"), SINCE)
def test_nobody_speaks_since_a_day(language: str, text: str, day: str) -> None:
    toll = vigie.read(text, language=language, published="2024-11-30").claims[0]
    assert [told.said_on for told in toll.attribution] == [None]
    assert toll.time is not None
    assert toll.time.start == day
