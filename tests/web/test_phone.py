"""On a phone nothing has to be scrolled sideways to be read: tables are cards there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.web.browsing import Visit

Visitor = Callable[..., Visit]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
# Parts that scroll within themselves, and by how much.
SIDEWAYS = """() => [...document.querySelectorAll("main *")].filter((one) => one.scrollWidth > one.clientWidth + 1
  && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)).map((one) => one.className + one.scrollWidth)"""


@pytest.mark.parametrize("language", ["en-GB", "fr-FR"])
@pytest.mark.parametrize("path", ["/events", "/reports", "/sources"])
def test_a_list_is_cards_on_a_phone(visit: Visitor, path: str, language: str) -> None:
    one = visit(**PHONE, locale=language)
    page = one.open(path)
    page.locator("li[data-row] a").first.wait_for()
    assert page.locator("main table").count() == 0
    assert page.evaluate(SIDEWAYS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert one.violations() == []


def test_cards_are_gone_through_by_keys_and_sorted(visit: Visitor) -> None:
    page = visit(**PHONE).open("/events")
    page.get_by_label("Sort by").select_option("killed")
    page.wait_for_url("**sort=killed")
    page.wait_for_load_state("networkidle")
    page.get_by_role("region", name="Events").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
    chosen = "document.activeElement.closest('[data-row]').dataset.row"
    assert page.evaluate(chosen) in ("0", "1")
    href = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")
    page.go_back()
    page.wait_for_url("**sort=killed")


def test_a_table_again_where_there_is_room(visit: Visitor) -> None:
    page = visit(**PHONE).open("/reports")
    page.set_viewport_size({"width": 1000, "height": 800})
    page.locator("tr[data-row] a").first.wait_for()
    assert page.locator("li[data-row]").count() == 0


def test_a_dossier_is_read_on_a_phone(visit: Visitor) -> None:
    one = visit(**PHONE, locale="fr-FR")
    page = one.open("/events?disputed=true&kind=incident")
    page.locator("li[data-row] a").first.click()
    page.locator("#figures-title").wait_for()
    page.locator("section:has(#links-title)").get_by_role("button").first.click()
    page.locator("section:has(#links-title) table").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SIDEWAYS) == []
    assert one.violations() == []
