"""Nobody gets in who should not, by no road."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.serve.serving import BASE, ask, enter, fill, served

from vigie.serve.options import Options
from vigie.serve.security import Rates, content_policy, own_host


def test_the_address_works_once(tmp_path: Path) -> None:
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie") as client:
        assert client.get(f"{BASE}/events").status_code == 401
        enter(client)
        first = client.said[-2]  # type: ignore[attr-defined]
        assert ask(client, "/session")["role"] == "admin"
        client.cookies.clear()
        assert client.get(f"{BASE}/events").status_code == 401
        assert client.get(first).status_code == 403
        assert client.get("/open?token=").status_code == 403
        assert client.get("/open?token=é").status_code == 403


def test_a_cookie_is_for_this_site_alone(tmp_path: Path) -> None:
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie") as client:
        client.app.state.house.tell_door()  # type: ignore[attr-defined]
        given = client.get(client.said[-1]).headers["set-cookie"]  # type: ignore[attr-defined]
    assert "HttpOnly; SameSite=Strict" in given
    assert "Secure" not in given
    assert given.startswith("vigie-8750=")


@pytest.mark.parametrize(
    ("host", "ours"),
    [("127.0.0.1:8750", True), ("localhost:8750", True), ("[::1]:8750", True), ("127.0.0.1", True),
     ("127.0.0.1:9000", True), ("evil.example:8750", False), ("evil.example", False), ("", False), ("[", False),
     ("10.0.0.7:8750", False), ("localhost.evil.example:8750", False), ("127.0.0.2.evil.example", False)],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_not_answered(client: Any, host: str, ours: bool) -> None:
    """A page whose name is pointed at this machine (DNS rebinding) sends its own name."""
    answer = client.get(f"{BASE}/events", headers={"Host": host})
    assert (answer.status_code == 200) is ours
    if not ours:
        assert answer.json()["type"] == "urn:vigie:host"


def test_a_server_for_others_goes_by_its_numbers_and_its_public_name() -> None:
    options = Options(ledgers=(), host="0.0.0.0", people="p", address="https://vigie.example.org")
    assert own_host("10.0.0.7:8750", options)
    assert own_host("vigie.example.org", options)
    assert not own_host("other.example.org", options)


@pytest.mark.parametrize("headers", [{"X-Vigie-CSRF": ""}, {"X-Vigie-CSRF": "é"}, {"Origin": "https://evil.example"},
                                     {"Origin": "null"}, {"Origin": "http://["}])  # fmt: skip
def test_a_write_from_elsewhere_is_refused(client: Any, headers: dict[str, str]) -> None:
    given = {name: value.encode("latin-1") for name, value in headers.items()}
    assert client.delete(f"{BASE}/sessions/none", headers=given).status_code == 403
    assert client.delete(f"{BASE}/sessions/none").status_code == 404


def test_every_answer_says_what_pages_may_load(client: Any) -> None:
    for path in ("/", "/events/e1", f"{BASE}/events", f"{BASE}/nothing", "/open?token=x"):
        headers = client.get(path).headers
        assert "default-src 'none'; script-src 'self'; style-src 'self';" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_tiles_are_the_one_thing_from_elsewhere() -> None:
    policy = content_policy(Options(ledgers=(), tiles="https://tiles.example.org/{z}/{x}/{y}.png"))
    assert "img-src 'self' data: blob: https://tiles.example.org;" in policy
    assert "connect-src 'self' https://tiles.example.org;" in policy
    assert "script-src 'self';" in policy


def test_rates_let_a_burst_through_and_then_so_many_a_second() -> None:
    rates = Rates(10, burst=3)
    assert [rates.wait("a") == 0 for _ in range(5)] == [True, True, True, False, False]
    assert rates.wait("b") == 0
    assert 0 < rates.wait("a") <= 0.1


def test_too_many_requests_wait(tmp_path: Path) -> None:
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie", reads_per_second=1) as client:
        answers = [client.get(f"{BASE}/meta") for _ in range(6)]
    assert [answer.status_code for answer in answers[:4]] == [401] * 4
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_made_up_cookies_get_nobody_more(tmp_path: Path) -> None:
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie", reads_per_second=1) as client:
        told = [client.get(f"{BASE}/meta", headers={"Cookie": f"vigie-8750=made-up-{n}"}) for n in range(6)]
        assert [answer.status_code for answer in told] == [401] * 4 + [429] * 2
        client.app.state.house.tell_door()  # type: ignore[attr-defined]
        assert client.get(client.said[-1]).status_code == 303  # type: ignore[attr-defined]
        assert client.get(f"{BASE}/meta").status_code == 200  # a session of its own has what is its own


@pytest.mark.parametrize("path", ["/../pyproject.toml", "/..%2f..%2fetc/passwd", "/assets/../../app.py", "/%00"])
def test_files_outside_are_not_served(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert b"import" not in answer.content


@pytest.mark.parametrize("path", ["/", f"{BASE}/events", f"{BASE}/meta", f"{BASE}/exports/jsonl", f"{BASE}/nothing"])
def test_head_is_answered_as_get_without_the_body(client: Any, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("etag", "content-type", "cache-control", "content-security-policy"):
        assert head.headers.get(name) == whole.headers.get(name), name
    if "etag" in head.headers:
        assert head.headers["content-length"] == whole.headers["content-length"]
        assert client.head(path, headers={"If-None-Match": head.headers["etag"]}).status_code == 304


def test_head_takes_nothing_away(client: Any) -> None:
    """A program that previews the one-time address does not use it up; a head of an export is no export."""
    house = client.app.state.house
    house.tell_door()
    before = ask(client, "/audit")["items"]
    assert client.head(client.said[-1]).status_code == 405
    assert client.head(f"{BASE}/exports/xlsx").headers["content-type"].startswith("application/vnd")
    house.desk_lane.submit(house.shelves[0].where, str).result()  # what was handed in is done
    assert ask(client, "/audit")["items"] == before
    assert client.get(client.said[-1]).status_code == 303


def test_the_head_of_what_goes_on_for_long_ends(client: Any) -> None:
    job = client.app.state.house.jobs.begin("report", "war", ask(client, "/meta")["user"]["name"], 1)
    head = client.head(f"{BASE}/jobs/{job.id}/events")
    assert (head.status_code, head.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
