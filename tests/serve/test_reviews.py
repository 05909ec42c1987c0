"""Claims are reviewed through the API: the queue, verdicts with both values, undoing, agreement, data to take away."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.serve.serving import BASE, EARLY, ELSEWHERE, LATE, ask, enter, fill, served

from vigie.serve.accounts import csrf_of


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie") as client:
        yield enter(client)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Any]:
    """A server for which each reviewer signs in by name."""
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie", people=str(tmp_path / "people.db")) as client:
        people = client.app.state.house.people
        people.add("root", "a long enough phrase", "admin")
        for name, role in (("ada", "reviewer"), ("bo", "reviewer"), ("rea", "reader")):
            people.add(name, "a long enough phrase", role)
        yield client


def become(client: Any, name: str) -> Any:
    """The client, signed in as somebody."""
    secret = client.app.state.house.people.open_session(name)
    client.cookies.clear()
    client.cookies.set(f"vigie-{client.app.state.house.options.port}", secret)
    client.headers["X-Vigie-CSRF"] = csrf_of(secret)
    return client


def decide(client: Any, claim: str, verdict: str, status: int = 201, **more: Any) -> Any:
    answer = client.post(f"{BASE}/reviews", json={"claim": claim, "verdict": verdict, **more})
    assert answer.status_code == status, answer.text
    return answer.json()


def killed(client: Any) -> int:
    (row,) = ask(client, "/events", type="airstrike")["items"]
    return int(row["killed"])


def test_a_correction_is_seen_at_once_beside_the_machine_s_value(client: Any) -> None:
    claim = LATE.claim.id
    before = killed(client)
    made = decide(client, claim, "correct", fields={"figures": [{"harm": "killed", "low": 2}]}, note="it says two")
    assert killed(client) != before
    shown = ask(client, f"/claims/{claim}")
    assert (shown["machine"]["figures"][0]["low"], shown["claim"]["figures"][0]["low"]) == (5, 2)
    assert shown["reviews"][0]["review"]["note"] == "it says two"
    for path in (f"/claims/{claim}", f"/claims/{claim}/why"):
        assert client.get(BASE + path, params={"as_of": "2024-11-30"}).status_code == 200
        assert client.get(BASE + path, params={"as_of": "2024-11-28"}).status_code == 404, path
    report = ask(client, "/reports/r2")
    assert [one["figures"][0]["low"] for one in report["claims"] + report["machine"]] == [2, 5]
    assert ask(client, "/events", type="airstrike")["items"][0]["reviewed"]
    between = datetime.now(UTC).isoformat()
    time.sleep(1.1)  # a moment that is asked for is a second long
    assert client.delete(f"{BASE}/reviews/{made['seq']}").status_code == 200
    assert killed(client) == before
    (undoing, undone) = ask(client, "/reviews")["items"]
    assert (undoing["review"]["verdict"], undone["undone_by"]) == ("undo", undoing["seq"])
    (then,) = ask(client, "/reviews", as_of=between)["items"]
    assert (then["seq"], then["undone_by"]) == (made["seq"], None)
    assert ask(client, "/reviews", as_of="2026-01-31")["items"] == []


def test_a_rejected_claim_is_gone_from_events_and_shown_as_rejected(client: Any) -> None:
    decide(client, ELSEWHERE.claim.id, "reject")
    assert ask(client, "/events", type="shelling")["items"] == []
    assert ask(client, f"/claims/{ELSEWHERE.claim.id}")["holds"] is False
    assert [one["id"] for one in ask(client, "/reports/r3")["machine"]] == [ELSEWHERE.claim.id]


def test_a_missed_claim_is_added_by_its_words(client: Any) -> None:
    given = {"report": "r1", "start": 0, "end": 2, "fields": {"event_type": "shelling", "place": {"name": "Aleppo"}}}
    made = client.post(f"{BASE}/reviews/missed", json=given)
    assert made.status_code == 201, made.text
    shown = ask(client, f"/claims/{made.json()['claim']}")
    assert (shown["quotes"], shown["claim"]["place"]["country"]) == (["r1"], "SY")


def test_what_cannot_be_is_said_by_field(client: Any) -> None:
    problem = decide(client, EARLY.claim.id, "correct", 422, fields={"event_type": "picnic"})
    assert problem["errors"][0]["field"] == "event_type"
    decide(client, EARLY.claim.id, "correct", 422)
    decide(client, EARLY.claim.id, "applaud", 422)
    decide(client, "nothing", "accept", 422)
    assert client.delete(f"{BASE}/reviews/1").status_code == 404


def test_the_queue_says_why_and_hands_nothing_to_two(team: Any) -> None:
    first = ask(become(team, "ada"), "/queue", limit=1)["items"]
    assert first[0]["why"]
    assert first[0]["context"]["words"]
    others = {item["claim"]["id"] for item in ask(become(team, "bo"), "/queue")["items"]}
    assert first[0]["claim"]["id"] not in others
    assert team.delete(f"{BASE}/queue").status_code == 204
    assert len(ask(become(team, "ada"), "/queue")["items"]) == 5
    assert become(team, "rea").get(f"{BASE}/queue").status_code == 403


def test_a_blind_second_review_sees_nothing_and_is_measured(team: Any) -> None:
    claim = EARLY.claim.id
    seq = decide(become(team, "ada"), claim, "correct", fields={"event_type": "shelling"})["seq"]
    (item,) = ask(become(team, "bo"), "/queue", blind=True)["items"]
    assert (item["claim"]["event_type"], item["now"]) == ("airstrike", None)
    assert "shelling" not in json.dumps(item)
    decide(team, claim, "accept", blind=True)
    rows = {row["field"]: row for row in ask(team, "/agreement")}
    assert (rows["event_type"]["pairs"], rows["event_type"]["same"]) == (1, 0)
    between = datetime.now(UTC).isoformat()
    time.sleep(1.1)  # a moment that is asked for is a second long
    assert team.delete(f"{BASE}/reviews/{seq}").status_code == 403
    assert become(team, "root").delete(f"{BASE}/reviews/{seq}").status_code == 200
    assert all(row["pairs"] == 0 for row in ask(team, "/agreement"))
    assert {row["field"]: row for row in ask(team, "/agreement", as_of=between)} == rows
    assert all(row["pairs"] == 0 for row in ask(team, "/agreement", as_of="2026-01-31"))


def test_what_people_decided_is_taken_away_as_lines(client: Any) -> None:
    decide(client, EARLY.claim.id, "correct", fields={"event_type": "shelling"})
    (report,) = map(json.loads, client.get(f"{BASE}/annotations.jsonl").text.splitlines())
    assert (report["id"], report["claims"][0]["types"]) == ("r1", ["shelling"])
    lines = list(
        map(json.loads, client.get(f"{BASE}/annotations.jsonl", params={"shape": "corrections"}).text.splitlines())
    )
    assert ("airstrike", "shelling") in {
        (line["machine"], line["human"]) for line in lines if line["field"] == "event_type"
    }


@pytest.mark.parametrize("shape", ["gold", "corrections"])
def test_what_people_had_decided_by_then_is_taken_away_as_it_was(client: Any, shape: str) -> None:
    def taken(**then: str) -> str:
        answer = client.get(f"{BASE}/annotations.jsonl", params={"shape": shape, **then})
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    seq = decide(client, EARLY.claim.id, "correct", fields={"event_type": "shelling"})["seq"]
    before, between = taken(), datetime.now(UTC).isoformat()
    assert "shelling" in before
    time.sleep(1.1)  # a moment that is asked for is a second long
    assert client.delete(f"{BASE}/reviews/{seq}").status_code == 200
    decide(client, LATE.claim.id, "accept")
    assert "shelling" not in taken()
    assert taken(as_of=between) == before
    assert taken(as_of="2026-01-31") == ""
