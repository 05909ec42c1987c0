"""Who works by keyboard keeps their place, and what is printed has nothing on it that only a screen can open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.web.browsing import Visit

expect = pytest.importorskip("playwright.sync_api").expect
Visitor = Callable[..., Visit]
FOCUS = "selector => document.activeElement.closest(selector) !== null"


def has_focus(page: Any, selector: str) -> None:
    """Waits until the focus is within an element."""
    page.wait_for_function(FOCUS, arg=selector)


def test_the_next_claim_has_the_focus_when_one_is_decided(visit: Visitor) -> None:
    page = visit().open("/review")
    page.locator("article[data-claim]").wait_for()
    page.get_by_role("button", name="Skip").focus()
    page.keyboard.press("Enter")
    has_focus(page, "article[data-claim]")


def test_the_next_pair_has_the_focus_when_one_is_put_off(visit: Visitor) -> None:
    page = visit().open("/review?order=links")
    page.locator("[data-link]").wait_for()
    page.get_by_role("button", name="Later").focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    has_focus(page, "[data-link]")


def test_the_form_has_the_focus_when_a_report_is_added(visit: Visitor) -> None:
    page = visit().open("/add")
    page.locator("textarea").fill("Shells killed two people in Qamishli on Monday, a resident said.")
    page.get_by_label("Published").fill("2024-12-04")
    page.get_by_role("button", name="Read it").focus()
    page.keyboard.press("Enter")
    page.locator(".reports > li").first.wait_for()
    has_focus(page, "textarea")
    expect(page.locator("textarea")).to_have_value("")
    expect(page.get_by_label("Published")).to_have_value("2024-12-04")


def test_saving_a_correction_is_in_sight_however_long_the_form(visit: Visitor) -> None:
    page = visit(viewport={"width": 1280, "height": 600}).open("/review")
    page.locator("article[data-claim]").wait_for()
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Save")).to_be_in_viewport()


def test_a_printed_dossier_has_no_buttons_and_nothing_closed(visit: Visitor) -> None:
    page = visit(color_scheme="dark").open("/events?disputed=true&kind=incident")
    page.locator("tr[data-row] a").first.click()
    page.locator("#figures-title").wait_for()
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    assert page.locator("details:not([open]):visible").count() == 0
    for hidden in ("nav", "[role=banner]", ".toasts", "label:has-text('choose')"):
        assert page.locator(hidden).first.is_hidden(), hidden
    assert page.locator("h1").is_visible()
    assert page.locator("#voices-title").is_visible()
