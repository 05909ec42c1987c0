"""Accounts: who may do what, on which ledger, for how long; and what was done stays on record."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.serve.serving import BASE, ask, enter, fill, refused, served

from vigie.ledger.check import check
from vigie.ledger.store import open_ledger
from vigie.serve import accounts, auth
from vigie.serve.accounts import AccountError, People
from vigie.serve.security import Rates

SECRET = "correct horse battery"
ROLES = ("reader", "reviewer", "admin")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two ledgers and accounts of every role, each named as its role; one sees the second ledger only."""
    folder = tmp_path_factory.mktemp("house")
    fill(folder / "war.vigie")
    shutil.copy(folder / "war.vigie", folder / "other.vigie")
    people = People(str(folder / "people"))
    for role in ROLES:
        people.add(f"a {role}", SECRET, role)  # type: ignore[arg-type]
    people.add("guest", SECRET, "reader", ("other",))
    return folder


@pytest.fixture
def client(house: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(auth, "TRIES", Rates(1, burst=100))
    with served(house / "war.vigie", house / "other.vigie", people=str(house / "people")) as client:
        yield client


def sign_in(client: Any, name: str, password: str = SECRET) -> int:
    client.cookies.clear()
    client.headers.pop("X-Vigie-CSRF", None)
    answer = client.post(f"{BASE}/session", json={"name": name, "password": password})
    if answer.status_code == 200:
        client.headers["X-Vigie-CSRF"] = answer.json()["csrf"]
    return answer.status_code  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("name", "password"), [("a reader", "wrong"), ("nobody", SECRET), ("", ""), ("a reader' --", SECRET)]
)
def test_name_and_password_must_go_together(client: Any, name: str, password: str) -> None:
    assert sign_in(client, name, password) == 403
    assert refused(client, "/events") == (401, "sign-in")


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_what_it_may(client: Any, role: str) -> None:
    assert sign_in(client, f"a {role}") == 200
    assert ask(client, "/session")["role"] == role
    may = ask(client, "/meta")["can"]
    rank = ROLES.index(role)
    assert may == {"add": rank >= 1, "review": rank >= 1, "admin": rank >= 2}
    wrote = client.post(f"{BASE}/judgements", json={"left": "a", "right": "b", "decision": "same"}).status_code
    assert wrote == (404 if rank >= 1 else 403)
    for path in ("/users", "/audit"):
        assert client.get(BASE + path).status_code == (200 if rank >= 2 else 403)


def test_a_write_without_its_mark_is_refused(client: Any) -> None:
    sign_in(client, "a reviewer")
    mark = client.headers.pop("X-Vigie-CSRF")
    body = {"left": "a", "right": "b", "decision": "same"}
    assert client.post(f"{BASE}/judgements", json=body).json()["type"] == "urn:vigie:csrf"
    sign_in(client, "a admin")
    answer = client.post(f"{BASE}/judgements", json=body, headers={"X-Vigie-CSRF": mark})
    assert answer.json()["type"] == "urn:vigie:csrf"  # another session's


def test_only_ledgers_that_are_granted_are_seen(client: Any) -> None:
    sign_in(client, "guest")
    assert ask(client, "/meta")["ledgers"] == ["other"]
    assert ask(client, "/meta")["ledger"]["name"] == "other"
    assert refused(client, "/events", ledger="war") == (404, "missing")
    sign_in(client, "a reader")
    assert ask(client, "/meta")["ledgers"] == ["war", "other"]
    assert ask(client, "/meta", ledger="other")["ledger"]["name"] == "other"


def test_a_session_that_is_ended_lets_nobody_in(client: Any) -> None:
    sign_in(client, "a reader")
    (mine,) = [one for one in ask(client, "/sessions") if one["name"] == "a reader"][:1]
    reader = dict(client.cookies)
    sign_in(client, "a admin")
    every = {one["name"] for one in ask(client, "/sessions")}
    assert {"a reader", "a admin"} <= every
    assert client.delete(f"{BASE}/sessions/{mine['id']}").status_code == 204
    client.cookies.clear()
    client.cookies.update(reader)
    assert refused(client, "/events") == (401, "sign-in")


def test_nobody_ends_another_session(client: Any) -> None:
    sign_in(client, "a admin")
    (theirs,) = [one for one in ask(client, "/sessions") if one["name"] == "a admin"][:1]
    sign_in(client, "a reader")
    assert {one["name"] for one in ask(client, "/sessions")} == {"a reader"}
    assert client.delete(f"{BASE}/sessions/{theirs['id']}").status_code == 404


def test_signing_out_ends_the_session_on_the_server(client: Any) -> None:
    sign_in(client, "a reader")
    cookies = dict(client.cookies)
    assert client.delete(f"{BASE}/session").status_code == 204
    client.cookies.update(cookies)
    assert refused(client, "/events") == (401, "sign-in")


def test_accounts_are_made_changed_and_put_out(client: Any) -> None:
    sign_in(client, "a admin")
    new = {"name": "ada", "password": "twelve or more", "role": "reader"}
    assert client.post(f"{BASE}/users", json=new).status_code == 201
    assert client.post(f"{BASE}/users", json=new).status_code == 409
    assert client.post(f"{BASE}/users", json={**new, "name": "bo", "password": "short"}).status_code == 422
    assert client.post(f"{BASE}/users", json={**new, "name": "a\nb"}).status_code == 422
    admin = (dict(client.cookies), client.headers["X-Vigie-CSRF"])
    sign_in(client, "ada", "twelve or more")
    ada = dict(client.cookies)
    client.cookies.clear()
    client.cookies.update(admin[0])
    client.headers["X-Vigie-CSRF"] = admin[1]
    answer = client.patch(f"{BASE}/users/ada", json={"role": "reviewer"})
    assert answer.json()["role"] == "reviewer"
    assert "hash" not in answer.text
    assert client.patch(f"{BASE}/users/ada", json={"disabled": True}).status_code == 200
    assert client.patch(f"{BASE}/users/nobody", json={"disabled": True}).status_code == 404
    assert client.patch(f"{BASE}/users/a admin", json={"role": "reader"}).status_code == 422
    client.cookies.clear()
    client.cookies.update(ada)
    assert refused(client, "/events") == (401, "sign-in")
    assert sign_in(client, "ada", "twelve or more") == 403


def test_what_was_done_is_on_record_in_the_ledger(client: Any, house: Path) -> None:
    sign_in(client, "a reader", "wrong")
    sign_in(client, "a admin")
    client.get(f"{BASE}/exports/acled")
    client.app.state.house.desk_lane.submit(str(house / "war.vigie"), len_of).result()  # what was handed in is done
    acts = [(one["by"], one["what"]) for one in ask(client, "/audit")["items"]]
    assert acts[:3] == [("a admin", "exported"), ("a admin", "sign-in"), ("a reader", "sign-in refused")]
    ledger = open_ledger(house / "war.vigie")
    assert list(check(ledger)) == []
    ledger.close()


def len_of(_: Any) -> int:
    return 0


def test_what_is_on_record_of_people_changes_no_answer(client: Any) -> None:
    sign_in(client, "a reader")
    tag = client.get(f"{BASE}/events").headers["etag"]
    client.get(f"{BASE}/exports/geojson")
    sign_in(client, "a reader")
    assert client.get(f"{BASE}/events", headers={"If-None-Match": tag}).status_code == 304


def test_a_name_can_be_tried_so_often(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "TRIES", Rates(0.01, burst=2))
    assert [sign_in(client, "a reader", "wrong") for _ in range(3)] == [403, 403, 429]
    assert sign_in(client, "A READER") == 429
    assert sign_in(client, "a admin") == 200


def test_no_password_is_kept_and_no_secret_of_a_session(house: Path, client: Any) -> None:
    sign_in(client, "a reader")
    secret = next(iter(dict(client.cookies).values()))
    held = (house / "people").read_bytes()
    assert SECRET.encode() not in held
    assert secret.encode() not in held
    assert b"$argon2id$" in held
    assert b"argon2" not in (house / "war.vigie").read_bytes()
    assert stat.S_IMODE((house / "people").stat().st_mode) == 0o600


def test_what_another_process_changed_is_seen_soon(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose a session is need not be looked up for each request; what this process changes is seen at once."""
    moments = iter((10.0, 10.5, 11.1))
    monkeypatch.setattr("vigie.serve.accounts.time.monotonic", lambda: next(moments))
    people = People(str(house / "people"))
    secret = people.sign_in("a reader", SECRET) or ""
    assert people.who(secret) is not None
    with sqlite3.connect(house / "people") as database:
        database.execute("DELETE FROM sessions")
    assert people.who(secret) is not None
    assert people.who(secret) is None


def test_sessions_end_by_themselves(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "RECENT", 0.0)
    people = People(str(house / "people"))
    secret = people.sign_in("a reader", SECRET)
    assert secret
    assert people.who(secret) is not None
    with sqlite3.connect(house / "people") as database:
        database.execute("UPDATE sessions SET seen = '2020-01-01T00:00:00Z'")
    assert people.who(secret) is None
    again = people.sign_in("a reader", SECRET)
    assert again
    with sqlite3.connect(house / "people") as database:
        database.execute("UPDATE sessions SET ends = '2020-01-01T00:00:00Z'")
    assert people.who(again) is None


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaaaaa", "my name is ada!"])
def test_passwords_that_are_guessed_are_refused(password: str) -> None:
    with pytest.raises(AccountError):
        People().add("Ada", password, "reader")


def test_a_server_for_one_person_has_no_accounts(tmp_path: Path) -> None:
    from tests.serve.serving import enter

    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie") as client:
        enter(client)
        body = {"name": "ada", "password": "twelve or more", "role": "reader"}
        assert client.post(f"{BASE}/users", json=body).status_code == 409
        assert ask(client, "/users") == []


def test_a_feed_is_of_whoever_may_see_its_ledger(client: Any, house: Path) -> None:
    assert sign_in(client, "guest") == 200
    address = client.post(f"{BASE}/feed", params={"ledger": "other"}).json()["address"]
    feed = address[address.index(BASE) :]
    assert client.post(f"{BASE}/feed", params={"ledger": "war"}).status_code == 404
    client.cookies.clear()
    assert client.get(feed).status_code == 200
    assert client.get(feed.replace("ledger=other", "ledger=war")).status_code == 404
    People(str(house / "people")).change("guest", disabled=True)
    assert client.get(feed).status_code == 401
    People(str(house / "people")).change("guest", disabled=False)


def test_coming_in_by_the_address_and_going_are_on_record(tmp_path: Path) -> None:
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie") as client:
        enter(client)
        assert client.delete(f"{BASE}/session").status_code == 204
        enter(client)
        client.app.state.house.desk_lane.submit(str(tmp_path / "war.vigie"), len_of).result()
        acts = [one["what"] for one in ask(client, "/audit")["items"]]
    assert acts == ["sign-in by one-time address", "sign-out", "sign-in by one-time address"]
