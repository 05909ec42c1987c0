"""A server over a ledger of its own, a browser, and pages that remember what went wrong in them."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src" / "vigie" / "serve" / "static"
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Nothing of the browser's own goes out, and WebGL is drawn without a graphics card.
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)  # fmt: skip
OWN_NOISE = "GPU stall due to ReadPixels"  # the software renderer's word about itself


def missing() -> str | None:
    """What is missing for tests in a browser; None where nothing is."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "playwright is not installed: pip install 'vigie[test]'"
    if chromium() is None:
        return "there is no Chromium: apt-get install chromium"
    if not (STATIC / "index.html").is_file():
        return "the workbench is not built: python web/workbench.py"
    return None


def chromium() -> str | None:
    """The browser's program."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def need_browser() -> None:
    """Skips the test where something is missing; fails it where VIGIE_NEED_BROWSER says that nothing may be."""
    lack = missing()
    if lack is None:
        return
    import pytest  # here: measures use this module, too

    if os.environ.get("VIGIE_NEED_BROWSER") == "1":
        pytest.fail(lack)
    pytest.skip(lack)


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """`vigie serve` over a ledger, as people start it; yields the one-time address that it prints."""
    command = [sys.executable, "-m", "vigie", "serve", "--ledger", str(ledger), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as server:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if door := re.search(r"http://\S+token=\S+", line):
                break
        else:
            raise AssertionError(f"the server did not start: {said}")
        try:
            wait_for(door[0])
            yield door[0]
        finally:
            server.terminate()


def wait_for(door: str, seconds: float = 60) -> None:
    """Waits until somebody listens: the address is printed a moment before."""
    address = urlsplit(door)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection((str(address.hostname), address.port or 80), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nobody listens at the address that the server printed")


class Visit:
    """A page of the workbench, and what went wrong in it: errors on its console, requests that left the machine."""

    def __init__(self, page: Any, origin: str) -> None:
        self.page, self.origin = page, origin
        self.faults: list[str] = []
        page.on("console", self.heard)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self.asked)

    def heard(self, message: Any) -> None:
        """Notes an error on the console."""
        if message.type == "error" and OWN_NOISE not in message.text:
            self.faults.append(f"console: {message.text}")

    def asked(self, request: Any) -> None:
        """Notes a request to anywhere else."""
        if not request.url.startswith((self.origin, "blob:", "data:")):
            self.faults.append(f"request: {request.url}")

    def open(self, path: str) -> Any:
        """Opens a page and waits until it has all that it asks for."""
        self.page.goto(self.origin + path)
        self.page.locator("h1").first.wait_for()
        self.page.wait_for_load_state("networkidle")
        return self.page

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate(
            """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
            .then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({html}) => id + ": " + html)))"""
        )
        return [str(one)[:300] for one in found]
