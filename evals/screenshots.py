"""`python -m evals.screenshots`: pictures of the workbench over the demo's ledger, into docs/screenshots/."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.web.browsing import ARGUMENTS, chromium, missing, served

from evals.usage import command

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = {"width": 1280, "height": 860}
# name: path, language, colours
SHOTS = {
    "overview": ("/?as_of=2024-12-02", "en-GB", "light"),
    "events": ("/events", "en-GB", "dark"),
    "dossier": ("/events?disputed=true&kind=incident&harm=killed", "fr-FR", "light"),
    "report": ("/reports", "en-GB", "light"),
    "review": ("/review", "en-GB", "light"),
    "links": ("/review?order=links", "fr-FR", "dark"),
}
OPENED = {"dossier": "[data-row] a", "report": "[data-row] a"}  # what a list leads to
SETTLED = 6_000  # milliseconds in which maps and charts are drawn without a graphics card


def main() -> None:
    """Makes all pictures anew; says what is missing where it cannot."""
    command(__doc__).parse_args()
    if lack := missing():
        raise SystemExit(lack)
    from playwright.sync_api import sync_playwright

    from vigie.cli.demo import demo

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vigie-shots-") as place:
        ledger = Path(place) / "war.vigie"
        demo(ledger=str(ledger))
        with served(ledger) as door, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            context = browser.new_context()
            page = context.new_page()
            page.goto(door)
            page.locator("h1").first.wait_for()
            for name, shot in SHOTS.items():
                take(browser, door.split("/open")[0], context.storage_state(), name, *shot)
            browser.close()


def take(browser: Any, origin: str, state: Any, name: str, path: str, language: str, colours: str) -> None:
    """One picture."""
    context = browser.new_context(storage_state=state, viewport=SIZE, locale=language, color_scheme=colours)
    page = context.new_page()
    page.goto(origin + path)
    page.wait_for_load_state("networkidle")
    if name in OPENED:
        page.locator(OPENED[name]).first.click()
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
