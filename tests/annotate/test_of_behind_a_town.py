"""Whom a deed is done to stands behind the town where it was done: "the murder in Cali of two priests"."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

TOLD = [
    ("en", "The union condemned the murder in Kano on Monday of two priests."),
    ("en", "The kidnapping in Agadez of two priests was confirmed on Monday."),
    ("fr", "L'assassinat à Kano de deux prêtres a été condamné lundi."),
    ("fr", "L'enlèvement à Agadez de deux prêtres a été confirmé lundi."),
]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_those_behind_the_town_are_the_victims(language: str, text: str) -> None:
    report = Report(id="test", original=text, sha256="", language=language, published="2024-05-20")
    (claim,) = (c for c in read_report(report, Settings(scope="violence")).claims if c.kind == "incident")
    assert [figure.high for figure in claim.figures] == [2]
    assert claim.place is not None


COMMAS = ["Father Ruiz, killed on Monday in Kano, was buried.", "The priest, kidnapped on Monday in Kano, was freed."]


@pytest.mark.parametrize("text", COMMAS)
def test_a_deed_in_commas_is_done_to_the_noun_before_it(text: str) -> None:
    report = Report(id="test", original=text, sha256="", language="en", published="2024-05-20")
    claim = next(c for c in read_report(report, Settings(scope="violence")).claims if c.kind == "incident")
    assert {actor.role for actor in claim.actors} == {"target"}


def test_by_whom_may_stand_behind_the_day() -> None:
    text = "They mourn the bishop, killed on Monday by rebels in Kano."
    report = Report(id="test", original=text, sha256="", language="en", published="2024-05-20")
    claim = next(c for c in read_report(report, Settings()).claims if c.kind == "incident")
    assert {(actor.role, actor.name) for actor in claim.actors} == {("target", "the bishop"), ("initiator", "rebels")}
