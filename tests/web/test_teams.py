"""A server with accounts and two ledgers: one is chosen, a shared view outlives the sign-in, an admin grants them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.reviewing import PHRASE, served

from vigie.cli.serve import free_port

expect = pytest.importorskip("playwright.sync_api").expect


@pytest.fixture(scope="module")
def address(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server."""
    folder, port = tmp_path_factory.mktemp("team"), free_port("127.0.0.1")
    ledgers = [folder / name for name in ("north.vigie", "the south.vigie")]
    for ledger in ledgers:
        shutil.copy(demo_ledger, ledger)
    with served(folder / "people", port, *ledgers, names=(("ada", "admin"), ("rea", "reader"))) as address:
        yield address


def test_a_view_that_was_shared_is_there_after_the_sign_in(browser: Any, address: str) -> None:
    page = browser.new_context(base_url=address, locale="en-GB").new_page()
    page.goto("/events?disputed=true&ledger=the+south")
    page.get_by_label("Name").fill("rea")
    page.get_by_label("Password").fill(PHRASE)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/events\?disputed=true&ledger=the\+south$"))
    expect(page.locator("nav select")).to_have_value("the south")
    page.context.close()


@pytest.mark.parametrize("to", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_a_sign_in_leads_nowhere_else(browser: Any, address: str, to: str) -> None:
    page = browser.new_context(base_url=address, locale="en-GB").new_page()
    page.goto(f"/sign-in?to={to}")
    page.get_by_label("Name").fill("rea")
    page.get_by_label("Password").fill(PHRASE)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Overview").wait_for()
    assert page.url == address + "/"
    page.context.close()


def test_a_ledger_is_chosen_and_goes_along_and_an_admin_takes_one_away(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, locale="en-GB")
    assert context.request.post("/api/v1/session", data={"name": "ada", "password": PHRASE}).ok
    page = context.new_page()
    page.goto("/")
    page.locator("nav select").select_option("the south")
    expect(page).to_have_url(re.compile(r"\?ledger=the(%20|\+)south$"))
    with page.expect_request(re.compile(r"/api/v1/events\?.*ledger=the\+south")):
        page.locator("nav").get_by_role("link", name="Events").click()
    expect(page).to_have_url(re.compile(r"/events\?ledger=the\+south$"))
    page.keyboard.press("g")
    page.keyboard.press(",")
    row = page.get_by_role("row").filter(has=page.get_by_label("Role: rea"))
    row.get_by_label("north").uncheck()
    expect(row.get_by_label("the south")).to_be_disabled()
    assert page.get_by_role("link", name="Atom").get_attribute("href") == "/api/v1/changes.atom?ledger=the+south"
    page.get_by_role("button", name="Address for feed readers").click()
    feed = page.get_by_label("Address of the feed").input_value()
    stranger = browser.new_context()
    assert "<feed" in stranger.request.get(feed).text()
    stranger.close()
    context.close()
    reader = browser.new_context(base_url=address)
    assert reader.request.post("/api/v1/session", data={"name": "rea", "password": PHRASE}).ok
    assert reader.request.get("/api/v1/meta").json()["ledgers"] == ["the south"]
    reader.close()
