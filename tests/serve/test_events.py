"""Events are listed, paged and shown as the ledger holds or held them, and every value leads to its words."""

from __future__ import annotations

from typing import Any

import pytest
from tests.serve.serving import ask, refused


def types(client: Any, **params: Any) -> list[str]:
    return [row["event_type"] for row in ask(client, "/events", **params)["items"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["airstrike", "shelling", "explosive"]),
        ({"country": "sy", "type": "shelling"}, ["shelling"]),
        ({"country": "FR"}, []),
        ({"place": "Idlib"}, ["airstrike"]),
        ({"place": "169389"}, ["airstrike"]),
        ({"near": "35.9,36.6,20"}, ["airstrike"]),
        ({"since": "2024-11-25"}, ["airstrike"]),
        ({"until": "2024-11-20"}, ["shelling"]),
        ({"type": ["shelling", "airstrike"]}, ["airstrike", "shelling"]),
        ({"actor": "sy-army"}, ["airstrike"]),
        ({"harm": "killed", "killed": 1}, ["airstrike"]),
        ({"source": "The Monitor"}, ["airstrike"]),
        ({"confidence": 0.99}, []),
        ({"disputed": True}, ["airstrike"]),
        ({"kind": "episode"}, []),
        ({"q": "idl"}, ["airstrike"]),
        ({"sort": "killed"}, ["airstrike", "shelling", "explosive"]),
        ({"ascending": True}, ["shelling", "airstrike", "explosive"]),
        ({"as_of": "2024-11-25"}, ["shelling"]),
        ({"as_of": "2026-01-02", "as_of_by": "recording"}, ["airstrike"]),
    ],
)
def test_filters_find_what_they_say(client: Any, asked: dict[str, Any], found: list[str]) -> None:
    """The capture of a town is a claim of control, and no event."""
    assert types(client, **asked) == found


def test_an_event_is_told_as_it_was_known(client: Any) -> None:
    (row,) = ask(client, "/events", as_of="2024-11-29")["items"][:1]
    assert (row["killed"], row["reports"], row["voices"]) == (3, 1, 1)
    (row,) = ask(client, "/events", type="airstrike")["items"]
    assert (row["reports"], row["voices"], row["lat"], row["precision"]) == (2, 2, 35.93, "exact")
    shown = ask(client, f"/events/{row['id']}", as_of="2024-11-29")
    assert [one["report_id"] for one in shown["claims"]] == ["r1"]


def test_pages_follow_one_another(client: Any) -> None:
    first = ask(client, "/events", limit=2)
    assert first["total"] == 3
    second = ask(client, "/events", limit=2, cursor=first["next"])
    assert second["next"] is None
    rows = first["items"] + second["items"]
    assert [row["event_type"] for row in rows] == types(client)


@pytest.mark.parametrize("cursor", ["x", "AAAA", "kwE", "!!!!", "é"])
def test_a_cursor_of_nobody_is_refused(client: Any, cursor: str) -> None:
    assert refused(client, "/events", cursor=cursor) == (422, "invalid")


@pytest.mark.parametrize(
    "asked",
    [{"near": "1,2"}, {"near": "91,0,1"}, {"since": "yesterday"}, {"limit": 0}, {"limit": 1001}, {"as_of": "soon"},
     {"as_of": "0001-01-01T00:00+10:00"}, {"killed": -1}, {"country": "Syria"}, {"unknown": 1}, {"sort": "colour"}],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_refused_by_name(client: Any, asked: dict[str, Any]) -> None:
    assert refused(client, "/events", **asked) == (422, "invalid")
    (name,) = asked
    answer = client.get("/api/v1/events", params=asked).json()
    assert answer["errors"][0]["field"] == name


def test_a_dossier_leads_to_the_words(client: Any) -> None:
    (row,) = ask(client, "/events", type="airstrike")["items"]
    shown = ask(client, f"/events/{row['id']}")
    assert [one["quote"] for one in shown["claims"]] == ["r1 says it.", "r2 says it."]
    assert {one["voice"] for one in shown["claims"]} == {voice["id"] for voice in shown["event"]["voices"]}
    assert shown["title"] == "Airstrike, Idlib, 2024-11-29"
    assert shown["entries"][-1]["superseded_by"] is None
    history = ask(client, f"/events/{row['id']}/history")
    assert [one["change"] for one in history] == [["added"], ["changed", "revised_down"]] or history[1]["reason"]
    (because,) = ask(client, f"/events/{row['id']}/why", field="killed")
    assert {ground["quote"] for ground in because["grounds"]} == {"r1 says it.", "r2 says it."}
    rows = ask(client, f"/events/{row['id']}/tallies", policy="airwars-min-max")
    assert [(one["low"], one["high"]) for one in rows if one["group"] == "all" and one["side"] == "all"] == [(3, 5)]


def test_what_is_not_there_is_missing(client: Any) -> None:
    assert refused(client, "/events/e0") == (404, "missing")
    assert refused(client, "/events/e0/history") == (404, "missing")
    (row,) = ask(client, "/events", type="airstrike")["items"]
    assert refused(client, f"/events/{row['id']}", as_of="2020") == (404, "missing")
    assert refused(client, f"/events/{row['id']}/tallies", policy="best") == (422, "invalid")


def test_an_answer_that_one_has_is_not_sent_again(client: Any) -> None:
    first = client.get("/api/v1/events")
    again = client.get("/api/v1/events", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/v1/events?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_the_links_of_an_event_are_those_that_its_claims_were_joined_by(client: Any) -> None:
    (row,) = ask(client, "/events", type="airstrike")["items"]
    claims = {one["claim"]["id"] for one in ask(client, f"/events/{row['id']}")["claims"]}
    (link,) = ask(client, f"/events/{row['id']}/links")
    assert {link["left"], link["right"]} == claims
    assert link["decision"] == "same"
    assert {"time", "place"} <= {reason["comparison"] for reason in link["reasons"]}
    assert ask(client, f"/events/{row['id']}/links", claim=link["left"]) == [link]
    assert ask(client, f"/events/{row['id']}/links", claim="no-such-claim") == []
