"""What is asked of the server when: ahead of a click that is seen coming, and not again for the same view."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tests.web.browsing import Visit

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

Visitor = Callable[..., Visit]
ROW = "tr[data-row] a"
REST = 300  # milliseconds: far more than the page waits before it asks ahead


@contextmanager
def questions(page: Any) -> Iterator[list[str]]:
    """What the page asks the API meanwhile: paths with their parameters."""
    found: list[str] = []

    def heard(request: Any) -> None:
        if "/api/v1/" in request.url:
            found.append(request.url.partition("/api/v1")[2])

    page.on("request", heard)
    yield found
    page.remove_listener("request", heard)


def test_a_dossier_is_asked_for_while_the_pointer_rests_on_its_row_and_not_again_at_the_click(visit: Visitor) -> None:
    page = visit().open("/events")
    row = page.locator(ROW).nth(1)
    path = "/events/" + str(row.get_attribute("href")).rpartition("/")[2]
    with questions(page) as ahead:
        row.hover()
        page.wait_for_timeout(REST)
    assert sorted(ahead) == [path, f"{path}/history", f"{path}/links", f"{path}/tallies?policy=all"]
    with questions(page) as after:
        row.click()
        expect(page.locator("#history-title")).to_be_visible()
        page.wait_for_load_state("networkidle")
    assert [one for one in after if one.startswith(path)] == []


def test_a_pointer_that_passes_over_rows_asks_for_nothing(visit: Visitor) -> None:
    page = visit().open("/events")
    page.locator(ROW).nth(3).scroll_into_view_if_needed()
    with questions(page) as asked:
        page.evaluate(
            """(rows) => { for (const row of document.querySelectorAll(rows))
              row.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
              document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })); }""",
            ROW,
        )
        page.wait_for_timeout(REST)
    assert asked == []


def test_an_overview_is_asked_for_at_once_and_its_points_besides(visit: Visitor) -> None:
    page = visit().open("/")
    page.locator("button[aria-pressed][aria-expanded]").click()
    page.wait_for_load_state("networkidle")
    with questions(page) as asked:
        page.locator("aside li button").first.click()
        page.wait_for_load_state("networkidle")
    assert sorted(one.split("?")[0] for one in asked) == ["/map/packed", "/overview"]


def test_another_width_of_bars_asks_for_bars_only(visit: Visitor) -> None:
    page = visit().open("/")
    with questions(page) as asked:
        page.get_by_role("button", name="Month").click()
        expect(page).to_have_url(re.compile("bin=month"))
        page.wait_for_load_state("networkidle")
    assert asked == ["/timeline?bin=month&most=320"]


def test_what_was_asked_ahead_is_good_for_a_moment_only(visit: Visitor) -> None:
    page = visit().open("/reports")
    row = page.locator(ROW).first
    row.hover()
    page.wait_for_timeout(3_500)  # longer than three seconds
    with questions(page) as asked:
        row.click()
        expect(page).to_have_url(re.compile("/reports/."))
        page.wait_for_load_state("networkidle")
    assert any(re.match(r"/reports/[^/?]+$", one) for one in asked)
