"""How long people wait for pages: ``python -m evals.pages LEDGER`` opens each in Chromium, cold, and works in it.

Cold is a browser without anything kept: from asking for the page until what it shows first is there (its heading, and
no place that still waits for an answer). Interactions are from the key or click until what it asked for is there. The
server is started once, as ``vigie serve`` does; what it reads into memory before it tells its address is printed too.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.web.browsing import ARGUMENTS, chromium, missing, served

from evals.usage import command

PAGES = {
    "overview": "/", "events": "/events", "events, filtered": "/events?killed=5&type=airstrike",
    "reports": "/reports", "territory": "/territory", "sources": "/sources", "review": "/review", "add": "/add",
    "exports": "/exports", "settings": "/settings",
}  # fmt: skip
DOSSIER = "/events?killed=3"
# What one does on a page: the page, what is pressed or clicked.
DEEDS = {
    "events: a facet": ("/events", "aside li button"),
    "overview: bars by week": ("/", "text=Week"), "sources: a source": ("/sources", "tr[data-row] a"),
    "events: a dossier": ("/events", "tr[data-row] a"), "reports: a report": ("/reports", "tr[data-row] a"),
}  # fmt: skip
# Milliseconds since the page was asked for, once nothing waits any more: no empty lines, nothing that is busy.
SETTLED = """new Promise((done) => {
  const look = () => document.querySelector("h1") && !document.querySelector(".waiting, [aria-busy=true]")
    ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look);
  requestAnimationFrame(look);
})"""
MAP = "canvas.maplibregl-canvas"  # there once the map can be drawn in it
CLICKED = """(what) => { const at = performance.now(); what.click(); return at; }"""
TIMES = 3


def main() -> None:
    """Prints milliseconds: the middle of three."""
    options = command(__doc__)
    options.add_argument("ledger", type=Path, help="the file of a ledger")
    ledger = options.parse_args().ledger
    if lack := missing():
        raise SystemExit(lack)
    if not ledger.is_file():
        raise SystemExit(f"there is no ledger at {ledger}: make one with `vigie ingest` or `vigie demo --ledger`")
    from playwright.sync_api import sync_playwright

    start = time.perf_counter()
    with served(ledger) as door, sync_playwright() as playwright:
        print(f"{'server, until its address':32} {1000 * (time.perf_counter() - start):8.0f} ms")
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        context = browser.new_context()
        context.new_page().goto(door)
        origin, state = door.split("/open")[0], context.storage_state()
        for name, path in PAGES.items():
            print(f"{name:32} {middle(browser, state, origin + path):8.0f} ms", flush=True)
        print(f"{'overview, its map drawn':32} {middle(browser, state, origin + '/', drawn=True):8.0f} ms", flush=True)
        for name, (path, what) in DEEDS.items():
            print(f"{name:32} {middle(browser, state, origin + path, what):8.0f} ms", flush=True)
        browser.close()


def middle(browser: Any, state: Any, address: str, what: str | None = None, *, drawn: bool = False) -> float:
    """Milliseconds that a page takes, or what is clicked in it; the middle of some times."""
    return sorted(once(browser, state, address, what, drawn=drawn) for _ in range(TIMES))[TIMES // 2]


def once(browser: Any, state: Any, address: str, what: str | None, *, drawn: bool) -> float:
    """Milliseconds of one time, in a browser that has kept nothing."""
    context = browser.new_context(storage_state=state, viewport={"width": 1280, "height": 860}, locale="en-GB")
    page = context.new_page()
    page.goto(address, wait_until="commit")
    took = float(page.evaluate(SETTLED))
    if drawn:
        page.locator(MAP).wait_for()
        took = float(page.evaluate("performance.now()"))
    if what is not None:
        page.wait_for_load_state("networkidle")
        target = page.locator(what).first
        target.wait_for()
        at = float(target.evaluate(CLICKED))
        took = float(page.evaluate(SETTLED)) - at
    context.close()
    return took


if __name__ == "__main__":
    main()
