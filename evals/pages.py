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
from dataclasses import dataclass
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
BARS = "section:has(#timeline-title) header button:enabled"
TOLLS, FIGURES = "section:has(#tolls-title)", "section:has(#figures-title)"
ROW = "tr[data-row] a"


@dataclass(frozen=True)
class Deed:
    """What one does on a page: what is pressed there, or another choice in a list, or a key, perhaps after a click."""

    page: str
    what: str
    key: str = ""  # pressed on it, instead of a click
    first: str = ""  # what is clicked before, untimed
    once: bool = False  # it leads to no page to go back from


DEEDS = {
    "overview: wider bars": Deed("/", f"{BARS}[aria-pressed=false] >> nth=0", once=True),
    "overview: another policy": Deed("/", f"{TOLLS} header select >> nth=-1", key="ArrowDown", once=True),
    "overview: a facet": Deed("/", "aside li button >> nth=0", first="button[aria-pressed][aria-expanded]", once=True),
    "overview: a day earlier": Deed("/", ".as-of input[type=range]", key="ArrowLeft", first=".as-of button", once=True),
    "events: a facet": Deed("/events", "aside li button"),
    "events: the most killed first": Deed("/events", "thead button >> nth=1", once=True),
    "events: a dossier": Deed("/events", ROW),
    "dossier: why a figure": Deed("/events?killed=3", f"{FIGURES} td button >> nth=0", first=ROW, once=True),
    "reports: a report": Deed("/reports", ROW),
    "report: the next claim": Deed("/reports", "body", key="j", first=ROW, once=True),
    "review: the next doubt": Deed("/review", "body", key="s", once=True),
    "sources: a source": Deed("/sources", ROW),
    "territory: another country": Deed("/territory", "select >> nth=0", key="ArrowDown", once=True),
}  # fmt: skip
# Milliseconds since the page was asked for, once nothing waits any more: no empty lines, nothing that is busy.
SETTLED = """new Promise((done) => {
  const look = () => document.querySelector("h1") && !document.querySelector(".waiting, [aria-busy=true]")
    ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look);
  requestAnimationFrame(look);
})"""
MAP = "canvas.maplibregl-canvas"  # there once the map can be drawn in it
CLICKED = "(what) => what.click()"
# When the deed was done, as the browser saw it.
SEEN = """() => { for (const kind of ["click", "keydown"]) {
  addEventListener(kind, (event) => { window.done_at = event.timeStamp; }, { capture: true }); } }"""
REST = 100  # milliseconds that a mouse rests on what it is about to press; people take twice as long and more
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
        print(f"{'server, until its address':40} {1000 * (time.perf_counter() - start):8.0f} ms")
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        context = browser.new_context()
        context.new_page().goto(door)
        origin, state = door.split("/open")[0], context.storage_state()
        for name, path in PAGES.items():
            print(f"{name:40} {middle(browser, state, origin + path):8.0f} ms", flush=True)
        print(f"{'overview, its map drawn':40} {middle(browser, state, origin + '/', drawn=True):8.0f} ms", flush=True)
        own, frame = dragged(browser, state, origin)
        print(f"{'a frame of the map, dragged':40} {frame:8.0f} ms, {own:.1f} ms of them its scripts", flush=True)
        for name, deed in DEEDS.items():
            for way in ("", ", by the mouse")[: 1 if deed.key else 2]:
                runs = [done(browser, state, origin, deed, mouse=bool(way)) for _ in range(TIMES)]
                if math.isnan(runs[0][0]):
                    print(f"{name + way:40}      nothing there to press", flush=True)
                    continue
                later = [took for run in runs for took in run[1:]]
                then = f", then {median(later):.0f} ms" if later else ""
                print(f"{name + way:40} {median(run[0] for run in runs):8.0f} ms{then}", flush=True)
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


def done(browser: Any, state: Any, origin: str, deed: Deed, *, mouse: bool) -> list[float]:
    """Milliseconds from doing one thing after another of a kind until nothing waits, going back between them.

    Without a mouse the click comes out of nowhere, as by a script; with one, the page may see it coming.
    """
    page, found = opened(browser, state, origin + deed.page), []
    still(page)
    if deed.first:
        page.locator(deed.first).first.click()
        still(page)
    targets = page.locator(deed.what)
    if not targets.count():
        page.context.close()
        return [math.nan]  # as where the widest bars are drawn already
    for n in range(1 if deed.once else min(CLICKS, targets.count())):
        if found:
            page.go_back()
            targets.nth(n).wait_for()
            still(page)
        page.evaluate(SEEN)
        if deed.key:
            targets.nth(n).press(deed.key)
        elif mouse:
            targets.nth(n).hover()
            page.wait_for_timeout(REST)
            page.mouse.down()
            page.mouse.up()
        else:
            targets.nth(n).evaluate(CLICKED)
        settled = float(page.evaluate(SETTLED))
        found.append(settled - float(page.evaluate("window.done_at")))
        page.wait_for_load_state("networkidle")
    page.context.close()
    return found


def still(page: Any) -> None:
    """Waits until nothing waits on a page, nor is asked for it."""
    page.evaluate(SETTLED)
    page.wait_for_load_state("networkidle")


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
