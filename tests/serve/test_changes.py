"""Changes come in order, and as a feed that readers of feeds can read, whatever reports are called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from tests.consolidate.claim_making import told
from tests.serve.serving import BASE, ask, enter, fill, served

HOSTILE = "]]><script>alert(1)</script>&\x07\x1b[2J"


def test_changes_follow_one_another(client: Any) -> None:
    every = ask(client, "/changes")["items"]
    assert [one["seq"] for one in every] == sorted(one["seq"] for one in every)
    assert every[0]["change"] == ["added"]
    newest = ask(client, "/changes", newest=True, limit=1)
    assert newest["items"] == every[-1:]
    following = ask(client, "/changes", newest=True, limit=1, cursor=newest["next"])
    assert following["items"] == every[-2:-1]
    assert ask(client, "/changes", since="2026-01-03")["items"][0]["recorded"] >= "2026-01-03"
    assert ask(client, "/changes", until="2026-01-01")["items"] == every[:1]
    assert ask(client, "/changes", since="2027")["items"] == []


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Any]:
    fill(tmp_path / "war.vigie", told("r1", outlet=HOSTILE))
    with served(tmp_path / "war.vigie") as client:
        yield enter(client)


def test_the_feed_is_a_feed_whatever_an_outlet_calls_itself(hostile: Any) -> None:
    answer = hostile.get(f"{BASE}/changes.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    (entry,) = feed.entries
    assert entry.title == "added: airstrike, Idlib, 2024-11-29"
    assert entry.link.endswith("/events/" + ask(hostile, "/events")["items"][0]["id"])
    assert b"<script" not in answer.content
    assert "\x07" not in answer.text


def test_two_ledgers_have_two_feeds(tmp_path: Path) -> None:
    for name in ("war", "a name"):
        fill(tmp_path / f"{name}.vigie", told("r1"))
    with served(tmp_path / "war.vigie", tmp_path / "a name.vigie") as client:
        enter(client)
        one, two = (feedparser.parse(client.get(f"{BASE}/changes.atom?ledger={name}").content)
                    for name in ("war", "a name"))  # fmt: skip
    assert one.feed.id != two.feed.id == two.feed.links[0].href
    assert two.feed.id.endswith("/changes.atom?ledger=a%20name")
    assert two.entries[0].link.endswith("?ledger=a%20name")
    assert two.entries[0].id.startswith("urn:vigie:a%20name:")


def test_readers_of_feeds_need_no_session_and_see_nothing_else(hostile: Any) -> None:
    def opened() -> str:
        answer = hostile.post(f"{BASE}/feed")
        assert answer.status_code == 201
        return str(answer.json()["address"]).split("/api/v1", 1)[1]

    first = opened()
    hostile.cookies.clear()
    feed = hostile.get(BASE + first)
    assert len(feedparser.parse(feed.content).entries) == 1
    word = first.rsplit("key=", 1)[1]
    assert word not in feed.text
    for path in ("/events", "/changes", "/meta"):
        assert hostile.get(f"{BASE}{path}?key={word}").status_code in (401, 422)
    hostile.cookies.set(f"vigie-{hostile.app.state.house.options.port}", word)
    assert hostile.get(f"{BASE}/events").status_code == 401
    assert hostile.get(f"{BASE}/changes.atom?key=made-up").status_code == 401
    assert hostile.get(f"{BASE}/changes.atom").status_code == 401
    hostile.cookies.clear()
    hostile.app.state.house.tell_door()
    enter(hostile)
    assert opened() != first
    hostile.cookies.clear()
    assert hostile.get(BASE + first).status_code == 401
