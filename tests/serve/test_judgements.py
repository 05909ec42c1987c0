"""What people decide about claims binds, moves events at once, and can be undone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.serve.serving import BASE, ELSEWHERE, ask, enter, fill, served

from vigie.ledger.check import check
from vigie.ledger.store import open_ledger
from vigie.serve import app, desk
from vigie.serve.lanes import LaneError


@pytest.fixture
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    where = tmp_path_factory.mktemp("serve") / "war.vigie"
    fill(where)
    with served(where) as client:
        yield enter(client)
    ledger = open_ledger(where)
    assert list(check(ledger)) == []
    ledger.close()


def airstrikes(client: Any) -> list[dict[str, Any]]:
    return ask(client, "/events", type="airstrike")["items"]  # type: ignore[no-any-return]


def post(client: Any, path: str, body: dict[str, Any], status: int = 201) -> dict[str, Any]:
    answer = client.post(BASE + path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()  # type: ignore[no-any-return]


def test_an_event_is_split_and_that_is_undone(client: Any) -> None:
    (before,) = airstrikes(client)
    assert before["reviewed"] is False
    claims = ask(client, f"/events/{before['id']}")["event"]["claims"]
    done = post(client, f"/events/{before['id']}/split", {"claims": claims[:1], "note": "another day"})
    rows = airstrikes(client)
    assert sorted(done["events"]) == sorted(row["id"] for row in rows)
    assert [row["reports"] for row in rows] == [1, 1]
    assert all(row["reviewed"] for row in rows)
    (kept,) = ask(client, "/judgements")["items"]
    assert (kept["judgement"]["decision"], kept["judgement"]["note"], kept["undone_by"]) == (
        "different", "another day", None
    )  # fmt: skip
    between = datetime.now(UTC).isoformat()
    time.sleep(1.1)  # a moment that is asked for is a second long
    undone = post(client, "/judgements/undo", {"judgements": done["judgements"]})
    (after,) = airstrikes(client)
    assert undone["events"] == [after["id"]]
    assert after["reports"] == 2
    assert ask(client, "/judgements")["items"][0]["undone_by"] == undone["judgements"][0]
    assert ask(client, "/judgements", as_of=between)["items"] == [kept]
    assert ask(client, "/judgements", as_of="2026-01-31")["items"] == []
    post(client, "/judgements/undo", {"judgements": done["judgements"]}, 404)


def test_events_are_merged_and_that_is_undone(client: Any) -> None:
    rows = ask(client, "/events")["items"]
    ids = [row["id"] for row in rows if row["event_type"] in ("airstrike", "shelling")]
    done = post(client, "/events/merge", {"events": ids})
    assert len(done["events"]) == 1
    gone = next(one for one in ids if one not in done["events"])
    answer = client.get(f"{BASE}/events/{gone}")
    assert (answer.status_code, answer.json()["after"]) == (410, done["events"])
    for seq in done["judgements"]:
        assert client.delete(f"{BASE}/judgements/{seq}").status_code == 200
    assert len(ask(client, "/events")["items"]) == len(rows)


def test_a_judgement_of_two_claims_binds(client: Any) -> None:
    (event,) = airstrikes(client)
    left, right = ask(client, f"/events/{event['id']}")["event"]["claims"]
    post(client, "/judgements", {"left": left, "right": right, "decision": "different"})
    assert len(airstrikes(client)) == 2
    post(client, "/judgements", {"left": right, "right": left, "decision": "same"})
    assert len(airstrikes(client)) == 1
    assert len(ask(client, f"/claims/{left}")["judgements"]) == 2


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/judgements", {"left": "a", "right": "b", "decision": "same"}, 404),
        ("/judgements", {"left": "a", "right": "a", "decision": "same"}, 422),
        ("/judgements", {"left": "a", "right": "b", "decision": "perhaps"}, 422),
        ("/events/merge", {"events": ["e1", "e2"]}, 404),
        ("/events/merge", {"events": ["e1"]}, 422),
        ("/events/e1/split", {"claims": ["c"]}, 404),
        ("/judgements/undo", {"judgements": [1]}, 404),
        ("/judgements/undo", {"judgements": [-1]}, 422),
    ],
)
def test_a_decision_about_nothing_is_refused(client: Any, path: str, body: dict[str, Any], status: int) -> None:
    post(client, path, body, status)


def test_all_of_an_event_cannot_be_split_off(client: Any) -> None:
    (event,) = airstrikes(client)
    claims = ask(client, f"/events/{event['id']}")["event"]["claims"]
    post(client, f"/events/{event['id']}/split", {"claims": claims}, 422)
    post(client, f"/events/{event['id']}/split", {"claims": ["other"]}, 422)


def test_a_decision_is_recorded_while_events_are_worked_out_anew(client: Any) -> None:
    """Whoever decides does not wait for it: events follow after."""
    house = client.app.state.house
    shelf = house.shelves[0]
    (event,) = airstrikes(client)
    claims = ask(client, f"/events/{event['id']}")["event"]["claims"]
    assert ask(client, "/meta")["ledger"]["behind"] is False
    go_on = threading.Event()
    shelf.awaits(house.desk_lane.submit(shelf.where, lambda _: go_on.wait(30)))
    assert ask(client, "/meta")["ledger"]["behind"] is True
    done = post(client, f"/events/{event['id']}/split", {"claims": claims[:1]})
    assert (done["settled"], done["events"], len(airstrikes(client))) == (False, [event["id"]], 1)
    assert ask(client, "/judgements")["items"][0]["judgement"]["decision"] == "different"
    review = {"claim": ELSEWHERE.claim.id, "verdict": "accept"}
    assert post(client, "/reviews", review)["settled"] is False
    go_on.set()
    house.desk_lane.submit(shelf.where, str).result()
    assert len(airstrikes(client)) == 2
    assert ask(client, "/meta")["ledger"]["behind"] is False
    assert post(client, "/judgements/undo", {"judgements": done["judgements"]})["settled"] is True


def test_where_another_writes_for_long_one_is_told_to_send_it_again(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "TURN", 0.2)
    (event,) = airstrikes(client)
    left, right = ask(client, f"/events/{event['id']}")["event"]["claims"]
    asked = {"left": left, "right": right, "decision": "different"}
    with client.app.state.house.shelves[0].ledger.writing():
        answer = client.post(f"{BASE}/judgements", json=asked)
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:vigie:busy")
        assert int(answer.headers["retry-after"]) > 0
        assert client.get(f"{BASE}/queue").status_code == 503
    assert ask(client, "/judgements")["items"] == []
    post(client, "/judgements", asked)


def test_events_that_cannot_be_worked_out_do_not_refuse_what_was_decided(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Any) -> None:
        raise LaneError("out of memory")

    (event,) = airstrikes(client)
    left, right = ask(client, f"/events/{event['id']}")["event"]["claims"]
    with monkeypatch.context() as broken:
        broken.setattr(app, "settle", fails)
        done = post(client, "/judgements", {"left": left, "right": right, "decision": "different"})
    assert (done["settled"], len(done["judgements"]), len(airstrikes(client))) == (False, 1, 1)
    post(client, "/judgements", {"left": left, "right": right, "decision": "different", "note": "again"})
    assert len(airstrikes(client)) == 2
