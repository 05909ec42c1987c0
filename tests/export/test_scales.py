"""The scale of an event's sources goes by what is known of the outlets."""

from __future__ import annotations

import pytest

from vigie.export.scales import source_scale


@pytest.mark.parametrize(
    ("outlets", "country", "scale"),
    [
        (["Reuters"], "SY", "International"),
        (["Reuters"], "GB", "National"),
        (["Al Jazeera"], "SY", "Regional"),
        (["Pajhwok"], "AF", "National"),
        (["Pajhwok", "AFP"], "AF", "National-International"),
        (["Telegram"], "UA", "New media"),
        (["Telegram", "Al Jazeera", "AFP"], "SY", "New media-International"),
        (["Syrian Observatory for Human Rights"], "SY", "Other"),
        (["A paper that nobody knows"], "SY", ""),
        (["A paper that nobody knows", "AFP"], None, "International"),
        ([], "SY", ""),
    ],
)
def test_the_narrowest_and_the_widest_are_named(outlets: list[str], country: str | None, scale: str) -> None:
    assert source_scale(outlets, country) == scale
