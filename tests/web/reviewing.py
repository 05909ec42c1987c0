"""A workbench in a real browser, over a ledger of the demo reports, for tests of the pages where people review."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vigie.ledger.store import open_ledger
from vigie.ledger.write import Recorded
from vigie.serve.accounts import Role
from vigie.serve.options import Options
from vigie.settings import Settings

PHRASE = "a long enough phrase"
PEOPLE: tuple[tuple[str, Role], ...] = (("ada", "reviewer"), ("bo", "reviewer"), ("rea", "reader"))


def fill(where: Path, *items: str) -> None:
    """Reads the demo reports, and others, into a ledger."""
    from vigie.cli.demo import folder, samples
    from vigie.ingest import find_items
    from vigie.record import reports
    from vigie.record.events import settle

    ledger = open_ledger(where)
    given = [(str(folder() / one.file), Settings(outlet=one.outlet, published=one.published)) for one in samples()]
    for item, settings in [*given, *((item, Settings()) for item in items)]:
        for _ in reports.ingest(ledger, find_items([item], io.BytesIO()), settings, jobs=1, done=Recorded()):
            pass
    settle(ledger)
    ledger.close()


@contextmanager
def served(
    people: Path, port: int, *ledgers: Path, names: Sequence[tuple[str, Role]] = PEOPLE
) -> Iterator[str]:  # fmt: skip
    """The address of a server over ledgers, for which people have accounts."""
    import uvicorn

    from vigie.serve.app import make_app

    app = make_app(Options(ledgers=tuple(map(str, ledgers)), people=str(people), port=port, lanes="threads",
                           writes_per_second=100.0))  # fmt: skip
    for name, role in names:
        app.state.house.people.add(name, PHRASE, role)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def come_in(browser: Any, address: str, name: str, language: str = "en-GB") -> Any:
    """A page of a browser in which somebody is signed in; what goes wrong on it is in ``page.faults``."""
    context = browser.new_context(base_url=address, locale=language, viewport={"width": 1280, "height": 900})
    answer = context.request.post("/api/v1/session", data={"name": name, "password": PHRASE})
    assert answer.ok, answer.text()
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda told: page.faults.append(told.text) if told.type == "error" else None)
    return page
