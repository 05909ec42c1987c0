"""The demo's ledger behind a server, and a browser before it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.browsing import ARGUMENTS, Visit, chromium, need_browser, served


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that `vigie demo` ends in."""
    need_browser()
    from vigie.cli.demo import demo

    ledger = tmp_path_factory.mktemp("web") / "demo.vigie"
    demo(ledger=str(ledger))
    return ledger


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium."""
    need_browser()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def signed_in(demo_ledger: Path, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """A server over a copy of the demo's ledger, for the module alone: its origin and the cookies of a sign-in."""
    ledger = tmp_path_factory.mktemp("desk") / "demo.vigie"
    shutil.copy(demo_ledger, ledger)
    with served(ledger) as door:
        context = browser.new_context()
        page = context.new_page()
        page.goto(door)
        page.locator("h1").first.wait_for()
        state = context.storage_state()
        context.close()
        yield door.split("/open")[0], state


@pytest.fixture
def visit(browser: Any, signed_in: tuple[str, Any]) -> Iterator[Callable[..., Visit]]:
    """Makes a visit; at the end of the test nothing may have gone wrong in it."""
    origin, state = signed_in
    made: list[tuple[Any, Visit]] = []

    def make(**options: Any) -> Visit:
        settings = {"locale": "en-GB", "viewport": {"width": 1280, "height": 860}} | options
        context = browser.new_context(storage_state=state, **settings)
        context.set_default_timeout(60_000)
        one = Visit(context.new_page(), origin)
        made.append((context, one))
        return one

    yield make
    for context, one in made:
        context.close()
        assert one.faults == []
