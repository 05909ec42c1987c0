"""Every page and every dialog: axe finds nothing, light or dark, and on a phone nothing goes beyond its edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.web.browsing import Visit

Visitor = Callable[..., Visit]
PAGES = (
    "/", "/events", "/reports", "/review", "/review?order=links", "/review?blind=1", "/territory", "/sources", "/add",
    "/exports", "/settings",
)  # fmt: skip
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark", "locale": "fr-FR"},
    "phone": {"viewport": {"width": 390, "height": 844}, "locale": "fr-FR"},
}
FIGHT = "/events?disputed=true&kind=incident&harm=killed"


def first_of(one: Visit, path: str) -> Any:
    """Opens the first of a list."""
    page = one.open(path)
    page.locator("tr[data-row] a").first.click()
    page.wait_for_url(lambda address: address.count("/") > 3)
    page.locator("main .panel").first.wait_for()
    page.locator("main h1").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def pressed(one: Visit, *keys: str) -> None:
    """Presses keys, and waits until what they open has all that it asks for."""
    for key in keys:
        one.page.keyboard.press(key)
    one.page.wait_for_load_state("networkidle")


def views(one: Visit) -> Iterator[str]:
    """Goes through what there is beside the pages of a list, and names each."""
    first_of(one, FIGHT)
    yield "dossier"
    one.page.locator("section td button[aria-expanded]").first.click()
    one.page.wait_for_load_state("networkidle")
    yield "why a number"
    pressed(one, "m")
    yield "merging"
    pressed(one, "Escape", "?")
    yield "help"
    pressed(one, "Escape", "/", "a", "l", "e", "p")
    one.page.locator("#choices [role=option]").nth(1).wait_for()
    yield "palette"
    pressed(one, "Escape")
    first_of(one, "/reports")
    yield "report"
    pressed(one, "j", "c")
    yield "correcting in a report"
    first_of(one, "/sources")
    yield "source"
    one.open("/review")
    pressed(one, "c")
    yield "correcting in the queue"
    one.open("/review").locator("header button").first.click()
    one.page.wait_for_load_state("networkidle")
    yield "agreement"
    one.open("/").locator("button[aria-expanded], summary").first.click()
    yield "filters of the overview"


def too_wide(page: Any) -> bool:
    """True where a page goes beyond the edge of its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("look", LOOKS)
def test_pages_are_open_to_all(visit: Visitor, look: str) -> None:
    one = visit(**LOOKS[look])
    for path in PAGES:
        page = one.open(path)
        assert one.violations() == [], path
        assert not too_wide(page), path


@pytest.mark.parametrize("look", LOOKS)
def test_dossiers_and_dialogs_are_open_to_all(visit: Visitor, look: str) -> None:
    one = visit(**LOOKS[look])
    for name in views(one):
        assert one.violations() == [], name
        assert not too_wide(one.page), name
