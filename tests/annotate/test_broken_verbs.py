"""Verbs whose auxiliary and participle stand apart, with words between commas inside."""

import pytest

from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def told(text: str, language: str) -> Claim:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-11-30")
    (claim,) = read_report(report, Settings(assume_conflict=True)).claims
    return claim


@pytest.mark.parametrize(
    ("language", "text", "figure", "source"),
    [
        ("fr", "Douze civils ont été, selon l'ONU, tués par des miliciens à Bunia.", ("killed", 12), ["l'ONU"]),
        ("fr", "Quatre policiers ont été, vendredi soir, enlevés par des hommes armés à Kaya.", ("abducted", 4), []),
        ("en", "Twelve civilians were, according to the UN, killed by gunmen in Bunia.", ("killed", 12), ["the UN"]),
        ("en", "Three aid workers were, the UN said, wounded by drone fire in Rafah.", ("wounded", 3), ["the UN"]),
    ],
)
def test_words_between_commas_part_no_auxiliary_from_its_participle(
    language: str, text: str, figure: tuple[str, int], source: list[str]
) -> None:
    claim = told(text, language)
    assert [(f.harm, f.low) for f in claim.figures] == [figure]
    assert [said.source for said in claim.attribution] == source


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une patrouille de l'armée est tombée, mardi matin, dans une embuscade près de Ménaka."),
        ("en", "A military patrol came, on Tuesday morning, under attack near Menaka."),
    ],
)
def test_a_time_between_commas_parts_no_locution(language: str, text: str) -> None:
    claim = told(text, language)
    assert [actor.role for actor in claim.actors] == ["target"]
    assert claim.time is not None
    assert str(claim.time.start)[:10] == "2024-11-26"
