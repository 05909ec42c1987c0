"""Decisions of people: events merged and split, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.web.browsing import Visit

expect = pytest.importorskip("playwright.sync_api").expect
Visitor = Callable[..., Visit]


def told(page: Any, origin: str) -> list[tuple[str, ...]]:
    """What all events tell; their ids may be others after there and back."""
    rows = page.request.get(f"{origin}/api/v1/events?limit=200").json()["items"]
    said = ("kind", "event_type", "start", "place", "killed", "voices", "reports", "disputes")
    return sorted(tuple(str(row[name]) for name in said) for row in rows)


def test_two_events_are_merged_and_the_merge_is_taken_back(visit: Visitor) -> None:
    one = visit()
    page = one.open("/events?type=airstrike&place=Idlib")
    before = told(page, one.origin)
    page.locator("tr[data-row] a").first.click()
    page.locator("#voices-title").wait_for()
    page.get_by_role("button", name="Merge with").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("airstrike")
    dialog.get_by_role("radio").nth(1).wait_for()
    dialog.get_by_role("radio").first.check()
    dialog.get_by_role("button", name="They are one event").click()
    page.get_by_text("Merged.").wait_for()
    assert len(told(page, one.origin)) == len(before) - 1
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back.").wait_for()
    assert told(page, one.origin) == before


def test_a_claim_is_split_off_and_put_back(visit: Visitor) -> None:
    one = visit()
    page = one.open("/events?disputed=true&kind=incident")
    before = told(page, one.origin)
    page.locator("tr[data-row] a").first.click()
    page.locator("#voices-title").wait_for()
    page.get_by_label("choose").first.check()
    page.get_by_role("button", name="Split off").click()
    page.get_by_text("Split off as another event.").wait_for()
    assert len(told(page, one.origin)) > len(before)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back.").wait_for()
    assert told(page, one.origin) == before


def test_the_links_of_an_event_are_told_term_by_term(visit: Visitor) -> None:
    page = visit().open("/events?disputed=true&kind=incident")
    page.locator("tr[data-row] a").first.click()
    links = page.locator("section:has(#links-title)")
    links.get_by_role("button").first.click()
    terms = links.locator("table")
    terms.wait_for()
    assert {"time", "place", "words"} & set(terms.locator("td:first-child").all_inner_texts())


def test_an_unsure_link_is_decided_by_the_keyboard(visit: Visitor) -> None:
    """The next one comes at once; what was decided does not come back."""
    page = visit().open("/review?order=links")
    card = page.locator("[data-link]")
    first = card.get_attribute("data-link")
    page.keyboard.press("n")
    page.get_by_text("Judged two happenings", exact=False).wait_for()
    expect(page.locator(f'[data-link="{first}"]')).to_have_count(0)
