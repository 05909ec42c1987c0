"""Every page opens without a fault, in both languages, and axe finds nothing on it, light or dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browsing import Visit, served

from vigie.ledger.store import open_ledger

PAGES = {
    "/": ("Overview", "Vue d’ensemble"),
    "/events": ("Events", "Événements"),
    "/territory?country=SY": ("Territory", "Territoire"),
    "/sources": ("Sources", "Sources"),
    "/add": ("Add reports", "Ajouter des rapports"),
    "/exports": ("Exports", "Exports"),
    "/settings": ("Settings", "Réglages"),
}
Visitor = Callable[..., Visit]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_in_english_and_has_nothing_that_axe_finds(visit: Visitor, path: str) -> None:
    one = visit(color_scheme="light")
    page = one.open(path)
    assert page.locator("h1").inner_text() == PAGES[path][0]
    assert page.locator("html").get_attribute("lang") == "en"
    assert one.violations() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_in_french_and_dark(visit: Visitor, path: str) -> None:
    one = visit(locale="fr-FR", color_scheme="dark")
    page = one.open(path)
    assert page.locator("h1").inner_text() == PAGES[path][1]
    assert page.locator("html").get_attribute("lang") == "fr"
    assert one.violations() == []


def test_a_dossier_and_a_source_have_nothing_that_axe_finds(visit: Visitor) -> None:
    one = visit()
    page = one.open("/events?disputed=true")
    page.locator("tbody a").first.click()
    page.locator("#voices-title").wait_for()
    page.locator("#figures-title, #tolls-title").first.wait_for()
    assert one.violations() == []
    page.locator(".voice h3 a").first.click()
    page.locator("#claims-title").wait_for()
    assert one.violations() == []


def test_the_language_is_switched_in_place_and_kept(visit: Visitor) -> None:
    page = visit().open("/events?type=airstrike")
    page.get_by_role("button", name="Français").click()
    page.get_by_role("heading", name="Événements").wait_for()
    page.reload()
    assert page.locator("h1").inner_text() == "Événements"
    page.get_by_role("link", name="frappe aérienne").first.wait_for()


@pytest.mark.parametrize("path", ["/", "/events"])
def test_a_phone_shows_it_without_scrolling_sideways(visit: Visitor, path: str) -> None:
    page = visit(viewport={"width": 390, "height": 844}).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_not_there_says_so(visit: Visitor) -> None:
    one = visit()
    page = one.open("/events/e0000000000000000")
    page.get_by_role("alert").wait_for()
    assert "There is no such thing in this ledger" in page.get_by_role("alert").inner_text()
    assert all("404" in fault for fault in one.faults)
    one.faults.clear()


@pytest.mark.parametrize("path", ["/nowhere", "/sources/%E0%A4%A"])
def test_an_address_of_nothing_leads_on(visit: Visitor, path: str) -> None:
    one = visit()
    one.open(path).get_by_role("link", name="To the overview").click()
    one.page.get_by_role("heading", name="Overview").wait_for()
    assert all("404" in fault for fault in one.faults)
    one.faults.clear()


def test_charts_and_maps_speak_french_to_the_french(visit: Visitor) -> None:
    page = visit(locale="fr-FR").open("/")
    page.locator(".chart text", has_text="nov.").first.wait_for()
    assert not any("Nov" in words for words in page.locator(".chart text").all_text_contents())
    page.get_by_role("button", name="Plus près").wait_for()


def test_the_terms_of_a_link_are_told_in_words(visit: Visitor) -> None:
    page = visit(locale="fr-FR").open("/review?order=links")
    table = page.locator("details table")
    table.wait_for()
    said = table.inner_text()
    assert "Syrie" in said
    assert not any(code in said for code in (", SY)", "territory_capture", "military_base", "T14:20"))


def test_an_empty_ledger_says_what_to_do(browser: Any, tmp_path: Path) -> None:
    open_ledger(tmp_path / "new.vigie").close()
    with served(tmp_path / "new.vigie") as door:
        page = browser.new_context(locale="en-GB").new_page()
        page.goto(door)
        page.get_by_role("main").get_by_role("link", name="Add a report").click()
        page.get_by_role("heading", name="Add reports").wait_for()
        page.context.close()


def test_without_a_sign_in_one_is_led_to_it(browser: Any, signed_in: tuple[str, Any]) -> None:
    origin, _ = signed_in
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(origin + "/events")
    page.get_by_role("button", name="Sign in").wait_for()
    assert page.url == origin + "/sign-in?to=%2Fevents"
    context.close()


def test_figures_of_a_source_are_told_in_french(visit: Visitor) -> None:
    one = visit(locale="fr-FR")
    page = one.open("/sources")
    page.get_by_role("link", name="The Syrian Observatory for Human Rights").first.click()
    page.locator("#claims-title").wait_for()
    told = page.locator("section:has(#claims-title)")
    told.get_by_text("44 tués, civils").first.wait_for()
    assert not any(word in told.inner_text() for word in (" killed;", "killed civilians", "killed soldiers"))


def test_one_of_anything_is_told_in_the_singular(visit: Visitor) -> None:
    page = visit(locale="fr-FR").open("/reports")
    page.get_by_role("link", name="Syrie : les combats").first.click()
    page.get_by_text("1 tué, soldats").first.wait_for()
    assert "1 tués" not in page.locator("main").inner_text()


def test_going_back_to_a_list_leads_to_where_one_was(visit: Visitor) -> None:
    one = visit(viewport={"width": 1280, "height": 500})
    page = one.open("/events")
    row = page.locator('tr[data-row="20"] a')
    view = page.get_by_role("region", name="Events")
    view.evaluate("view => view.scrollTop = 20 * 33")
    row.click()
    page.locator("#voices-title").wait_for()
    page.go_back()
    row.wait_for()
    page.wait_for_function("() => document.activeElement.closest('[data-row]')?.dataset.row === '20'")
    assert view.evaluate("view => view.scrollTop") > 300
    page.get_by_role("link", name="Sources").click()
    page.get_by_role("link", name="Events", exact=True).click()
    page.locator("tr[data-row] a").first.wait_for()
    assert page.get_by_role("region", name="Events").evaluate("view => view.scrollTop") == 0
