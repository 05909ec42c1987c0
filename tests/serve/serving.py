"""A server over a small ledger, for tests: who is signed in, and what they ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from tests.consolidate.claim_making import figure, source, told
from tests.ledger.taking import evidenced, of_claims, put

from vigie.ledger.store import Ledger, open_ledger
from vigie.record.events import settle
from vigie.serve.options import Options

with __import__("warnings").catch_warnings():
    __import__("warnings").simplefilter("ignore")  # on the client that the framework would like better
    from starlette.testclient import TestClient

BASE = "/api/v1"
TIMES = [f"2026-01-0{day}T00:00:00.000000Z" for day in range(1, 10)]
MONITOR, HOSPITAL = source("the monitor", "sy-sohr"), source("a hospital", None, "medical")
EARLY = told("r1", figures=(figure("killed", 3),), published="2024-11-29", outlet="One", initiators=("sy-army",),
             by=(MONITOR,))  # fmt: skip
LATE = told("r2", figures=(figure("killed", 5),), published="2024-11-30", outlet="Two", initiators=("sy-army",),
            by=(HOSPITAL,))  # fmt: skip
ELSEWHERE = told("r3", event_type="shelling", where="Damascus", day="2024-11-20", published="2024-11-21")
TAKEN = told("r4", kind="control", event_type="territory_capture", where="Saraqib", published="2024-12-01",
             day="2024-12-01", initiators=("sy-rebels",))  # fmt: skip
UNDATED = told("r5", event_type="explosive", where="Aleppo", day=None, published="2024-12-02", outlet="One")
GIVEN = (EARLY, LATE, ELSEWHERE, TAKEN, UNDATED)


def fill(where: str | Path, *given: Any) -> None:
    """Records a report for each claim, one a day."""
    times = iter([time for time in TIMES for _ in range(2)])
    ledger = open_ledger(where, clock=lambda: next(times))
    for entry in given or GIVEN:
        add(ledger, entry)
    ledger.close()


def add(ledger: Ledger, entry: Any) -> None:
    """Records a report of one claim, and what its events are then."""
    report_id = entry.imprint.report_id
    text = f"{report_id} says it."
    put(ledger, of_claims(report_id, [evidenced(entry, text)], report_id=report_id, text=text,
                          outlet=entry.imprint.outlet, published=entry.imprint.published))  # fmt: skip
    settle(ledger)


@contextmanager
def served(*ledgers: str | Path, **options: Any) -> Iterator[TestClient]:
    """A client of a server; nobody is signed in."""
    from vigie.serve.app import make_app

    made = Options(ledgers=tuple(map(str, ledgers)), **{"lanes": "threads", **options})
    said: list[str] = []
    app = make_app(made, said.append)
    with TestClient(app, base_url=made.url, follow_redirects=False) as client:
        client.said = said  # type: ignore[attr-defined]
        yield client


def enter(client: TestClient) -> TestClient:
    """The client, let in by the one-time address; its writes carry what they must."""
    client.app.state.house.tell_door()  # type: ignore[attr-defined]
    assert client.get(client.said[-1]).status_code == 303  # type: ignore[attr-defined]
    client.headers["X-Vigie-CSRF"] = ask(client, "/meta")["csrf"]
    return client


def ask(client: TestClient, path: str, **params: Any) -> Any:
    """The JSON of an answer that must be one."""
    answer: httpx.Response = client.get(BASE + path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(client: TestClient, path: str, **params: Any) -> tuple[int, str]:
    """The status and kind of an answer that must be a problem."""
    answer: httpx.Response = client.get(BASE + path, params=params)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["instance"] == BASE + path
    assert problem["detail"]
    return answer.status_code, problem["type"].removeprefix("urn:vigie:")
