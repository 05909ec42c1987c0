"""Maps, bars, tolls and facets sum up what the list of events says."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from tests.serve.serving import BASE, ask


def test_the_map_has_every_event_with_a_point(client: Any) -> None:
    shown = ask(client, "/map")
    rows = [dict(zip(shown["columns"], row, strict=True)) for row in shown["rows"]]
    events = {row["id"]: row for row in ask(client, "/events")["items"]}
    assert [row["id"] for row in rows] == list(events)
    for row in rows:
        event = events[row["id"]]
        assert (row["lat"], row["lon"], row["killed"]) == (event["lat"], event["lon"], event["killed"])
        assert (row["type"], row["start"], row["disputed"]) == (event["event_type"], event["start"], event["disputes"])
    by_type = {row["type"]: row for row in rows}
    assert by_type["airstrike"]["radius_km"] > 0
    assert (shown["truncated"], shown["total"]) == (False, 3)
    assert ask(client, "/map", type="shelling")["total"] == 1


def test_a_packed_map_says_what_the_map_says(client: Any) -> None:
    for asked in ({}, {"type": "shelling"}, {"country": "FR"}):
        shown, found = ask(client, "/map", **asked), client.get(f"{BASE}/map/packed", params=asked).content
        line, _, body = found.partition(b"\n")
        told = json.loads(line)
        assert (len(line) + 1) % 8 == 0
        assert (told["rows"], told["total"], told["truncated"]) == (len(shown["rows"]), shown["total"], False)
        columns = {
            name: np.frombuffer(body, "<" + kind, told["rows"], at).tolist() for name, kind, at in told["columns"]
        }
        words = [[told["words"][name][code] for code in columns[name]] for name in ("type", "kind")]
        events = {row["id"]: row for row in ask(client, "/events", **asked)["items"]}
        at = [told["words"]["place"][code] for code in columns["place"]]
        assert at == [events[row[0]]["place"] for row in shown["rows"]]
        again = [
            [identity.decode(), round(lat, 4), round(lon, 4), radius, event_type, (start.decode() or None),
             (end.decode() or None), None if killed < 0 else killed, bool(disputed), kind]
            for identity, lat, lon, radius, event_type, start, end, killed, disputed, kind in zip(
                columns["id"], columns["lat"], columns["lon"], columns["radius_km"], words[0], columns["start"],
                columns["end"], columns["killed"], columns["disputed"], words[1], strict=True)
        ]  # fmt: skip
        assert again == [[i, round(y, 4), round(x, 4), r, t, s, e, k, bool(d), w]
                         for i, y, x, r, t, s, e, k, d, w in shown["rows"]]  # fmt: skip


def test_bars_count_events_and_their_dead(client: Any) -> None:
    days = ask(client, "/timeline")["bins"]
    assert [(one["start"], one["end"], one["events"], one["killed"]) for one in days] == [
        ("2024-11-20", "2024-11-20", 1, 0), ("2024-11-29", "2024-11-29", 1, 5),
    ]  # fmt: skip
    (month,) = ask(client, "/timeline", bin="month")["bins"]
    assert (month["start"], month["end"], month["events"]) == ("2024-11-01", "2024-11-30", 2)
    assert sum(month["by_family"].values()) == 2
    weeks = ask(client, "/timeline", bin="week")["bins"]
    assert [one["start"] for one in weeks] == ["2024-11-18", "2024-11-25"]
    assert ask(client, "/timeline", country="FR")["bins"] == []
    (year,) = ask(client, "/timeline", bin="year")["bins"]
    assert (year["start"], year["end"], year["events"]) == ("2024-01-01", "2024-12-31", 2)


@pytest.mark.parametrize(
    ("asked", "most", "given"),
    [("day", 10, "day"), ("day", 9, "week"), ("day", 1, "month"), ("week", 10, "week"), ("month", 1, "month")],
)
def test_bars_grow_wider_where_they_would_be_too_many(client: Any, asked: str, most: int, given: str) -> None:
    found = ask(client, "/timeline", bin=asked, most=most)
    assert found["bin"] == given
    assert sum(one["events"] for one in found["bins"]) == 2


def test_facets_count_what_matches(client: Any) -> None:
    found = ask(client, "/facets")
    assert found["total"] == 3
    assert found["country"] == [{"value": "SY", "count": 3}]
    assert {one["value"]: one["count"] for one in found["type"]} == {"airstrike": 1, "shelling": 1, "explosive": 1}
    assert (found["disputed"], found["unreviewed"]) == (1, 3)
    assert {one["value"]: one["count"] for one in found["outlet"]} == {"One": 2, "Two": 1}
    assert found["language"] == [{"value": "en", "count": 3}]
    assert {one["value"]: one["count"] for one in found["source_class"]} == {"monitor": 1, "medical": 1, "media": 2}
    assert ask(client, "/facets", outlet="Two", source_class="monitor")["type"] == [{"value": "airstrike", "count": 1}]
    assert ask(client, "/facets", type="shelling")["total"] == 1


def test_an_event_without_tolls_has_none(client: Any) -> None:
    assert ask(client, "/tolls") == []
    (row,) = ask(client, "/events", type="airstrike")["items"]
    assert ask(client, "/tolls", event=row["id"]) == []


@pytest.mark.parametrize(
    "asked", [{}, {"type": "shelling"}, {"country": "FR"}, {"as_of": "2024-12-01"}, {"bin": "month", "outlet": "Two"}]
)
def test_an_overview_is_what_its_parts_say(client: Any, asked: dict[str, str]) -> None:
    found = ask(client, "/overview", **asked)
    filters = {name: value for name, value in asked.items() if name != "bin"}
    assert found["facets"] == ask(client, "/facets", **filters)
    assert found["timeline"] == ask(client, "/timeline", **asked)
    assert found["latest"] == ask(client, "/events", **filters, limit="20")
    assert found["tolls"] == ask(client, "/tolls", **filters)
