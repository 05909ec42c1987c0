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
# What is cut off or stands beyond the edge: words of charts, and whatever is in no part of its own that scrolls.
BEYOND = """() => [...document.querySelectorAll("body *")].filter((one) => {
    const [box, scrolls] = [one.getBoundingClientRect(), one.parentElement.closest(".scroll-x, [role=region]")];
    if (box.width === 0 || one.closest(".unseen, .maplibregl-map")) return false;
    const chart = one.closest("svg")?.getBoundingClientRect();
    if (one.tagName === "text") return box.right > chart.right + 1 || box.left < chart.left - 1;
    const shortened = getComputedStyle(one.parentElement).textOverflow === "ellipsis";
    return scrolls === null && !shortened && box.right > innerWidth + 1;
}).map((one) => `${one.tagName} ${one.textContent.trim().slice(0, 60)}`)"""
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark", "locale": "fr-FR"},
    "phone": {"viewport": {"width": 390, "height": 844}, "locale": "fr-FR"},
}
FIGHT = "/events?disputed=true&kind=incident&harm=killed"


def first_of(one: Visit, path: str) -> Any:
    """Opens the first of a list."""
    page = one.open(path)
    page.locator("[data-row] a").first.click()
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


def test_on_a_phone_every_page_is_within_reach_and_every_line_can_be_read(visit: Visitor) -> None:
    page = visit(**LOOKS["phone"]).open("/settings")
    links = page.locator("nav li a")
    assert links.count() == 9
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in map(boxed, links.all()))
    assert all(boxed(one)["width"] > 120 for one in page.locator("dd:visible").all())


def boxed(element: Any) -> dict[str, float]:
    """Where an element is."""
    found: dict[str, float] = element.bounding_box()
    return found


def test_the_list_of_events_needs_no_scrolling_sideways_at_1280_pixels(visit: Visitor) -> None:
    page = visit().open("/events")
    view = page.locator("[role=region]")
    assert view.evaluate("(view) => view.scrollWidth <= view.clientWidth")


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
        assert page.evaluate(BEYOND) == [], path


@pytest.mark.parametrize("look", LOOKS)
def test_dossiers_and_dialogs_are_open_to_all(visit: Visitor, look: str) -> None:
    one = visit(**LOOKS[look])
    for name in views(one):
        assert one.violations() == [], name
        assert not too_wide(one.page), name
        assert one.page.evaluate(BEYOND) == [], name
