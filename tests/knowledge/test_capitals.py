"""Capitals by country."""

from __future__ import annotations

from vigie.knowledge.capitals import open_capitals


def test_countries_have_their_capitals() -> None:
    capitals = open_capitals()
    assert [capitals[code].name for code in ("HT", "BF", "CD")] == ["Port-au-Prince", "Ouagadougou", "Kinshasa"]
