"""How long people wait for pages: ``python -m evals.pages LEDGER`` opens each in Chromium, cold, and works in it.

Cold is a browser without anything kept: from asking for the page until what it shows first is there (its heading, and
no place that still waits for an answer). Interactions are from the key or click until what it asked for is there; a
list that is longer than a screen goes on growing after. They are told of a page just opened, then of those that follow.
The map is dragged about: what its scripts take of a frame, and how long a frame takes with what draws here, which
without a graphics card is the processor. The server is started once, as ``vigie serve`` does; what it reads into memory
before it tells its address is printed too.
"""

from __future__ import annotations

import math
import time
from pathlib import Path
from statistics import median
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
FRAMES = """() => { window.frames_drawn = 0;
  const frame = () => { window.frames_drawn += 1; requestAnimationFrame(frame); };
  requestAnimationFrame(frame); }"""
STEPS, FRAME = 120, 16  # of the mouse over the map, and milliseconds from one to the next
TIMES = 3
CLICKS = 4  # of one kind: the first has the browser read scripts and measure letters that it never saw


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
        own, frame = dragged(browser, state, origin)
        print(f"{'a frame of the map, dragged':32} {frame:8.0f} ms, {own:.1f} ms of them its scripts", flush=True)
        for name, (path, what) in DEEDS.items():
            runs = [worked(browser, state, origin + path, what) for _ in range(TIMES)]
            later = [took for run in runs for took in run[1:]]
            then = f", then {median(later):.0f} ms" if later else ""
            print(f"{name:32} {median(run[0] for run in runs):8.0f} ms{then}", flush=True)
        browser.close()


def middle(browser: Any, state: Any, address: str, *, drawn: bool = False) -> float:
    """Milliseconds that a page takes; the middle of some times."""
    return median(once(browser, state, address, drawn=drawn) for _ in range(TIMES))


def opened(browser: Any, state: Any, address: str) -> Any:
    """A page in a browser that has kept nothing, on its way to the address."""
    context = browser.new_context(storage_state=state, viewport={"width": 1280, "height": 860}, locale="en-GB")
    page = context.new_page()
    page.goto(address, wait_until="commit")
    return page


def once(browser: Any, state: Any, address: str, *, drawn: bool) -> float:
    """Milliseconds of one time."""
    page = opened(browser, state, address)
    took = float(page.evaluate(SETTLED))
    if drawn:
        page.locator(MAP).wait_for()
        took = float(page.evaluate("performance.now()"))
    page.context.close()
    return took


def worked(browser: Any, state: Any, address: str, what: str) -> list[float]:
    """Milliseconds that it takes to click one thing after another of a kind, and to go back between them."""
    page, found = opened(browser, state, address), []
    page.evaluate(SETTLED)
    page.wait_for_load_state("networkidle")
    targets = page.locator(what)
    targets.first.wait_for()
    for n in range(min(CLICKS, targets.count())):
        if found:
            page.go_back()
            targets.nth(n).wait_for()
            page.evaluate(SETTLED)
            page.wait_for_load_state("networkidle")
        at = float(targets.nth(n).evaluate(CLICKED))
        found.append(float(page.evaluate(SETTLED)) - at)
        page.wait_for_load_state("networkidle")
    page.context.close()
    return found


def dragged(browser: Any, state: Any, origin: str) -> tuple[float, float]:
    """Milliseconds of scripts in a frame, and from frame to frame, while the map is dragged to and fro."""
    context = browser.new_context(storage_state=state, viewport={"width": 1280, "height": 860}, locale="en-GB")
    page = context.new_page()
    page.goto(origin + "/", wait_until="networkidle")
    page.locator(MAP).wait_for()
    box = page.locator(MAP).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    meter = context.new_cdp_session(page)
    meter.send("Performance.enable")
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    before, start = scripts(meter), time.perf_counter()
    for step in range(STEPS):
        page.mouse.move(x + 100 * math.sin(step / 10), y + 40 * math.cos(step / 10))
        page.wait_for_timeout(FRAME)
    frames, took = int(page.evaluate("window.frames_drawn")), time.perf_counter() - start
    own = scripts(meter) - before
    page.mouse.up()
    context.close()
    return 1000 * own / frames, 1000 * took / frames


def scripts(meter: Any) -> float:
    """Seconds that the scripts of a page have run."""
    metrics = meter.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "ScriptDuration"))


if __name__ == "__main__":
    main()
