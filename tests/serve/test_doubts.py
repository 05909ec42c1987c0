"""Doubts are listed, given one at a time, put off, and closed by a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from evals.generated import reports
from tests.ledger.taking import of_claims, put
from tests.serve.serving import BASE, ask, enter, served

from vigie.ledger.store import open_ledger
from vigie.record.events import settle


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of a server over a generated world, in which some links are unsure."""
    where = tmp_path_factory.mktemp("doubts") / "world.vigie"
    ledger = open_ledger(where)
    for claims in ([told.entry for told in report] for report in reports(300, seed=3)):
        imprint = claims[0].imprint
        report_id = imprint.report_id
        put(ledger, of_claims(report_id, claims, report_id=report_id, text=report_id, published=imprint.published))
    settle(ledger)
    ledger.close()
    with served(where) as client:
        yield enter(client)


def test_doubts_are_listed_page_by_page_the_gravest_first(doubtful: Any) -> None:
    every = ask(doubtful, "/doubts", limit=1000)["items"]
    stakes = [doubt["stake"] for doubt in every]
    assert stakes == sorted(stakes, reverse=True)
    assert {doubt["link"]["decision"] for doubt in every} <= {"unsure", "same"}
    first = ask(doubtful, "/doubts", limit=2)
    second = ask(doubtful, "/doubts", limit=2, cursor=first["next"])
    assert first["items"] + second["items"] == every[:4]
    own = ask(doubtful, "/doubts", event=every[0]["left_event"])["items"]
    assert every[0] in own
    assert len(own) < len(every)
    assert ask(doubtful, "/doubts", country="FR")["items"] == []


def test_a_doubt_that_is_put_off_gives_way_to_the_next(doubtful: Any) -> None:
    first, second = ask(doubtful, "/queue/doubts", limit=2)["items"]
    assert first["kind"] == "link"
    assert first["left"]["claim"]["id"] == first["link"]["left"]
    assert first["why"]
    pair = {"left": first["link"]["left"], "right": first["link"]["right"]}
    assert doubtful.post(f"{BASE}/queue/doubts/later", json=pair).status_code == 204
    (after,) = ask(doubtful, "/queue/doubts", limit=1)["items"]
    assert after["link"] == second["link"]


def test_a_judgement_closes_a_doubt(doubtful: Any) -> None:
    (doubt,) = ask(doubtful, "/queue/doubts", limit=1)["items"]
    link = doubt["link"]
    told = {"left": link["left"], "right": link["right"], "decision": "different"}
    assert doubtful.post(f"{BASE}/judgements", json=told).status_code == 201
    left = [one["link"] for one in ask(doubtful, "/doubts", limit=1000)["items"]]
    assert link not in left
