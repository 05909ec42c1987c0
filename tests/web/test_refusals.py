"""What is refused says why in the reader's language, shows a way on, and loses nothing of what was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.browsing import Visit

expect = pytest.importorskip("playwright.sync_api").expect
Visitor = Callable[..., Visit]


def forgiven(one: Visit, *statuses: str) -> None:
    """The console tells of answers that were refused on purpose."""
    assert all(any(status in fault for status in statuses) for fault in one.faults), one.faults
    one.faults.clear()


def test_a_filter_that_makes_no_sense_is_told_in_french(visit: Visitor) -> None:
    one = visit(locale="fr-FR")
    alert = one.open("/events?since=hier").get_by_role("alert").first
    expect(alert).to_contain_text("« since » a une valeur qui n’est pas comprise.")
    assert "String" not in alert.inner_text()
    forgiven(one, "422")


def test_an_address_that_cannot_be_fetched_stays_in_the_form(visit: Visitor) -> None:
    page = visit(locale="fr-FR").open("/add")
    page.get_by_role("button", name="Adresse").click()
    field = page.get_by_label("Adresse de la page")
    field.fill("http://127.0.0.1:9/rapport")
    page.get_by_label("Média").fill("Radio Deux Rives")
    page.get_by_role("button", name="Lire").click()
    found = page.get_by_label("Ce qui a été trouvé")
    found.locator(".mark.alert").wait_for()
    expect(page.get_by_role("button", name="Lire")).to_be_enabled()
    assert field.input_value() == "http://127.0.0.1:9/rapport"
    assert page.get_by_label("Média").input_value() == "Radio Deux Rives"


def test_who_is_signed_out_meanwhile_is_led_back_and_loses_nothing(visit: Visitor) -> None:
    one = visit()
    page = one.open("/review")
    card = page.locator("article[data-claim], main article").first
    card.wait_for()
    refusal = {"type": "urn:vigie:sign-in", "title": "Unauthorized", "status": 401, "detail": "Sign in."}
    page.route(re.compile(r"/api/v1/reviews$"), lambda route: route.fulfill(status=401, json=refusal))
    before = card.inner_text()
    page.keyboard.press("a")
    toast = page.locator(".toast")
    link = toast.get_by_role("link", name="Sign in")
    link.wait_for()
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("href") == "/sign-in?to=%2Freview"
    assert page.locator("main article").first.inner_text() == before
    assert one.violations() == []
    forgiven(one, "401")


def test_a_page_of_an_earlier_sign_in_goes_on_with_the_new_one(visit: Visitor) -> None:
    """As when one signs in again in another tab: what this tab writes carries what it must."""
    one = visit()
    page = one.open("/review")
    page.locator("main article").first.wait_for()
    refusal = {"type": "urn:vigie:csrf", "title": "Forbidden", "status": 403, "detail": "Send the header"}
    page.route(re.compile(r"/api/v1/reviews$"), lambda route: route.fulfill(status=403, json=refusal), times=1)
    with page.expect_response(lambda answer: answer.url.endswith("/reviews") and answer.status == 201):
        page.keyboard.press("s")
    forgiven(one, "403")


def test_a_decision_is_kept_while_the_ledger_is_busy(visit: Visitor) -> None:
    one = visit()
    page = one.open("/review")
    page.locator("main article").first.wait_for()
    refusal = {"type": "urn:vigie:busy", "title": "Service Unavailable", "status": 503, "detail": "The ledger is busy"}

    def busy(route: Any) -> None:
        route.fulfill(status=503, json=refusal, headers={"Retry-After": "1"})

    page.route(re.compile(r"/api/v1/reviews$"), busy, times=1)
    with page.expect_response(lambda answer: answer.url.endswith("/reviews") and answer.status == 201):
        page.keyboard.press("s")
        page.get_by_text("1 decision waits for the ledger").wait_for()
        assert one.violations() == []
    expect(page.get_by_text("waits for the ledger")).to_have_count(0)
    forgiven(one, "503")


def test_events_that_are_worked_out_anew_are_announced_until_they_are_there(visit: Visitor) -> None:
    one = visit(locale="fr-FR")
    page = one.page

    def behind(route: Any) -> None:
        told = route.fetch().json()
        told["ledger"]["behind"] = True
        route.fulfill(json=told)

    page.route(re.compile(r"/api/v1/meta$"), behind, times=1)
    one.open("/events")
    page.get_by_text("Les événements sont recalculés.").wait_for()
    assert one.violations() == []
    page.get_by_text("Les événements sont de nouveau à jour.").wait_for()
    page.get_by_role("button", name="Recharger la page").wait_for()


def test_the_parties_of_a_link_have_names(visit: Visitor) -> None:
    page = visit(locale="fr-FR").open("/events?disputed=true&kind=incident")
    page.locator("tr[data-row] a").first.click()
    page.locator("section:has(#links-title)").get_by_role("button").first.click()
    table = page.locator("section:has(#links-title) table")
    table.wait_for()
    page.wait_for_load_state("networkidle")
    row = table.locator("tr", has=page.get_by_text("parties", exact=True))
    assert row.locator("td").count() > 0
    assert not re.search(r"\b[a-z]{2}-[a-z]", row.inner_text())
