"""Parts without a name are of the place told of; a village community has its name, a people's is no place."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def places(text: str, language: str) -> list[str | None]:
    report = Report(id="x", original=text, sha256="", language=language, published="2024-06-12")
    claims = read_report(report, Settings()).claims
    return [claim.place.name if claim.place else None for claim in claims if claim.kind != "statement"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Drones hit Kharkiv on Monday. Twelve residents were hurt in the blasts that shook three districts."),
        (
            "fr",
            "Des drones ont frappé Kharkiv lundi. Dans trois quartiers, des drones ont blessé treize personnes.",
        ),
    ],
)
def test_districts_without_a_name_are_the_town_s(language: str, text: str) -> None:
    assert set(places(text, language)) == {"Kharkiv"}


def test_a_community_without_an_article_is_a_place() -> None:
    text = "Gunmen killed the head of Zolkwara community in Wase Local Government Area on Monday."
    assert places(text, "en") == ["Zolkwara"]
    assert places("Gunmen attacked the Fulani community in Jos on Monday.", "en") == ["Jos"]
